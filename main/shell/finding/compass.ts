import type { FindingReport, KnownHub, Met } from '#contract/finding.ts';
import type { HubId } from '#contract/hub.ts';
import type { Duration } from '#contract/ids.ts';
import type { Finder, Search } from './finder.ts';
import { remember, withNeighbours } from './known-hub.ts';
import type { FindingTime } from './ports.ts';

/** Where the hub is, as far as is known. */
export type Bearing =
  | { at: 'looking'; report: FindingReport | null }
  | { at: 'found'; host: string; id: HubId; site: string; moved: boolean };

/** What is looked for. `id` null: whoever proves itself at the first of these hosts, as the person believes who named it. */
export type Sought = Omit<KnownHub, 'id'> & { id: HubId | null };

export interface CompassParts {
  finder: Pick<Finder, 'find' | 'meet'>;
  time: FindingTime;
  sought: Sought;
  /** Keeps what is known now for the next start. */
  keep(known: KnownHub): void;
  turned(bearing: Bearing): void;
}

/** Between rounds; the last for ever. A hub that was switched off in the evening is found in the morning. */
const PAUSES: readonly Duration[] = [500, 1_000, 2_000, 5_000];
/** A first contact is one question, soon answered: it is asked this often. */
const FIRST_CONTACT_PAUSE: Duration = 1_000;

/** Knows where one office's hub is, and finds it again, without a person, whenever it is lost. */
export class Compass {
  readonly #parts: CompassParts;
  #sought: Sought;
  #host: string | null = null;
  #isStopped = false;
  #rounds = 0;
  #cancel: () => void = () => {};
  /** The round that goes on, or the last one while the next is waited for; null: nothing is looked for. */
  #search: Search | null = null;

  constructor(parts: CompassParts) {
    this.#parts = parts;
    this.#sought = parts.sought;
  }

  start(): void {
    this.lost();
  }

  /** The hub does not answer where it was. Said twice, it is looked for once. */
  lost(): void {
    if (this.#search || this.#isStopped) return;
    this.#parts.turned({ at: 'looking', report: null });
    this.#begin();
  }

  /** Somebody wants it to be looked for at once, not after the pause. */
  hurry(): void {
    if (this.#isStopped) return;
    this.#halt();
    this.#begin();
  }

  /** A screen is connected to it again where it was: it proved itself there. */
  back(): void {
    if (!this.#search || this.#host === null || this.#sought.id === null) return;
    this.#halt();
    const { id, site } = this.#sought;
    this.#parts.turned({ at: 'found', host: this.#host, id, site, moved: false });
  }

  /** The hub told of other PCs of the office, which can be asked once it is lost. */
  learnt(neighbours: string[]): void {
    const { id, ...rest } = this.#sought;
    if (id === null) return;
    const known = withNeighbours({ id, ...rest }, neighbours);
    if (known.neighbours.join() === rest.neighbours.join()) return;
    this.#sought = known;
    this.#parts.keep(known);
  }

  stop(): void {
    this.#isStopped = true;
    this.#halt();
  }

  #begin(): void {
    this.#rounds = 0;
    void this.#round();
  }

  #halt(): void {
    const search = this.#search;
    this.#search = null;
    this.#cancel();
    search?.stop();
  }

  async #round(): Promise<void> {
    const search = this.#look();
    this.#search = search;
    const found = await search.found;
    if (this.#search !== search) return;
    if (found.met) return this.#arrive(found.met);
    this.#parts.turned({ at: 'looking', report: found.report });
    const pause = this.#sought.id === null ? FIRST_CONTACT_PAUSE : PAUSES[Math.min(this.#rounds++, PAUSES.length - 1)];
    this.#cancel = this.#parts.time.after(pause ?? 0, () => void this.#round());
  }

  #look(): Search {
    const { id, hosts, neighbours } = this.#sought;
    const { finder } = this.#parts;
    return id === null
      ? { found: finder.meet(hosts[0] ?? ''), stop: () => {} }
      : finder.find({ id, hosts, neighbours });
  }

  #arrive(met: Met): void {
    this.#search = null;
    const moved = this.#host !== null && this.#host !== met.host;
    this.#host = met.host;
    const { id, ...rest } = this.#sought;
    const known = remember(id === null ? null : { id, ...rest }, met);
    this.#sought = known;
    this.#parts.keep(known);
    this.#parts.turned({ at: 'found', host: met.host, id: known.id, site: known.site, moved });
  }
}
