import type { CommandBodyOf } from '#contract/commands.ts';
import type { SettingKind, SettingValues } from '#contract/settings.ts';
import { SITE } from '#contract/settings.ts';
import { refuse } from './outcome.ts';
import type { State } from './state.ts';
import type { Context, Refused } from './types.ts';

/** [G2] What a setting may refer to, and when it may go. */

type Configure = CommandBodyOf<'configure'>;

export function settingRefused(state: State, command: Configure, context: Context): Refused | null {
  if (command.kind === 'site' && (command.id !== SITE || command.value === null)) return refuse('unknownSetting');
  if (command.value === null) return removalRefused(state, command.kind, command.id);
  return (
    deviceRefused(state, command, context) ?? referencesRefused(state, command) ?? disablingRefused(state, command)
  );
}

/** Devices come and go by joining; an admin renames, moves and revokes them, but not the last admin. */
function deviceRefused(state: State, { kind, id, value }: Configure, context: Context): Refused | null {
  if (kind !== 'device' || context.actor.kind !== 'device') return null;
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
    case 'site':
    case 'band':
      return [];
    default:
      return kind satisfies never;
  }
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
      return false;
    default:
      return kind satisfies never;
  }
}
