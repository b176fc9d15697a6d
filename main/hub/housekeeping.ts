import type { Store } from '#store/store.ts';
import type { Alarms } from './alarms.ts';
import type { Backups } from './backups.ts';
import type { Clock } from './ports.ts';
import type { Presence } from './presence.ts';
import type { Views } from './views.ts';

export interface HousekeepingParts {
  store: Store;
  clock: Clock;
  alarms: Alarms;
  backups: Backups;
  presence: Presence;
  views: Views;
  between(task: () => void): Promise<void>;
}

/** Every so many seconds. */
const HEADS = 10;
const DISK_AND_BACKUP = 60;
const PRESENCE = 300;

/** What must be looked after while nobody asks. */
export class Housekeeping {
  readonly #parts: HousekeepingParts;
  #seconds = 0;

  constructor(parts: HousekeepingParts) {
    this.#parts = parts;
  }

  everySecond(): void {
    this.#seconds += 1;
    const isTime = (period: number) => this.#seconds % period === 0;
    if (isTime(HEADS)) void this.#parts.between(() => this.#parts.views.refreshHeads());
    if (isTime(DISK_AND_BACKUP)) this.#lookAtDisk();
    if (isTime(DISK_AND_BACKUP) && this.#parts.backups.isDue()) void this.#parts.backups.nightly();
    if (isTime(PRESENCE)) this.#parts.presence.save();
  }

  #lookAtDisk(): void {
    const { store, alarms, clock } = this.#parts;
    const { state } = store.room();
    if (state === 'enough') alarms.clear('diskLow');
    else alarms.raise('diskLow', clock.now());
    if (state === 'none') alarms.raise('storageFull', clock.now());
    else alarms.clear('storageFull');
  }
}
