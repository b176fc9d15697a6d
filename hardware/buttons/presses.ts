import type { Duration } from '#contract/ids.ts';
import type { HardwareTime, Press, PressAnswer } from '#hardware/ports.ts';
import { Bounces } from './bounces.ts';

/** A box gives up resending long before; QBOX/1 asks for the last 16, a key that is stuck makes more of them. */
const REMEMBERED = 1_024;
const REMEMBERED_MS = 60_000;
/** Presses whose answer is awaited; more than a person makes. */
const MAX_OPEN = 8;
const BUSY: PressAnswer = { ok: false, why: 'busy' };
const REFUSED: PressAnswer = { ok: false, why: 'refused' };

type Numbered = Press & { n: number };

/** `answer`: null while it is awaited. */
interface Known {
  readonly of: string;
  readonly at: Duration;
  answer: PressAnswer | null;
}

export interface PressesParts {
  time: HardwareTime;
  pressed(press: Press): Promise<PressAnswer>;
  /** Tells the box. `bounce`: part of a press that it was told of before. */
  answer(press: Numbered, answer: PressAnswer, bounce: boolean): void;
}

/**
 * Numbered presses of one box: each counts once, however often it is sent, and gets one and the same answer each time.
 * One that is sent again before its answer is known waits for it.
 */
export class Presses {
  readonly #parts: PressesParts;
  readonly #bounces = new Bounces();
  #known = new Map<number, Known>();
  #open = 0;

  constructor(parts: PressesParts) {
    this.#parts = parts;
  }

  take(press: Numbered): void {
    const known = this.#known.get(press.n);
    if (known) this.#again(press, known);
    else this.#first(press);
  }

  /** For a press that may have counted before this process was started: nobody knows. */
  refuse(press: Numbered): void {
    const known: Known = { of: nameOf(press), at: this.#parts.time.monotonic(), answer: null };
    this.#known.set(press.n, known);
    this.#settle(press, known, REFUSED, false);
  }

  /** The box counts from the beginning: no number from before comes again. */
  forget(): void {
    this.#known = new Map();
  }

  #again(press: Numbered, known: Known): void {
    if (known.of !== nameOf(press)) this.#parts.answer(press, REFUSED, false);
    else if (known.answer) this.#parts.answer(press, known.answer, true);
  }

  #first(press: Numbered): void {
    const now = this.#parts.time.monotonic();
    const known: Known = { of: nameOf(press), at: now, answer: null };
    this.#forgetOld(now);
    this.#known.set(press.n, known);
    if (this.#bounces.isBounce(press.desk, press.key, now)) this.#settle(press, known, BUSY, true);
    else if (this.#open >= MAX_OPEN) this.#settle(press, known, BUSY, false);
    else void this.#ask(press, known);
  }

  async #ask(press: Numbered, known: Known): Promise<void> {
    const numbers = this.#known;
    this.#open += 1;
    const answer = await this.#parts.pressed(press).catch(() => REFUSED);
    this.#open -= 1;
    // A box that was started anew would take it for the answer to another press.
    if (numbers === this.#known) this.#settle(press, known, answer, false);
  }

  #settle(press: Numbered, known: Known, answer: PressAnswer, bounce: boolean): void {
    known.answer = answer;
    this.#parts.answer(press, answer, bounce);
  }

  #forgetOld(now: Duration): void {
    for (const [n, known] of this.#known) {
      if (this.#known.size < REMEMBERED && now - known.at < REMEMBERED_MS) return;
      if (known.answer) this.#known.delete(n);
    }
  }
}

const nameOf = ({ desk, key, press }: Press): string => `${desk} ${key} ${press}`;
