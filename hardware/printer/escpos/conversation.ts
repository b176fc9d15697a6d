import type { Problem } from '#contract/hardware.ts';
import type { Duration } from '#contract/ids.ts';
import type { Condition, Transport } from '#hardware/ports.ts';
import { type Answer, findAnswer } from './answers.ts';
import { ASK_PAPER, askPrinted, askState, type StateQuestion } from './commands.ts';
import { conditionOf, type States, troubleOf } from './state.ts';

/** Milliseconds. A printer answers DLE EOT within a few of them; a print server on the way takes longer. */
const ANSWERS_WITHIN: Duration = 1_000;
/** The longest ticket takes 5 s; a printer that cools its head pauses for some more. */
const PRINTED = { round: 2_000, rounds: 8 };

/** `printed`, or what spoke against it. */
export type Verdict = 'printed' | Problem;

const isState = (answer: Answer) => answer.type === 'state';

/** Questions to a printer over an open transport. Only what throws TransportError throws. */
export class Conversation {
  readonly #transport: Transport;
  /** False once the printer has shown that it does not know GS ( H. */
  #knowsPrinted = true;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** How it is; null when it says nothing. */
  async condition(): Promise<Condition | null> {
    const states: States = { 1: 0, 2: 0, 3: 0, 4: 0 };
    for (const question of [1, 2, 3, 4] as const) {
      const state = await this.#state(question);
      if (state === null) return null;
      states[question] = state;
    }
    return conditionOf(states);
  }

  async #state(question: StateQuestion): Promise<number | null> {
    await this.#transport.write(askState(question));
    const answer = await this.#hear(ANSWERS_WITHIN, isState);
    return answer?.type === 'state' ? answer.byte : null;
  }

  async #hear(limit: Duration, isWanted: (answer: Answer) => boolean): Promise<Answer | null> {
    const find = (bytes: Uint8Array) => findAnswer(bytes, isWanted);
    const bytes = await this.#transport.read(limit, (arrived) => find(arrived)?.end ?? null);
    return bytes === null ? null : (find(bytes)?.answer ?? null);
  }

  /** Waits until the printer says that all sent before was printed. `id`: four digits of this job. */
  async acknowledged(id: string): Promise<Verdict> {
    await this.#transport.write(this.#knowsPrinted ? askPrinted(id) : ASK_PAPER);
    const isProof = (answer: Answer) => answer.type === 'paper' || (answer.type === 'printed' && answer.id === id);
    for (let round = 0; round < PRINTED.rounds; round += 1) {
      const proof = await this.#hear(PRINTED.round, isProof);
      if (proof !== null) return this.#proven(proof);
      const news = await this.#newsWhilePrinting(isProof);
      if (news !== null) return news;
      // It may know the older question only. Both are answered in the order of the data.
      if (round === 0 && this.#knowsPrinted) await this.#transport.write(ASK_PAPER);
    }
    return 'timeout';
  }

  #proven(proof: Answer): Verdict {
    if (proof.type === 'paper') this.#knowsPrinted = false;
    return 'printed';
  }

  /** @returns null when nothing speaks for or against it yet. */
  async #newsWhilePrinting(isProof: (answer: Answer) => boolean): Promise<Verdict | null> {
    const states: Partial<States> = {};
    for (const question of [2, 4, 3] as const) {
      await this.#transport.write(askState(question));
      const answer = await this.#hear(ANSWERS_WITHIN, (each) => isState(each) || isProof(each));
      if (answer === null) return null;
      if (answer.type !== 'state') return this.#proven(answer);
      states[question] = answer.byte;
    }
    return troubleOf(states);
  }

  /** Asks again and again while the paper should come out: the most that a printer without acknowledgement can say. */
  async watched(duration: Duration, pause: (delay: Duration) => Promise<void>): Promise<Verdict> {
    const rounds = Math.ceil(duration / ANSWERS_WITHIN);
    for (let round = 0; round < rounds; round += 1) {
      await pause(ANSWERS_WITHIN);
      const condition = await this.condition();
      if (condition === null) return 'timeout';
      if (condition.state === 'down') return condition.problem ?? 'offline';
    }
    return 'printed';
  }
}
