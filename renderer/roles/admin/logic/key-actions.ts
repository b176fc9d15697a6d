import type { KeyAction } from '#contract/hardware.ts';

export type ActionType = KeyAction['type'];

/** What a key can do, in the order of a visit. */
export const ACTIONS: readonly ActionType[] = [
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
  'takeBreak',
  'resume',
  'undo',
  'issue',
];

/** An action of this type, with what it needs where it needs something. */
export function newAction(type: ActionType, service: string, reason: string): KeyAction {
  switch (type) {
    case 'park':
    case 'takeBreak':
      return { type, reason };
    case 'transfer':
    case 'walkUp':
    case 'issue':
      return { type, service };
    case 'callNext':
    case 'recall':
    case 'moreTime':
    case 'start':
    case 'end':
    case 'noShow':
    case 'recycle':
    case 'undo':
    case 'resume':
      return { type };
    default:
      return type satisfies never;
  }
}
