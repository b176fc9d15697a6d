import type { Instant } from '#contract/ids.ts';
import type { ClockDoubt } from './clock.ts';

/** What a person must know or decide; the words live in the screens' translations. */
export type AlarmCode =
  | ClockDoubt
  | 'rolledBack'
  | 'storageFull'
  | 'diskLow'
  | 'diskScarce'
  | 'dataDamaged'
  | 'backupFailed';
export interface Alarm {
  code: AlarmCode;
  at: Instant;
}

/** What stands now. Each code stands at most once, since its first instant. */
export class Alarms {
  readonly #standing = new Map<AlarmCode, Alarm>();
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  raise(code: AlarmCode, at: Instant): void {
    if (this.#standing.has(code)) return;
    this.#standing.set(code, { code, at });
    this.#changed();
  }
  clear(code: AlarmCode): void {
    if (this.#standing.delete(code)) this.#changed();
  }
  all(): Alarm[] {
    return [...this.#standing.values()];
  }
}
