import { io, type Socket } from 'socket.io-client';
import { createStore } from 'zustand/vanilla';
import type { CommandInput } from '#contract/commands.ts';
import type { Duration, Instant } from '#contract/ids.ts';
import { PROTOCOL } from '#contract/protocol.ts';
import { asRefusal, type Refusal } from '#contract/refusals.ts';
import type { Answer, ClientToHub, HubToClient, Identity, ResultOf, ViewMessage, ViewName } from '#contract/wire.ts';
import { commandIds } from './command-id.ts';
import { DeviceHttp } from './device-http.ts';
import { freshnessAfter, QUIET_AFTER } from './freshness.ts';
import type { Hub, HubClock, MessageListener } from './hub.ts';
import { type HubStore, type HubWriter, hubWriter } from './hub-store.ts';
import { hubTime } from './hub-time.ts';
import { HighestMark, type MarkStore } from './mark.ts';
import { Outbox } from './outbox.ts';
import { ask, type Payload, type Reply, type RequestName } from './requests.ts';

/** A hub that comes back is found in well under 2 s, and a hundred screens do not all knock in the same instant. */
const RETRY = { reconnectionDelay: 200, reconnectionDelayMax: 800, randomizationFactor: 0.5, timeout: 3_000 };
/** Until a connection that the hub itself closed is tried again, ms. */
const RETRY_CLOSED = 500;
/** A missed message asks again at most once in this time, ms. */
const HELLO_EVERY = 500;
/** The computer's clock went on this much further than its steady clock: it slept, ms. */
const SLEPT = 5_000;
/** After these the same token will not be let in again. */
const FINAL = ['revoked', 'notJoined', 'protocolOld', 'protocolNew'];

export interface LinkOptions {
  /** Where the hub is, `http://pc:8080`; the page's own address in a browser. */
  url: string;
  token: string;
  /** Resolves once the hub at `url` has proven who it is, as far as anybody here can tell: before that it gets no token. */
  proven(): Promise<unknown>;
  views: readonly ViewName[];
  monotonic(): Duration;
  /** The device's own clock, only to begin with. */
  wallClock(): Instant;
  random(bytes: number): Uint8Array;
  mark: MarkStore;
}

/** Connects at once, and again whenever the connection is lost. */
export function openHub(options: LinkOptions): Hub {
  return new HubLink(options);
}

