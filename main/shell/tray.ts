import { WINDOW_ROLES, type WindowRole } from '#contract/windows.ts';
import type { OwnTrouble } from './own-hub.ts';
import type { Desktop, TrayLine } from './ports.ts';
import type { Words } from './words.ts';

export interface TrayParts {
  desktop: Pick<Desktop, 'showTray'>;
  words: Words['tray'];
  /** What this PC is for. */
  roles(): readonly WindowRole[];
  /** Null: the hub is another PC. */
  own(): { trouble: OwnTrouble | null } | null;
  /** Origin of that other one; null: not known. */
  hub(): string | null;
  open(role: WindowRole): void;
  quit(): void;
}

/** The small picture beside the clock: how the office stands, the windows of this PC, and the way out. */
export class AppTray {
  readonly #parts: TrayParts;
  #shown = '';

  constructor(parts: TrayParts) {
    this.#parts = parts;
  }

  /** Something that it tells may be another by now. A PC that only the public sees has none. */
  update(): void {
    const { desktop, roles, own, words } = this.#parts;
    if (!(own() || roles().includes('desk'))) return;
    const lines = this.#lines();
    const shown = JSON.stringify(lines);
    if (shown === this.#shown) return;
    this.#shown = shown;
    desktop.showTray(`${words.name}: ${this.#state()}`, lines);
  }

  #lines(): TrayLine[] {
    const { roles, words, open, quit } = this.#parts;
    const windows = WINDOW_ROLES.filter((role) => roles().includes(role));
    return [
      { is: 'text', label: this.#state() },
      { is: 'line' },
      ...windows.map((role) => ({ is: 'action' as const, label: words.open[role], press: () => open(role) })),
      { is: 'line' },
      { is: 'action', label: words.quit, press: quit },
    ];
  }

  #state(): string {
    const { own, hub, words } = this.#parts;
    const ours = own();
    if (ours) return ours.trouble ? words.trouble[ours.trouble.why] : words.runs;
    const origin = hub();
    return origin === null ? words.noHub : words.joined.replace('{hub}', new URL(origin).host);
  }
}
