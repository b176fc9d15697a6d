import type { Paper, PrinterSettings } from '#hardware/ports.ts';
import { drawTicket } from '#hardware/printer/ticket/draw-ticket.ts';
import { CUT, INITIALISE, raster } from './commands.ts';

/** All papers of one job, ready to be sent. */
export interface Job {
  bytes: Uint8Array;
  /** Length of the papers. */
  dots: number;
}

/** One paper after the other; every one after the first says COPY, so that no number is on two papers that look alike. */
export async function jobOf(paper: Paper, copies: number, encodeOne: (paper: Paper) => Promise<Job>): Promise<Job> {
  const first = await encodeOne(paper);
  if (copies === 1) return first;
  const second = await encodeOne({ ...paper, copy: true });
  return { bytes: Buffer.concat([first.bytes, second.bytes]), dots: first.dots + second.dots };
}

/** The ticket as a picture, in any script. */
export async function pictureJob(paper: Paper, width: PrinterSettings['paper']): Promise<Job> {
  const bitmap = await drawTicket(paper, width);
  return { bytes: Buffer.concat([INITIALISE, raster(bitmap), CUT]), dots: bitmap.height };
}
