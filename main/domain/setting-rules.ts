import type { CommandBodyOf } from '#contract/commands.ts';
import type { KeyAction } from '#contract/hardware.ts';
import { ALL_DESKS, SITE } from '#contract/names.ts';
import type { SettingKind, SettingValues } from '#contract/settings.ts';
import { refuse } from './outcome.ts';
import type { State } from './state.ts';
import type { Context, Refused } from './types.ts';

/** [G2] What a setting may refer to, and when it may go. */

type Configure = CommandBodyOf<'configure'>;
/** Name of the actor that stands for scripts of the hub's own computer. */
export const SCRIPT = 'script';

/** Why this setting may not be made, changed or removed; null: it may. */
export function settingRefused(state: State, command: Configure, context: Context): Refused | null {
  if (command.kind === 'site' && (command.id !== SITE || command.value === null)) return refuse('unknownSetting');
  if (command.value === null) return removalRefused(state, command.kind, command.id);
  return (
    deviceRefused(state, command, context) ??
    misplacedRefused(state, command) ??
    referencesRefused(state, command) ??
    disablingRefused(state, command)
  );
}

/** Devices come and go by joining; an admin or a script renames, moves and revokes them, but not the last admin. */
function deviceRefused(state: State, { kind, id, value }: Configure, { actor }: Context): Refused | null {
  const isJoining = actor.kind !== 'device' && !(actor.kind === 'hub' && actor.name === SCRIPT);
  if (kind !== 'device' || isJoining) return null;
  const before = state.setting('device', id)?.value;
  const after = value as SettingValues['device'];
  if (!before || before.role !== after.role) return refuse('notAllowed');
  const admins = state.settings('device').filter((row) => row.value.role === 'admin' && !row.value.revoked);
  const lastAdmin = admins.length === 1 && admins[0]?.key === id;
  return lastAdmin && after.revoked ? refuse('lastAdmin') : null;
}

function referencesRefused(state: State, command: Configure): Refused | null {
  for (const [kind, id] of references(command)) {
    const known = id === command.id && kind === command.kind ? false : state.setting(kind, id) !== undefined;
    if (!known) return refuse('unknownReference', { kind, id });
  }
  return null;
}

type Reference = [SettingKind, string];
const listed = (kind: SettingKind, ids: string[]): Reference[] => ids.map((id) => [kind, id]);
const perhaps = (kind: SettingKind, id: string | null): Reference[] => (id === null ? [] : [[kind, id]]);

function references({ kind, value }: Configure): Reference[] {
  if (value === null) return [];
  switch (kind) {
    case 'service':
      return perhaps('category', (value as SettingValues['service']).category);
    case 'category':
      return perhaps('category', (value as SettingValues['category']).parent);
    case 'desk':
      return perhaps('profile', (value as SettingValues['desk']).profile);
    case 'profile':
      return listed('service', (value as SettingValues['profile']).services);
    case 'person':
      return listed('profile', (value as SettingValues['person']).profiles);
    case 'displayGroup':
      return listed('desk', (value as SettingValues['displayGroup']).desks);
    case 'device':
      return perhaps('displayGroup', (value as SettingValues['device']).group);
    case 'printer':
      return hardwareReferences(value as SettingValues['printer'], (value as SettingValues['printer']).serves);
    case 'buttonBox':
      return boxReferences(value as SettingValues['buttonBox']);
    case 'sign':
      return [
        ...hardwareReferences(value as SettingValues['sign'], []),
        ['desk', (value as SettingValues['sign']).desk],
      ];
    case 'voice':
      return hardwareReferences(value as SettingValues['voice'], []);
    case 'keyMap':
      return (value as SettingValues['keyMap']).keys.flatMap(({ does }) => actionReferences(does));
    case 'ticketTemplate':
      return perhaps('service', (value as SettingValues['ticketTemplate']).service);
    case 'ticketMessage':
    case 'spokenDesk':
    case 'playlist':
    case 'site':
    case 'band':
      return [];
    default:
      return kind satisfies never;
  }
}

const hardwareReferences = ({ station }: { station: string }, others: string[]): Reference[] =>
  listed('device', [station, ...others]);

