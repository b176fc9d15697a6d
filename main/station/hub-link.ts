import type { Socket } from 'socket.io-client';
import { io } from 'socket.io-client';
import type { CommandInput } from '#contract/commands.ts';
import type { HardwareReport } from '#contract/hardware.ts';
import type { CommandId, DeviceId, Duration } from '#contract/ids.ts';
import { PROTOCOL } from '#contract/protocol.ts';
import { asRefusal, type Refusal } from '#contract/refusals.ts';
import type {
  Answer,
  ClientToHub,
  HubToClient,
  Identity,
  ResultOf,
  StationAsk,
  ViewMessage,
  ViewName,
} from '#contract/wire.ts';
import type { HardwareTime } from '#hardware/ports.ts';
import { Outbox } from './outbox.ts';
import { Picture } from './picture.ts';

/** A hub that comes back is found in about a second, and the stations of an office do not all knock in one instant. */
const RETRY = { reconnectionDelay: 200, reconnectionDelayMax: 800, randomizationFactor: 0.5, timeout: 3_000 };
/** Until a connection that the hub itself closed is tried again. */
const RETRY_CLOSED: Duration = 500;
/** A missed message asks for everything again, at most once in this time. */
const HELLO_EVERY: Duration = 500;
/** The hub is heard each second. A cut cable closes nothing: only silence tells. */
const QUIET_AFTER: Duration = 5_000;
const TICK: Duration = 250;
const REPORT_WITHIN: Duration = 5_000;
/** After these the same token will not be let in again. */
const FINAL: readonly Refusal['code'][] = ['revoked', 'notJoined', 'protocolOld', 'protocolNew'];

export interface LinkParts {
  url: string;
  token: string;
  time: HardwareTime;
  newId(): CommandId;
  /** After every message: rows may differ. */
  changed(picture: Picture): void;
  /** The hub is reached, anew each time; or it is lost. */
  turned(isOnline: boolean): void;
  asked(asked: { id: string; ask: StationAsk }): void;
  /** It will not let this token in again. */
  ended(refusal: Refusal): void;
}

/** The station's way to the hub: connects by itself, again and again, and keeps the picture of the station's view. */
export class HubLink {
  readonly #parts: LinkParts;
  readonly #socket: Socket<HubToClient, ClientToHub>;
  readonly #outbox: Outbox;
  #device: DeviceId | undefined;
  #picture: Picture | undefined;
  /** The highest mark ever seen, by which a hub that was rolled back is found out. */
  #mark = { epoch: null as number | null, seq: 0 };
  #isOnline = false;
  #isOver = false;
  #heardAt: Duration = 0;
  #helloAt: Duration = Number.NEGATIVE_INFINITY;
  #cancelHello = () => {};
  #cancelRetry = () => {};
  #cancelTick = () => {};

  constructor(parts: LinkParts) {
    this.#parts = parts;
    this.#outbox = new Outbox(() => parts.time.monotonic());
    const auth = { token: parts.token, protocol: PROTOCOL };
    this.#socket = io(parts.url, { auth, transports: ['websocket'], forceNew: true, autoConnect: false, ...RETRY });
    this.#socket.on('connect', () => this.#hello());
    this.#socket.on('disconnect', () => this.#lost());
    this.#socket.on('connect_error', (error) => this.#refused(error));
    this.#socket.on('snapshot', (message) => this.#snapshot(message));
    this.#socket.on('change', (message) => this.#change(message));
    this.#socket.on('beat', () => this.#heard());
    this.#socket.on('ask', (asked) => parts.asked(asked));
    this.#socket.on('bye', (refusal) => this.#bye(refusal));
  }

  start(): void {
    this.#tick();
    this.#socket.connect();
  }

