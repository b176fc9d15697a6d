import type {
  ButtonBox,
  ButtonBoxParts,
  Condition,
  DeskSign,
  Hardware,
  Paper,
  PrinterSettings,
  PrintOutcome,
  Sign,
  SignParts,
} from '#hardware/ports.ts';
import { READY } from '#hardware/ports.ts';

const PRINTED: PrintOutcome = { as: 'printed', problem: null, sent: 1 };
const NO_COUNTS = { openings: 0, understood: 0, ignored: 0, dropped: 0, unsent: 0 };

/** Drivers that do what a test tells them, and note what they were asked. */
export class FakeHardware implements Hardware {
  /** Papers that a printer was given, by the printer's name. */
  readonly papers: { printer: string; paper: Paper }[] = [];
  /** `printer Front door`, `close printer Front door`, `box …`, `sign …`: in their order. */
  readonly opened: string[] = [];
  readonly boxes = new Map<string, { parts: ButtonBoxParts; shown: Map<number, DeskSign> }>();
  readonly signs = new Map<string, { parts: SignParts; shown: DeskSign[] }>();
  onPrint: (paper: Paper, settings: PrinterSettings) => Promise<PrintOutcome> = async () => PRINTED;
  onCondition: (settings: PrinterSettings) => Promise<Condition> = async () => READY;
  onOpen: (what: string) => Promise<void> = async () => {};

  async printer(settings: PrinterSettings) {
    await this.#open(`printer ${settings.name}`);
    return {
      print: (paper: Paper) => {
        this.papers.push({ printer: settings.name, paper });
        return this.onPrint(paper, settings);
      },
      condition: () => this.onCondition(settings),
      close: async () => void this.opened.push(`close printer ${settings.name}`),
    };
  }

  async buttonBox(parts: ButtonBoxParts): Promise<ButtonBox> {
    const { name } = parts.settings;
    await this.#open(`box ${name}`);
    const shown = new Map<number, DeskSign>();
    this.boxes.set(name, { parts, shown });
    return { ...this.#device(`box ${name}`), show: (desk, sign) => void shown.set(desk, sign) };
  }

  async sign(parts: SignParts): Promise<Sign> {
    const { name } = parts.settings;
    await this.#open(`sign ${name}`);
    const shown: DeskSign[] = [];
    this.signs.set(name, { parts, shown });
    return { ...this.#device(`sign ${name}`), show: (sign) => void shown.push(sign) };
  }

  async voice() {
    await this.#open('voice');
    return { speak: async () => null, condition: async () => READY };
  }

  async picture() {
    return new Uint8Array();
  }

  async #open(what: string): Promise<void> {
    this.opened.push(what);
    await this.onOpen(what);
  }

  #device(what: string) {
    return {
      start: () => {},
      stop: async () => void this.opened.push(`close ${what}`),
      condition: () => READY,
      counts: () => NO_COUNTS,
    };
  }
}
