import type { DeviceId } from '#contract/ids.ts';
import type { JobRow, Row, RowChange } from '#contract/rows.ts';
import type { BandRow, CategoryRow, KioskJobRow, KioskServiceRow, ViewTables } from '#contract/views.ts';
import { issuedToday } from '#domain/numbering.ts';
import type { State } from '#domain/state.ts';
import { changedSettings, commonHead, idOf, tableOf, touchedServices, waitingRow } from './common.ts';
import { keyKeys, keysRow, touchedKeys } from './keys.ts';
import type { View, ViewContext } from './view.ts';

/** `kiosk:<site>`: what a visitor can choose. */
export const kioskView: View<'kiosk'> = {
  head: (context) => {
    const kiosk = context.state.site()?.kiosk;
    return {
      ...commonHead(context),
      idleSeconds: kiosk?.idleSeconds ?? 45,
      askSeconds: kiosk?.askSeconds ?? 20,
      diagonalInches: kiosk?.diagonalInches ?? 22,
    };
  },
  keys: ({ state }) => [
    ...state.settings('service').map(({ key }) => `service:${key}`),
    ...state.settings('category').map(({ key }) => `category:${key}`),
    ...state.settings('band').map(({ key }) => `band:${key}`),
    ...[...newestPapers(state).keys()].map((device) => `paper:${device}`),
    ...keyKeys('kiosk', state),
  ],
  touched: (changes, context) => [
    ...touchedServices(changes, context),
    ...touchedOthers(changes),
    ...touchedPapers(changes, context),
    ...touchedKeys(changes),
  ],
  row: cut,
};

function touchedOthers(changes: RowChange[]): string[] {
  return [
    ...changedSettings(changes, 'category').map((id) => `category:${id}`),
    ...changedSettings(changes, 'band').map((id) => `band:${id}`),
  ];
}

function cut(key: string, context: ViewContext): ViewTables['kiosk'] | undefined {
  if (tableOf(key) === 'service') return serviceRow(idOf(key), context);
  if (tableOf(key) === 'paper') return paperRow(idOf(key), context);
  if (tableOf(key) === 'keys') return keysRow('kiosk', idOf(key), context.state);
  return tableOf(key) === 'category' ? categoryRow(idOf(key), context) : bandRow(idOf(key), context);
}

/** The newest paper that each kiosk asked for. */
function newestPapers(state: State): Map<DeviceId, JobRow> {
  const newest = new Map<DeviceId, JobRow>();
  for (const job of state.all('job')) {
    if (state.setting('device', job.askedBy)?.value.role === 'kiosk') newest.set(job.askedBy, job);
  }
  return newest;
}

function touchedPapers(changes: RowChange[], { state }: ViewContext): string[] {
  // A paper that memory let go of no longer tells its kiosk.
  const all = changes.some((change) => change.op !== 'put' && change.kind === 'job');
  if (all) return state.settings('device').map(({ key }) => `paper:${key}`);
  return changes.flatMap((change) => (change.op === 'put' ? papersOf(change.row, state) : []));
}

/** A ticket that was taken back takes its paper along. */
function papersOf(row: Row, state: State): string[] {
  if (row.kind === 'job') return [`paper:${row.askedBy}`];
  if (row.kind !== 'visit' || row.state !== 'cancelled') return [];
  return [...state.all('job')].filter(({ visit }) => visit === row.id).map(({ askedBy }) => `paper:${askedBy}`);
}

function paperRow(device: DeviceId, { state }: ViewContext): KioskJobRow | undefined {
  const job = newestPapers(state).get(device);
  if (!job) return undefined;
  const { id, visit, problem } = job;
  const isVoid = job.state === 'notSent' && state.visit(visit)?.state === 'cancelled';
  return { key: `paper:${device}`, table: 'paper', job: id, visit, state: job.state, problem, void: isVoid };
}

function serviceRow(id: string, context: ViewContext): KioskServiceRow | undefined {
  const { state } = context;
  const base = waitingRow(id, context);
  const value = state.setting('service', id)?.value;
  if (!base || !value) return undefined;
  const day = state.openDay();
  const full = value.capacity !== null && day !== undefined && issuedToday(state, id, day) >= value.capacity;
  const { detail, pictogram, category, priorities } = value;
  return { ...base, detail, pictogram, category, priorities, full };
}

function categoryRow(id: string, { state }: ViewContext): CategoryRow | undefined {
  const value = state.setting('category', id)?.value;
  return value && { key: `category:${id}`, table: 'category', category: id, ...value };
}

export function bandRow(id: string, { state }: ViewContext): BandRow | undefined {
  const value = state.setting('band', id)?.value;
  return value && { key: `band:${id}`, table: 'band', band: id, ...value };
}
