import type { DeskHead } from '#contract/views.ts';
import type { LetterAction } from './keys.ts';

/** Whether there is something that an action could act on now. The hub still decides when it is pressed. */
export function isAvailable(
  action: LetterAction,
  { day, visit, session }: Pick<DeskHead, 'day' | 'visit' | 'session'>,
): boolean {
  switch (action) {
    case 'recall':
    case 'end':
    case 'recycle':
    case 'park':
    case 'transfer':
      return visit !== null;
    case 'start':
    case 'noShow':
      return visit?.state === 'called';
    case 'walkUp':
      return day !== null && visit === null && session?.break == null;
    case 'more':
      return true;
    default:
      return action satisfies never;
  }
}
