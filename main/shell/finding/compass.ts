import type { FindingReport, KnownHub, Met } from '#contract/finding.ts';
import type { Duration } from '#contract/ids.ts';
import type { Finder } from './finder.ts';
import { remember } from './known-hub.ts';
import type { FindingTime } from './ports.ts';

/** Where the hub is, as far as is known. */
export type Bearing =
  | { at: 'looking'; report: FindingReport | null }
  | { at: 'found'; host: string; site: string; moved: boolean };

export interface CompassParts {
  finder: Pick<Finder, 'find'>;
  time: FindingTime;
  known: KnownHub;
  /** Keeps what is known now for the next start. */
  keep(known: KnownHub): void;
  turned(bearing: Bearing): void;
}

/** Between rounds; the last for ever. A hub that was switched off in the evening is found in the morning. */
const PAUSES: readonly Duration[] = [500, 1_000, 2_000, 5_000];

/** Knows where one office's hub is, and finds it again, without a person, whenever it is lost. */
export class Compass {
  readonly #parts: CompassParts;
  #known: KnownHub;
  #host: string | null = null;
  #isLooking = false;
  #isStopped = false;
  #rounds = 0;
  #cancel: () => void = () => {};

  constructor(parts: CompassParts) {
    this.#parts = parts;
    this.#known = parts.known;
  }

  start(): void {
    this.lost();
  }

  /** The hub does not answer where it was. Said twice, it is looked for once. */
  lost(): void {
    if (this.#isLooking || this.#isStopped) return;
    this.#isLooking = true;
    this.#rounds = 0;
    this.#parts.turned({ at: 'looking', report: null });
    void this.#round();
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel();
  }

  async #round(): Promise<void> {
    const found = await this.#parts.finder.find(this.#known);
    if (this.#isStopped) return;
    if (found.met) return this.#arrive(found.met);
    this.#parts.turned({ at: 'looking', report: found.report });
    const pause = PAUSES[Math.min(this.#rounds++, PAUSES.length - 1)] ?? 0;
    this.#cancel = this.#parts.time.after(pause, () => void this.#round());
  }

  #arrive(met: Met): void {
    this.#isLooking = false;
    const moved = this.#host !== null && this.#host !== met.host;
    this.#host = met.host;
    this.#known = remember(this.#known, met);
    this.#parts.keep(this.#known);
    this.#parts.turned({ at: 'found', host: met.host, site: met.facts.site, moved });
  }
}
