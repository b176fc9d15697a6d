import type { Socket } from 'socket.io-client';
import { io } from 'socket.io-client';
import type { CommandInput } from '#contract/commands.ts';
import { PROTOCOL } from '#contract/protocol.ts';
import type { ViewHeads, ViewRow } from '#contract/views.ts';
import type { Answer, ResultOf, ViewKind, ViewMessage, ViewName } from '#contract/wire.ts';
import { newCommandId } from '#station/command-id.ts';

const ANSWER_WITHIN = 10_000;

/** What one simulated screen holds of one view. */
export interface Seen<K extends ViewKind = ViewKind> {
  head: ViewHeads[K];
  rows: Map<string, ViewRow>;
}

/** A simulated screen: a device like any other, that follows its views and sends commands. */
export class DemoClient {
  readonly #socket: Socket;
  readonly #views: ViewName[];
  readonly #seen = new Map<ViewName, Seen>();

  constructor(url: string, token: string, views: ViewName[]) {
    this.#views = views;
    this.#socket = io(url, { transports: ['websocket'], auth: { token, protocol: PROTOCOL }, forceNew: true });
    this.#socket.on('connect', () => this.#socket.emit('hello', { views: this.#views }, () => {}));
    this.#socket.on('snapshot', (message: ViewMessage) => this.#replace(message));
    this.#socket.on('change', (message: ViewMessage) => this.#change(message));
  }

  /** The view as it stands; undefined before its first snapshot. */
  seen<K extends ViewKind>(view: `${K}:${string}`): Seen<K> | undefined {
    return this.#seen.get(view as ViewName) as Seen<K> | undefined;
  }

  /** Sends once; a simulated person who gets no answer simply goes on. */
  send<C extends CommandInput>(command: C): Promise<Answer<ResultOf<C>> | undefined> {
    return this.ask('command', { ...command, commandId: newCommandId(Date.now()), age: 0 });
  }

  async ask<T>(event: string, payload: object): Promise<Answer<T> | undefined> {
    try {
      return (await this.#socket.timeout(ANSWER_WITHIN).emitWithAck(event, payload)) as Answer<T>;
    } catch {
      return undefined;
    }
  }

  close(): void {
    this.#socket.disconnect();
  }

  #replace({ view, head, rows }: ViewMessage): void {
    if (head === null) return;
    this.#seen.set(view, { head, rows: new Map(rows.put.map((row) => [row.key, row])) });
  }

  #change({ view, head, rows }: ViewMessage): void {
    const seen = this.#seen.get(view);
    if (!seen) return;
    if (head !== null) seen.head = head;
    for (const key of rows.del) seen.rows.delete(key);
    for (const row of rows.put) seen.rows.set(row.key, row);
  }
}
