import { isStrongEnough } from '#contract/pin-strength.ts';
import type { KeptKioskPin, KioskPinRow } from '#contract/pins.ts';
import type { Answer } from '#contract/wire.ts';
import { done, refuse } from '#hub/refuse.ts';
import type { Secrets } from '#store/store.ts';
import type { Pins } from './pins.ts';

export interface KioskPinParts {
  secrets: Secrets;
  pins: Pins;
  /** It was set, changed or taken back. */
  changed(): void;
}

const KIND = 'kioskPin';
const SITE = 'site';

/** The office's PIN by which staff leave its kiosks. It is no setting: as all secrets it stands in no event and no export. */
export class KioskPin {
  readonly #parts: KioskPinParts;

  constructor(parts: KioskPinParts) {
    this.#parts = parts;
  }

  /** Null takes it back. */
  async set(pin: string | null): Promise<Answer<null>> {
    const { secrets, pins, changed } = this.#parts;
    if (pin !== null && !isStrongEnough(pin)) return refuse('weakPin');
    if (pin === null) secrets.del(KIND, SITE);
    else secrets.put(KIND, SITE, await pins.make(pin));
    changed();
    return done(null);
  }

  /** For kiosks, which must be left while the hub is away, too. */
  kept(): KeptKioskPin | null {
    return (this.#parts.secrets.get(KIND, SITE) as KeptKioskPin | undefined) ?? null;
  }

  row(): KioskPinRow {
    return { key: 'kioskPin', table: 'kioskPin', set: this.kept() !== null };
  }
}
