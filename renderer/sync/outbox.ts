import type { CommandInput, CommandResults, CommandType } from '#contract/commands.ts';
import type { CommandId, Duration } from '#contract/ids.ts';
import { MAX_AGE } from '#contract/protocol.ts';
import type { Answer, WireCommand } from '#contract/wire.ts';
import type { Unanswered } from './hub-store.ts';

/** A command on this connection without an answer for this long goes out again, under the same id. */
const RESEND_AFTER: Duration = 5_000;
/** Largest age that the wire can say. */
const OLDEST: Duration = 86_400_000;

type AnyAnswer = Answer<CommandResults[CommandType]>;

/** The way to the hub, while there is one: undefined when the hub is away. */
export type Carrier = (command: WireCommand, answered: (answer: AnyAnswer) => void) => void;

interface Press {
  id: CommandId;
  command: CommandInput;
  pressedAt: Duration;
  sentAt: Duration | null;
  sends: number;
  resolve: (answer: AnyAnswer) => void;
}

/**
 * Presses that wait for their answer. Each keeps the id it got when it was pressed, however often it is sent, and stays
 * until the hub has answered: that is how pressing once counts once.
 */
export class Outbox {
  readonly #monotonic: () => Duration;
  readonly #newId: () => CommandId;
  readonly #changed: (unanswered: Unanswered[]) => void;
  #carrier: Carrier | undefined;
  #presses: Press[] = [];

  constructor(monotonic: () => Duration, newId: () => CommandId, changed: (unanswered: Unanswered[]) => void) {
    this.#monotonic = monotonic;
    this.#newId = newId;
    this.#changed = changed;
  }

  press(command: CommandInput): Promise<AnyAnswer> {
    return new Promise((resolve) => {
      const press = { id: this.#newId(), command, pressedAt: this.#monotonic(), sentAt: null, sends: 0, resolve };
      this.#presses.push(press);
      this.#send(press);
      this.#tell();
    });
  }

  /** The hub is back (or, with undefined, gone): everything unanswered goes out in the order it was pressed. */
  connect(carrier: Carrier | undefined): void {
    this.#carrier = carrier;
    for (const press of this.#presses) {
      press.sentAt = null;
      this.#send(press);
    }
    this.#tell();
  }

  /** The computer slept this long, and its steady clock did not count it: what was pressed before is as much older. */
  slept(duration: Duration): void {
    for (const press of this.#presses) press.pressedAt -= duration;
    this.#tell();
  }

  /** Called about once a second: repeats what got no answer, and notices what has become doubtful. */
  tick(): void {
    const overdue = this.#monotonic() - RESEND_AFTER;
    for (const press of this.#presses) if (press.sentAt !== null && press.sentAt < overdue) this.#send(press);
    if (this.#presses.length > 0) this.#tell();
  }

  #send(press: Press): void {
    if (this.#carrier === undefined) return;
    press.sentAt = this.#monotonic();
    press.sends += 1;
    const age = Math.min(OLDEST, Math.max(0, Math.round(press.sentAt - press.pressedAt)));
    const command = { ...press.command, commandId: press.id, age } as WireCommand;
    this.#carrier(command, (answer) => this.#answer(press, answer));
  }

  #answer(press: Press, answer: AnyAnswer): void {
    if (!this.#presses.includes(press) || saysLater(press, answer)) return;
    this.#presses = this.#presses.filter((other) => other !== press);
    press.resolve(answer);
    this.#tell();
  }

  #tell(): void {
    this.#changed(
      this.#presses.map((press) => ({ id: press.id, type: press.command.type, state: this.#state(press) })),
    );
  }

  #state(press: Press): Unanswered['state'] {
    if (this.#monotonic() - press.pressedAt > MAX_AGE) return 'notConfirmed';
    return press.sentAt === null ? 'waiting' : 'sent';
  }
}

/**
 * A hub that is stopping has not done it and will be asked again when it is back. One that found a repeated send too
 * fast has not looked whether the first was done.
 */
function saysLater(press: Press, answer: AnyAnswer): boolean {
  if (answer.ok) return false;
  return answer.refusal.code === 'stopping' || (answer.refusal.code === 'tooFast' && press.sends > 1);
}
