import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { DefaultEventsMap, Socket } from 'socket.io';
import { Server } from 'socket.io';
import type { DeviceId, Seq } from '#contract/ids.ts';
import { BEAT_EVERY, MAX_MESSAGE, PROTOCOL } from '#contract/protocol.ts';
import type { Refusal } from '#contract/refusals.ts';
import type { Role } from '#contract/settings.ts';
import type { Answer, ClientToHub, Hello, HubToClient, Identity, ViewMessage, ViewName } from '#contract/wire.ts';
import { Auth, VIEW_KINDS } from '#contract/wire.ts';
import type { Admission } from './admission.ts';
import { addressOf } from './admission.ts';
import type { Caller } from './caller.ts';
import type { Counters } from './counters.ts';
import type { EventGuardParts } from './event-guard.ts';
import { EventGuard } from './event-guard.ts';
import type { Limits } from './limits.ts';
import { maySee } from './may-see.ts';
import type { Clock, TimeSource } from './ports.ts';
import { done, refuse } from './refuse.ts';
import { TokenBucket } from './token-bucket.ts';
import type { Rooms } from './views.ts';

/** How soon a dead connection is noticed: a ping every five seconds, five seconds to answer. */
const PING = { pingInterval: 5_000, pingTimeout: 5_000 };
const CONNECT_TIMEOUT = 5_000;

interface SocketData {
  device: DeviceId;
}
type HubSocket = Socket<ClientToHub, HubToClient, DefaultEventsMap, SocketData>;

export interface GatewayParts {
  admission: Admission;
  clock: Clock;
  time: TimeSource;
  limits: Limits;
  counters: Counters;
  guard: EventGuardParts;
  /** The device of a token as it stands now. */
  deviceOf(token: string): { id: DeviceId; revoked: boolean } | undefined;
  /** Undefined once the device is gone or revoked. */
  callerOf(device: DeviceId): Caller | undefined;
  identityOf(caller: Caller): Identity;
  epoch(): number;
  /** Runs while nothing uncommitted is in memory. */
  between<T>(task: () => T | Promise<T>): Promise<T>;
  viewExists(view: ViewName): boolean;
  snapshot(view: ViewName): ViewMessage | undefined;
  /** The highest mark that a client saw: proof when this hub was rolled back behind it. */
  sawMark(epoch: number | null, seq: Seq): Promise<void>;
  came(device: DeviceId, address: string): void;
  went(device: DeviceId): void;
  everySecond(): void;
}

const SETTINGS = {
  transports: ['websocket' as const],
  serveClient: false,
  maxHttpBufferSize: MAX_MESSAGE,
  perMessageDeflate: false,
  httpCompression: false,
  connectTimeout: CONNECT_TIMEOUT,
  ...PING,
};

/** The door for screens and stations: Socket.IO over websocket only. Here nothing is decided, only let in and told. */
export class Gateway implements Rooms {
  readonly #parts: GatewayParts;
  readonly #io: Server<ClientToHub, HubToClient, DefaultEventsMap, SocketData>;
  #started = false;
  #cancelBeat: () => void = () => {};

