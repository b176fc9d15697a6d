import { isCombined, isWriting, type Pressed, takesPress } from '../../shared/keys/pressed.ts';

/** What a letter does. No-show is A for absent and never N, which people press for Next. */
export const KEYS = {
  r: 'recall',
  e: 'end',
  a: 'noShow',
  b: 'recycle',
  p: 'park',
  t: 'transfer',
  w: 'walkUp',
  m: 'more',
  s: 'start',
} as const;
export type LetterAction = (typeof KEYS)[keyof typeof KEYS];

/** The letter that stands on a button. */
export function letterOf(action: LetterAction): string {
  const found = Object.entries(KEYS).find(([, name]) => name === action);
  return (found?.[0] ?? '').toUpperCase();
}

/**
 * What a key means on the desk: an action, `next` for Space and Enter where no other button would take them, or
 * undefined. A key held down counts once.
 */
export function meaningOf(pressed: Pressed, letters: boolean): LetterAction | 'next' | 'leave' | undefined {
  if (pressed.repeat || isCombined(pressed)) return undefined;
  if (pressed.key === 'Escape') return 'leave';
  if (isWriting(pressed.target)) return undefined;
  if (pressed.key === ' ' || pressed.key === 'Enter') return takesPress(pressed.target) ? undefined : 'next';
  const key = pressed.key.toLowerCase();
  return letters && key in KEYS ? KEYS[key as keyof typeof KEYS] : undefined;
}
