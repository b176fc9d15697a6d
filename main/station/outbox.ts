import type { CommandInput } from '#contract/commands.ts';
import type { CommandId, Duration } from '#contract/ids.ts';
import type { Answer, WireCommand } from '#contract/wire.ts';

/** A command on a connection without an answer for this long goes out again, under the same id. */
const RESEND_AFTER: Duration = 3_000;
/** A press that did not reach the hub by then never will: whoever pressed is told before they go away. */
const UNSENT_AT_MOST: Duration = 1_500;
/** Whoever pressed does not wait any longer, though the press may have counted. */
const UNANSWERED_AT_MOST: Duration = 8_000;

/** The way to the hub, while there is one. */
export type Carrier = (command: WireCommand, answered: (answer: Answer<unknown>) => void) => void;

interface Letter {
  id: CommandId;
  command: CommandInput;
  /** Of a person's press; null for work that is never too old. */
  pressedAt: Duration | null;
  sentAt: Duration | null;
  sends: number;
  settle(answer: Answer<unknown> | null): void;
}

/**
 * Commands that wait for their answer. Each keeps its id however often it is sent: that is how it counts once. Work is
 * sent until it is answered; a press only while whoever pressed is still there.
 */
export class Outbox {
  readonly #monotonic: () => Duration;
  #carrier: Carrier | undefined;
  readonly #letters = new Set<Letter>();

  constructor(monotonic: () => Duration) {
    this.#monotonic = monotonic;
  }

  work(id: CommandId, command: CommandInput): Promise<Answer<unknown>> {
    const { promise, resolve } = Promise.withResolvers<Answer<unknown>>();
    this.#add({ id, command, pressedAt: null, settle: (answer) => answer && resolve(answer) });
    return promise;
  }

  /** Null: it never reached the hub and never will, or nobody knows in time whether it did. `age`: of the press. */
  press(id: CommandId, command: CommandInput, age: Duration): Promise<Answer<unknown> | null> {
    const { promise, resolve } = Promise.withResolvers<Answer<unknown> | null>();
    this.#add({ id, command, pressedAt: this.#monotonic() - age, settle: resolve });
    return promise;
  }

  /** The hub is back (or, with undefined, gone): whatever has no answer goes out again, in its order. */
  connect(carrier: Carrier | undefined): void {
    this.#carrier = carrier;
    for (const letter of this.#letters) {
      letter.sentAt = null;
      this.#send(letter);
    }
  }

  /** Called several times a second. */
  tick(): void {
    const now = this.#monotonic();
    for (const letter of this.#letters) {
      if (this.#isGivenUp(letter, now)) this.#end(letter, null);
      else if (letter.sentAt !== null && now - letter.sentAt > RESEND_AFTER) this.#send(letter);
    }
  }

  #add(letter: Omit<Letter, 'sentAt' | 'sends'>): void {
    const added = { ...letter, sentAt: null, sends: 0 };
    this.#letters.add(added);
    this.#send(added);
  }

  #isGivenUp({ pressedAt, sends }: Letter, now: Duration): boolean {
    if (pressedAt === null) return false;
    return now - pressedAt > (sends === 0 ? UNSENT_AT_MOST : UNANSWERED_AT_MOST);
  }

  #send(letter: Letter): void {
    if (!this.#carrier || this.#isGivenUp(letter, this.#monotonic())) return;
    const { id, command, pressedAt } = letter;
    letter.sentAt = this.#monotonic();
    letter.sends += 1;
    // Work has no age: a paper that came out is reported however long the hub was away.
    const age = pressedAt === null ? 0 : Math.max(0, Math.round(letter.sentAt - pressedAt));
    this.#carrier({ ...command, commandId: id, age } as WireCommand, (answer) => this.#answered(letter, answer));
  }

  /** A hub that is stopping, or was asked too fast, has not looked: the same is sent again. */
  #answered(letter: Letter, answer: Answer<unknown>): void {
    const saysLater = !answer.ok && (answer.refusal.code === 'stopping' || answer.refusal.code === 'tooFast');
    if (!saysLater) this.#end(letter, answer);
  }

  #end(letter: Letter, answer: Answer<unknown> | null): void {
    if (this.#letters.delete(letter)) letter.settle(answer);
  }
}
