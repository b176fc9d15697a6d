import type { DeskId, DeviceId } from '#contract/ids.ts';
import type { JobRow, RowChange } from '#contract/rows.ts';
import type { SettingKind } from '#contract/settings.ts';
import type { SignRow, StationJobRow, ViewTables } from '#contract/views.ts';
import { nextVisit } from '#domain/calling.ts';
import type { State } from '#domain/state.ts';
import { settingRow } from './admin.ts';
import { changedIds, changedSettings, commonHead, idOf, tableOf } from './common.ts';
import { deskRow, touchedDesks } from './queue.ts';
import type { View, ViewContext } from './view.ts';

/** Settings that a station works by, besides its own hardware. */
const SHARED = [
  'service',
  'desk',
  'ticketTemplate',
  'ticketMessage',
  'spokenDesk',
  'site',
] as const satisfies SettingKind[];
/** Settings of hardware, each of one station. */
const OWN = ['printer', 'buttonBox', 'sign', 'voice'] as const satisfies SettingKind[];

/** `station:<device>`: papers to print, what its signs show, and the settings it works by. No name of a person. */
export function stationView(device: DeviceId): View<'station'> {
  return {
    head: (context) => ({ ...commonHead(context), device }),
    keys: (context) => [
      ...jobsOf(device, context.state).map(({ id }) => `job:${id}`),
      ...desksOf(device, context.state).map((desk) => `sign:${desk}`),
      ...[...SHARED, ...OWN].flatMap((of) => context.state.settings(of).map(({ id }) => `setting:${id}`)),
    ],
    touched: (changes, context) => [
      ...changedIds(changes, 'job').map((id) => `job:${id}`),
      ...touchedSettings(changes),
      ...touchedSigns(device, changes, context),
    ],
    row: (key, context) => cut(device, key, context),
  };
}

function jobsOf(device: DeviceId, state: State): JobRow[] {
  return [...state.all('job')].filter((job) => job.station === device && isToDo(job));
}
const isToDo = ({ state }: JobRow): boolean => state === 'offered' || state === 'accepted';

/** Desks with a box or a sign of this station. */
function desksOf(device: DeviceId, state: State): DeskId[] {
  const boxes = state.settings('buttonBox').filter(({ value }) => value.station === device);
  const signs = state.settings('sign').filter(({ value }) => value.station === device);
  return [...new Set([...boxes.flatMap(({ value }) => value.desks), ...signs.map(({ value }) => value.desk)])];
}

function touchedSettings(changes: RowChange[]): string[] {
  return changedIds(changes, 'setting').map((id) => `setting:${id}`);
}

/** Whoever begins or ceases to wait may light or darken every lamp. */
function touchedSigns(device: DeviceId, changes: RowChange[], context: ViewContext): string[] {
  const all = changedIds(changes, 'visit').length > 0 || isAboutHardware(changes);
  const keys = all ? desksOf(device, context.state).map((desk) => `desk:${desk}`) : touchedDesks(changes, context);
  const gone = isAboutHardware(changes) ? context.state.settings('desk').map(({ key }) => `desk:${key}`) : [];
  return [...new Set([...keys, ...gone])].filter((key) => tableOf(key) === 'desk').map((key) => `sign:${idOf(key)}`);
}

const isAboutHardware = (changes: RowChange[]): boolean =>
  changedSettings(changes, 'buttonBox').length + changedSettings(changes, 'sign').length > 0;

function cut(device: DeviceId, key: string, context: ViewContext): ViewTables['station'] | undefined {
  const id = idOf(key);
  if (tableOf(key) === 'job') return jobRow(device, id, context.state);
  if (tableOf(key) === 'sign') return signRow(device, id, context);
  const row = context.state.get('setting', id);
  if (!row) return undefined;
  if ((SHARED as readonly SettingKind[]).includes(row.of)) return settingRow(row, context.state);
  const isOwn = 'station' in row.value && row.value.station === device;
  return isOwn ? settingRow(row, context.state) : undefined;
}

function jobRow(device: DeviceId, id: string, state: State): StationJobRow | undefined {
  const job = state.get('job', id);
  const visit = job && state.visit(job.visit);
  if (!job || !visit || job.station !== device || !isToDo(job)) return undefined;
  const { tries, number, printer, copy, ahead } = job;
  const { service, language, issuedAt } = visit;
  return {
    key: `job:${id}`,
    table: 'job',
    job: id,
    state: job.state === 'offered' ? 'offered' : 'accepted',
    visit: visit.id,
    ...{ tries, number, printer, copy, ahead, service, language, issuedAt },
  };
}

function signRow(device: DeviceId, desk: DeskId, context: ViewContext): SignRow | undefined {
  const { state, now } = context;
  const row = deskRow(desk, context);
  if (!row || !desksOf(device, state).includes(desk)) return undefined;
  const session = state.sessionOf(desk);
  const pass = state.transaction(state.visitAt(desk)?.transaction ?? '');
  const waiting = session !== undefined && nextVisit(state, session, now) !== undefined;
  return {
    key: `sign:${desk}`,
    table: 'sign',
    desk,
    state: row.state,
    number: row.number,
    calls: pass?.calls ?? 0,
    waiting,
  };
}
