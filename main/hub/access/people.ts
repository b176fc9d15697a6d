import type { DeviceId, Duration, PersonId } from '#contract/ids.ts';
import { isStrongEnough } from '#contract/pin-strength.ts';
import type { PinRow } from '#contract/pins.ts';
import type { Answer } from '#contract/wire.ts';
import type { Core } from '#hub/core.ts';
import type { Counters } from '#hub/counters.ts';
import { done, refuse } from '#hub/refuse.ts';
import type { Secrets } from '#store/store.ts';
import type { PinHash, Pins } from './pins.ts';
import { Tries } from './tries.ts';

export interface PeopleParts {
  core: Core;
  secrets: Secrets;
  pins: Pins;
  counters: Counters;
  monotonic(): Duration;
  /** Somebody signed in or out on this device. */
  changed(device: DeviceId): void;
  /** A PIN was chosen or taken back. */
  pinChanged(person: PersonId): void;
}

export interface SigningIn {
  person: PersonId;
  pin: string;
  newPin: string | null;
}

const TRIES_PER_PERSON = 5;
const TRIES_PER_DEVICE = 20;

/** Who is signed in where. Durable, so that a restart of the hub signs nobody out. PINs stay in the table of secrets. */
export class People {
  readonly #parts: PeopleParts;
  readonly #byPerson: Tries;
  readonly #byDevice: Tries;
  readonly #signedIn = new Map<DeviceId, PersonId>();

  constructor(parts: PeopleParts) {
    this.#parts = parts;
    this.#byPerson = new Tries(TRIES_PER_PERSON, parts.monotonic);
    this.#byDevice = new Tries(TRIES_PER_DEVICE, parts.monotonic);
  }

  start(): void {
    for (const { id, value } of this.#parts.secrets.all('signIn')) this.#signedIn.set(id, value as PersonId);
    this.signOutWhoMayNot();
  }

  on(device: DeviceId): PersonId | null {
    return this.#signedIn.get(device) ?? null;
  }

  async signIn(device: DeviceId, signingIn: SigningIn): Promise<Answer<{ person: PersonId }>> {
    const wait = Math.max(this.#byPerson.begin(signingIn.person), this.#byDevice.begin(device));
    if (wait > 0) return refuse('tooManyTries', { seconds: Math.ceil(wait / 1_000) });
    const answer = await this.#check(signingIn);
    // To be asked for a new PIN, or for a better one, is no wrong guess.
    if (answer.ok || answer.refusal.code !== 'wrongPin') this.#forgive(device, signingIn.person);
    if (answer.ok) this.#enter(device, signingIn.person);
    return answer;
  }

  signOut(device: DeviceId): void {
    if (!this.#signedIn.delete(device)) return;
    this.#parts.secrets.del('signIn', device);
    this.#parts.changed(device);
  }

  /** The person chooses a new PIN at the next sign-in. */
  resetPin(person: PersonId): Answer<null> {
    if (!this.#parts.core.state.setting('person', person)) return refuse('unknownPerson');
    this.#parts.secrets.del('pin', person);
    this.#byPerson.succeed(person);
    this.#signOutEverywhere(person);
    this.#parts.pinChanged(person);
    return done(null);
  }

  /** After settings changed: people who left or were switched off, and devices that were revoked. */
  signOutWhoMayNot(): void {
    for (const [device, person] of this.#signedIn) {
      const revoked = this.#parts.core.state.setting('device', device)?.value.revoked ?? true;
      if (revoked || !this.#mayWork(person)) this.signOut(device);
    }
  }

  pinRow(person: PersonId): PinRow {
    return { key: `pin:${person}`, table: 'pin', person, set: this.#pinOf(person) !== undefined };
  }

  async #check({ person, pin, newPin }: SigningIn): Promise<Answer<{ person: PersonId }>> {
    const kept = this.#pinOf(person);
    if (this.#mayWork(person) && kept === undefined) return this.#choose(person, newPin);
    const matches = await this.#parts.pins.matches(pin, kept);
    if (!matches || !this.#mayWork(person)) {
      this.#parts.counters.count('wrongPin');
      return refuse('wrongPin');
    }
    return newPin === null ? done({ person }) : this.#choose(person, newPin);
  }

  async #choose(person: PersonId, newPin: string | null): Promise<Answer<{ person: PersonId }>> {
    if (newPin === null) return refuse('choosePin');
    if (!isStrongEnough(newPin)) return refuse('weakPin');
    const hash = await this.#parts.pins.make(newPin);
    this.#parts.secrets.put('pin', person, hash);
    this.#parts.pinChanged(person);
    return done({ person });
  }

  #forgive(device: DeviceId, person: PersonId): void {
    this.#byPerson.succeed(person);
    this.#byDevice.succeed(device);
  }

  /** One person on one device: whoever signs in elsewhere leaves the old one. */
  #enter(device: DeviceId, person: PersonId): void {
    for (const [other, who] of this.#signedIn) if (who === person && other !== device) this.signOut(other);
    this.#signedIn.set(device, person);
    this.#parts.secrets.put('signIn', device, person);
    this.#parts.changed(device);
  }

  #signOutEverywhere(person: PersonId): void {
    for (const [device, who] of this.#signedIn) if (who === person) this.signOut(device);
  }

  #mayWork(person: PersonId): boolean {
    return this.#parts.core.state.setting('person', person)?.value.enabled === true;
  }

  #pinOf(person: PersonId): PinHash | undefined {
    return this.#parts.secrets.get('pin', person) as PinHash | undefined;
  }
}
