import type { Silence } from '#contract/hardware.ts';
import type { DeviceId, Instant } from '#contract/ids.ts';
import type { PresenceRow } from '#contract/views.ts';
import type { Secrets } from '#store/store.ts';
import type { Clock } from './ports.ts';

export interface PresenceParts {
  secrets: Secrets;
  clock: Clock;
  changed(device: DeviceId): void;
}

interface Seen {
  at: Instant;
  address: string | null;
}

/**
 * Which devices are here, and when the others were seen last. Kept in memory and written now and then as one value: two
 * hundred screens that switch off together must not cost two hundred flushes.
 */
export class Presence {
  readonly #parts: PresenceParts;
  readonly #connections = new Map<DeviceId, number>();
  readonly #silences = new Map<DeviceId, Silence>();
  #seen = new Map<DeviceId, Seen>();
  #unsaved = false;

  constructor(parts: PresenceParts) {
    this.#parts = parts;
  }

  start(): void {
    const kept = this.#parts.secrets.get('presence', 'seen') as Record<DeviceId, Seen> | undefined;
    this.#seen = new Map(Object.entries(kept ?? {}));
  }

  came(device: DeviceId, address: string): void {
    this.#connections.set(device, (this.#connections.get(device) ?? 0) + 1);
    this.#note(device, address);
  }

  went(device: DeviceId): void {
    const left = (this.#connections.get(device) ?? 1) - 1;
    if (left > 0) this.#connections.set(device, left);
    else this.#gone(device);
    this.#note(device, this.#seen.get(device)?.address ?? null);
  }

  /** A display says why nobody hears it, or that it is well. */
  told(device: DeviceId, silence: Silence | null): void {
    if (this.silenceOf(device) === silence) return;
    if (silence === null) this.#silences.delete(device);
    else this.#silences.set(device, silence);
    this.#parts.changed(device);
  }

  silenceOf(device: DeviceId): Silence | null {
    return this.#silences.get(device) ?? null;
  }

  isOnline(device: DeviceId): boolean {
    return this.#connections.has(device);
  }

  save(): void {
    if (!this.#unsaved) return;
    this.#unsaved = false;
    this.#parts.secrets.put('presence', 'seen', Object.fromEntries(this.#seen));
  }

  row(device: DeviceId): PresenceRow {
    const seen = this.#seen.get(device);
    return {
      key: `presence:${device}`,
      table: 'presence',
      device,
      online: this.isOnline(device),
      lastSeen: seen?.at ?? null,
      address: seen?.address ?? null,
      silence: this.silenceOf(device),
    };
  }

  #gone(device: DeviceId): void {
    this.#connections.delete(device);
    this.#silences.delete(device);
  }

  #note(device: DeviceId, address: string | null): void {
    this.#seen.set(device, { at: this.#parts.clock.now(), address });
    this.#unsaved = true;
    this.#parts.changed(device);
  }
}
