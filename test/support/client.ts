import { setTimeout as delay } from 'node:timers/promises';
import type { Socket } from 'socket.io-client';
import { io } from 'socket.io-client';
import type { WebSocket } from 'ws';
import type { CommandInput } from '#contract/commands.ts';
import { PROTOCOL } from '#contract/protocol.ts';
import type { Refusal } from '#contract/refusals.ts';
import type {
  Answer,
  ClientToHub,
  HubToClient,
  Identity,
  Joined,
  ResultOf,
  ViewKind,
  ViewMessage,
  ViewName,
} from '#contract/wire.ts';
import { commandIds } from './command-id.ts';
import type { Picture } from './picture.ts';
import { follow, fromSnapshot } from './picture.ts';

/**
 * A client of the hub for tests: what a screen does, without a screen. It reconnects by itself, asks for snapshots after a
 * gap, and sends a command again, with the same id, until it is answered.
 */

/** Turns the one-time secret of an address into a device's token. */
export async function join(base: string, secret: string, name: string): Promise<Joined> {
  const answer = await fetch(new URL('/api/v1/join', base), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ secret, name }),
  });
  if (!answer.ok) throw new Error(`join: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Joined;
}

/** Sees everything that passes between this client and the hub. */
export interface Listener {
  invoked(commandId: string, body: CommandInput): void;
  answered(commandId: string, answer: Answer<unknown>): void;
  received(kind: 'snapshot' | 'change', message: ViewMessage): void;
}
export const SILENT: Listener = { invoked: () => {}, answered: () => {}, received: () => {} };

export interface ClientOptions {
  /** `http://127.0.0.1:8080` */
  url: string;
  token: string;
  views: ViewName[];
  listener: Listener;
}

/** How long one send waits for its answer before the same command goes out again, ms. */
const RESEND_AFTER = 2_000;
/** Between two tries to reach a hub that is away, ms. */
const RETRY = { reconnectionDelay: 40, reconnectionDelayMax: 200, timeout: 3_000 };

type Asked = Exclude<keyof ClientToHub, 'hello' | 'command'>;
type PayloadOf<E extends Asked> = Parameters<ClientToHub[E]>[0];
type AnswerOf<E extends Asked> = Parameters<Parameters<ClientToHub[E]>[1]>[0];

