import { type Command, EscPosStream } from './escpos-stream.ts';
import { listenOnPty, type PtyPlace } from './pty.ts';
import { listenOnTcp, type TcpPlace } from './tcp.ts';

/** How the printer is and behaves; all of it may change at any moment, by `set`. */
export interface PrinterState {
  cover: 'closed' | 'open';
  paper: 'ok' | 'low' | 'out';
  offline: boolean;
  /** False: takes connections and reads nothing, like many printers without paper. */
  reads: boolean;
  /** What happens to a connection: served, closed at once, or reset after so many bytes. */
  connection: 'serve' | 'close' | { resetAfter: number };
  /** DLE EOT, GS ( H, GS r and GS I. All false: a clone that says nothing. */
  answers: { state: boolean; printed: boolean; paper: boolean; name: boolean };
  /** Bytes it prints in 20 ms; null: as fast as they come. */
  speed: number | null;
  /** Sends its state unasked every 50 ms (ASB). */
  chatty: boolean;
  /** The roll ends when so many bytes of one paper were printed; what follows waits for a new roll. */
  rollEndsAfter: number | null;
  /** Bytes it holds before it stops reading. */
  buffer: number;
}

/** One paper, cut off or torn off. */
export interface FakePaper {
  /** All commands since the cut before, without questions. */
  bytes: Buffer;
  /** False: the power went before the cut. */
  complete: boolean;
}

const HEALTHY: PrinterState = {
  cover: 'closed',
  paper: 'ok',
  offline: false,
  reads: true,
  connection: 'serve',
  answers: { state: true, printed: true, paper: true, name: true },
  speed: null,
  chatty: false,
  rollEndsAfter: null,
  buffer: 64_000,
};
export const MUTE: PrinterState['answers'] = { state: false, printed: false, paper: false, name: false };

/** One way in: a socket of the network, or the computer's end of a serial line. */
export interface Guest {
  send(bytes: Uint8Array): void;
  /** Stops or goes on reading. */
  reading(isOn: boolean): void;
  hangUp(): void;
  reset(): void;
}

const TICK = 20;
const UNASKED = 50;

/**
 * A thermal printer without paper: understands ESC/POS, answers as it is set, and keeps what it printed.
 *
 *     const printer = await FakePrinter.onTcp({ paper: 'low' });      // printer.port
 *     const printer = await FakePrinter.onPty('/tmp/…/lp0');          // needs socat
 *     printer.set({ cover: 'open' });  printer.papers();  await printer.stop();
 */
export class FakePrinter {
  #state: PrinterState;
  readonly #guests = new Map<Guest, { stream: EscPosStream; received: number }>();
  #queue: { command: Command; guest: Guest }[] = [];
  #queued = 0;
  #current: Command[] = [];
  readonly #papers: FakePaper[] = [];
  #received = 0;
  #connections = 0;
  #mostAtOnce = 0;
  #place: TcpPlace | PtyPlace | null = null;
  readonly #timers: NodeJS.Timeout[];
  #allowance = 0;

  constructor(state: Partial<PrinterState>) {
    this.#state = { ...HEALTHY, ...state };
    this.#timers = [setInterval(() => this.#tick(), TICK), setInterval(() => this.#chat(), UNASKED)];
  }

  static async onTcp(state: Partial<PrinterState> = {}, port = 0, host = '127.0.0.1'): Promise<FakePrinter> {
    const printer = new FakePrinter(state);
    printer.#place = await listenOnTcp(printer, port, host);
    return printer;
  }

  /** `link`: where the line shows up for the driver, as `/dev/usb/lp0` or `/dev/ttyUSB0` would. */
  static async onPty(link: string, state: Partial<PrinterState> = {}): Promise<FakePrinter> {
    const printer = new FakePrinter(state);
    printer.#place = await listenOnPty(printer, link);
    return printer;
  }

