import type { FindingReport, KnownHub } from '#contract/finding.ts';
import type { HubId } from '#contract/hub.ts';
import { type Bearing, Compass, type CompassParts, type Sought } from './compass.ts';
import type { KeptHub } from './known-hub.ts';
import { Neighbourhood, type Neighbours } from './neighbourhood.ts';

/** What settings and command line say of a hub that runs on another PC. */
export interface Expected {
  /** Origin at which it was last, or is expected. */
  hub: string | null;
  /** Its identity. */
  site: HubId | null;
  /** Whether this PC and its neighbours tell each other where it is. */
  asksNeighbours: boolean;
}

export interface RemoteHubParts extends Pick<CompassParts, 'finder' | 'time'> {
  kept: Pick<KeptHub, 'read' | 'keep'>;
  neighbours: Neighbours;
  /** It is somewhere else than before, or there at last, or looked for. */
  turned(): void;
  note(what: string, facts: Record<string, string>): void;
}

/** The hub of this PC, when it is another PC's: known by its identity, wherever that is by now. */
export class RemoteHub {
  readonly #parts: RemoteHubParts;
  readonly #compass: Compass;
  readonly #neighbourhood: Neighbourhood | null;
  #origin: string | null;
  #id: HubId | null;
  #isThere = false;
  #report: FindingReport | null = null;

  constructor(parts: RemoteHubParts, expected: Expected) {
    const sought = soughtOf(expected, parts.kept.read());
    this.#parts = parts;
    this.#id = sought.id;
    this.#origin = expected.hub ?? originOf(sought.hosts[0]);
    const { finder, time } = parts;
    const keep = (known: KnownHub) => this.#keep(known);
    this.#compass = new Compass({ finder, time, sought, keep, turned: (bearing) => this.#turned(bearing) });
    const whereIs = (id: HubId) => this.#whereIs(id);
    const told = (addresses: string[]) => this.#compass.learnt(addresses);
    this.#neighbourhood = expected.asksNeighbours ? new Neighbourhood({ ...parts, whereIs, told }) : null;
  }

  /** Where it proved itself last, or is expected; null: nobody said where. */
  get origin(): string | null {
    return this.#origin;
  }

  /** Null before the first contact. */
  get id(): HubId | null {
    return this.#id;
  }

  /** Whether it proved itself at `origin`, and nobody lost it since. */
  get isThere(): boolean {
    return this.#isThere;
  }

  /** How the search went, while it is not there. */
  get report(): FindingReport | null {
    return this.#report;
  }

  /** Another office answers where it was; one at any other address of its past says nothing about it. */
  get isOtherOffice(): boolean {
    const tried = this.#report?.tried ?? [];
    return tried.some(({ host, verdict }) => verdict === 'otherOffice' && originOf(host) === this.#origin);
  }

  start(): void {
    this.#neighbourhood?.start();
    this.#compass.start();
  }

  /** A window has no connection to it. */
  lost(): void {
    this.#compass.lost();
  }

  /** A window is connected to it again. */
  back(): void {
    this.#compass.back();
  }

  /** Of a person who wants to try now. */
  hurry(): void {
    this.#compass.hurry();
  }

  stop(): void {
    this.#neighbourhood?.stop();
    this.#compass.stop();
  }

  #turned(bearing: Bearing): void {
    this.#isThere = bearing.at === 'found';
    this.#report = bearing.at === 'looking' ? bearing.report : null;
    if (bearing.at === 'found') this.#found(bearing);
    else if (bearing.report === null) this.#parts.note('the hub is looked for', { at: this.#origin ?? 'anywhere' });
    else this.#parts.note('the hub was not found', { tried: triedIn(bearing.report) });
    this.#neighbourhood?.hubTurned(this.#whereabouts());
    this.#parts.turned();
  }

  #found({ host, id, moved }: Bearing & { at: 'found' }): void {
    this.#id = id;
    this.#origin = originOf(host);
    this.#parts.note(moved ? 'the hub has another address' : 'the hub is there', { host });
  }

  #whereabouts(): { hub: string; id: HubId } | null {
    return this.#isThere && this.#origin !== null && this.#id !== null ? { hub: this.#origin, id: this.#id } : null;
  }

  /** What a neighbour may know: nothing of another hub, and nothing that was true once. */
  #whereIs(id: HubId): string | null {
    const where = this.#whereabouts();
    return where?.id === id ? new URL(where.hub).host : null;
  }

  #keep(known: KnownHub): void {
    try {
      this.#parts.kept.keep(known);
    } catch (error) {
      // It is found all the same, and next time it is looked for as this time.
      this.#parts.note('where the hub is could not be kept', { error: String(error) });
    }
  }
}

const triedIn = ({ tried }: FindingReport): string => tried.map(({ host, verdict }) => `${host} ${verdict}`).join(', ');

const originOf = (host: string | undefined): string | null =>
  host === undefined ? null : new URL(`http://${host}`).origin;

/**
 * A hub that was met at this address once is the same one ever after: whoever else answers there is another office, until a
 * person says otherwise.
 */
function soughtOf({ hub, site, asksNeighbours }: Expected, kept: KnownHub | null): Sought {
  const hosts = hub === null ? [] : [new URL(hub).host];
  const isKept = kept !== null && (site === null ? hosts.some((host) => kept.hosts.includes(host)) : kept.id === site);
  if (!isKept) return { id: site, site: '', hosts, neighbours: [] };
  const neighbours = asksNeighbours ? kept.neighbours : [];
  return { ...kept, hosts: [...new Set([...kept.hosts, ...hosts])], neighbours };
}
