/** In CSS px from the upper left. */
const SIDE = 80;
const TOUCHES = 5;
/** From the first touch to the last, ms. */
const WITHIN = 4_000;

/** The hidden corner of a kiosk: touched five times in a row, it asks for the PIN of the staff. */
export class StaffCorner {
  readonly #found: () => void;
  #times: number[] = [];

  constructor(found: () => void) {
    this.#found = found;
  }

  /** `timeStamp` in ms. A touch anywhere else begins anew. */
  touched({ clientX, clientY, timeStamp, isTrusted }: Touch): void {
    const isInside = isTrusted && clientX < SIDE && clientY < SIDE;
    this.#times = isInside ? [...this.#times.filter((time) => timeStamp - time < WITHIN), timeStamp] : [];
    if (this.#times.length < TOUCHES) return;
    this.#times = [];
    this.#found();
  }
}

type Touch = Pick<PointerEvent, 'clientX' | 'clientY' | 'timeStamp' | 'isTrusted'>;
