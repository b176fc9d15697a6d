import type { CommandType } from '#contract/commands.ts';
import type { RefusalCode } from '#contract/refusals.ts';
import type { Role } from '#contract/settings.ts';
import type { Actor, AnyCommand } from './types.ts';

const DESK_COMMANDS: ReadonlySet<CommandType> = new Set([
  'issue',
  'callNext',
  'callVisit',
  'recall',
  'moreTime',
  'start',
  'end',
  'noShow',
  'recycle',
  'park',
  'transfer',
  'cancel',
  'walkOut',
  'walkUp',
  'reactivate',
  'deliver',
  'note',
  'undo',
  'openSession',
  'closeSession',
  'takeBreak',
  'resume',
  'reprint',
  'settlePrint',
  'announce',
]);
/** [B1] What the keys of a box can do at its desk. */
const BOX_COMMANDS: readonly CommandType[] = [
  'callNext',
  'recall',
  'moreTime',
  'start',
  'end',
  'noShow',
  'recycle',
  'park',
  'transfer',
  'walkUp',
  'undo',
  'takeBreak',
  'resume',
];

/** [A1]-[A3] What a device of each role may ask. */
const GRANTS: Record<Role, ReadonlySet<CommandType>> = {
  kiosk: new Set(['issue']),
  display: new Set(),
  desk: DESK_COMMANDS,
  admin: new Set(['issue', 'openDay', 'closeDay', 'configure', 'announce']),
  station: new Set(['issue', 'acceptPrint', 'reportPrint', ...BOX_COMMANDS]),
};

/** Why this actor may not ask this, or null. Whether a desk is the actor's own is judged with the desk's session. */
export function forbidden(actor: Actor, command: AnyCommand): RefusalCode | null {
  if (actor.kind !== 'device') return null;
  if (command.type === 'due' || command.type === 'autoCall') return 'notAllowed';
  if (!GRANTS[actor.role].has(command.type)) return 'notAllowed';
  return actor.role === 'desk' && actor.person === null ? 'notSignedIn' : null;
}
