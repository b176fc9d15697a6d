import { scrypt, timingSafeEqual } from 'node:crypto';

/** Cost of one scrypt, kept with each hash so that it can be raised later. */
export interface PinCost {
  N: number;
  r: number;
  p: number;
}
/** OWASP's password storage cheat sheet: N = 2^15, r = 8, p = 3 (32 MiB). */
export const PIN_COST: PinCost = { N: 2 ** 15, r: 8, p: 3 };

export interface PinHash extends PinCost {
  salt: string;
  hash: string;
}

const AT_ONCE = 2;
const HASH_BYTES = 32;
const MAX_MEMORY = 128 * 1_024 * 1_024;

/** Makes and checks hashes of PINs, at most two at a time, so that sign-ins never take the whole computer. */
export class Pins {
  readonly #cost: PinCost;
  readonly #salt: () => string;
  readonly #queue: (() => void)[] = [];
  #running = 0;

  constructor(cost: PinCost, salt: () => string) {
    this.#cost = cost;
    this.#salt = salt;
  }

  async make(pin: string): Promise<PinHash> {
    const salt = this.#salt();
    const hash = await this.#derive(pin, salt, this.#cost);
    return { ...this.#cost, salt, hash: hash.toString('hex') };
  }

  /** Whether `pin` is the one; without a hash the same work is done for nothing, so that the time tells nothing. */
  async matches(pin: string, kept: PinHash | undefined): Promise<boolean> {
    const { salt, hash, ...cost } = kept ?? { ...this.#cost, salt: 'nobody', hash: '0'.repeat(2 * HASH_BYTES) };
    const derived = await this.#derive(pin, salt, cost);
    return timingSafeEqual(derived, Buffer.from(hash, 'hex')) && kept !== undefined;
  }

  async #derive(pin: string, salt: string, cost: PinCost): Promise<Buffer> {
    await this.#turn();
    try {
      return await derive(pin.normalize('NFKC'), salt, cost);
    } finally {
      this.#handOn();
    }
  }

  async #turn(): Promise<void> {
    if (this.#running >= AT_ONCE) await new Promise<void>((resolve) => this.#queue.push(resolve));
    else this.#running += 1;
  }

  /** The turn goes straight to the next in line, so that nobody can slip in between. */
  #handOn(): void {
    const next = this.#queue.shift();
    if (next) next();
    else this.#running -= 1;
  }
}

function derive(pin: string, salt: string, cost: PinCost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const settings = { ...cost, maxmem: MAX_MEMORY };
    scrypt(pin, salt, HASH_BYTES, settings, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
