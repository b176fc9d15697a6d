import type {
  ButtonBox,
  ButtonBoxParts,
  Condition,
  DeskSign,
  DeviceCounts,
  Press,
  PressAnswer,
} from '#hardware/ports.ts';
import { lampsOf, numberOf } from './lamps.ts';
import { LineDevice } from './line-device.ts';
import { Presses } from './presses.ts';
import { type Hello, MAX_LINE_BYTES, type QboxLine, readLine, sealed } from './qbox-lines.ts';
import { LineSplitter } from './splitter.ts';

const NOBODY: DeskSign = { state: 'none', number: null, waiting: false };
/** A box that was not heard to greet, such as one that stayed on while the station was restarted. */
const PLAIN: Hello = { type: 'hello', leds: 3, digits: 4, desks: 1 };
const REFUSED_BEEP_MS = 400;

/** A box that speaks QBOX/1: numbered presses with answers, lamps, digits, heartbeat. */
export class Qbox implements ButtonBox {
  readonly #parts: ButtonBoxParts;
  readonly #device: LineDevice;
  readonly #presses: Presses;
  readonly #signs = new Map<number, DeskSign>();
  /** What the box shows now, by lamp and digits; nothing while it did not greet. */
  readonly #shown = new Map<string, string>();
  #hello: Hello = PLAIN;
  /** By this process: one that was just started knows nothing of the presses that its predecessor was sent. */
  #welcomed = false;
  /** On this connection. */
  #greeted = false;
  #signed = false;
  #paper: 'ok' | 'low' | 'out' = 'ok';
  #told: Condition;

  constructor(parts: ButtonBoxParts) {
    this.#parts = parts;
    this.#presses = new Presses({
      time: parts.time,
      pressed: (press) => parts.pressed(press),
      answer: (press, answer, bounce) => this.#answer(press, answer, bounce),
    });
    this.#device = new LineDevice({
      port: parts.settings.port,
      time: parts.time,
      splitter: new LineSplitter(MAX_LINE_BYTES),
      ask: () => this.#send('PING'),
      opened: () => this.#newConnection(),
      refresh: () => this.#refresh(),
      heard: (bytes) => this.#heard(bytes),
      changed: () => this.#tell(),
    });
    this.#told = this.#device.condition();
  }

  start(): void {
    this.#device.start();
  }

  stop(): Promise<void> {
    return this.#device.stop();
  }

  show(desk: number, sign: DeskSign): void {
    this.#signs.set(desk, sign);
    this.#refresh();
  }

  condition(): Condition {
    const condition = this.#device.condition();
    if (condition.state !== 'ready' || this.#paper === 'ok') return condition;
    return { state: 'warning', problem: this.#paper === 'out' ? 'paperOut' : 'paperLow' };
  }

  counts(): DeviceCounts {
    return this.#device.counts();
  }

  #newConnection(): void {
    this.#greeted = false;
    this.#signed = false;
    this.#shown.clear();
  }

  #heard(bytes: Buffer): boolean {
    const read = readLine(bytes);
    if (!read || (this.#signed && !read.signed)) return false;
    this.#signed = read.signed;
    if (read.line.type === 'hello') this.#welcome(read.line);
    else this.#obey(read.line);
    return true;
  }

  #obey(line: Exclude<QboxLine, Hello>): void {
    const { type } = line;
    if (type === 'press' && !this.#welcomed) this.#presses.refuse(line.press);
    else if (type === 'press') this.#presses.take(line.press);
    if (type === 'paper' && line.paper) this.#setPaper(line.paper);
    if (!this.#greeted) this.#greet();
  }

  /** The box was started anew, or gave this station up: it counts its presses from the beginning. */
  #welcome(hello: Hello): void {
    this.#presses.forget();
    this.#hello = hello;
    this.#welcomed = false;
    this.#greet();
  }

  #greet(): void {
    if (!this.#welcomed) this.#send('WELCOME');
    this.#welcomed = true;
    this.#greeted = true;
    this.#shown.clear();
    this.#refresh();
  }

  #setPaper(paper: 'ok' | 'low' | 'out'): void {
    this.#paper = paper;
    this.#tell();
  }

  #tell(): void {
    const now = this.condition();
    if (now.state === this.#told.state && now.problem === this.#told.problem) return;
    this.#told = now;
    this.#parts.changed(now);
  }

  #answer(press: Press & { n: number }, answer: PressAnswer, bounce: boolean): void {
    this.#send(answerLine(press.n, answer));
    if (!answer.ok && !bounce) this.#send(`BEEP ${press.desk} ${REFUSED_BEEP_MS}`);
  }

  #refresh(): void {
    if (!this.#greeted) return;
    const desks = Math.max(this.#hello.desks, this.#parts.settings.desks.length);
    for (let desk = 1; desk <= desks; desk++) {
      for (const [place, value] of looksOf(desk, this.#signs.get(desk) ?? NOBODY, this.#hello)) {
        if (this.#shown.get(place) !== value && this.#send(`${place} ${value}`)) this.#shown.set(place, value);
      }
    }
  }

  #send(text: string): boolean {
    return this.#device.send(sealed(text, this.#signed));
  }
}

function answerLine(n: number, answer: PressAnswer): string {
  if (!answer.ok) return `ERR #${n} ${answer.why.toUpperCase()}`;
  return answer.text === null ? `OK #${n}` : `OK #${n} ${plain(answer.text)}`;
}

/** All that a desk's part of the box is to show: where, and what. */
function looksOf(desk: number, sign: DeskSign, { leds, digits }: Hello): [string, string][] {
  const { red, green, yellow } = lampsOf(sign);
  const lamps = [red, green, yellow].slice(0, leds).map((lamp, n): [string, string] => [`LED ${desk} ${n + 1}`, lamp]);
  if (digits === 0) return lamps;
  // The last letters are the telling ones: `A1042` on three digits is 042.
  const text = plain(numberOf(sign) ?? '').slice(-digits);
  return [...lamps, [`SHOW ${desk}`, `${text || '_'} ${sign.state === 'called' ? 'BLINK' : 'STEADY'}`]];
}

/** What a box with a few segments can be sent: no space, no letter beyond ASCII. */
const plain = (text: string): string => text.replace(/[^A-Za-z0-9-]/g, '_').slice(0, 16);
