import type { HardwareTime } from '#hardware/ports.ts';
import { Cable } from './pty.ts';

const RESEND_MS = 300;
const GIVEN_UP_AFTER_MS = 10_000;
const HELLO_EVERY_MS = 2_000;
const HOST_GONE_AFTER_MS = 15_000;

export interface QboxOptions {
  path: string;
  time: HardwareTime;
  /** Of each desk; `desks` and `keys` as well. */
  facts: string;
  /** Puts a checksum behind each line. */
  signed: boolean;
}
interface Waiting {
  line: string;
  since: number;
  done: (answer: string) => void;
}

/**
 * A box that speaks QBOX/1, written after QBOX.md and not after the driver: the firmware of the sketch, with the hands
 * of a test on its keys, its plug and its faults.
 */
export class QboxEmulator {
  readonly cable: Cable;
  readonly #options: QboxOptions;
  /** Lines of the host since the last `plug`. */
  readonly lines: string[] = [];
  /** `1/2` is lamp 2 of desk 1. */
  readonly lamps = new Map<string, string>();
  /** By desk: what the digits show, and how: `A42 BLINK`. */
  readonly digits = new Map<number, string>();
  readonly #waiting = new Map<number, Waiting>();
  /** The firmware hangs: it says nothing and hears nothing. */
  silent = false;
  /** Its answers to the host get lost on the way in. */
  deaf = false;
  #n = 0;
  #welcomed = false;
  #hostHeard = 0;
  #partial = '';
  #cancel: (() => void)[] = [];

  constructor(options: Partial<QboxOptions> & Pick<QboxOptions, 'path' | 'time'>) {
    this.#options = { facts: 'id=AB12 desks=1 keys=6 leds=3 digits=4', signed: false, ...options };
    this.cable = new Cable(options.path, (bytes) => this.#arrived(bytes.toString('latin1')));
  }

  /** Plugs it in; a box that takes its power from the plug starts anew by that. */
  async plug({ keptPower = false } = {}): Promise<void> {
    this.lines.length = 0;
    this.#partial = '';
    await this.cable.plug();
    if (!keptPower) this.#start();
    this.#every(RESEND_MS, () => this.#resend());
    this.#every(HELLO_EVERY_MS, () => this.#greet());
  }

  async unplug({ keepPower = false } = {}): Promise<void> {
    for (const cancel of this.#cancel.splice(0)) cancel();
    if (!keepPower) this.#forget('lost');
    await this.cable.unplug();
  }

  async remove(): Promise<void> {
    await this.unplug();
    await this.cable.remove();
  }

  /** Presses a key and tells the answer: `OK`, `OK A42`, `ERR BUSY`; `lost` when the box gave up. */
  press(key: string, kind: 'S' | 'L' | 'D' = 'S', desk = 1): Promise<string> {
    return this.#ask((n) => `BTN ${desk} ${key} ${kind} #${n}`);
  }

  ticket(service: string): Promise<string> {
    return this.#ask((n) => `TKT ${service} #${n}`);
  }

  /** A line of its own, as it stands. */
  send(text: string): void {
    if (this.silent) return;
    this.cable.write(this.#options.signed ? `${text}*${checksum(text)}\r\n` : `${text}\r\n`);
  }

  /** Forgets what it showed, as a start does, and greets. */
  #start(): void {
    this.lamps.clear();
    this.digits.clear();
    this.#n = 0;
    this.#hello();
  }

  #hello(): void {
    this.#forget('lost');
    this.#welcomed = false;
    this.send(`HELLO qbox/1 ${this.#options.facts}`);
  }

  #greet(): void {
    const gone = this.#options.time.monotonic() - this.#hostHeard > HOST_GONE_AFTER_MS;
    if (!this.#welcomed || gone) this.#hello();
  }

  #ask(lineOf: (n: number) => string): Promise<string> {
    this.#n += 1;
    const line = lineOf(this.#n);
    const since = this.#options.time.monotonic();
    const answer = new Promise<string>((done) => this.#waiting.set(this.#n, { line, since, done }));
    this.send(line);
    return answer;
  }

  #resend(): void {
    const now = this.#options.time.monotonic();
    for (const [n, { line, since }] of this.#waiting) {
      if (now - since > GIVEN_UP_AFTER_MS) this.#end(n, 'lost');
      else this.send(line);
    }
  }

  #forget(answer: string): void {
    for (const n of [...this.#waiting.keys()]) this.#end(n, answer);
  }

  #end(n: number, answer: string): void {
    this.#waiting.get(n)?.done(answer);
    this.#waiting.delete(n);
  }

  #arrived(text: string): void {
    const lines = (this.#partial + text).split('\n');
    this.#partial = lines.pop() ?? '';
    if (this.silent || this.deaf) return;
    for (const line of lines) this.#obey(line);
  }

  #obey(raw: string): void {
    const line = this.#options.signed && raw.includes('*') ? raw.slice(0, -3) : raw;
    if (line !== raw && raw.slice(-2) !== checksum(line)) throw new Error(`bad checksum from the host: ${raw}`);
    this.lines.push(line);
    this.#hostHeard = this.#options.time.monotonic();
    const [word = '', first = '', second = '', third = ''] = line.split(' ');
    if (word === 'PING') this.send('PONG');
    else if (word === 'WELCOME') this.#welcome();
    else if (word === 'LED') this.lamps.set(`${first}/${second}`, third);
    else if (word === 'SHOW') this.digits.set(Number(first), `${second} ${third}`);
    else if (word === 'OK' || word === 'ERR') this.#end(Number(first.slice(1)), `${word} ${second}`.trim());
  }

  /** A welcome without a greeting: a host that knows nothing of what was pressed before. */
  #welcome(): void {
    if (this.#welcomed) this.#forget('lost');
    this.#welcomed = true;
  }

  #every(period: number, work: () => void): void {
    const at = this.#cancel.length;
    const again = () => {
      this.#cancel[at] = this.#options.time.after(period, () => {
        again();
        work();
      });
    };
    this.#cancel.push(() => {});
    again();
  }
}

function checksum(text: string): string {
  let sum = 0;
  for (const byte of Buffer.from(text, 'latin1')) sum ^= byte;
  return sum.toString(16).toUpperCase().padStart(2, '0');
}
