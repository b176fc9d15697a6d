import { join } from 'node:path';
import type { PrinterId } from '#contract/ids.ts';
import type { Hardware, HardwareTime } from '#hardware/ports.ts';
import type { Conditions } from './conditions.ts';
import { KeptPrinter } from './kept-printer.ts';
import type { Picture } from './picture.ts';
import type { Journal } from './ports.ts';

export interface PrintersParts {
  hardware: Pick<Hardware, 'printer'>;
  /** The station's own. */
  folder: string;
  time: HardwareTime;
  journal: Journal;
  conditions: Conditions;
}

/** The printers of this PC, as they are set up now. */
export class Printers {
  readonly #parts: PrintersParts;
  readonly #kept = new Map<PrinterId, KeptPrinter>();

  constructor(parts: PrintersParts) {
    this.#parts = parts;
  }

  get(id: PrinterId): KeptPrinter | undefined {
    return this.#kept.get(id);
  }

  follow(picture: Picture): void {
    const wanted = picture.settings('printer').filter(({ value }) => value.enabled);
    for (const { id, value } of wanted) {
      const kept = this.#kept.get(id);
      if (kept) kept.set(value);
      else this.#open(id, value);
    }
    for (const id of this.#kept.keys()) if (!wanted.some((row) => row.id === id)) this.#drop(id);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#kept.values()].map((kept) => kept.stop()));
  }

  #open(id: PrinterId, value: Parameters<KeptPrinter['set']>[0]): void {
    const { conditions, folder, ...parts } = this.#parts;
    const tell: Conditions['set'] = (of, key, condition) => {
      if (this.#kept.get(id) === kept) conditions.set(of, key, condition);
    };
    const kept: KeptPrinter = new KeptPrinter(
      { ...parts, id, folder: join(folder, 'tickets'), tell: (condition) => tell('printer', id, condition) },
      value,
    );
    this.#kept.set(id, kept);
    kept.start();
  }

  #drop(id: PrinterId): void {
    void this.#kept.get(id)?.stop();
    this.#kept.delete(id);
    this.#parts.conditions.drop('printer', id);
  }
}
