import type { Press } from '#hardware/ports.ts';

/** The lines of QBOX/1 (QBOX.md), read and written. */

/** The longest line that is read (QBOX.md). */
export const MAX_LINE_BYTES = 120;

export interface Hello {
  type: 'hello';
  /** Lamps and digits of each desk. */
  leds: number;
  digits: number;
  desks: number;
}
export type QboxLine =
  | Hello
  | { type: 'press'; press: Press & { n: number } }
  | { type: 'paper'; paper: 'ok' | 'low' | 'out' | null }
  | { type: 'pong' };

const PRESSES = { S: 'short', L: 'long', D: 'double' } as const;

const HELLO = /^HELLO qbox\/1((?: [a-z]{1,12}=[A-Za-z0-9_.:-]{1,40}){0,12})$/;
const BTN = /^BTN ([1-8]) ([A-Za-z0-9_+-]{1,16}) ([SLD]) #(\d{1,9})$/;
const TKT = /^TKT ([A-Za-z0-9_+-]{1,12}) #(\d{1,9})$/;
const STAT = /^STAT((?: [a-z]{1,12}=[A-Za-z0-9_.:-]{1,40}){1,12})$/;

/** What a line says and whether it carries a checksum; null for anything that is not QBOX/1 to the letter. */
export function readLine(bytes: Buffer): { line: QboxLine; signed: boolean } | null {
  const text = bytes.toString('latin1');
  const signature = /\*([0-9A-F]{2})$/.exec(text)?.[1];
  if (signature !== undefined && signature !== checksum(text.slice(0, -3))) return null;
  const line = meaning(signature === undefined ? text : text.slice(0, -3));
  return line && { line, signed: signature !== undefined };
}

function meaning(text: string): QboxLine | null {
  if (text === 'PONG') return { type: 'pong' };
  return readPress(text) ?? readTicket(text) ?? readHello(text) ?? readStat(text);
}

function readPress(text: string): QboxLine | null {
  const [, desk, key, kind, n] = BTN.exec(text) ?? [];
  if (key === undefined) return null;
  const press = PRESSES[kind as keyof typeof PRESSES];
  return { type: 'press', press: { desk: Number(desk), key, press, n: Number(n) } };
}

function readTicket(text: string): QboxLine | null {
  const [, service, n] = TKT.exec(text) ?? [];
  if (service === undefined) return null;
  return { type: 'press', press: { desk: 1, key: `TKT-${service}`, press: 'short', n: Number(n) } };
}

function readHello(text: string): QboxLine | null {
  const facts = factsOf(HELLO.exec(text)?.[1]);
  if (!facts) return null;
  const count = (name: string, max: number) => Math.min(max, Number.parseInt(facts.get(name) ?? '0', 10) || 0);
  return {
    type: 'hello',
    leds: count('leds', 3),
    digits: count('digits', 8),
    desks: Math.max(1, count('desks', 8)),
  };
}

function readStat(text: string): QboxLine | null {
  const facts = factsOf(STAT.exec(text)?.[1]);
  if (!facts) return null;
  const paper = (['ok', 'low', 'out'] as const).find((one) => one === facts.get('paper'));
  return { type: 'paper', paper: paper ?? null };
}

/** ` a=1 b=2` as a map; undefined for a line of another kind. */
function factsOf(pairs: string | undefined): Map<string, string> | undefined {
  if (pairs === undefined) return undefined;
  return new Map(pairs.split(' ').filter(Boolean).map(pairOf));
}

function pairOf(pair: string): [string, string] {
  const at = pair.indexOf('=');
  return [pair.slice(0, at), pair.slice(at + 1)];
}

/** A line as it is sent, with a checksum for boxes that sign theirs. */
export function sealed(text: string, signed: boolean): Buffer {
  return Buffer.from(signed ? `${text}*${checksum(text)}\n` : `${text}\n`, 'latin1');
}

/** XOR of all bytes, two hexadecimal digits, as in NMEA 0183. */
function checksum(text: string): string {
  const sum = Buffer.from(text, 'latin1').reduce((xor, byte) => xor ^ byte, 0);
  return sum.toString(16).toUpperCase().padStart(2, '0');
}
