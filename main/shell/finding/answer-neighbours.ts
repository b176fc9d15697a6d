import { createSocket } from 'node:dgram';
import type { HubId } from '#contract/hub.ts';
import type { Duration } from '#contract/ids.ts';
import { answerOf, readQuestion } from './datagrams.ts';

export interface DoorParts {
  /** IPv4 and port to listen on. */
  at: { host: string; port: number };
  monotonic(): Duration;
  /** Hears that nobody can be answered, and why. */
  troubled(error: unknown): void;
}

const SECOND: Duration = 1_000;
/** In one second: of one address, which asks once in two, and of all. Whoever forges addresses gets no more out of this PC. */
const MOST_OF_ONE = 4;
const MOST_OF_ALL = 64;

/**
 * Answers other PCs that ask where the hub is, until the returned function is called. To all else it is silent: to what is no
 * question, to another identity, and while the hub is not there (`whereIs` null). Never throws.
 */
export function answerNeighbours({ at, monotonic, troubled }: DoorParts, whereIs: (id: HubId) => string | null) {
  const share = new Share(monotonic);
  const socket = createSocket('udp4');
  socket.on('error', troubled);
  socket.on('message', (datagram, { address, port }) => {
    const question = readQuestion(datagram);
    const host = question ? whereIs(question.id) : null;
    if (!question || host === null || !share.take(address)) return;
    // One that cannot be sent is one that got lost.
    socket.send(answerOf({ mark: question.mark, host }), port, address, () => {});
  });
  socket.bind(at.port, at.host);
  return () => void socket.close();
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
