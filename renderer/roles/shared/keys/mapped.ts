import type { KeyAction, MappedKey } from '#contract/hardware.ts';
import { codeOf, isCombined, isWriting, type Pressed, takesPress } from './pressed.ts';

/** What hitting a key does, and what holding it does, where that is another thing. */
export interface Meaning {
  code: string;
  short: KeyAction | undefined;
  long: KeyAction | undefined;
}

/** [B3] What a mapped key means here and now; undefined when it means nothing, or belongs to what has the focus. */
export function meaningOfKey(pressed: Pressed, keys: readonly MappedKey[]): Meaning | undefined {
  const code = codeOf(pressed);
  if (code === null || isCombined(pressed) || isWriting(pressed.target)) return undefined;
  const find = (press: MappedKey['press']) => keys.find((key) => key.code === code && key.press === press)?.does;
  const [short, long] = [find('short'), find('long')];
  if ((short === undefined && long === undefined) || isTaken(code, pressed.target)) return undefined;
  return { code, short, long };
}

/** Who works with the keyboard alone presses buttons and moves in a choice as ever. */
function isTaken(code: string, target: Pressed['target']): boolean {
  if (code === 'Space' || code === 'Enter') return takesPress(target);
  return code.startsWith('Arrow') && target?.type === 'radio';
}
