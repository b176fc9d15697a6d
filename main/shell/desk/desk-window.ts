import type { DeskChoice, DeskState } from '#contract/bridge.ts';
import type { Duration } from '#contract/ids.ts';
import type { ShortcutAction } from '#contract/shortcuts.ts';
import type { Desktop } from '#shell/ports.ts';
import type { PcSettings } from '#shell/settings/pc-settings.ts';
import { BAR } from '#shell/windows/kinds.ts';
import type { ScreenWindow } from '#shell/windows/screen-window.ts';
import type { Frame } from '#shell/windows/window-parts.ts';
import type { Words } from '#shell/words.ts';
import { barAt } from './bar.ts';
import { Shortcuts } from './shortcuts.ts';

export interface DeskWindowParts {
  desktop: Pick<Desktop, 'workArea' | 'setShortcuts' | 'notify'>;
  settings: Pick<PcSettings, 'read' | 'choose'>;
  words: Words['waits'];
  monotonic(): Duration;
  note(what: string, facts: Record<string, string>): void;
  /** While one stands. */
  window(): ScreenWindow | undefined;
}

/** What is the desk's alone among the windows of this PC: its form, its keys, its notifications. */
export class DeskWindow {
  readonly #parts: DeskWindowParts;
  readonly #shortcuts: Shortcuts;
  /** As what it stands while it is no bar. */
  #usual: Frame | null = null;

  constructor(parts: DeskWindowParts) {
    this.#parts = parts;
    const { desktop, monotonic } = parts;
    this.#shortcuts = new Shortcuts({ desktop, monotonic, pressed: (action) => this.#pressed(action) });
  }

  /** How its window begins. @param usual as what it stands while it is no bar */
  frame(usual: Frame): Frame {
    this.#usual = usual;
    const { deskWindow, deskEdge } = this.#settings;
    if (deskWindow.value === 'window') return usual;
    return { kind: BAR, bounds: barAt(deskEdge.value, this.#parts.desktop.workArea()) };
  }

  /** Its keys work as long as it stands. */
  opened(): void {
    this.#shortcuts.set(this.#settings.shortcuts.value);
  }

  closed(): void {
    this.#shortcuts.set({});
  }

  state(): DeskState {
    const { deskWindow, deskEdge, notifications, shortcuts } = this.#settings;
    return { settings: { deskWindow, deskEdge, notifications, shortcuts }, refused: this.#shortcuts.refused };
  }

  /** Keeps what a person chose, and does it; what is fixed or cannot be kept stays as it was. */
  choose(choice: DeskChoice): DeskState {
    const { settings, note } = this.#parts;
    try {
      settings.choose(Object.fromEntries(Object.entries(choice).filter(([, value]) => value !== undefined)));
    } catch (error) {
      note('a choice could not be kept', { error: String(error) });
    }
    if (choice.deskWindow !== undefined || choice.deskEdge !== undefined) this.#standAnew();
    if (choice.shortcuts !== undefined) this.opened();
    return this.state();
  }

  /** Nobody is served, and somebody came to wait: whoever works in another program is told, without a name or a number. */
  arrived(): void {
    const window = this.#parts.window();
    if (!window || window.isFocused || !this.#settings.notifications.value) return;
    this.#parts.desktop.notify({ ...this.#parts.words, clicked: () => this.#parts.window()?.focus(undefined) });
    window.callAttention();
  }

  /** The free part of the screen is another one: a bar covers its edge again. */
  monitorsChanged(): void {
    const frame = this.#usual && this.frame(this.#usual);
    if (frame?.kind.isBar) this.#parts.window()?.place(frame.bounds);
  }

  get #settings() {
    return this.#parts.settings.read().settings;
  }

  #pressed(action: ShortcutAction): void {
    const window = this.#parts.window();
    if (action === 'show') window?.focus(undefined);
    else window?.tell({ type: 'press', action });
  }

  #standAnew(): void {
    const window = this.#parts.window();
    if (!window || this.#usual === null) return;
    const frame = this.frame(this.#usual);
    if (frame.kind.isBar !== window.kind.isBar) window.become(frame);
    else window.place(frame.bounds);
  }
}
