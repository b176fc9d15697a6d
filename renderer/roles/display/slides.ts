import type { Instant } from '#contract/ids.ts';
import type { PlaylistValue, Slide } from '#contract/playlist.ts';
import type { CallRow, WaitingRow } from '#contract/views.ts';
import { type Board, isSignalling } from './calls.ts';

/** Services with people waiting that their list holds beside slides; more of them need the slides' room. */
export const MOST_WAITING = { wide: 6, upright: 4 };
/** Earlier calls that an upright screen keeps beside slides. */
export const UPRIGHT_ROWS = 2;

/** A slide and its place in the playlist. */
export interface Shown {
  slide: Slide;
  index: number;
}

/**
 * The slide of this moment by the hub's clock, so that all displays of a room show the same one. A picture that this display
 * does not have leaves its time to the next slide, and the others stay in step. Null: there is none to show.
 */
export function slideAt(
  { slides, seconds }: PlaylistValue,
  now: Instant,
  isThere: (slide: Slide) => boolean,
): Shown | null {
  const turn = Math.floor(now / (seconds * 1_000));
  for (let step = 0; step < slides.length; step += 1) {
    const index = (turn + step) % slides.length;
    const slide = slides[index];
    if (slide !== undefined && isThere(slide)) return { slide, index };
  }
  return null;
}

interface Around {
  board: Board;
  services: readonly WaitingRow[];
  upright: boolean;
  stale: boolean;
  now: Instant;
}

/** Whether the slides give their room to what people came for. */
export function slidesYield({ board, services, upright, stale, now }: Around): boolean {
  const signalling = board.rows.filter((call: CallRow) => isSignalling(call, now)).length;
  const crowded =
    services.filter(({ waiting }) => waiting > 0).length > (upright ? MOST_WAITING.upright : MOST_WAITING.wide);
  return stale || crowded || (upright && signalling > UPRIGHT_ROWS);
}
