import type { IncomingMessage } from 'node:http';
import type { CounterName, Counters } from './counters.ts';
import type { Hosts } from './hosts.ts';
import type { Limits } from './limits.ts';

export interface AdmissionParts {
  hosts: Hosts;
  limits: Limits;
  counters: Counters;
}

/** The address at the other end of the wire; what a proxy claims in a header is not believed. */
export const addressOf = (request: IncomingMessage): string => request.socket.remoteAddress ?? '';

/** Which connections may begin at all, and how many of one address at a time. */
export class Admission {
  readonly #parts: AdmissionParts;
  readonly #open = new Map<string, number>();
  readonly #pending = new Map<string, number>();
  #total = 0;

  constructor(parts: AdmissionParts) {
    this.#parts = parts;
  }

  /** Whether this handshake may go on; a refusal is counted. */
  admits(request: IncomingMessage): boolean {
    const why = this.#refusal(request);
    if (why) this.#parts.counters.count(why);
    return why === null;
  }

  /** A connection stands that has not shown its token yet. */
  opened(address: string): void {
    this.#total += 1;
    add(this.#open, address, 1);
    add(this.#pending, address, 1);
  }
  /** It showed a valid token. */
  identified(address: string): void {
    add(this.#pending, address, -1);
  }
  closed(address: string, wasIdentified: boolean): void {
    this.#total -= 1;
    add(this.#open, address, -1);
    if (!wasIdentified) add(this.#pending, address, -1);
  }

  get total(): number {
    return this.#total;
  }

  #refusal(request: IncomingMessage): CounterName | null {
    const { hosts, limits } = this.#parts;
    if (!hosts.hostAllowed(request)) return 'foreignHost';
    if (!hosts.originAllowed(request)) return 'foreignOrigin';
    const address = addressOf(request);
    const crowded =
      this.#total >= limits.connections ||
      (this.#open.get(address) ?? 0) >= limits.connectionsPerAddress ||
      (this.#pending.get(address) ?? 0) >= limits.pendingPerAddress;
    return crowded ? 'tooManyConnections' : null;
  }
}

function add(counts: Map<string, number>, key: string, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count > 0) counts.set(key, count);
  else counts.delete(key);
}
