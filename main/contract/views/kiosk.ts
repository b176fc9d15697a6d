import type { HardwareState, PrinterSlot, Problem } from '#contract/hardware.ts';
import type { BandId, DeviceId, JobId, LocalText, PrinterId, VisitId } from '#contract/ids.ts';
import type { JobRow } from '#contract/rows.ts';
import type { CommonHead, WaitingRow } from './common.ts';

/** `kiosk:<site>`: what a visitor chooses from, and what becomes of the paper. */

export interface KioskHead extends CommonHead {
  idleSeconds: number;
  askSeconds: number;
  diagonalInches: number;
}
export interface KioskServiceRow extends Omit<WaitingRow, 'table'> {
  table: 'service';
  detail: LocalText | null;
  pictogram: string;
  category: string | null;
  priorities: boolean;
  /** No ticket is left for today. */
  full: boolean;
}
export interface CategoryRow {
  key: `category:${string}`;
  table: 'category';
  category: string;
  name: LocalText;
  pictogram: string;
  parent: string | null;
  order: number;
}
export interface BandRow {
  key: `band:${BandId}`;
  table: 'band';
  band: BandId;
  name: LocalText;
  rank: number;
  atKiosk: boolean;
}

/** A printer, as the kiosks it serves must know it. */
export interface KioskPrinterRow {
  key: `printer:${PrinterId}`;
  table: 'printer';
  printer: PrinterId;
  /** Devices it serves; empty: every kiosk that no other printer serves. */
  serves: DeviceId[];
  state: HardwareState;
  problem: Problem | null;
  paperless: boolean;
  slot: PrinterSlot;
}
/** What became of the newest paper of one kiosk. */
export interface KioskJobRow {
  key: `paper:${DeviceId}`;
  table: 'paper';
  job: JobId;
  visit: VisitId;
  state: JobRow['state'];
  problem: Problem | null;
  /** The ticket was taken back with its paper: its number does not count. */
  void: boolean;
}
