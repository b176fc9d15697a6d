import { constants } from 'node:fs';
import { access, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Condition,
  type Paper,
  type PrinterSettings,
  type PrintOutcome,
  READY,
  type TicketPrinter,
} from '#hardware/ports.ts';
import { pictureOf } from './ticket/draw-ticket.ts';
import { failure } from './transport/errors.ts';

/** No paper at all: each ticket is a PNG in a folder, complete from the moment it is seen there. */
export class PicturePrinter implements TicketPrinter {
  readonly #settings: PrinterSettings;
  readonly #folder: string;

  constructor(settings: PrinterSettings, folder: string) {
    this.#settings = settings;
    this.#folder = folder;
  }

  async print(paper: Paper): Promise<PrintOutcome> {
    let sent = 0;
    try {
      sent += await this.#save(paper, 1);
      if (this.#settings.copies === 2) sent += await this.#save({ ...paper, copy: true }, 2);
      return { as: 'printed', problem: null, sent };
    } catch (error) {
      return { as: sent === 0 ? 'notSent' : 'unknown', problem: failure(error, 0).problem, sent };
    }
  }

  async #save(paper: Paper, copy: number): Promise<number> {
    const png = await pictureOf(paper, this.#settings.paper);
    const name = [paper.number, paper.job, ...(copy > 1 ? [copy] : [])].join('-').replace(/[^A-Za-z0-9_-]/g, '_');
    await mkdir(this.#folder, { recursive: true });
    const file = join(this.#folder, `${name}.png`);
    await writeFile(`${file}.part`, png);
    await rename(`${file}.part`, file);
    return png.length;
  }

  async condition(): Promise<Condition> {
    try {
      await mkdir(this.#folder, { recursive: true });
      await access(this.#folder, constants.W_OK);
      return READY;
    } catch (error) {
      return { state: 'down', problem: failure(error, 0).problem };
    }
  }

  async close(): Promise<void> {}
}
