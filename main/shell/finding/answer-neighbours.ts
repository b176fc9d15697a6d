import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import type { HubId } from '#contract/hub.ts';
import type { Duration } from '#contract/ids.ts';
import { answerOf, readQuestion } from './datagrams.ts';
import type { FindingTime } from './ports.ts';

export interface AnsweringParts {
  /** IPv4 and port to listen on. */
  at: { host: string; port: number };
  time: FindingTime;
  monotonic(): Duration;
  /** Hears that nobody can be answered, and why; once, however long it lasts. */
  troubled(error: unknown): void;
}
/** Null: not known now, or not of this hub. */
type WhereIs = (id: HubId) => string | null;

/** A port that another person's app holds on this PC may be free later. */
const AGAIN: Duration = 60_000;
const SECOND: Duration = 1_000;
/** In one second: of one address, which asks once in two, and of all. Whoever forges addresses gets no more out of this PC. */
const MOST_OF_ONE = 4;
const MOST_OF_ALL = 64;

/** Answers other PCs that ask where the hub is, until the returned function is called. Never throws. */
export function answerNeighbours({ at, time, monotonic, troubled }: AnsweringParts, whereIs: WhereIs): () => void {
  const answers = new Answers(monotonic, whereIs);
  let isTold = false;
  let end = () => {};
  const open = () => {
    const socket = createSocket('udp4');
    end = () => void socket.close();
    socket.on('message', (datagram, from) => reply(socket, answers.to(datagram, from), from));
    socket.on('error', (error) => {
      socket.close();
      end = time.after(AGAIN, open);
      if (!isTold) troubled(error);
      isTold = true;
    });
    socket.bind(at.port, at.host);
  };
  open();
  return () => end();
}

/** One that cannot be sent is one that got lost. */
function reply(socket: Socket, answer: Buffer | null, { address, port }: RemoteInfo): void {
  if (answer) socket.send(answer, port, address, () => {});
}

/** What is said to whom: nothing to what is no question, nothing of another hub or while it is not there, and little in all. */
export class Answers {
  readonly #share: Share;
  readonly #whereIs: WhereIs;

  constructor(monotonic: () => Duration, whereIs: WhereIs) {
    this.#share = new Share(monotonic);
    this.#whereIs = whereIs;
  }

  /** @param from who says that it asked; nobody can be answered at port 0, which a forged datagram may name */
  to(datagram: Buffer, { address, port }: Pick<RemoteInfo, 'address' | 'port'>): Buffer | null {
    const question = readQuestion(datagram);
    const host = question && port > 0 ? this.#whereIs(question.id) : null;
    if (!question || host === null || !this.#share.take(address)) return null;
    return answerOf({ mark: question.mark, host });
  }
}

/** What is left to answer in this second; it remembers no more addresses than it answers. */
class Share {
  readonly #monotonic: () => Duration;
  readonly #taken = new Map<string, number>();
  #second = 0;
  #all = 0;

  constructor(monotonic: () => Duration) {
    this.#monotonic = monotonic;
  }

  take(address: string): boolean {
    this.#begin(Math.floor(this.#monotonic() / SECOND));
    const taken = this.#taken.get(address) ?? 0;
    if (taken >= MOST_OF_ONE || this.#all >= MOST_OF_ALL) return false;
    this.#taken.set(address, taken + 1);
    this.#all += 1;
    return true;
  }

  #begin(second: number): void {
    if (second === this.#second) return;
    this.#second = second;
    this.#taken.clear();
    this.#all = 0;
  }
}
