import type { WindowRole } from '#contract/windows.ts';
import type { Monitor } from '#shell/ports.ts';
import type { KeptMarks } from './kept-marks.ts';
import { inOrder, type MonitorMark, markOf } from './monitors.ts';
import { type Claim, nextOf, type Places, placesOf } from './placing.ts';

/** One of the windows that this PC is to have. */
export interface Seat {
  role: WindowRole;
  /** Which of several of its role, from 1. */
  device: string;
  /** Of a display or kiosk: the monitor that the settings name for it; null: whichever suits. */
  wish: string | null;
}

/** Of this PC's windows, `display-2`. */
export const nameOf = ({ role, device }: Seat): string => `${role}-${device}`;

/** As many displays as monitors were named, else one. Without a display the first of them is the kiosk's. */
export function seatsOf(roles: readonly WindowRole[], monitors: readonly (string | null)[]): Seat[] {
  const wishes = monitors.length === 0 ? [null] : monitors;
  const named: Partial<Record<WindowRole, readonly (string | null)[]>> = { display: wishes };
  if (!roles.includes('display')) named.kiosk = wishes.slice(0, 1);
  return roles.flatMap((role): Seat[] =>
    (named[role] ?? [null]).map((wish, i) => ({ role, device: `${i + 1}`, wish })),
  );
}

export interface StandsParts {
  monitors(): Monitor[];
  marks: Pick<KeptMarks, 'get' | 'keep'>;
  note(what: string, facts: Record<string, string>): void;
}

/** Monitors that were once beside one; systems make up new numbers now and then. */
const BESIDE_AT_MOST = 16;

/** Where the windows of this PC stand, and what is remembered of it. */
export class Stands {
  readonly #parts: StandsParts;
  readonly #marks = new Map<string, MonitorMark>();
  #places: Places = new Map();

  constructor(parts: StandsParts) {
    this.#parts = parts;
  }

  /** Where each of these stands from now on, by name. */
  settle(seats: readonly Seat[]): Places {
    const monitors = this.#parts.monitors();
    const claims = seats.map((seat) => this.#claimOf(seat));
    this.#places = placesOf(claims, monitors);
    const [first] = inOrder(monitors);
    for (const claim of claims) {
      const place = this.#places.get(claim.name);
      // Where it only stands because there is nothing better it need not return to.
      const isOwn = claim.mark?.id === place?.id || claim.wish !== null || place !== first;
      if (claim.role === 'display' && place && isOwn) this.#remember(claim, place, monitors);
    }
    return this.#places;
  }

  /** Somebody moves a display on to the next monitor; where a setting says which one, that holds. */
  moveOn(seat: Seat): void {
    const monitors = this.#parts.monitors();
    const claim = this.#claimOf(seat);
    const next = nextOf(this.#places.get(claim.name) ?? null, monitors);
    if (next && seat.wish === null) this.#remember({ ...claim, mark: null }, next, monitors);
  }

  #claimOf(seat: Seat): Claim {
    const name = nameOf(seat);
    const mark = this.#marks.get(name) ?? this.#parts.marks.get(name, seat.wish);
    return { name, role: seat.role, wish: seat.wish, mark };
  }

  #remember({ name, wish, mark: before }: Claim, place: Monitor, monitors: readonly Monitor[]): void {
    const now = markOf(place, monitors);
    const others = before?.id === now.id ? before.beside : [];
    const mark = { ...now, beside: [...new Set([...others, ...now.beside])].slice(-BESIDE_AT_MOST) };
    this.#marks.set(name, mark);
    if (JSON.stringify(mark) === JSON.stringify(before)) return;
    try {
      this.#parts.marks.keep(name, wish, mark);
    } catch (error) {
      this.#parts.note('which monitor a display stands on could not be kept', { error: String(error) });
    }
  }
}
