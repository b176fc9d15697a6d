import type { WindowRole } from '#contract/windows.ts';

/**
 * Who gets the one-time secrets of the hub of this PC. There is one for each role at a time: of two displays the second waits until
 * the first has used it, and a new one has come.
 */
export class Secrets {
  readonly #holders = new Map<WindowRole, { name: string; secret: string }>();
  readonly #used = new Set<string>();
  readonly #inside = new Set<string>();

  /** @param secret of its role now; null: there is none. @returns `later`: another window has it */
  give(role: WindowRole, name: string, secret: string | null): string | null | 'later' {
    if (secret === null || this.#inside.has(name)) return null;
    const holder = this.#holders.get(role);
    if (this.#used.has(secret) || (holder?.secret === secret && holder.name !== name)) return 'later';
    this.#holders.set(role, { name, secret });
    return secret;
  }

  /** It is in the office. `byNow`: just let in, by the secret that it holds. */
  letIn(role: WindowRole, name: string, byNow: boolean): void {
    this.#inside.add(name);
    const holder = this.#holders.get(role);
    if (holder?.name !== name) return;
    if (byNow) this.#used.add(holder.secret);
    this.#holders.delete(role);
  }

  /** What let it in opens nothing any more, or it is closed. */
  gone(role: WindowRole, name: string): void {
    this.#inside.delete(name);
    if (this.#holders.get(role)?.name === name) this.#holders.delete(role);
  }
}
