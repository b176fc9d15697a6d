import { once } from 'node:events';
import { createServer, type Server as HttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { BEAT_EVERY } from '#contract/protocol.ts';
import type { ViewHeads, ViewTables } from '#contract/views.ts';
import type {
  Answer,
  ClientToHub,
  HubToClient,
  Identity,
  Joined,
  PairStarted,
  PairState,
  PreviewRequest,
  ViewKind,
  ViewMessage,
  ViewName,
  WireCommand,
} from '#contract/wire.ts';
import { Hello, Shown } from '#contract/wire.ts';
import { apart, type HallCall } from './office.ts';
import { requestBody, screenFiles, sendJson } from './screen-files.ts';

type HubSocket = Socket<ClientToHub, HubToClient>;
type KindOf<N extends ViewName> = N extends `${infer K extends ViewKind}:${string}` ? K : never;
type AnyAnswer = Answer<never>;

/** Everything but hello and command, as a test may answer it. */
export type RequestName = Exclude<keyof ClientToHub, 'hello' | 'command' | 'shown'>;

interface ViewContent {
  head: ViewHeads[ViewKind];
  rows: Map<string, ViewTables[ViewKind]>;
  n: number;
}

/** What one change of a view carries; what is left out did not change. */
export interface Change<K extends ViewKind> {
  head?: ViewHeads[K];
  put?: (ViewTables[K] | HallCall)[];
  del?: string[];
  events?: ViewMessage['events'];
}

/**
 * A hub for screens under test: serves the built screens, lets everybody in whose address holds a secret, speaks the wire,
 * and shows exactly the views that a test sets. It decides nothing: `take` answers commands.
 *
 * A page joins with `address('kiosk')`. Time: `setTime` moves the hub's clock, which the screens follow.
 */
export class FixtureHub {
  readonly commands: WireCommand[] = [];
  readonly shown: ReturnType<typeof Shown.parse>[] = [];
  readonly hellos: ViewName[][] = [];
  epoch = 1;
  seq = 1;
  beating = true;
  /** Answers no hello: a hub that is there and says nothing. */
  hold = false;
  identity: Partial<Identity> = {};
  /** WAV by name, `call/<transaction>` or `test`; what is not there was made by nobody. */
  readonly sounds = new Map<string, Buffer | Promise<Buffer>>();
  /** Pictures by name, as `GET /media/<name>` serves them. */
  readonly media = new Map<string, { type: string; body: Buffer }>();
  /** Answers a command: at once, later, or never. */
  take: (command: WireCommand, answer: (answer: AnyAnswer) => void) => void = () => {};
  /** Answers any other request of a screen. */
  answer: (event: RequestName, payload: unknown) => AnyAnswer = () => ({ ok: true, result: null as never });
  /** Draws what `POST /api/v1/preview` asks for; null: there is no station. */
  preview: ((request: PreviewRequest) => Promise<Uint8Array>) | null = null;
  /** Answers `POST /api/v1/pair/wait`. */
  pairState: PairState = { state: 'waiting' };
  readonly #views = new Map<ViewName, ViewContent>();
  readonly #serve = screenFiles();
  #offset = 0;
  #port = 0;
  #http: HttpServer | undefined;
  #io: Server<ClientToHub, HubToClient> | undefined;
  #beats: ReturnType<typeof setInterval> | undefined;

  /** What was pressed, in order, without what differs from press to press. */
  sent(): object[] {
    return this.commands.map(({ commandId, age, ...command }) => command);
  }

  /**
   * Listens at the address of the file's last hub: a browser that has the screens from that one need not load and compile them
   * once more. What a page kept must have been forgotten (`leavePage`).
   */
  startInPlace(): Promise<this> {
    this.#port = lastPort;
    return this.start();
  }

  /** Listens on a free port; started again after `stop`, on the same one. */
  async start(): Promise<this> {
    this.#http = createServer((request, response) => void this.#handle(request, response));
    this.#io = new Server(this.#http, { transports: ['websocket'], serveClient: false });
    this.#io.on('connection', (socket) => this.#welcome(socket));
    this.#port = await listening(this.#http, this.#port);
    lastPort = this.#port;
    this.#beats = setInterval(() => this.beat(), BEAT_EVERY);
    return this;
  }

  async stop(): Promise<void> {
    clearInterval(this.#beats);
    this.#http?.close();
    // Browsers open connections in advance; one that never asked anything would hold this up for a minute.
    this.#http?.closeAllConnections();
    await this.#io?.close();
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** The address of a role's screen, with a secret that joins it. */
  address(role: 'kiosk' | 'display' | 'desk' | 'admin', query = ''): string {
    return `${this.url}/${role}${query}#join=fixture-${role}-secret`;
  }

  now(): number {
    return Date.now() + this.#offset;
  }

  /** From now on the hub's clock shows this instant and goes on from it. */
  setTime(at: string | number): void {
    this.#offset = new Date(at).getTime() - Date.now();
  }

  beat(): void {
    if (this.beating) this.#io?.emit('beat', { epoch: this.epoch, now: this.now() });
  }

  /** Replaces a whole view, for everyone who comes or comes back; those who are here get a snapshot. */
  setView<N extends ViewName>(name: N, head: ViewHeads[KindOf<N>], rows: (ViewTables[KindOf<N>] | HallCall)[]): void {
    const n = (this.#views.get(name)?.n ?? 0) + 1;
    this.seq = Math.max(this.seq, ...rows.map((row) => ('seq' in row ? row.seq : 0)));
    this.#views.set(name, { head, rows: new Map(rows.flatMap(apart).map((row) => [row.key, row])), n });
    this.#io?.to(name).emit('snapshot', this.#snapshot(name) as ViewMessage);
  }

  /** Sends one change to everyone who watches the view. */
  change<N extends ViewName>(name: N, change: Change<KindOf<N>>): void {
    const view = this.#views.get(name);
    if (view === undefined) throw new Error(`set ${name} first`);
    const { head = null, del = [], events = [] } = change;
    const put = (change.put ?? []).flatMap(apart);
    if (head !== null) view.head = head;
    for (const key of del) view.rows.delete(key);
    for (const row of put) view.rows.set(row.key, row);
    view.n += 1;
    this.seq = Math.max(this.seq + 1, ...put.map((row) => ('seq' in row ? row.seq : 0)));
    this.#io?.to(name).emit('change', { ...this.#marks(name, view), events, head, rows: { put, del } });
  }

  /** Cuts every connection as a pulled cable does; screens find their way back. */
  cut(): void {
    for (const socket of this.#io?.of('/').sockets.values() ?? []) socket.conn.close();
  }

  /** Tells everyone who is connected that they are somebody else now: another group, another name. */
  identify(part: Partial<Identity>): void {
    Object.assign(this.identity, part);
    for (const socket of this.#io?.of('/').sockets.values() ?? [])
      socket.emit('identity', this.#identityOf(roleOf(socket.handshake.auth.token)));
  }

  bye(code: 'revoked' | 'stopping'): void {
    this.#io?.emit('bye', { code, params: {} });
    this.#io?.disconnectSockets(true);
  }

  #welcome(socket: HubSocket): void {
    const role = roleOf(socket.handshake.auth.token);
    socket.on('hello', (message, ack) => this.#hello(socket, role, message, ack));
    socket.on('command', (command, ack) => {
      this.commands.push(command);
      this.take(command, ack);
    });
    socket.on('shown', (shown, ack) => {
      this.shown.push(Shown.parse(shown));
      ack({ ok: true, result: null });
    });
    for (const event of [
      'signIn',
      'signOut',
      'admitDevice',
      'refuseDevice',
      'joinLink',
      'resetPin',
      'kioskPin',
      'backUp',
      'testTicket',
      'selfCheck',
    ] as const) {
      (socket as Socket).on(event, (payload: unknown, ack: (answer: AnyAnswer) => void) =>
        ack(this.answer(event, payload)),
      );
    }
  }

  #hello(socket: HubSocket, role: string, message: unknown, ack: (answer: Answer<Identity>) => void): void {
    const { views } = Hello.parse(message);
    if (this.hold) return;
    this.hellos.push(views as ViewName[]);
    ack({ ok: true, result: this.#identityOf(role) });
    for (const name of views as ViewName[]) {
      void socket.join(name);
      if (this.#views.has(name)) socket.emit('snapshot', this.#snapshot(name));
    }
  }

  #identityOf(role: string): Identity {
    const { epoch } = this;
    const known = {
      hub: 'fixture',
      epoch,
      now: this.now(),
      device: `${role}-1`,
      name: role,
      group: null,
      person: null,
    };
    return { ...known, role: role as Identity['role'], ...this.identity };
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const sound = /^\/api\/v1\/speech\/(.+)\.wav$/.exec(request.url ?? '')?.[1];
    if (sound !== undefined) return this.#speak(sound, response);
    if (request.url?.startsWith('/media/')) return this.#picture(request.url.slice(7), response);
    if (request.method !== 'POST') return this.#serve(request, response);
    if (request.url === '/api/v1/test-sound') return this.#speak('test', response);
    const body = await requestBody(request);
    if (request.url === '/api/v1/join') {
      const role = /fixture-(\w+)-secret/.exec(body)?.[1] ?? 'kiosk';
      sendJson(response, 200, { device: `${role}-1`, token: `token-${role}`, role } as Joined);
    } else if (request.url === '/api/v1/pair') {
      const started: PairStarted = {
        request: 'request-1',
        secret: 'fixture-pairing-secret',
        code: '482913',
        expires: this.now() + 300_000,
      };
      sendJson(response, 200, started);
    } else if (request.url === '/api/v1/pair/wait') sendJson(response, 200, this.pairState);
    else if (request.url === '/api/v1/preview' && this.preview !== null) {
      const picture = await this.preview(JSON.parse(body) as PreviewRequest);
      response.writeHead(200, { 'content-type': 'image/png' }).end(picture);
    } else sendJson(response, 404, { refusal: { code: 'unknownEvent', params: {} } });
  }

  async #speak(name: string, response: ServerResponse): Promise<void> {
    const wav = await this.sounds.get(name);
    if (wav === undefined) sendJson(response, 404, { refusal: { code: 'noStation', params: {} } });
    else response.writeHead(200, { 'content-type': 'audio/wav' }).end(wav);
  }

  #picture(name: string, response: ServerResponse): void {
    const picture = this.media.get(name.replace(/\?.*/, ''));
    if (picture === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': picture.type, 'cache-control': 'no-store' }).end(picture.body);
  }

  #marks(name: ViewName, view: ViewContent) {
    return { view: name, epoch: this.epoch, n: view.n, seq: this.seq, now: this.now() };
  }

  #snapshot(name: ViewName): ViewMessage {
    const view = this.#views.get(name);
    if (view === undefined) throw new Error(`no view ${name}`);
    return { ...this.#marks(name, view), events: [], head: view.head, rows: { put: [...view.rows.values()], del: [] } };
  }
}

/** Where the file's last hub was, or 0. */
let lastPort = 0;

/** @param wanted 0: any free one @returns the port: another one where the wanted is taken */
async function listening(server: HttpServer, wanted: number): Promise<number> {
  server.listen(wanted, '127.0.0.1');
  const isWanted = await once(server, 'listening').then(
    () => true,
    () => false,
  );
  if (!isWanted) await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

const roleOf = (token: unknown) => String(token).replace('token-', '');
