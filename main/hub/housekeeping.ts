import type { Backups } from './backups.ts';
import type { DiskWatch } from './disk-watch.ts';
import type { Presence } from './presence.ts';
import type { Views } from './views.ts';

export interface HousekeepingParts {
  disk: DiskWatch;
  backups: Backups;
  presence: Presence;
  views: Views;
  between(task: () => void): Promise<void>;
}

/** Every so many seconds. */
const HEADS = 10;
const BACKUP = 60;
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
    this.#parts.disk.look();
    if (isTime(BACKUP) && this.#parts.backups.isDue()) this.#parts.backups.nightly();
    if (isTime(PRESENCE)) this.#parts.presence.save();
  }
}
