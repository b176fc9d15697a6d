import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import type { ViewHeads } from '#contract/views.ts';
import type {
  Answer,
  ClientToHub,
  HubToClient,
  Identity,
  ViewKind,
  ViewMessage,
  ViewName,
  WireCommand,
} from '#contract/wire.ts';

type HubSocket = Socket<ClientToHub, HubToClient>;

/** What a test can make of one command: answer it, later or never. */
export type Take = (command: WireCommand, answer: (answer: Answer<never>) => void) => void;

const common = { site: 'Office', zone: 'Europe/Paris', languages: ['en'], day: '2026-01-14', info: null, demo: false };
const HEAD = {
  ...common,
  breakReasons: [],
  parkReasons: [],
  undoSeconds: 60,
  nextOnUnstarted: 'served',
} satisfies ViewHeads['queue'];

/**
 * A socket.io server that says exactly what a test wants, for what a well-behaved hub never does: gaps, silence, answers
 * that get lost.
 */
export class SpeakingHub {
  readonly taken: WireCommand[] = [];
  readonly hellos: { views: ViewName[]; epoch: number | null; seq: number }[] = [];
  epoch = 1;
  /** Hub time minus this computer's time, ms. */
  offset = 0;
  take: Take = () => {};
  goneViews: ViewName[] = [];
  beating = true;
  /** With which somebody came, in order. */
  readonly tokens: string[] = [];
  /** Refusal codes by token. */
  readonly turnsAway = new Map<string, string>();
  readonly #n = new Map<ViewName, number>();
  #port = 0;
  #http: HttpServer | undefined;
  #io: Server<ClientToHub, HubToClient> | undefined;
  #beats: ReturnType<typeof setInterval> | undefined;

  async start(): Promise<this> {
    this.#http = createServer();
    this.#io = new Server(this.#http, { transports: ['websocket'], serveClient: false });
    this.#io.use(({ handshake: { auth } }, next) => {
      this.tokens.push(auth.token);
      next(refusal(this.turnsAway.get(auth.token)));
    });
    this.#io.on('connection', (socket) => this.#welcome(socket));
    await new Promise<void>((resolve) => this.#http?.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.#http.address() as AddressInfo).port;
    this.#beats = setInterval(() => this.#beat(), 200);
    return this;
  }

  async stop(): Promise<void> {
    clearInterval(this.#beats);
    await this.#io?.close();
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get connections(): number {
    return this.#io?.of('/').sockets.size ?? 0;
  }

  now(): number {
    return Date.now() + this.offset;
  }

  /** One change of a view, with the next number unless another is given. */
  change(view: ViewName, part: Partial<ViewMessage>): void {
    const n = part.n ?? (this.#n.get(view) ?? 0) + 1;
    this.#n.set(view, n);
    this.#io?.emit('change', { ...this.#empty(view), ...part, n });
  }

  bye(code: 'revoked' | 'stopping'): void {
    this.#io?.emit('bye', { code, params: {} });
    this.#io?.disconnectSockets(true);
  }

  #welcome(socket: HubSocket): void {
    socket.on('hello', (hello, ack) => {
      const gone = (hello.views as ViewName[]).find((view) => this.goneViews.includes(view));
      this.hellos.push({ views: hello.views as ViewName[], epoch: hello.epoch ?? null, seq: hello.seq ?? 0 });
      if (gone !== undefined) {
        ack({ ok: false, refusal: { code: 'unknownReference', params: { view: gone } } });
        return;
      }
      ack({ ok: true, result: this.#identity() });
      for (const view of hello.views as ViewName[]) socket.emit('snapshot', this.#snapshot(view));
    });
    socket.on('command', (command, ack) => {
      this.taken.push(command);
      this.take(command, ack);
    });
  }

  #beat(): void {
    if (this.beating) this.#io?.emit('beat', { epoch: this.epoch, now: this.now() });
  }

  #identity(): Identity {
    const { epoch } = this;
    return { hub: 'h', epoch, now: this.now(), device: 'd', name: 'Desk', role: 'desk', group: null, person: null };
  }

  #empty(view: ViewName): ViewMessage {
    const n = this.#n.get(view) ?? 0;
    return { view, epoch: this.epoch, n, seq: n, now: this.now(), events: [], head: null, rows: { put: [], del: [] } };
  }

  #snapshot(view: ViewName): ViewMessage<ViewKind> {
    return { ...this.#empty(view), head: HEAD };
  }
}

function refusal(code: string | undefined): Error | undefined {
  return code === undefined ? undefined : Object.assign(new Error(code), { data: { code, params: {} } });
}
