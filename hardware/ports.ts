import type { z } from 'zod';
import type {
  ButtonBoxValue,
  HardwareState,
  PrinterValue,
  Problem,
  SignValue,
  TicketBlock,
} from '#contract/hardware.ts';
import type { Duration, Instant, Language } from '#contract/ids.ts';

/** What the station asks of hardware, whatever stands behind it. One driver is one implementation; none is imported before it is used. */

/** How a piece of hardware is now. */
export interface Condition {
  state: HardwareState;
  problem: Problem | null;
}
export const READY: Condition = { state: 'ready', problem: null };

/** Clocks of the PC; tests pass their own. */
export interface HardwareTime {
  now(): Instant;
  monotonic(): Duration;
  /** Calls back once after `delay`; the returned function cancels. */
  after(delay: Duration, callback: () => void): () => void;
}

// ---------------------------------------------------------------- printers

/** All that one ticket says: texts in the visitor's language, facts, and the blocks of its template. */
export interface Paper {
  job: string;
  number: string;
  language: Language;
  site: string;
  service: string;
  issuedAt: Instant;
  /** IANA zone of the site. */
  zone: string;
  /** People who waited for the same service when it was issued. */
  ahead: number;
  message: string | null;
  /** It may be a second paper, and says so. */
  copy: boolean;
  blocks: TicketBlock[];
}

/** `sent`: bytes that left this PC. Only `notSent` is sure that no paper comes out, and may be tried again. */
export interface PrintOutcome {
  as: 'printed' | 'notSent' | 'unknown';
  problem: Problem | null;
  sent: number;
}

export interface TicketPrinter {
  /** One at a time: the caller waits for the outcome. Never throws. */
  print(paper: Paper): Promise<PrintOutcome>;
  /** Asks the printer where it can answer; never while a paper is printed. Never throws. */
  condition(): Promise<Condition>;
  /** After the job under way. Never throws. */
  close(): Promise<void>;
}
export type PrinterSettings = z.infer<typeof PrinterValue>;

/** One way of bytes to a printer. Opened for a job or a question, closed after it. */
export interface Transport {
  /** @throws TransportError */
  open(): Promise<void>;
  /** Resolves with the bytes sent. @throws TransportError, which tells how many were. */
  write(bytes: Uint8Array): Promise<number>;
  /** The bytes that arrived until `done` says how many make the answer, or null when `within` is over. */
  read(within: Duration, done: (bytes: Uint8Array) => number | null): Promise<Uint8Array | null>;
  /**
   * `graceful` lets the printer read what is on its way. It is closed afterwards in any case, and may be closed again.
   * @throws TransportError (`disconnected`, `stalled`) by `graceful` when the printer hung up or did not take all of it:
   * whether it has the end of what was written is then unknown. `abort` throws nothing.
   */
  close(how: 'graceful' | 'abort'): Promise<void>;
}

/** Why bytes did not pass. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly problem: Problem;
  readonly sent: number;
  constructor(problem: Problem, sent: number, options?: ErrorOptions) {
    super(`${problem} after ${sent} bytes`, options);
    this.problem = problem;
    this.sent = sent;
  }
}

// ---------------------------------------------------------------- buttons and signs

/** One press on a box. A box that numbers its presses sends the same `n` again until it is answered: it arrives here once. */
export interface Press {
  /** Place of the desk in the box's list, from 1. */
  desk: number;
  /** As the box tells it, `1`, `GREEN`; `TKT-1` for the button 1 of a dispenser of tickets. */
  key: string;
  press: 'short' | 'long' | 'double';
  n: number | null;
}
/** `text`: what a dispenser of tickets shows, its new number. */
export type PressAnswer =
  | { ok: true; text: string | null }
  | { ok: false; why: 'closed' | 'paper' | 'busy' | 'refused' };

/** What the lamp and the digits of a desk show. `none`: no session, a press does nothing. */
export interface DeskSign {
  state: 'none' | 'free' | 'called' | 'serving' | 'break';
  number: string | null;
  /** Somebody waits for this desk. */
  waiting: boolean;
}

/** What passed since the start, for those who look for a bad cable. */
export interface DeviceCounts {
  /** How often the port was opened. */
  openings: number;
  /** Lines or frames that meant something, and that did not. */
  understood: number;
  ignored: number;
  /** Bytes outside any line or frame: half ones, too long ones, noise. */
  dropped: number;
  /** What was to be sent while nobody was there to read it; never sent later. */
  unsent: number;
}

/** Connects by itself, again and again, until `stop`. */
export interface ButtonBox {
  start(): void;
  stop(): Promise<void>;
  /** Kept, and sent in full whenever the box comes back. */
  show(desk: number, sign: DeskSign): void;
  condition(): Condition;
  counts(): DeviceCounts;
}
export interface ButtonBoxParts {
  settings: z.infer<typeof ButtonBoxValue>;
  time: HardwareTime;
  /** Always settles, so that the box learns what became of its press. */
  pressed(press: Press): Promise<PressAnswer>;
  changed(condition: Condition): void;
}

/** A sign over one desk. */
export interface Sign {
  start(): void;
  stop(): Promise<void>;
  show(sign: DeskSign): void;
  condition(): Condition;
  counts(): DeviceCounts;
}
export interface SignParts {
  settings: z.infer<typeof SignValue>;
  time: HardwareTime;
  changed(condition: Condition): void;
}

// ---------------------------------------------------------------- speech

/** One thing to say: a call, or an announcement. */
export interface Announcement {
  /** As on paper and screen, `A42`; null for an announcement. */
  number: string | null;
  /** Name of the desk by language, or how it is spoken; null for an announcement. */
  desk: Record<Language, string> | null;
  /** What staff wrote; null for a call. */
  texts: Record<Language, string> | null;
  /** Spoken one after the other. */
  languages: Language[];
  numbers: 'natural' | 'digits';
}

/** Makes sound of words. Text is data: it never reaches a shell, and a line of options never comes from it. */
export interface SpeechEngine {
  readonly name: string;
  /** Languages it can speak on this PC now. */
  languages(): Promise<Language[]>;
  /** PCM WAV, 16 bit, one channel. @throws Error when it cannot; the next engine is asked then. */
  speak(text: string, language: Language): Promise<Uint8Array>;
}

/** All engines of this PC behind one: chooses, joins languages, makes the level even, and remembers. */
export interface Voice {
  /** The sound of it, or null when no engine speaks any of its languages. */
  speak(announcement: Announcement): Promise<{ wav: Uint8Array; spoken: Language[] } | null>;
  condition(): Promise<Condition>;
}

// ---------------------------------------------------------------- all of it

/** What a station can open; each driver is loaded when it is first asked for. */
export interface Hardware {
  printer(settings: PrinterSettings, folder: string): Promise<TicketPrinter>;
  /** @throws Error with a sentence when the settings cannot work: `badSettings` */
  buttonBox(parts: ButtonBoxParts): Promise<ButtonBox>;
  /** @throws Error with a sentence when the settings cannot work: `badSettings` */
  sign(parts: SignParts): Promise<Sign>;
  voice(folder: string): Promise<Voice>;
  /** The ticket as a PNG, by the code that prints. */
  picture(paper: Paper, width: '80' | '58'): Promise<Uint8Array>;
}