  constructor(parts: GatewayParts) {
    this.#parts = parts;
    this.#io = new Server({
      ...SETTINGS,
      allowRequest: (request, allow) => allow(null, parts.admission.admits(request)),
    });
  }

  start(server: HttpServer): void {
    this.#started = true;
    this.#io.attach(server);
    this.#io.engine.on('connection', (raw: RawConnection) => this.#watchRaw(raw));
    this.#io.use((socket, next) => next(this.#identify(socket)));
    this.#io.on('connection', (socket) => this.#welcome(socket));
    this.#beat();
  }

  /** Says goodbye to everybody and closes their connections. */
  stop(): void {
    if (!this.#started) return;
    this.#started = false;
    this.#cancelBeat();
    this.#io.emit('bye', { code: 'stopping', params: {} });
    this.#io.disconnectSockets(true);
    this.#io.engine.close();
  }

  isEmpty(view: ViewName): boolean {
    return (this.#io.sockets.adapter.rooms.get(view)?.size ?? 0) === 0;
  }

  /** One message for a whole room, encoded once. */
  send(view: ViewName, message: ViewMessage): void {
    this.#io.to(view).emit('change', message);
  }

  /** A question to one station; its answer comes by HTTP. */
  ask(device: DeviceId, asked: Parameters<HubToClient['ask']>[0]): void {
    this.#io.to(deviceRoom(device)).emit('ask', asked);
  }

  /** A device was renamed, moved, revoked, or somebody signed in or out on it: its connections follow at once. */
  refresh(device: DeviceId): void {
    for (const socket of this.#socketsOf(device)) {
      const caller = this.#parts.callerOf(device);
      if (!caller) this.#cut(socket, { code: 'revoked', params: {} });
      else {
        for (const room of viewRooms(socket)) if (!maySee(caller, room)) void socket.leave(room);
        socket.emit('identity', this.#parts.identityOf(caller));
      }
    }
  }

  /** Connections by role, for `/health`. */
  clients(): Record<Role, number> {
    const counts: Record<Role, number> = { desk: 0, kiosk: 0, display: 0, admin: 0, station: 0 };
    for (const socket of this.#io.sockets.sockets.values()) {
      const role = this.#parts.callerOf(socket.data.device)?.role;
      if (role) counts[role] += 1;
    }
    return counts;
  }

  /** Before a connection has a token it may cost little, and afterwards no more than its share. */
  #watchRaw(raw: RawConnection): void {
    const { admission, limits, counters, time } = this.#parts;
    const address = addressOf(raw.request);
    const packets = new TokenBucket(limits.packets, () => time.monotonic());
    admission.opened(address);
    raw.on('packet', () => {
      if (packets.take()) return;
      counters.count('floodCut');
      raw.close(true);
    });
    raw.once('close', () => admission.closed(address, raw.request.identified === true));
  }

  #identify(socket: HubSocket): Error | undefined {
    const found = this.#deviceIn(socket.handshake.auth);
    if ('refusal' in found) {
      this.#parts.counters.count('authRefused');
      return Object.assign(new Error(found.refusal.code), { data: found.refusal });
    }
    socket.data.device = found.device;
    (socket.request as RawConnection['request']).identified = true;
    this.#parts.admission.identified(addressOf(socket.request));
    return undefined;
  }

  #deviceIn(auth: unknown): { device: DeviceId } | { refusal: Refusal } {
    const { protocol } = auth as { protocol?: unknown };
    if (typeof protocol === 'number' && protocol !== PROTOCOL) {
      return refuse(protocol < PROTOCOL ? 'protocolOld' : 'protocolNew', { hub: PROTOCOL, client: protocol });
    }
    const parsed = Auth.safeParse(auth);
    if (!parsed.success) return refuse('badRequest', { field: 'auth' });
    const device = this.#parts.deviceOf(parsed.data.token);
    if (!device) return refuse('notJoined');
    return device.revoked ? refuse('revoked') : { device: device.id };
  }

  #welcome(socket: HubSocket): void {
    const { device } = socket.data;
    const guard = new EventGuard(this.#parts.guard, {
      connection: () => {
        const caller = this.#parts.callerOf(device);
        return caller && { caller, hello: (hello) => this.#hello(socket, hello) };
      },
      cut: (code) => this.#cut(socket, { code, params: {} }),
    });
    // Every event goes through the guard and none further: there are no listeners behind it.
    socket.use((packet) => guard.receive(packet));
    void socket.join(deviceRoom(device));
    this.#parts.came(device, addressOf(socket.request));
    socket.once('disconnect', () => this.#parts.went(device));
  }

  /** Says who this device is and sends each view it asked for; what it followed before is let go. */
  #hello(socket: HubSocket, { views, epoch, seq }: ReturnType<typeof Hello.parse>): Promise<Answer<Identity>> {
    return this.#parts.between(async () => {
      await this.#parts.sawMark(epoch, seq);
      const caller = this.#parts.callerOf(socket.data.device);
      if (!caller) return refuse('revoked');
      const asked = [...new Set(views as ViewName[])];
      const hidden = asked.find((view) => !maySee(caller, view));
      if (hidden !== undefined) return refuse('notAllowed', { view: hidden });
      const missing = asked.find((view) => !this.#parts.viewExists(view));
      if (missing !== undefined) return refuse('unknownReference', { view: missing });
      this.#follow(socket, asked);
      return done(this.#parts.identityOf(caller));
    });
  }

  #follow(socket: HubSocket, views: ViewName[]): void {
    for (const room of viewRooms(socket)) void socket.leave(room);
    for (const view of views) {
      const snapshot = this.#parts.snapshot(view);
      if (!snapshot) continue;
      void socket.join(view);
      socket.emit('snapshot', snapshot);
    }
  }

  #beat(): void {
    this.#io.volatile.emit('beat', { epoch: this.#parts.epoch(), now: this.#parts.clock.now() });
    this.#cutWhoDoesNotRead();
    this.#parts.everySecond();
    this.#cancelBeat = this.#parts.time.after(BEAT_EVERY, () => this.#beat());
  }

  #cutWhoDoesNotRead(): void {
    for (const socket of this.#io.sockets.sockets.values()) {
      const { writeBuffer } = socket.conn as unknown as { writeBuffer: unknown[] };
      if (writeBuffer.length <= this.#parts.limits.unsentMessages) continue;
      this.#parts.counters.count('slowCut');
      (socket.conn as unknown as RawConnection).close(true);
    }
  }

  /** Says why and closes, after the answers that are on their way. */
  #cut(socket: HubSocket, refusal: Refusal): void {
    socket.emit('bye', refusal);
    setImmediate(() => socket.disconnect(true));
  }

  #socketsOf(device: DeviceId): HubSocket[] {
    const ids = this.#io.sockets.adapter.rooms.get(deviceRoom(device)) ?? [];
    return [...ids].flatMap((id) => this.#io.sockets.sockets.get(id) ?? []);
  }
}

/** What the gateway uses of an Engine.IO connection. */
interface RawConnection {
  request: IncomingMessage & { identified?: boolean };
  on(event: 'packet', listener: () => void): void;
  once(event: 'close', listener: () => void): void;
  close(discard: boolean): void;
}

const deviceRoom = (device: DeviceId): string => `device ${device}`;

function viewRooms(socket: HubSocket): ViewName[] {
  return [...socket.rooms].filter((room): room is ViewName => VIEW_KINDS.some((kind) => room.startsWith(`${kind}:`)));
}
