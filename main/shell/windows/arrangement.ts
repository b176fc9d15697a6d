import type { Duration } from '#contract/ids.ts';
import type { Monitor } from '#shell/ports.ts';
import { inOrder } from './monitors.ts';
import type { Places } from './placing.ts';
import type { ScreenWindow } from './screen-window.ts';
import { nameOf, type Seat, Stands, type StandsParts } from './stands.ts';

/** Monitors that come and go do so in bursts. */
const MONITORS_SETTLE: Duration = 1_000;

export interface ArrangementParts extends StandsParts {
  /** Those that are open now. */
  windows(): ScreenWindow[];
  after(delay: Duration, then: () => void): () => void;
  /** Every window stands where it belongs by now. */
  settled(): void;
}

/** The windows of this PC on its monitors: they move as those come and go, and when somebody moves a display on. */
export class Arrangement {
  readonly #parts: ArrangementParts;
  readonly #stands: Stands;
  #places: Places = new Map();
  #unsettled: () => void = () => {};

  constructor(parts: ArrangementParts) {
    this.#parts = parts;
    this.#stands = new Stands(parts);
  }

  /** Where one more window belongs; null: its monitor is off. Nothing moves yet. */
  placeFor(seat: Seat): Monitor | null {
    this.#places = this.#stands.settle([...this.#seats, seat]);
    return this.#places.get(nameOf(seat)) ?? null;
  }

  /** Every open window stands where it belongs. */
  stand(): void {
    for (const window of this.#parts.windows()) {
      const monitor = this.#places.get(window.name) ?? null;
      // Only a display may be without a place: a kiosk is what keeps its PC closed.
      if (window.kind.covers && (monitor || window.role === 'display')) window.stand(monitor);
    }
  }

  /** One that was just opened waits, hidden, until its monitor is there. */
  putAside(window: ScreenWindow): void {
    const there = inOrder(this.#parts.monitors()).map(({ label }, i) => `${i + 1} ${label}`.trim());
    this.#parts.note('a display waits for its monitor', {
      window: window.name,
      wanted: window.seat.wish ?? 'the one it stood on',
      there: there.join(', '),
    });
    window.stand(null);
  }

  monitorsChanged(): void {
    this.#unsettled();
    this.#unsettled = this.#parts.after(MONITORS_SETTLE, () => this.#arrange());
  }

  /** Somebody wants this display on the next monitor. */
  moveOn(seat: Seat): void {
    this.#stands.moveOn(seat);
    this.#arrange();
  }

  get #seats(): Seat[] {
    return this.#parts.windows().map(({ seat }) => seat);
  }

  #arrange(): void {
    this.#places = this.#stands.settle(this.#seats);
    this.stand();
    this.#parts.settled();
  }
}
