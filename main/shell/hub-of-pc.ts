import { join } from 'node:path';
import type { HubId } from '#contract/hub.ts';
import type { WindowRole } from '#contract/windows.ts';
import { RemoteHub } from './finding/remote-hub.ts';
import { hasHubElsewhere, type Launch } from './launch.ts';
import { OwnHub, type OwnTrouble } from './own-hub.ts';
import type { Desktop } from './ports.ts';
import type { ShellParts } from './shell-parts.ts';

type Parts = Pick<ShellParts, 'desktop' | 'finding' | 'answers' | 'monotonic' | 'after' | 'note'> & {
  /** Something about it is different now. */
  turned(): void;
};

/** The hub that this PC belongs to: its own, which runs here, or another PC's, which is followed where it goes. */
export class HubOfPc {
  readonly #parts: Parts;
  #own: OwnHub | null = null;
  #remote: RemoteHub | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get own(): OwnHub | null {
    return this.#own;
  }

  get isElsewhere(): boolean {
    return this.#remote !== null;
  }

  /** From now on the office's hub runs on this PC, unless it does already. */
  be({ office }: Launch, usualPreset: string): void {
    if (office === null || this.#own) return;
    const { desktop, monotonic, after, note, turned } = this.#parts;
    const preset = office.start?.preset ?? usualPreset;
    const order = { ...office, preset, dataDir: office.dataDir ?? join(desktop.folder(), 'office') };
    const fork: Desktop['fork'] = (entry, told) => desktop.fork(entry, told);
    this.#own = new OwnHub({ fork, time: { monotonic, after }, note, turned }, order);
    this.#own.start();
  }

  /** From now on the hub of another PC is known by its identity, and followed where it goes. */
  find(launch: Launch): void {
    this.#remote?.stop();
    this.#remote = null;
    if (!hasHubElsewhere(launch)) return;
    const { finding, after, note, turned } = this.#parts;
    this.#remote = new RemoteHub({ ...finding, time: { after }, note, turned }, launch);
    this.#remote.start();
  }

  /** The one that this PC was told, else its own; null: not known, or not proven yet. */
  get origin(): string | null {
    return this.#remote ? this.#remote.origin : (this.#own?.url ?? null);
  }

  /** Why the hub of this very PC does not run; null: it does, or it is another PC's. */
  get trouble(): OwnTrouble | null {
    return this.#remote ? null : (this.#own?.trouble ?? null);
  }

  get isDayOpen(): boolean {
    return this.#own?.isDayOpen ?? false;
  }

  /** Another office answers where it was. */
  get isOtherOffice(): boolean {
    return this.#remote?.isOtherOffice ?? false;
  }

  isOurs(id: HubId): boolean {
    return this.#remote === null || this.#remote.id === id;
  }

  async answers(origin: string): Promise<boolean> {
    return this.#remote ? this.#remote.isThere : this.#parts.answers(origin);
  }

  /** The one-time secret with which the own hub lets in the next window of this role, once it is there. */
  secretOf(role: WindowRole): string | null {
    return this.#own?.secretOf(role) ?? null;
  }

  /** Told by a page of the hub's. */
  linked(isLinked: boolean): void {
    if (isLinked) this.#remote?.back();
    else this.#remote?.lost();
  }

  /** Somebody asks that it is tried now. */
  hurry(): void {
    this.#own?.start();
    this.#remote?.hurry();
  }

  /** The computer slept. */
  woke(): void {
    if (this.#remote?.isThere === false) this.#remote.hurry();
  }

  /** Nobody looks for it any more. */
  forget(): void {
    this.#remote?.stop();
  }

  /** As little as is left to do when the system ends this program next. */
  endNow(): void {
    this.#own?.endNow();
  }
}
