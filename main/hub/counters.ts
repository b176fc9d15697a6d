/** What went wrong at the door, and what went through it, since the hub started: shown by `/health`. */
const COUNTERS = [
  'commands',
  'refused',
  'resent',
  'batches',
  'badRequest',
  'noCallback',
  'unknownEvent',
  'tooFast',
  'notAllowed',
  'foreignHost',
  'foreignOrigin',
  'tooManyConnections',
  'authRefused',
  'floodCut',
  'slowCut',
  'httpErrors',
  'httpRefused',
  'wrongPin',
  'wrongCode',
] as const;
export type CounterName = (typeof COUNTERS)[number];

/** Each begins at 0 with the hub. */
export class Counters {
  readonly #counts = new Map<CounterName, number>(COUNTERS.map((name) => [name, 0]));

  count(name: CounterName): void {
    this.#counts.set(name, this.get(name) + 1);
  }
  get(name: CounterName): number {
    return this.#counts.get(name) ?? 0;
  }
  all(): Record<string, number> {
    return Object.fromEntries(this.#counts);
  }
}
