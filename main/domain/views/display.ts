import { ALL_DESKS, SITE } from '#contract/names.ts';
import type { PlaylistRow } from '#contract/playlist.ts';
import type { RowChange, TransactionRow } from '#contract/rows.ts';
import type { AnnouncementViewRow, CallRow, DisplayHead, PlaceRow, ViewTables } from '#contract/views.ts';
import type { State } from '#domain/state.ts';
import {
  changedIds,
  changedSettings,
  commonHead,
  idOf,
  officeChanged,
  tableOf,
  touchedServices,
  waitingRow,
} from './common.ts';
import type { View, ViewContext } from './view.ts';

/** Last calls a display keeps, over or not; whoever is called and has not come yet stays beyond them. */
const CALLS = 12;
export const ALL = ALL_DESKS;
const PLAYLIST = 'playlist';

/** `display:<group>`: numbers and desks, never a name. */
export function displayView(group: string): View<'display'> {
  return {
    head: (context) => head(group, context),
    keys: (context) => [
      ...[...listed(group, context.state)].map(({ id }) => `call:${id}`),
      ...context.state.settings('service').map(({ key }) => `service:${key}`),
      ...context.state.settings('desk').map(({ key }) => `place:${key}`),
      ...[...context.state.all('announcement')].map(({ id }) => `announcement:${id}`),
      PLAYLIST,
    ],
    touched: (changes, context) => [
      ...touchedPlaces(group, changes, context),
      ...touchedCalls(group, changes, context),
      ...touchedServices(changes, context),
      ...changedIds(changes, 'announcement').map((id) => `announcement:${id}`),
      ...(changedSettings(changes, 'playlist').includes(group) ? [PLAYLIST] : []),
    ],
    row: (key, context) => cut(group, key, context),
  };
}

function cut(group: string, key: string, context: ViewContext): ViewTables['display'] | undefined {
  if (key === PLAYLIST) return playlistRow(group, context);
  if (tableOf(key) === 'call') return callRow(group, idOf(key), context);
  if (tableOf(key) === 'announcement') return announcementRow(group, idOf(key), context);
  return tableOf(key) === 'place' ? placeRow(group, idOf(key), context) : waitingRow(idOf(key), context);
}

function head(group: string, context: ViewContext): DisplayHead {
  const value = context.state.setting('displayGroup', group)?.value;
  const common = commonHead(context);
  return {
    ...common,
    group: value?.name ?? {},
    overscan: value?.overscan ?? 0,
    chime: value?.chime ?? true,
    info: value?.info ?? common.info,
    voice: voiceOf(context.state),
  };
}

function voiceOf(state: State): DisplayHead['voice'] {
  const voice = state.setting('voice', SITE)?.value;
  if (!voice?.enabled) return null;
  const { visitorFirst, repeats, volume, quiet } = voice;
  const languages = voice.languages.length > 0 ? voice.languages : (state.site()?.languages.slice(0, 1) ?? []);
  return { languages, visitorFirst, repeats, volume, quiet };
}

/** [G5] */
function playlistRow(group: string, { state }: ViewContext): PlaylistRow | undefined {
  const value = state.setting('playlist', group)?.value;
  return value && value.slides.length > 0 ? { key: PLAYLIST, table: 'playlist', ...value } : undefined;
}

/** [K1] */
function announcementRow(group: string, id: string, { state }: ViewContext): AnnouncementViewRow | undefined {
  const row = state.get('announcement', id);
  if (!row || (row.group !== null && row.group !== group)) return undefined;
  const texts = Object.entries(row.texts).map(([language, text]) => [language, state.text(text) ?? '']);
  const { at, seq } = row;
  return {
    key: `announcement:${id}`,
    table: 'announcement',
    announcement: id,
    texts: Object.fromEntries(texts),
    at,
    seq,
  };
}

function shows(group: string, desk: string | null, state: State): boolean {
  const desks = state.setting('displayGroup', group)?.value.desks ?? [];
  return desk !== null && (desks.length === 0 || desks.includes(desk));
}

/** What the displays of a group list: its last calls, and every one that nobody has answered yet. */
function listed(group: string, state: State): Set<TransactionRow> {
  const list = new Set(lastOf(group, state));
  for (const session of state.openSessions()) {
    const visit = state.visitAt(session.desk);
    const call = visit?.state === 'called' && state.transaction(visit.transaction);
    if (call && shows(group, session.desk, state)) list.add(call);
  }
  return list;
}

