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
export type KeyAction = (typeof KEYS)[keyof typeof KEYS];

/** The letter that stands on a button. */
export function letterOf(action: KeyAction): string {
  const found = Object.entries(KEYS).find(([, name]) => name === action);
  return (found?.[0] ?? '').toUpperCase();
}

/** The part of a keyboard event that decides. */
export interface Pressed {
  key: string;
  repeat: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  target: { tagName: string; type?: string } | null;
}

const WRITING = ['INPUT', 'TEXTAREA', 'SELECT'];
const PRESSABLE = ['BUTTON', 'A', 'SUMMARY'];
const NO_TEXT = ['radio', 'checkbox', 'button', 'submit'];

/**
 * What a key means on the desk: an action, `next` for Space and Enter where no other button would take them, or
 * undefined. A key held down counts once.
 */
export function meaningOf(pressed: Pressed, letters: boolean): KeyAction | 'next' | 'leave' | undefined {
  if (pressed.repeat || pressed.ctrlKey || pressed.altKey || pressed.metaKey) return undefined;
  if (pressed.key === 'Escape') return 'leave';
  if (isWriting(pressed.target)) return undefined;
  if (pressed.key === ' ' || pressed.key === 'Enter') return takesPress(pressed.target) ? undefined : 'next';
  const key = pressed.key.toLowerCase();
  return letters && key in KEYS ? KEYS[key as keyof typeof KEYS] : undefined;
}

function isWriting(target: Pressed['target']): boolean {
  if (target === null || !WRITING.includes(target.tagName)) return false;
  return !NO_TEXT.includes(target.type ?? '');
}

function takesPress(target: Pressed['target']): boolean {
  return target !== null && (PRESSABLE.includes(target.tagName) || target.tagName === 'INPUT');
}
