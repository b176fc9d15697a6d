import type { AddressSource, FindingReport, KnownHub, Met, Tried, Verdict } from '#contract/finding.ts';
import type { HubId } from '#contract/hub.ts';
import type { Duration } from '#contract/ids.ts';
import { adviceOf } from './advice.ts';
import type { FindingParts } from './ports.ts';
import { checkAnswer } from './proof.ts';

/** `found` never rejects; stopped, it is what is known by then. */
export interface Search {
  found: Promise<Found>;
  stop(): void;
}
export type Found = { met: Met } | { met: null; report: FindingReport };

/** A round ends after this long without the hub. */
const ROUND: Duration = 6_000;
/** After a hub was found elsewhere than last time, others with the same identity may answer: a backup that was restored. */
const GRACE: Duration = 400;
/** A hub that only started again is soon back where it was. */
const AGAIN: Duration = 1_000;
/** In one round: whoever shouts many addresses makes nobody ask them all. */
const MOST_TRIED = 32;

/** Looks for hubs. No address is believed, no token is sent: each is asked who it is, and proves it. */
export class Finder {
  readonly #parts: FindingParts;

  constructor(parts: FindingParts) {
    this.#parts = parts;
  }

  /** One round of looking for the hub with this identity, at kept addresses, at all that are heard of, and where neighbours say it is. */
  find({ id, hosts, neighbours }: Omit<KnownHub, 'site'>): Search {
    let stop = () => {};
    const found = new Promise<Found>((resolve) => {
      const { time, listen, askNeighbours } = this.#parts;
      const met: Met[] = [];
      const round = new Round(this.#parts, id, (one) => {
        const isFirst = met.push(one) === 1;
        if (one.host === hosts[0]) end();
        else if (isFirst) cancels.push(time.after(GRACE, end));
      });
      const again = () => {
        if (hosts[0] !== undefined) void round.tryAgain(hosts[0]);
        cancels.push(time.after(AGAIN, again));
      };
      const cancels = [
        listen((heard) => round.hear(heard.id, heard.hosts)),
        askNeighbours(neighbours, id, (host) => void round.try(host, 'neighbour')),
        time.after(ROUND, end),
        time.after(AGAIN, again),
      ];
      for (const host of hosts) void round.try(host, 'kept');
      stop = end;
      function end(): void {
        for (const cancel of cancels.splice(0)) cancel();
        const best = latest(met, hosts[0]);
        resolve(best ? { met: best } : { met: null, report: round.report() });
      }
    });
    return { found, stop };
  }

  /** Tells of every hub in the network, each once, until the answer's `stop` is called; its `report` says how it goes. */
  look(told: (met: Met) => void): { stop(): void; report(): FindingReport } {
    const seen = new Set<HubId>();
    const round = new Round(this.#parts, null, (met) => {
      if (seen.has(met.facts.id)) return;
      seen.add(met.facts.id);
      told(met);
    });
    const stop = this.#parts.listen(({ id, hosts }) => round.hear(id, hosts));
    return { stop, report: () => round.report() };
  }

  /** Asks at one address that a person named. */
  async meet(host: string): Promise<Found> {
    const met: Met[] = [];
    const round = new Round(this.#parts, null, (one) => void met.push(one));
    await round.try(host, 'typed');
    return met[0] ? { met: met[0] } : { met: null, report: round.report() };
  }
}

/** Of several with one identity the one with the highest epoch is the office; it stays where it was, if it is there, too. */
function latest(met: Met[], before: string | undefined): Met | undefined {
  const stays = ({ host }: Met) => Number(host === before);
  return [...met].sort((a, b) => b.facts.epoch - a.facts.epoch || stays(b) - stays(a))[0];
}

/** Addresses that are asked once each. */
class Round {
  readonly #parts: FindingParts;
  readonly #wanted: HubId | null;
  readonly #met: (met: Met) => void;
  readonly #tried = new Map<string, Tried>();
  readonly #asking = new Set<Tried>();
  readonly #heard = new Set<HubId>();

  /** `wanted` null: any hub. */
  constructor(parts: FindingParts, wanted: HubId | null, met: (met: Met) => void) {
    this.#parts = parts;
    this.#wanted = wanted;
    this.#met = met;
  }

  /** Another office's hub is not asked: it says itself that it is another. */
  hear(id: HubId, hosts: string[]): void {
    this.#heard.add(id);
    if (this.#wanted === null || id === this.#wanted) for (const host of hosts) void this.try(host, 'heard');
  }

  async try(address: string, source: AddressSource): Promise<void> {
    const host = address.toLowerCase();
    if (this.#tried.has(host) || this.#tried.size >= MOST_TRIED) return;
    const tried: Tried = { host, source, verdict: 'unreached' };
    this.#tried.set(host, tried);
    await this.#ask(tried);
  }

  /** At an address where nothing answered. */
  async tryAgain(address: string): Promise<void> {
    const tried = this.#tried.get(address.toLowerCase());
    if (tried?.verdict === 'unreached' && !this.#asking.has(tried)) await this.#ask(tried);
  }

  async #ask(tried: Tried): Promise<void> {
    const { host } = tried;
    this.#asking.add(tried);
    const nonce = this.#parts.newNonce();
    const checked = checkAnswer(await this.#parts.ask(host, nonce), nonce, host);
    this.#asking.delete(tried);
    tried.verdict = this.#judge(checked.verdict, checked.verdict === 'hub' ? checked.facts.id : null);
    if (checked.verdict === 'hub' && tried.verdict === 'hub') this.#met({ host, facts: checked.facts });
  }

  report(): FindingReport {
    const [tried, heard, networks] = [[...this.#tried.values()], this.#heard.size, this.#parts.networks()];
    const own = networks.map(({ address }) => address);
    return { tried, heard, own, advice: adviceOf({ tried, heard, networks }) };
  }

  #judge(verdict: Verdict, id: HubId | null): Verdict {
    return verdict === 'hub' && this.#wanted !== null && id !== this.#wanted ? 'otherOffice' : verdict;
  }
}
