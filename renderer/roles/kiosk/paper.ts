import type { Problem } from '#contract/hardware.ts';
import type { DeviceId, Duration, JobId } from '#contract/ids.ts';
import type { KioskJobRow, KioskPrinterRow } from '#contract/views.ts';

/** Without news of a paper for this long, its visitor is told to remember the number. */
export const LATE_AFTER: Duration = 12_000;

/** What is wrong with a printer, as far as it helps a visitor to know. */
export type Fault = 'noPaper' | 'open' | 'away';

/** What became of the paper of the ticket on the screen. */
export type Paper =
  /** No printer serves this kiosk. */
  | { is: 'none' }
  | { is: 'printing' }
  | { is: 'printed' }
  /** Nobody has said anything for long. */
  | { is: 'late' }
  /** Nobody can tell whether it came out. */
  | { is: 'unsure' }
  | { is: 'failed'; fault: Fault }
  /** The ticket was taken back with its paper: its number does not count. */
  | { is: 'void' };

/** [P1] The printer of a kiosk: the one that names it, else the first that serves whoever is not named by another. */
export function printerOf(printers: readonly KioskPrinterRow[], kiosk: DeviceId): KioskPrinterRow | undefined {
  return printers.find(({ serves }) => serves.includes(kiosk)) ?? printers.find(({ serves }) => serves.length === 0);
}

/** What keeps a printer from printing; null while it can, or while nobody can tell. */
export function faultOf(printer: Pick<KioskPrinterRow, 'state' | 'problem'> | undefined): Fault | null {
  return printer?.state === 'down' ? faultFrom(printer.problem) : null;
}

function faultFrom(problem: Problem | null): Fault {
  if (problem === 'paperOut') return 'noPaper';
  return problem === 'coverOpen' ? 'open' : 'away';
}

export interface PaperFacts {
  /** The paper that was asked for with the ticket. */
  job: JobId | null;
  /** The newest paper of this kiosk, which may still be an earlier visitor's. */
  row: KioskJobRow | undefined;
  printer: KioskPrinterRow | undefined;
  /** `LATE_AFTER` has passed since the ticket was given. */
  late: boolean;
}

/** What to tell the visitor about the paper. A printer that is down is told at once, before its paper is given up. */
export function paperOf({ job, row, printer, late }: PaperFacts): Paper {
  if (job === null) return { is: 'none' };
  const known = row?.job === job ? row : undefined;
  if (known?.void) return { is: 'void' };
  if (known?.state === 'printed') return { is: 'printed' };
  if (known?.state === 'unknown') return { is: 'unsure' };
  if (known?.state === 'notSent') return { is: 'failed', fault: faultFrom(known.problem) };
  const fault = faultOf(printer);
  if (fault !== null) return { is: 'failed', fault };
  return { is: late ? 'late' : 'printing' };
}
