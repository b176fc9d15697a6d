import { KEPT_KEYS } from '#contract/hardware/kept-keys.ts';

/** The part of a keyboard event that decides. */
export interface Pressed {
  key: string;
  /** Where it sits, as browsers name it; empty for keys that no keyboard of old had. */
  code: string;
  repeat: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  target: { tagName: string; type?: string } | null;
}

export function partsOf(event: KeyboardEvent): Pressed {
  const { key, code, repeat, ctrlKey, altKey, metaKey, target } = event;
  const element = target instanceof HTMLElement ? target : null;
  const type = element instanceof HTMLInputElement ? element.type : undefined;
  const where = element && { tagName: element.tagName, ...(type === undefined ? {} : { type }) };
  return { key, code, repeat, ctrlKey, altKey, metaKey, target: where };
}

const WRITING = ['INPUT', 'TEXTAREA', 'SELECT'];
const PRESSABLE = ['BUTTON', 'A', 'SUMMARY'];
const NO_TEXT = ['radio', 'checkbox', 'button', 'submit'];

/** Whether keys are letters for a field now. */
export function isWriting(target: Pressed['target']): boolean {
  if (target === null || !WRITING.includes(target.tagName)) return false;
  return !NO_TEXT.includes(target.type ?? '');
}

/** Whether Space and Enter press what has the focus. */
export function takesPress(target: Pressed['target']): boolean {
  return target !== null && (PRESSABLE.includes(target.tagName) || target.tagName === 'INPUT');
}

/** With one of these held down, a key belongs to the browser or the system. */
export const isCombined = ({ ctrlKey, altKey, metaKey }: Pressed): boolean => ctrlKey || altKey || metaKey;

const NAME = /^[A-Za-z0-9]{1,24}$/;
const NAMELESS = ['Unidentified', 'Process', 'Dead'];
const isName = (text: string): boolean => NAME.test(text) && !NAMELESS.includes(text);

/** What a key is called in the settings; null when the browser has no name for it. Some remotes have a `key` only. */
export function codeOf({ code, key }: Pick<Pressed, 'code' | 'key'>): string | null {
  if (isName(code)) return code;
  return key.length > 1 && isName(key) ? key : null;
}

/** Tab and the keys that only change others. */
export const isKept = (code: string): boolean => KEPT_KEYS.includes(code);
