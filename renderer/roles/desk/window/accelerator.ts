import { SHORTCUT_KEYS } from '#contract/shortcuts.ts';

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>;

/** Null: only keys that change others so far. `unfit`: other programs need that key. */
export type Heard = { keys: string } | 'unfit' | null;

const CHANGERS = ['Control', 'Alt', 'Shift', 'Meta', 'AltGraph'];

/** The keys pressed together, as settings name them. */
export function acceleratorOf({ key, ctrlKey, altKey, shiftKey, metaKey }: Pressed): Heard {
  if (CHANGERS.includes(key)) return null;
  const held = [ctrlKey && 'Control', altKey && 'Alt', metaKey && 'Super', shiftKey && 'Shift'];
  const keys = [...held.filter((name) => name !== false), nameOf(key)].join('+');
  return SHORTCUT_KEYS.test(keys) ? { keys } : 'unfit';
}

function nameOf(key: string): string {
  if (key === ' ') return 'Space';
  return key.length === 1 ? key.toUpperCase() : key;
}