class HubLink implements Hub {
  readonly #options: LinkOptions;
  readonly #writer: HubWriter = hubWriter();
  readonly #socket: Socket<HubToClient, ClientToHub>;
  readonly #time;
  readonly #outbox: Outbox;
  readonly #http: DeviceHttp;
  readonly #mark: HighestMark;
  readonly #listeners = new Set<MessageListener>();
  readonly #clock = createStore<{ now: Instant }>()(() => ({ now: 0 }));
  #ticking: ReturnType<typeof setTimeout> | undefined;
  #views: readonly ViewName[];
  /** When this screen last knew that it was right. */
  #rightAt: Duration | undefined;
  #heardAt: Duration;
  /** By how much the computer's clock is ahead of the steady one. */
  #ahead: number;
  /** Views that still wait for their snapshot. */
  #missing = new Set<ViewName>();
  #helloAt = Number.NEGATIVE_INFINITY;
  #helloTimer: ReturnType<typeof setTimeout> | undefined;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#views = options.views;
    this.#http = new DeviceHttp(options);
    this.#mark = new HighestMark(options.mark);
    this.#heardAt = options.monotonic();
    this.#ahead = options.wallClock() - options.monotonic();
    this.#time = hubTime(options.monotonic);
    const newId = commandIds({ now: () => this.now(), random: options.random });
    this.#outbox = new Outbox(options.monotonic, newId, (unanswered) => this.#writer.set({ unanswered }));
    this.#socket = this.#makeSocket();
    this.#tick();
    this.#socket.connect();
  }

  get store(): HubStore {
    return this.#writer.store;
  }

  get clock(): HubClock {
    return this.#clock;
  }

  send<C extends CommandInput>(command: C): Promise<Answer<ResultOf<C>>> {
    return this.#outbox.press(command) as Promise<Answer<ResultOf<C>>>;
  }

  async request<E extends RequestName>(event: E, payload: Payload<E>): Promise<Reply<E>> {
    if (this.store.getState().link !== 'online') return 'unreached';
    const reply = await ask(this.#socket, event, payload);
    if (reply !== 'unreached' && reply.ok) this.#signed(event, payload);
    return reply;
  }

  watch(views: readonly ViewName[]): void {
    if (views.join() === this.#views.join()) return;
    this.#views = views;
    this.#writer.keepOnly(views);
    this.#hello();
  }

  listen(listener: MessageListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  download(path: string): Promise<Response> {
    return this.#http.get(path);
  }

  post(path: string, body: object, signal: AbortSignal): Promise<Response> {
    return this.#http.post(path, body, signal);
  }

  now(): Instant {
    return this.#time.now() ?? this.#options.wallClock();
  }

  /** A connection that slept may be dead without knowing: a new one tells in an instant. */
  wake(): void {
    this.#hasSlept();
    if (this.store.getState().turnedAway !== null) return;
    this.#socket.disconnect();
    clearTimeout(this.#retryTimer);
    this.#socket.connect();
  }

  /** Steady clocks of most systems stand still while the computer sleeps. @returns whether it slept since this was asked last */
  #hasSlept(): boolean {
    const { wallClock, monotonic } = this.#options;
    const ahead = wallClock() - monotonic();
    const slept = ahead - this.#ahead;
    this.#ahead = ahead;
    if (slept < SLEPT) return false;
    this.#outbox.slept(slept);
    this.#heardAt -= slept;
    if (this.#rightAt !== undefined) this.#rightAt -= slept;
    return true;
  }

  stop(): void {
    this.#mark.save();
    this.#socket.disconnect();
    for (const timer of [this.#ticking, this.#helloTimer, this.#retryTimer]) clearTimeout(timer);
  }

  /** Who is signed in follows from the hub's yes; its `identity` tells of everything that happened elsewhere. */
  #signed(event: RequestName, payload: unknown): void {
    const { identity } = this.store.getState();
    if (identity === null || !(event === 'signIn' || event === 'signOut')) return;
    const person = event === 'signIn' ? (payload as Payload<'signIn'>).person : null;
    this.#writer.set({ identity: { ...identity, person } });
  }

  #makeSocket(): Socket<HubToClient, ClientToHub> {
    const auth = (give: (auth: object) => void) => void this.#authorize(give);
    const settings = { auth, transports: ['websocket'], forceNew: true, autoConnect: false, ...RETRY };
    const socket: Socket<HubToClient, ClientToHub> = io(this.#options.url, settings);
    socket.on('connect', () => this.#hello());
    socket.on('disconnect', () => this.#lost());
    socket.on('connect_error', (error) => this.#refused(error));
    socket.on('snapshot', (message) => this.#snapshot(message));
    socket.on('change', (message) => this.#change(message));
    socket.on('beat', ({ now }) => this.#heard(now));
    socket.on('identity', (identity) => this.#writer.set({ identity }));
    socket.on('bye', (refusal) => this.#bye(refusal));
    return socket;
  }

  /** At every connection anew: somebody else may have its address by now. */
  async #authorize(give: (auth: object) => void): Promise<void> {
    const { token, proven } = this.#options;
    try {
      await proven();
      give({ token, protocol: PROTOCOL });
    } catch {
      // Stopped meanwhile, it stays so.
      if (!this.#socket.active) return;
      this.#socket.disconnect();
      this.#retry();
    }
  }

  /** Something was missed: asks for everything again, but never as fast as a broken hub could make us ask. */
  #askAgain(): void {
    this.#missing = new Set(this.#views);
    clearTimeout(this.#helloTimer);
    const wait = this.#helloAt + HELLO_EVERY - this.#options.monotonic();
    this.#helloTimer = setTimeout(() => this.#hello(), wait);
  }

  /** Says what this screen wants to see; the hub answers with who we are, and with a snapshot of each view. */
  #hello(): void {
    if (!this.#socket.connected) return;
    this.#missing = new Set(this.#views);
    this.#helloAt = this.#options.monotonic();
    this.#heardAt = this.#helloAt;
    this.#socket.emit('hello', { views: [...this.#views], ...this.#mark.seen }, (answer) => {
      if (answer.ok) this.#welcome(answer.result);
      else this.#notGreeted(answer.refusal);
    });
  }

  /** A view that is gone, such as that of a desk that was removed, must not keep this screen from the others. */
  #notGreeted(refusal: Refusal): void {
    const { view } = refusal.params;
    if (FINAL.includes(refusal.code)) this.#bye(refusal);
    else if (this.#views.some((name) => name === view)) this.watch(this.#views.filter((name) => name !== view));
    else this.#askAgain();
  }

  #welcome(identity: Identity): void {
    this.#time.observe(identity.now);
    this.#tellTime();
    const again = this.store.getState().link === 'online';
    this.#writer.set({ link: 'online', identity, turnedAway: null });
    if (!again) this.#outbox.connect((command, answered) => this.#socket.emit('command', command, answered));
    this.#heard(identity.now);
  }

  #snapshot(message: ViewMessage): void {
    if (!this.#views.includes(message.view) || !this.#writer.snapshot(message)) return;
    this.#missing.delete(message.view);
    this.#took(message, 'snapshot');
  }

  #change(message: ViewMessage): void {
    if (this.#missing.has(message.view) || !this.#views.includes(message.view)) return;
    if (this.#writer.change(message)) this.#took(message, 'change');
    else this.#askAgain();
  }

  #took(message: ViewMessage, kind: 'snapshot' | 'change'): void {
    this.#mark.saw(message);
    this.#heard(message.now);
    for (const listener of this.#listeners) listener(message, kind);
  }

  #heard(now: Instant): void {
    this.#time.observe(now);
    this.#heardAt = this.#options.monotonic();
    if (this.#missing.size > 0 || this.store.getState().link !== 'online') return;
    this.#rightAt = this.#heardAt;
    if (this.store.getState().freshness !== 'current') this.#judge();
  }

  #lost(): void {
    this.#outbox.connect(undefined);
    this.#writer.set({ link: 'offline' });
    if (!this.#socket.active && this.store.getState().turnedAway === null) this.#retry();
  }

  /** The hub was reached and said no, or was not reached at all. */
  #refused(error: Error & { data?: unknown }): void {
    const refusal = asRefusal(error.data);
    if (refusal) this.#bye(refusal);
    if (this.store.getState().link === 'online') this.#writer.set({ link: 'offline' });
    if (!this.#socket.active && this.store.getState().turnedAway === null) this.#retry();
  }

  #bye(refusal: Refusal): void {
    if (!FINAL.includes(refusal.code)) return;
    this.#writer.set({ turnedAway: refusal, link: 'offline' });
    this.#socket.disconnect();
  }

  #retry(): void {
    clearTimeout(this.#retryTimer);
    this.#retryTimer = setTimeout(() => this.#socket.connect(), RETRY_CLOSED);
  }

  /** Once a second, as the second of hub time begins. */
  #tick(): void {
    clearTimeout(this.#ticking);
    if (this.#hasSlept()) this.wake();
    this.#tellTime();
    this.#ticking = setTimeout(() => this.#tick(), 1_000 - (this.now() % 1_000) + 1);
    this.#judge();
    this.#outbox.tick();
    this.#mark.save();
    const silence = this.#options.monotonic() - this.#heardAt;
    // A cut cable closes nothing: without beats this connection is dead, and a new one finds the hub sooner.
    if (this.#socket.connected && silence > QUIET_AFTER) this.#socket.disconnect();
  }

  #tellTime(): void {
    this.#clock.setState({ now: Math.floor(this.now() / 1_000) * 1_000 });
  }

  #judge(): void {
    if (this.#rightAt === undefined) return;
    const silence = this.#options.monotonic() - this.#rightAt;
    const freshness = freshnessAfter(silence);
    if (freshness === this.store.getState().freshness) return;
    this.#writer.set({ freshness, rightUntil: freshness === 'current' ? null : Math.round(this.now() - silence) });
  }
}
