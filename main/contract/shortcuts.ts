/** What a key that works in every program does at the desk; `show` brings its window to the front. */
export const SHORTCUT_ACTIONS = ['next', 'recall', 'start', 'end', 'noShow', 'recycle', 'undo', 'show'] as const;
export type ShortcutAction = (typeof SHORTCUT_ACTIONS)[number];

/**
 * As Electron names keys ("Accelerator"): modifiers, then one key. A key that people write with is taken only together with a
 * modifier: alone, no program of the PC would get it any more.
 */
export const SHORTCUT_KEYS =
  /^(((CommandOrControl|Control|Alt|Shift|Super)\+)*F([1-9]|1\d|2[0-4])|((CommandOrControl|Control|Alt|Shift|Super)\+)*(CommandOrControl|Control|Alt|Super)\+(Shift\+)?([A-Z0-9]|Space|Insert|Home|End|PageUp|PageDown))$/;