/** The last calls of this group that stand, newest first. */
function lastOf(group: string, state: State): TransactionRow[] {
  const found: TransactionRow[] = [];
  for (const call of callsOfToday(group, state)) {
    if (stands(call, state)) found.push(call);
    if (found.length === CALLS) break;
  }
  return found;
}

/** The calls of this group in the open day, newest first, whether they still stand or not. */
function* callsOfToday(group: string, state: State): Generator<TransactionRow> {
  const day = state.openDay()?.id;
  for (const call of state.callsBackwards()) {
    if (call.day !== day) return;
    if (shows(group, call.desk, state)) yield call;
  }
}

/** [V16] Whether nothing came after this call: a visit that waits again is in another pass, a parked one in none. */
function stands(call: TransactionRow, state: State): boolean {
  return call.end !== 'parked' && state.visit(call.visit)?.transaction === call.id;
}

function touchedCalls(group: string, changes: RowChange[], context: ViewContext): string[] {
  const { state } = context;
  if (officeChanged(changes) || changedSettings(changes, 'displayGroup').includes(group))
    return everyCall(state, changes);
  const ids = changedIds(changes, 'transaction');
  if (ids.length === 0) return [];
  const { near, moved } = nearCalls(group, state, changes, CALLS + ids.length);
  const pushedOut = near.slice(CALLS);
  const listedStill = new Set(near.map(({ visit }) => visit));
  const isRoom = changes.some(isUndone) || moved.some(({ visit }) => !listedStill.has(visit));
  const broughtBack = isRoom ? near.slice(0, CALLS).slice(-ids.length) : [];
  const calls = [...pushedOut, ...broughtBack, ...moved];
  return [...new Set([...ids, ...calls.map(({ id }) => id)])].map((id) => `call:${id}`);
}

/**
 * The last `count` calls that stand, and on the way back to them those of visits that changed: a no-show that waits again
 * leaves its earlier call as it was.
 */
function nearCalls(group: string, state: State, changes: RowChange[], count: number) {
  const visits = new Set(changedIds(changes, 'visit'));
  const near: TransactionRow[] = [];
  const moved: TransactionRow[] = [];
  for (const call of callsOfToday(group, state)) {
    if (stands(call, state)) near.push(call);
    if (visits.has(call.visit)) moved.push(call);
    if (near.length === count) break;
  }
  return { near, moved };
}

/** Undo takes calls off the list, so that older ones have room again. */
function isUndone(change: RowChange): boolean {
  return change.op === 'put' && change.row.kind === 'session' && change.row.undo === null;
}

function everyCall(state: State, changes: RowChange[]): string[] {
  const ids = new Set(changedIds(changes, 'transaction'));
  for (const { id } of state.callsBackwards()) ids.add(id);
  return [...ids].map((id) => `call:${id}`);
}

function touchedPlaces(group: string, changes: RowChange[], { state }: ViewContext): string[] {
  const all = changedSettings(changes, 'displayGroup').includes(group);
  const desks = all ? state.settings('desk').map(({ key }) => key) : changedSettings(changes, 'desk');
  return desks.map((id) => `place:${id}`);
}

function placeRow(group: string, desk: string, { state }: ViewContext): PlaceRow | undefined {
  const value = state.setting('desk', desk)?.value;
  if (!value || !shows(group, desk, state)) return undefined;
  const { name, place, arrow } = value;
  return { key: `place:${desk}`, table: 'place', desk, name, place, arrow };
}

function callRow(group: string, id: string, { state }: ViewContext): CallRow | undefined {
  const call = state.transaction(id);
  if (!call || call.desk === null || call.lastCallSeq === null || !listed(group, state).has(call)) return undefined;
  return {
    key: `call:${id}`,
    table: 'call',
    transaction: id,
    number: call.number,
    desk: call.desk,
    language: state.visit(call.visit)?.language ?? null,
    seq: call.lastCallSeq,
    at: call.calledAt ?? 0,
    calls: call.calls,
    state: stateOf(call),
  };
}

function stateOf(call: TransactionRow): CallRow['state'] {
  if (call.end !== null) return 'over';
  return call.startedAt === null ? 'called' : 'serving';
}
