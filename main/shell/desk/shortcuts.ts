import type { Duration } from '#contract/ids.ts';
import type { ShellSettings } from '#contract/shell-settings.ts';
import { SHORTCUT_ACTIONS, type ShortcutAction } from '#contract/shortcuts.ts';
import type { Desktop } from '#shell/ports.ts';

/**
 * A key held down is pressed again and again, and systems do not say when it is let go. The slowest keyboards begin to
 * repeat after a second: what comes sooner after the last one belongs to the same press.
 */
const SAME_PRESS: Duration = 1_100;

export interface ShortcutsParts {
  desktop: Pick<Desktop, 'setShortcuts'>;
  monotonic(): Duration;
  pressed(action: ShortcutAction): void;
}

/** Keys that work in every program of the PC. */
export class Shortcuts {
  readonly #parts: ShortcutsParts;
  readonly #heardAt = new Map<ShortcutAction, Duration>();
  #refused: ShortcutAction[] = [];

  constructor(parts: ShortcutsParts) {
    this.#parts = parts;
  }

  /** Actions whose key the system did not give. */
  get refused(): ShortcutAction[] {
    return this.#refused;
  }

  /** From now on these, and no others. One key does one thing: the first in the order of `SHORTCUT_ACTIONS`. */
  set(keys: ShellSettings['shortcuts']): void {
    const wanted = new Map<string, ShortcutAction>();
    const doubled: ShortcutAction[] = [];
    for (const action of SHORTCUT_ACTIONS) {
      const key = keys[action];
      if (key === undefined) continue;
      if (wanted.has(key)) doubled.push(action);
      else wanted.set(key, action);
    }
    const doing = [...wanted].map(([key, action]) => [key, () => this.#heard(action)] as const);
    const without = this.#parts.desktop.setShortcuts(new Map(doing)).flatMap((key) => wanted.get(key) ?? []);
    this.#refused = [...without, ...doubled];
  }

  #heard(action: ShortcutAction): void {
    const now = this.#parts.monotonic();
    const before = this.#heardAt.get(action) ?? Number.NEGATIVE_INFINITY;
    this.#heardAt.set(action, now);
    if (now - before >= SAME_PRESS) this.#parts.pressed(action);
  }
}
