import type { DeviceId, Duration } from '#contract/ids.ts';
import type { RefusalCode } from '#contract/refusals.ts';
import type { StationAsk } from '#contract/wire.ts';
import type { TimeSource } from '#hub/ports.ts';

export interface StationsParts {
  time: TimeSource;
  newId(): string;
  isOnline(device: DeviceId): boolean;
  send(device: DeviceId, asked: { id: string; ask: StationAsk }): void;
}

/** What a station sent back. `type` is its content type. */
export type StationAnswer = { ok: true; type: string; body: Buffer } | { ok: false; code: RefusalCode };

interface Waiting {
  device: DeviceId;
  settle(answer: StationAnswer): void;
}

/** Questions to stations. They come back by HTTP, since a sound is larger than any message may be. */
export class Stations {
  readonly #parts: StationsParts;
  readonly #waiting = new Map<string, Waiting>();

  constructor(parts: StationsParts) {
    this.#parts = parts;
  }

  /** What this station answers; `noStation` when it is not there, `stationFailed` when it says nothing in time. */
  ask(device: DeviceId, ask: StationAsk, within: Duration): Promise<StationAnswer> {
    const { isOnline, newId, time, send } = this.#parts;
    if (!isOnline(device)) return Promise.resolve({ ok: false, code: 'noStation' });
    const id = newId();
    return new Promise((resolve) => {
      const cancel = time.after(within, () => settle({ ok: false, code: 'stationFailed' }));
      const settle = (answer: StationAnswer) => {
        cancel();
        this.#waiting.delete(id);
        resolve(answer);
      };
      this.#waiting.set(id, { device, settle });
      send(device, { id, ask });
    });
  }

  /** Whether this station was asked that. */
  expects(id: string, device: DeviceId): boolean {
    return this.#waiting.get(id)?.device === device;
  }

  answered(id: string, type: string, body: Buffer): void {
    this.#waiting.get(id)?.settle({ ok: true, type, body });
  }

  stop(): void {
    for (const { settle } of [...this.#waiting.values()]) settle({ ok: false, code: 'stopping' });
  }
}
