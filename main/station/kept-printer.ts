import type { Duration, PrinterId } from '#contract/ids.ts';
import type {
  Condition,
  Hardware,
  HardwareTime,
  Paper,
  PrinterSettings,
  PrintOutcome,
  TicketPrinter,
} from '#hardware/ports.ts';
import { conditionAfter, OPENS_WITHIN, STOPS_WITHIN } from './opening.ts';
import type { Journal } from './ports.ts';
import { Turns, within } from './waiting.ts';

/** Between two looks at an idle printer. */
const LOOK_EVERY: Duration = 7_000;
const LOOKS_WITHIN: Duration = 12_000;
/** The hub waits 120 s from the acceptance; what is before the printer takes its part of them. */
const PRINTS_WITHIN: Duration = 80_000;

export interface KeptPrinterParts {
  id: PrinterId;
  hardware: Pick<Hardware, 'printer'>;
  /** For a printer that makes pictures. */
  folder: string;
  time: HardwareTime;
  journal: Journal;
  tell(condition: Condition): void;
}

/** One printer through all its settings. Whoever wants to print takes a turn; nobody else is at the printer meanwhile. */
export class KeptPrinter {
  readonly turns = new Turns();
  readonly #parts: KeptPrinterParts;
  #settings: PrinterSettings;
  #driver: { of: string; is: TicketPrinter } | null = null;
  #last: Condition = { state: 'unknown', problem: null };
  #cancelLook: () => void = () => {};
  #stopped = false;

  constructor(parts: KeptPrinterParts, settings: PrinterSettings) {
    this.#parts = parts;
    this.#settings = settings;
  }

  start(): void {
    this.#lookAfter(0);
  }

  /** From now on; the next one in turn finds the printer opened anew if something differs. */
  set(settings: PrinterSettings): void {
    const differs = JSON.stringify(settings) !== JSON.stringify(this.#settings);
    this.#settings = settings;
    if (differs) this.#lookAfter(0);
  }

  /** How it is, asked now; a busy printer is as it was when it was asked last. */
  ask(): Promise<Condition> {
    return this.#look();
  }

  /** In the caller's turn. Never throws. */
  async print(paper: Paper): Promise<PrintOutcome> {
    this.#cancelLook();
    const outcome = await this.#print(paper);
    if (outcome.as === 'notSent') this.#tell({ state: 'down', problem: outcome.problem });
    this.#lookAfter(0);
    return outcome;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelLook();
    const leave = await this.turns.enter();
    await this.#close();
    leave();
  }

  async #print(paper: Paper): Promise<PrintOutcome> {
    let driver: TicketPrinter;
    try {
      driver = await this.#open();
    } catch (error) {
      return { as: 'notSent', problem: conditionAfter(error).problem, sent: 0 };
    }
    try {
      return await within(this.#parts.time, PRINTS_WITHIN, driver.print(paper), () => this.#hangs());
    } catch (error) {
      this.#parts.journal.warn('a printer failed in an unforeseen way', { printer: this.#parts.id, error: `${error}` });
      this.#abandon();
      return { as: 'unknown', problem: 'internal', sent: 0 };
    }
  }

  #hangs(): PrintOutcome {
    this.#parts.journal.warn('a printer did not come to an end', { printer: this.#parts.id });
    this.#abandon();
    return { as: 'unknown', problem: 'timeout', sent: 0 };
  }

  #lookAfter(delay: Duration): void {
    this.#cancelLook();
    if (!this.#stopped) this.#cancelLook = this.#parts.time.after(delay, () => void this.#look());
  }

  /** Asks an idle printer how it is; a busy one is asked when its jobs are done. */
  async #look(): Promise<Condition> {
    this.#lookAfter(LOOK_EVERY);
    if (!this.turns.idle) return this.#last;
    const leave = await this.turns.enter();
    const condition = await this.#condition();
    leave();
    if (!this.#stopped) this.#tell(condition);
    return condition;
  }

  #tell(condition: Condition): void {
    this.#last = condition;
    this.#parts.tell(condition);
  }

  async #condition(): Promise<Condition> {
    try {
      const driver = await this.#open();
      return await within(this.#parts.time, LOOKS_WITHIN, driver.condition(), () => this.#isDeaf());
    } catch (error) {
      this.#parts.journal.warn('a printer cannot be opened', { printer: this.#parts.id, error: `${error}` });
      return conditionAfter(error);
    }
  }

  #isDeaf(): Condition {
    this.#abandon();
    return { state: 'down', problem: 'timeout' };
  }

  /** The driver for the settings as they are now. @throws Error when there is none */
  async #open(): Promise<TicketPrinter> {
    const of = JSON.stringify(this.#settings);
    if (this.#driver?.of === of) return this.#driver.is;
    await this.#close();
    const { hardware, folder, time } = this.#parts;
    const is = await within(time, OPENS_WITHIN, hardware.printer(this.#settings, folder), () => {
      throw new Error('the driver does not open');
    });
    this.#driver = { of, is };
    return is;
  }

  async #close(): Promise<void> {
    const driver = this.#driver;
    this.#driver = null;
    if (driver) await within(this.#parts.time, STOPS_WITHIN, driver.is.close(), () => {}).catch(() => {});
  }

  /** A driver that hangs is left behind: another one is opened for the next job. */
  #abandon(): void {
    void this.#close();
  }
}
