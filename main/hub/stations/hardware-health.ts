import type { HardwareKind, HardwareState, Problem } from '#contract/hardware.ts';
import type { Instant } from '#contract/ids.ts';

/** How one piece of hardware is, for whoever watches the hub: ids and codes, no name and no address. */
export interface HardwareHealth {
  of: HardwareKind;
  id: string;
  state: HardwareState;
  problem: Problem | null;
  /** Begin of the present state; null: nothing was told since the hub began. */
  since: Instant | null;
  /** The last problem that was told and when it began, also when it is over. */
  lastProblem: ProblemAt | null;
  /** Of a printer only. */
  printer?: PrinterFacts;
}
export interface ProblemAt {
  problem: Problem;
  at: Instant;
}
/** What is known of a printer; null: nobody can tell. */
export interface PrinterFacts {
  /** It answers, and takes what it is sent. */
  online: boolean | null;
  cover: 'closed' | 'open' | null;
  paper: 'ok' | 'low' | 'out' | null;
}

const NOTHING: PrinterFacts = { online: null, cover: null, paper: null };

/** A printer tells its most telling trouble only: what it did not say while in trouble is not known. */
export function printerFactsOf({ state, problem }: { state: HardwareState; problem: Problem | null }): PrinterFacts {
  if (state === 'ready') return { online: true, cover: 'closed', paper: 'ok' };
  switch (problem) {
    case 'coverOpen':
      return { online: true, cover: 'open', paper: null };
    case 'paperOut':
      return { online: true, cover: null, paper: 'out' };
    case 'paperLow':
      return { online: true, cover: 'closed', paper: 'low' };
    case 'cutter':
    case 'printerError':
      return { ...NOTHING, online: true };
    // Its PC cannot be asked, or the printer is set up in a way that nobody can ask it.
    case 'stationOffline':
    case 'stationRestarted':
    case 'stationLost':
    case 'badSettings':
    case 'internal':
    case null:
      return NOTHING;
    default:
      return { ...NOTHING, online: state === 'down' ? false : null };
  }
}
