/** Keys that no page can do without: Tab leads from one thing to the next, the others only change what a key means. */
export const KEPT_KEYS: readonly string[] = [
  'Tab',
  'ShiftLeft',
  'ShiftRight',
  'ControlLeft',
  'ControlRight',
  'AltLeft',
  'AltRight',
  'MetaLeft',
  'MetaRight',
  'CapsLock',
  'NumLock',
  'ScrollLock',
  'Fn',
];
