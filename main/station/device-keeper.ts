import type { HardwareKind } from '#contract/hardware.ts';
import type { Condition, HardwareTime } from '#hardware/ports.ts';
import type { Conditions } from './conditions.ts';
import { conditionAfter, OPENS_WITHIN, STOPS_WITHIN } from './opening.ts';
import type { Journal } from './ports.ts';
import { within } from './waiting.ts';

/** What boxes and signs have in common. */
interface SerialDevice {
  start(): void;
  stop(): Promise<void>;
  condition(): Condition;
}

/** What one setting is at the moment. */
export interface Kept<V, D> {
  readonly id: string;
  readonly settings: V;
  /** Null while it is not open. */
  device: D | null;
  /** Why it could not be opened. */
  failure: Condition | null;
  changed(condition: Condition): void;
}

export interface KeeperParts<V, D> {
  of: HardwareKind;
  time: HardwareTime;
  journal: Journal;
  conditions: Conditions;
  /** @throws Error when the settings cannot work */
  open(kept: Kept<V, D>): Promise<D>;
  /** It runs from now on. */
  opened(kept: Kept<V, D>): void;
}

/**
 * The devices of one kind: each is open as long as it is set up, and opened anew when its settings differ, and only then.
 * One that cannot be opened, or does not close, keeps no other from it.
 */
export class DeviceKeeper<V extends { enabled: boolean }, D extends SerialDevice> {
  readonly #parts: KeeperParts<V, D>;
  readonly #kept = new Map<string, Kept<V, D>>();
  /** What is done with each device, one after the other: a port is closed before it is opened again. */
  readonly #work = new Map<string, Promise<void>>();

  constructor(parts: KeeperParts<V, D>) {
    this.#parts = parts;
  }

  follow(rows: readonly { id: string; value: V }[]): void {
    const wanted = rows.filter(({ value }) => value.enabled);
    for (const { id, value } of wanted) if (!this.#has(id, value)) this.#replace(id, value);
    for (const id of this.#kept.keys()) if (!wanted.some((row) => row.id === id)) this.#drop(id);
  }

  /** All that are open. */
  open(): Kept<V, D>[] {
    return [...this.#kept.values()].filter(({ device }) => device !== null);
  }

  /** How it is, or why it is not there. */
  condition(id: string): Condition {
    const kept = this.#kept.get(id);
    return kept?.device?.condition() ?? kept?.failure ?? { state: 'down', problem: 'disconnected' };
  }

  async stop(): Promise<void> {
    for (const id of [...this.#kept.keys()]) this.#drop(id);
    await Promise.all(this.#work.values());
  }

  #has(id: string, value: V): boolean {
    const settings = this.#kept.get(id)?.settings;
    return settings === value || (settings !== undefined && JSON.stringify(settings) === JSON.stringify(value));
  }

  #replace(id: string, settings: V): void {
    const before = this.#kept.get(id);
    const kept: Kept<V, D> = {
      ...{ id, settings, device: null, failure: null },
      changed: (condition) => this.#tell(kept, condition),
    };
    this.#kept.set(id, kept);
    this.#then(id, async () => {
      if (before) await this.#close(before);
      await this.#open(kept);
    });
  }

  #drop(id: string): void {
    const kept = this.#kept.get(id);
    this.#kept.delete(id);
    this.#parts.conditions.drop(this.#parts.of, id);
    if (kept) this.#then(id, () => this.#close(kept));
  }

  #then(id: string, work: () => Promise<void>): void {
    this.#work.set(id, (this.#work.get(id) ?? Promise.resolve()).then(work));
  }

  /** Only if it is still wanted when its turn has come. */
  async #open(kept: Kept<V, D>): Promise<void> {
    const { time, open, opened } = this.#parts;
    if (!this.#isCurrent(kept)) return;
    try {
      const device = await within(time, OPENS_WITHIN, open(kept), () => {
        throw new Error('the driver does not open');
      });
      kept.device = device;
      device.start();
      kept.changed(device.condition());
      opened(kept);
    } catch (error) {
      this.#parts.journal.warn('a device cannot be opened', { of: this.#parts.of, id: kept.id, error: `${error}` });
      kept.failure = conditionAfter(error);
      kept.changed(kept.failure);
    }
  }

  async #close(kept: Kept<V, D>): Promise<void> {
    const { device } = kept;
    kept.device = null;
    if (device) await within(this.#parts.time, STOPS_WITHIN, device.stop(), () => {}).catch(() => {});
  }

  #tell(kept: Kept<V, D>, condition: Condition): void {
    if (this.#isCurrent(kept)) this.#parts.conditions.set(this.#parts.of, kept.id, condition);
  }

  #isCurrent(kept: Kept<V, D>): boolean {
    return this.#kept.get(kept.id) === kept;
  }
}