const actionReferences = (does: KeyAction): Reference[] => ('service' in does ? [['service', does.service]] : []);

function boxReferences(value: SettingValues['buttonBox']): Reference[] {
  const keys = value.keys.flatMap(({ does }) => actionReferences(does));
  return [...hardwareReferences(value, []), ...listed('desk', value.desks), ...keys];
}

/** [P9], [G5] What belongs to one service, desk, device or display group bears its id; hardware hangs on a station. */
function misplacedRefused(state: State, { kind, id, value }: Configure): Refused | null {
  const owner = OWNERS[kind];
  const isOfAll = kind === 'playlist' && id === ALL_DESKS;
  if (owner && !isOfAll && !state.setting(owner, id)) return refuse('unknownReference', { kind: owner, id });
  if (kind === 'voice' && id !== SITE) return refuse('unknownSetting');
  if (kind === 'keyMap') return keysRefused(state, id, value as SettingValues['keyMap']);
  const station = value && 'station' in value ? value.station : undefined;
  if (station === undefined) return null;
  const isStation = state.setting('device', station)?.value.role === 'station';
  return isStation ? null : refuse('unknownReference', { kind: 'device', id: station });
}
const OWNERS: Partial<Record<SettingKind, SettingKind>> = {
  ticketMessage: 'service',
  spokenDesk: 'desk',
  keyMap: 'device',
  playlist: 'displayGroup',
};

/** [B2] Keys are a desk's or a kiosk's, and a kiosk's give tickets. */
function keysRefused(state: State, device: string, { keys }: SettingValues['keyMap']): Refused | null {
  const role = state.setting('device', device)?.value.role;
  if (role === 'desk') return null;
  if (role !== 'kiosk') return refuse('unknownReference', { kind: 'device', id: device });
  const other = keys.findIndex(({ does }) => does.type !== 'issue');
  return other < 0 ? null : refuse('badRequest', { field: `value.keys.${other}.does.type` });
}

function disablingRefused(state: State, { kind, id, value }: Configure): Refused | null {
  if (kind === 'desk' && !(value as SettingValues['desk']).enabled && state.sessionOf(id)) return refuse('inUse');
  const leaves = kind === 'person' && !(value as SettingValues['person']).enabled;
  return leaves && state.sessionOfPerson(id)?.visit ? refuse('inUse') : null;
}

function removalRefused(state: State, kind: SettingKind, id: string): Refused | null {
  const used = usedByOthers(state, kind, id) || usedToday(state, kind, id);
  return used ? refuse('inUse') : null;
}

/** Whether another setting points here. */
function usedByOthers(state: State, kind: SettingKind, id: string): boolean {
  for (const row of state.all('setting')) {
    const command = { type: 'configure', kind: row.of, id: row.key, expectedVersion: 0, value: row.value } as Configure;
    if (references(command).some(([of, key]) => of === kind && key === id)) return true;
  }
  return false;
}

/** Whether the open day needs it. A device is never removed: it is revoked, so that its past keeps its name. */
function usedToday(state: State, kind: SettingKind, id: string): boolean {
  const visits = [...state.open()];
  const sessions = [...state.openSessions()];
  switch (kind) {
    case 'service':
      return visits.some((visit) => visit.service === id);
    case 'band':
      return visits.some((visit) => visit.band === id);
    case 'desk':
      return (
        sessions.some((session) => session.desk === id) ||
        visits.some((v) => v.pool && 'desk' in v.pool && v.pool.desk === id)
      );
    case 'person':
      return (
        sessions.some((session) => session.person === id) ||
        visits.some((v) => v.pool && 'person' in v.pool && v.pool.person === id)
      );
    case 'profile':
      return sessions.some((session) => session.profile === id);
    case 'device':
    case 'site':
      return true;
    case 'category':
    case 'displayGroup':
    case 'printer':
    case 'ticketTemplate':
    case 'ticketMessage':
    case 'buttonBox':
    case 'sign':
    case 'keyMap':
    case 'voice':
    case 'spokenDesk':
    case 'playlist':
      return false;
    default:
      return kind satisfies never;
  }
}
