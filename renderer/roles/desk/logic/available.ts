import type { DeskHead } from '#contract/views.ts';
import type { KeyAction } from './keys.ts';

/** Whether there is something that an action could act on now. The hub still decides when it is pressed. */
export function isAvailable(action: KeyAction, { visit, session }: Pick<DeskHead, 'visit' | 'session'>): boolean {
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
      return visit === null && session?.break == null;
    case 'more':
      return true;
    default:
      return action satisfies never;
  }
}