  get port(): number {
    if (this.#place === null || !('port' in this.#place)) throw new Error('this printer is not on the network');
    return this.#place.port;
  }

  set(change: Partial<PrinterState>): void {
    this.#state = { ...this.#state, ...change };
    for (const guest of this.#guests.keys()) guest.reading(this.#mayRead());
    this.#print();
  }

  /** What came out so far. A paper that is still being printed is not among it. */
  papers(): FakePaper[] {
    return [...this.#papers];
  }

  /** All bytes that ever arrived, and how many connections brought them. */
  seen(): { bytes: number; connections: number; mostAtOnce: number } {
    return { bytes: this.#received, connections: this.#connections, mostAtOnce: this.#mostAtOnce };
  }

  /** Everything not printed is gone, and so are all connections; half a paper hangs out. */
  powerOff(): void {
    const hasInk = this.#current.some(({ kind }) => kind === 'ink');
    if (hasInk) this.#papers.push({ bytes: bytesOf(this.#current), complete: false });
    this.#queue = [];
    this.#queued = 0;
    this.#current = [];
    for (const guest of this.#guests.keys()) guest.reset();
  }

  /** Pulls the plug of a serial line or of USB; the network stops listening. What it has read is printed all the same. */
  async unplug(): Promise<void> {
    await this.#place?.stop();
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    for (const guest of this.#guests.keys()) guest.reset();
    await this.#place?.stop();
  }

  // ---- what its ways in call

  joined(guest: Guest): void {
    this.#guests.set(guest, { stream: new EscPosStream(), received: 0 });
    this.#connections += 1;
    this.#mostAtOnce = Math.max(this.#mostAtOnce, this.#guests.size);
    if (this.#state.connection === 'close') {
      guest.hangUp();
      return;
    }
    guest.reading(this.#mayRead());
  }

  left(guest: Guest): void {
    this.#guests.delete(guest);
  }

  received(guest: Guest, bytes: Buffer): void {
    const known = this.#guests.get(guest);
    if (known === undefined) return;
    this.#received += bytes.length;
    known.received += bytes.length;
    for (const command of known.stream.push(bytes)) this.#take(command, guest);
    this.#print();
    const { connection } = this.#state;
    if (typeof connection === 'object' && known.received >= connection.resetAfter) guest.reset();
  }

  #take(command: Command, guest: Guest): void {
    if (command.kind === 'now') {
      this.#answerNow(command.bytes, guest);
      return;
    }
    this.#queue.push({ command, guest });
    this.#queued += command.bytes.length;
    if (!this.#mayRead()) guest.reading(false);
  }

  #mayRead(): boolean {
    return this.#state.reads && this.#queued <= this.#state.buffer;
  }

  #tick(): void {
    const { speed } = this.#state;
    if (speed === null) return;
    // A long command waits until it could have been printed.
    this.#allowance = Math.min(this.#allowance + speed, 20_000);
    this.#print();
  }

  #chat(): void {
    if (!this.#state.chatty) return;
    for (const guest of this.#guests.keys()) guest.send(this.#unasked());
  }

  /** Prints what waits, as far as the roll, the cover and its speed allow. */
  #print(): void {
    for (let next = this.#queue[0]; next !== undefined && this.#canPrint(next.command); next = this.#queue[0]) {
      this.#queue.shift();
      this.#queued -= next.command.bytes.length;
      this.#do(next.command, next.guest);
    }
    if (this.#mayRead()) for (const guest of this.#guests.keys()) guest.reading(true);
  }

  #canPrint({ kind, bytes }: Command): boolean {
    const { cover, paper, offline, speed, rollEndsAfter } = this.#state;
    if (cover === 'open' || paper === 'out' || offline) return false;
    if (kind === 'ink' && rollEndsAfter !== null && bytesOf(this.#current).length + bytes.length > rollEndsAfter) {
      this.#state = { ...this.#state, paper: 'out', rollEndsAfter: null };
      return false;
    }
    return speed === null || this.#allowance >= bytes.length;
  }

  #do(command: Command, guest: Guest): void {
    if (this.#state.speed !== null) this.#allowance -= command.bytes.length;
    if (command.kind === 'ask') this.#answerInTurn(command.bytes, guest);
    else this.#current.push(command);
    if (command.kind !== 'cut') return;
    this.#papers.push({ bytes: bytesOf(this.#current), complete: true });
    this.#current = [];
  }

  /** DLE EOT n. */
  #answerNow([, , question = 0]: Buffer, guest: Guest): void {
    const { answers, cover, paper, offline } = this.#state;
    if (!answers.state) return;
    const isOff = offline || cover === 'open' || paper === 'out';
    const byPaper = { ok: 0, low: 0x0c, out: 0x6c }[paper];
    const bits = [0, isOff ? 0x08 : 0, (cover === 'open' ? 0x04 : 0) | (paper === 'out' ? 0x20 : 0), 0, byPaper][
      question
    ];
    guest.send(Uint8Array.of(0x12 | (bits ?? 0)));
  }

  #answerInTurn(bytes: Buffer, guest: Guest): void {
    const { answers, paper } = this.#state;
    const [, second, third] = bytes;
    if (second === 0x72 && answers.paper) guest.send(Uint8Array.of({ ok: 0, low: 0x03, out: 0x0f }[paper]));
    if (second === 0x28 && answers.printed)
      guest.send(Buffer.concat([Uint8Array.of(0x37, 0x22), bytes.subarray(7), Uint8Array.of(0)]));
    if (second === 0x49 && answers.name) guest.send(Buffer.from(third === 66 ? '_EPSON\0' : '_TM-T88V\0'));
    if (second === 0x61 && answers.state) guest.send(this.#unasked());
  }

  /** The four bytes of ASB. */
  #unasked(): Uint8Array {
    const { cover, paper, offline } = this.#state;
    const isOff = offline || cover === 'open' || paper === 'out';
    const first = 0x10 | (isOff ? 0x08 : 0) | (cover === 'open' ? 0x20 : 0);
    return Uint8Array.of(first, 0, { ok: 0, low: 0x03, out: 0x0f }[paper], 0x0f);
  }
}

const bytesOf = (commands: Command[]): Buffer => Buffer.concat(commands.map(({ bytes }) => bytes));