export class Client {
  readonly socket: Socket<HubToClient, ClientToHub>;
  readonly pictures = new Map<ViewName, Picture>();
  identity: Identity | undefined;
  /** Why the hub closed the connection, when it said so. */
  goodbye: string | undefined;
  readonly #options: ClientOptions;
  readonly #newId = commandIds(() => Date.now());
  readonly #waiting = new Set<() => void>();
  #ready = false;
  #closed = false;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.socket = io(options.url, {
      auth: { token: options.token, protocol: PROTOCOL },
      transports: ['websocket'],
      forceNew: true,
      autoConnect: false,
      ...RETRY,
    });
    this.socket.on('connect', () => void this.#hello());
    this.socket.on('disconnect', () => this.#becomes(false));
    this.socket.on('connect_error', (error) => this.#turnedAway(error));
    this.socket.on('snapshot', (message) => this.#receive('snapshot', message));
    this.socket.on('change', (message) => this.#receive('change', message));
    this.socket.on('identity', (identity) => this.#identify(identity));
    this.socket.on('bye', (refusal) => this.#leave(refusal.code));
  }

  /** Connects and waits until the hub knows this client and has sent every view. */
  async open(timeout = 10_000): Promise<this> {
    this.socket.connect();
    await this.until(() => this.#ready && this.#options.views.every((view) => this.pictures.has(view)), timeout);
    return this;
  }

  close(): void {
    this.#closed = true;
    this.socket.disconnect();
    this.#wake();
  }

  /** Cuts the connection as a broken cable does; the client finds its way back by itself. */
  cut(): void {
    const transport = this.socket.io.engine?.transport as { ws?: WebSocket } | undefined;
    transport?.ws?.terminate();
  }

  get connected(): boolean {
    return this.#ready;
  }

  /**
   * Sends one command until it is answered, always with the same id.
   * @throws Error when `timeout` ms passed without an answer: whether it was done is unknown.
   */
  async send<C extends CommandInput>(body: C, timeout = 30_000): Promise<Answer<ResultOf<C>>> {
    return this.sendAs(this.#newId(), body, timeout);
  }

  /** Like `send`, under an id of the caller's choice. */
  async sendAs<C extends CommandInput>(commandId: string, body: C, timeout: number): Promise<Answer<ResultOf<C>>> {
    const pressed = performance.now();
    this.#options.listener.invoked(commandId, body);
    while (performance.now() - pressed < timeout && !this.#closed) {
      const age = Math.round(performance.now() - pressed);
      const answer = await this.#try({ ...body, commandId, age });
      if (answer === undefined) continue;
      this.#options.listener.answered(commandId, answer);
      return answer as Answer<ResultOf<C>>;
    }
    const why = this.goodbye === undefined ? '' : `: the hub said ${this.goodbye}`;
    throw new Error(`no answer to ${body.type} (${commandId})${why}`);
  }

  /** Like `send`, and a refusal is an error. */
  async done<C extends CommandInput>(body: C): Promise<ResultOf<C>> {
    const answer = await this.send(body);
    if (!answer.ok) throw new Error(`${body.type} refused: ${JSON.stringify(answer.refusal)}`);
    return answer.result;
  }

  /** Asks anything but a command, once, when the connection is ready. */
  async ask<E extends Asked>(event: E, payload: PayloadOf<E>, timeout = 10_000): Promise<AnswerOf<E>> {
    await this.until(() => this.#ready, timeout);
    const plain = this.socket as unknown as Socket;
    return (await plain.timeout(timeout).emitWithAck(event, payload)) as AnswerOf<E>;
  }

  /** The picture of a view that this client asked for. */
  picture<K extends ViewKind>(view: `${K}:${string}`): Picture<K> {
    const picture = this.pictures.get(view);
    if (picture === undefined) throw new Error(`no picture of ${view} yet`);
    return picture as Picture<K>;
  }

  /**
   * Waits until `condition` holds; it is looked at again after each message.
   * @throws Error after `timeout` ms.
   */
  async until(condition: () => boolean, timeout = 10_000): Promise<void> {
    const end = performance.now() + timeout;
    while (!condition()) {
      if (this.#closed) throw new Error(`closed while waiting: ${this.goodbye ?? 'by this side'}`);
      if (performance.now() > end) throw new Error(`waited ${timeout} ms in vain for ${condition.toString()}`);
      await this.#next(Math.min(50, timeout));
    }
  }

  async #try(command: CommandInput & { commandId: string; age: number }): Promise<Answer<unknown> | undefined> {
    if (!this.#ready) {
      await this.#next(100);
      return undefined;
    }
    try {
      return await this.socket.timeout(RESEND_AFTER).emitWithAck('command', command);
    } catch {
      return undefined;
    }
  }

  async #hello(): Promise<void> {
    const pictures = [...this.pictures.values()];
    const hello = {
      views: this.#options.views,
      epoch: pictures.length === 0 ? null : Math.max(...pictures.map((picture) => picture.epoch)),
      seq: Math.max(0, ...pictures.map((picture) => picture.seq)),
    };
    try {
      const answer = await this.socket.timeout(RESEND_AFTER).emitWithAck('hello', hello);
      if (answer.ok) this.#identify(answer.result);
      else this.#leave(answer.refusal.code);
    } catch {
      if (this.socket.connected) this.cut();
    }
  }

  #identify(identity: Identity): void {
    this.identity = identity;
    this.#becomes(true);
  }

  #receive(kind: 'snapshot' | 'change', message: ViewMessage): void {
    this.#options.listener.received(kind, message);
    if (kind === 'snapshot') this.pictures.set(message.view, fromSnapshot(message));
    else {
      const picture = this.pictures.get(message.view);
      if (picture === undefined || !follow(picture, message)) void this.#hello();
    }
    this.#wake();
  }

  /** The hub refused the connection with a reason, or could not be reached: then it is tried again. */
  #turnedAway({ data }: Error & { data?: Refusal }): void {
    if (data !== undefined) this.#leave(data.code);
  }

  #leave(code: string): void {
    this.goodbye = code;
    if (code !== 'stopping') this.close();
  }

  #becomes(ready: boolean): void {
    this.#ready = ready;
    this.#wake();
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }

  /** Until something happens, but at most `ms`. */
  async #next(ms: number): Promise<void> {
    const stop = new AbortController();
    const woken = new Promise<void>((resolve) => this.#waiting.add(resolve));
    await Promise.race([woken, delay(ms, undefined, { signal: stop.signal }).catch(() => {})]);
    stop.abort();
  }
}

/** Opens a client and waits until it stands. */
export const connect = (options: ClientOptions): Promise<Client> => new Client(options).open();
