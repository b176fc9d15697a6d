import type { AnyCommand } from '#domain/types.ts';
import type { Room, Store } from '#store/store.ts';
import type { Alarms } from './alarms.ts';
import type { Clock } from './ports.ts';

export interface DiskWatchParts {
  store: Store;
  clock: Clock;
  alarms: Alarms;
}

/** Commands that begin a visit: what nobody has been promised yet. */
const BEGINS: readonly AnyCommand['type'][] = ['issue', 'walkUp'];

/**
 * [I7] How much room the disk has, looked at now and then: asking the system takes longer than deciding a command. Where
 * it is scarce no visit begins any more, so that those who wait can still be served.
 */
export class DiskWatch {
  readonly #parts: DiskWatchParts;
  #state: Room['state'] = 'enough';
  #metFull = false;

  constructor(parts: DiskWatchParts) {
    this.#parts = parts;
  }

  look(): void {
    this.#state = this.#parts.store.room().state;
    this.#tell();
  }

  /** A batch found no room, whatever the system says of the disk; or there was room for one again. */
  met(isFull: boolean): void {
    this.#metFull = isFull;
    this.#tell();
  }

  hasRoomFor({ type }: AnyCommand): boolean {
    return !this.isScarce() || !BEGINS.includes(type);
  }

  /** Nothing that can wait is kept any more. */
  isScarce(): boolean {
    return this.#state === 'scarce' || this.#state === 'none';
  }

  #tell(): void {
    this.#set('diskLow', this.#state === 'low');
    this.#set('diskScarce', this.isScarce());
    this.#set('storageFull', this.#state === 'none' || this.#metFull);
  }

  #set(code: 'diskLow' | 'diskScarce' | 'storageFull', stands: boolean): void {
    const { alarms, clock } = this.#parts;
    if (stands) alarms.raise(code, clock.now());
    else alarms.clear(code);
  }
}
