import type { Instant } from '#contract/ids.ts';
import type { CallRow, WaitingRow } from '#contract/views.ts';
import { useRows } from '../../sync/hooks.ts';
import type { Hub } from '../../sync/hub.ts';
import { useMedia } from '../shared/use-media.ts';
import { type Board, boardOf } from './calls.ts';
import { type Shown, slidesYield, UPRIGHT_ROWS } from './slides.ts';
import { useSlide } from './use-slide.ts';

/** Earlier calls below the band, on a wide screen and on an upright one. */
const ROWS = { wide: 4, upright: 3 };

interface Around {
  hub: Hub;
  view: `display:${string}`;
  calls: readonly CallRow[];
  services: readonly WaitingRow[];
  now: Instant;
  stale: boolean;
  /** Something has the whole screen. */
  covered: boolean;
}

/**
 * What stands in the band and the rows, and the slide beside them; null: there is none, or its room is needed. While nothing is
 * known, the band tells that, and the newest call is the first of the rows.
 */
export function useBoard(around: Around): { board: Board; slide: Shown | null } {
  const { hub, view, calls, now, stale, covered } = around;
  const upright = useMedia('(orientation: portrait)');
  const [playlist] = useRows(hub, view, 'playlist');
  const slide = useSlide(playlist, now, covered);
  const known = boardOf(calls, now);
  const board = shortened(stale ? withoutSignal(known) : known, upright ? ROWS.upright : ROWS.wide);
  if (slide === null || slidesYield({ ...around, board, upright })) return { board, slide: null };
  return { board: upright ? shortened(board, UPRIGHT_ROWS) : board, slide };
}

const withoutSignal = ({ band, rows }: Board): Board => ({ band, signal: false, rows: band ? [band, ...rows] : rows });

const shortened = (board: Board, rows: number): Board => ({ ...board, rows: board.rows.slice(0, rows) });
