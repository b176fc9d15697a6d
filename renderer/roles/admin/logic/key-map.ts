import type { KeyAction, MappedKey } from '#contract/hardware.ts';
import { ACTIONS, type ActionType, newAction } from './key-actions.ts';

/** Whose page takes the keys. */
export type KeysRole = 'desk' | 'kiosk';

/** What keys can do there: at a kiosk they give tickets. */
export const actionsAt = (role: KeysRole): readonly ActionType[] => (role === 'kiosk' ? ['issue'] : ACTIONS);

/** Why a key may do something else as well, as the name of a sentence. */
export type Warning = 'press' | 'leave' | 'letter' | 'scroll' | 'system';

const SYSTEM =
  /^(F([1-9]|1[0-2])|Media\w+|AudioVolume\w+|Browser\w+|Launch\w+|PrintScreen|ContextMenu|Power|Sleep|WakeUp|Eject)$/;
const SCROLL = /^(Arrow\w+|PageUp|PageDown|Home|End)$/;

/** What to know of a key before it is given something to do; null: it is free. F13 to F24 always are. */
export function warningOf(code: string, role: KeysRole): Warning | null {
  if (code === 'Space' || code === 'Enter') return 'press';
  if (code === 'Escape') return 'leave';
  if (/^Key[A-Z]$/.test(code)) return role === 'desk' ? 'letter' : null;
  if (SCROLL.test(code)) return 'scroll';
  return SYSTEM.test(code) ? 'system' : null;
}

/** In the order in which people want them. */
const USUAL = ['callNext', 'recall', 'end', 'noShow', 'start', 'recycle', 'undo'] as const satisfies ActionType[];

/** What a new key begins with: the next usual thing, or the next service, that no key does yet. */
export function nextDoing(keys: readonly MappedKey[], role: KeysRole, services: readonly string[]): KeyAction {
  const [first = ''] = services;
  if (role === 'kiosk') {
    const given = keys.map(({ does }) => ('service' in does ? does.service : ''));
    return newAction('issue', services.find((service) => !given.includes(service)) ?? first, '');
  }
  const done = keys.map(({ does }) => does.type);
  return newAction(USUAL.find((type) => !done.includes(type)) ?? 'callNext', first, '');
}

/** What learning a key came to. */
export type Learnt =
  | { is: 'new' }
  | { is: 'nameless' | 'combined' }
  | { is: 'taken'; by: MappedKey; canBeHeld: boolean };

/** @param code null: the browser has no name for the key @param keys those that are there already */
export function learntOf(
  { code, combined }: { code: string | null; combined: boolean },
  keys: readonly MappedKey[],
): Learnt {
  if (combined) return { is: 'combined' };
  if (code === null) return { is: 'nameless' };
  const own = keys.filter((key) => key.code === code);
  const [by] = own;
  return by === undefined ? { is: 'new' } : { is: 'taken', by, canBeHeld: own.every(({ press }) => press === 'short') };
}
