import type { Duration, Instant } from '#contract/ids.ts';
import type { Role } from '#contract/settings.ts';
import type { RequestRow } from '#contract/views.ts';
import type { Answer, Joined, PairStarted, PairState } from '#contract/wire.ts';
import type { Counters } from '#hub/counters.ts';
import type { Clock, RandomHex } from '#hub/ports.ts';
import { done, refuse } from '#hub/refuse.ts';
import type { Admission } from './devices.ts';
import { newCode, newSecret } from './tokens.ts';

const LASTS: Duration = 5 * 60_000;
const MOST_WRONG_CODES = 5;
const MOST_WAITING = 20;
/** One computer must not take the places of all others; it may have several screens, or be loaded again. */
const MOST_OF_AN_ADDRESS = 5;

export interface PairingParts {
  clock: Clock;
  random: RandomHex;
  counters: Counters;
  admit(admission: Admission): Promise<Answer<Joined>>;
  /** A request came, went or ended. */
  changed(request: string): void;
}

interface Request {
  id: string;
  secret: string;
  code: string;
  name: string;
  role: Role;
  address: string;
  expires: Instant;
  wrongCodes: number;
  state: 'waiting' | 'deciding' | PairState;
  forget(): void;
}

export interface Approval {
  request: string;
  code: string;
  role: Role;
  name: string;
  group: string | null;
}

/**
 * Devices without an address: each shows a code, the admin compares it with the one on the admin page and approves. In
 * memory only: after a restart a device simply asks again.
 */
export class Pairing {
  readonly #parts: PairingParts;
  readonly #requests = new Map<string, Request>();

  constructor(parts: PairingParts) {
    this.#parts = parts;
  }

  /** `address`: of the computer that asks. */
  begin({ name, role }: { name: string; role: Role }, address: string): Answer<PairStarted> {
    if (this.#isFullFor(address)) return refuse('joinFull');
    const { random, clock } = this.#parts;
    const id = newSecret(random);
    const expires = clock.now() + LASTS;
    const forget = clock.at(expires, () => this.#forget(id));
    const [secret, code] = [newSecret(random), newCode(random)];
    const wish = { name, role, address };
    this.#requests.set(id, { ...wish, id, secret, code, expires, wrongCodes: 0, state: 'waiting', forget });
    this.#parts.changed(id);
    return done({ request: id, secret, code, expires });
  }

  /** What became of a request, for the device that made it. */
  state(id: string, secret: string): Answer<PairState> {
    const request = this.#requests.get(id);
    if (request?.secret !== secret) return refuse('joinExpired');
    return done(typeof request.state === 'string' ? { state: 'waiting' } : request.state);
  }

  /** The admin compared the codes. `via`: the admin's device. */
  async approve({ request: id, code, ...wish }: Approval, via: string): Promise<Answer<{ device: string }>> {
    const request = this.#requests.get(id);
    if (request?.state !== 'waiting') return refuse('joinExpired');
    if (request.code !== code) return this.#wrongCode(request);
    request.state = 'deciding';
    const answer = await this.#parts.admit({ ...wish, via });
    request.state = answer.ok ? { state: 'admitted', ...answer.result } : 'waiting';
    this.#parts.changed(id);
    return answer.ok ? done({ device: answer.result.device }) : answer;
  }

  reject(id: string): Answer<null> {
    const request = this.#requests.get(id);
    if (request?.state !== 'waiting') return refuse('joinExpired');
    this.#end(request);
    return done(null);
  }

  stop(): void {
    for (const id of [...this.#requests.keys()]) this.#forget(id);
  }

  rows(): RequestRow[] {
    return [...this.#requests.values()].flatMap((request) => this.row(request.id) ?? []);
  }

  row(id: string): RequestRow | undefined {
    const request = this.#requests.get(id);
    if (request?.state !== 'waiting') return undefined;
    const { name, role, code, expires } = request;
    return { key: `request:${id}`, table: 'request', request: id, name, role, code, expires };
  }

  #isFullFor(address: string): boolean {
    const waiting = [...this.#requests.values()].filter(({ state }) => state === 'waiting');
    const ofAddress = waiting.filter((request) => request.address === address);
    return waiting.length >= MOST_WAITING || ofAddress.length >= MOST_OF_AN_ADDRESS;
  }

  #wrongCode(request: Request): Answer<never> {
    this.#parts.counters.count('wrongCode');
    request.wrongCodes += 1;
    if (request.wrongCodes >= MOST_WRONG_CODES) this.#end(request);
    return refuse('joinWrongCode', { left: MOST_WRONG_CODES - request.wrongCodes });
  }

  #end(request: Request): void {
    request.state = { state: 'refused' };
    this.#parts.changed(request.id);
  }

  #forget(id: string): void {
    this.#requests.get(id)?.forget();
    this.#requests.delete(id);
    this.#parts.changed(id);
  }
}
