import type { CommandInput } from '#contract/commands.ts';
import type { KeyAction } from '#contract/hardware.ts';
import type { DeskId } from '#contract/ids.ts';
import type { DeskHead } from '#contract/views.ts';
import type { Actions } from '../use-actions.ts';
import { isAvailable } from './available.ts';

/** What a mapped key does here: as one of the buttons, or by a command that says all a button would still ask. */
export type Doing = { as: Exclude<keyof Actions, 'plan'> } | { command: CommandInput };

export function doingOf(does: KeyAction, desk: DeskId): Doing {
  switch (does.type) {
    case 'callNext':
      return { as: 'next' };
    case 'recall':
    case 'moreTime':
    case 'start':
    case 'end':
    case 'noShow':
    case 'recycle':
    case 'undo':
      return { as: does.type };
    case 'resume':
      return { command: { type: 'resume', desk } };
    case 'park':
    case 'takeBreak':
      return { command: { type: does.type, desk, reason: does.reason } };
    case 'transfer':
      return { command: { type: 'transfer', desk, to: { service: does.service } } };
    case 'walkUp':
      return { command: { type: 'walkUp', desk, service: does.service } };
    case 'issue':
      return { command: { type: 'issue', service: does.service } };
    default:
      return does satisfies never;
  }
}

type Here = Pick<DeskHead, 'day' | 'visit' | 'session' | 'undo'>;

/** [B3] Whether the button that does the same could be pressed now. The hub still decides when the key is pressed. */
export function canDo({ type }: KeyAction, { day, visit, session, undo }: Here): boolean {
  switch (type) {
    case 'callNext':
    case 'issue':
      return true;
    case 'recall':
    case 'start':
    case 'end':
    case 'noShow':
    case 'recycle':
    case 'park':
    case 'transfer':
    case 'walkUp':
      return isAvailable(type, { day, visit, session });
    case 'moreTime':
      return visit?.state === 'called';
    case 'undo':
      return undo !== null;
    case 'takeBreak':
      return visit === null && session?.break == null;
    case 'resume':
      return session?.break != null;
    default:
      return type satisfies never;
  }
}
