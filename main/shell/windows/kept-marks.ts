import { z } from 'zod';
import { readJson, saveJson } from '#shell/settings/files.ts';
import type { MonitorMark } from './monitors.ts';

const Bounds = z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
const Mark = z.strictObject({ id: z.number(), label: z.string(), bounds: Bounds, beside: z.array(z.number()) });
const Kept = z.record(z.string(), z.strictObject({ wish: z.string().nullable(), mark: Mark }));

/** Which monitor each display of this PC stood on, so that it waits for that one when the PC starts before the TV. */
export class KeptMarks {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** @param wish a mark counts as long as the settings say what they said when it was made */
  get(name: string, wish: string | null): MonitorMark | null {
    const kept = this.#known()[name];
    return kept?.wish === wish ? kept.mark : null;
  }

  /** @throws Error of the file system */
  keep(name: string, wish: string | null, mark: MonitorMark): void {
    saveJson(this.#file, { ...this.#read(), [name]: { wish, mark } });
  }

  /** What cannot be read is not known: displays take the monitors that suit. */
  #known(): z.infer<typeof Kept> {
    try {
      return this.#read();
    } catch {
      return {};
    }
  }

  /** @throws Error of the file system while nobody can tell */
  #read(): z.infer<typeof Kept> {
    return readJson(this.#file, Kept) ?? {};
  }
}