  stop(): void {
    this.#isOver = true;
    for (const cancel of [this.#cancelHello, this.#cancelRetry, this.#cancelTick]) cancel();
    this.#socket.disconnect();
  }

  /** Work of the station: sent until it is answered, through however many connections that takes. */
  send<C extends CommandInput>(command: C): Promise<Answer<ResultOf<C>>> {
    return this.#outbox.work(this.#parts.newId(), command) as Promise<Answer<ResultOf<C>>>;
  }

  /** A person's press, `age` ms ago. Null: it never reached the hub and never will, or nobody knows in time. */
  press(commandId: CommandId, command: CommandInput, age: Duration): Promise<Answer<unknown> | null> {
    return this.#outbox.press(commandId, command, age);
  }

  /** False when nobody answered: after the next connection all is told again. */
  async report(items: HardwareReport['items']): Promise<boolean> {
    if (!this.#isOnline) return false;
    const answer = await this.#socket
      .timeout(REPORT_WITHIN)
      .emitWithAck('hardware', { items })
      .catch(() => undefined);
    return answer?.ok ?? false;
  }

  /** Says what this station follows; the hub answers with who it is, and with a snapshot. */
  #hello(): void {
    if (!this.#socket.connected) return;
    this.#helloAt = this.#parts.time.monotonic();
    this.#heard();
    const views: ViewName[] = this.#device === undefined ? [] : [`station:${this.#device}`];
    this.#socket.emit('hello', { views, ...this.#mark }, (answer) => {
      if (answer.ok) this.#welcome(answer.result);
      else if (FINAL.includes(answer.refusal.code)) this.#bye(answer.refusal);
      else this.#helloSoon();
    });
  }

  #helloSoon(): void {
    this.#cancelHello();
    const wait = Math.max(0, this.#helloAt + HELLO_EVERY - this.#parts.time.monotonic());
    this.#cancelHello = this.#parts.time.after(wait, () => this.#hello());
  }

  #welcome({ device }: Identity): void {
    if (this.#device === undefined) {
      this.#device = device;
      this.#hello();
    } else this.#turn(true);
  }

  #snapshot(message: ViewMessage): void {
    this.#picture = Picture.of(message);
    this.#took(message);
  }

  #change(message: ViewMessage): void {
    if (this.#picture?.follow(message)) this.#took(message);
    else this.#helloSoon();
  }

  #took({ epoch, seq }: ViewMessage): void {
    this.#heard();
    const known = this.#mark.epoch ?? -1;
    if (epoch > known || (epoch === known && seq > this.#mark.seq)) this.#mark = { epoch, seq };
    if (this.#picture) this.#parts.changed(this.#picture);
  }

  #heard(): void {
    this.#heardAt = this.#parts.time.monotonic();
  }

  #turn(isOnline: boolean): void {
    if (isOnline === this.#isOnline) return;
    this.#isOnline = isOnline;
    this.#outbox.connect(isOnline ? (command, answered) => this.#socket.emit('command', command, answered) : undefined);
    this.#parts.turned(isOnline);
  }

  #lost(): void {
    this.#turn(false);
    this.#retryLater();
  }

  /** The hub was reached and said no, or was not reached at all. */
  #refused(error: Error & { data?: unknown }): void {
    const refusal = asRefusal(error.data);
    if (refusal) this.#bye(refusal);
    else this.#turn(false);
    this.#retryLater();
  }

  /** Whatever is sent from now on would be lost with this connection, and nobody could say so. */
  #bye(refusal: Refusal): void {
    this.#turn(false);
    if (this.#isOver || !FINAL.includes(refusal.code)) return;
    this.stop();
    this.#parts.ended(refusal);
  }

  /** What the hub closed on purpose, Socket.IO does not open again by itself. */
  #retryLater(): void {
    if (this.#isOver || this.#socket.active) return;
    this.#cancelRetry();
    this.#cancelRetry = this.#parts.time.after(RETRY_CLOSED, () => void this.#socket.connect());
  }

  #tick(): void {
    this.#cancelTick = this.#parts.time.after(TICK, () => this.#tick());
    this.#outbox.tick();
    const silence = this.#parts.time.monotonic() - this.#heardAt;
    if (this.#socket.connected && silence > QUIET_AFTER) this.#socket.disconnect();
  }
}
