interface Sides {
  width: number;
  height: number;
}

/** A kiosk's screen and the window on it, both in CSS px of 100 % zoom, and the diagonal that the office measured. */
export interface Glass {
  screen: Sides;
  window: Sides;
  diagonalInches: number;
}

/** Sizes in CSS px at 100 % zoom. */
export interface Measures {
  /** Base of all text. */
  rem: number;
  /** Smallest side of anything to press: 20 mm. */
  target: number;
  /** Between two things to press: 8 mm. */
  apart: number;
}

const MM_PER_INCH = 25.4;
const TARGET_MM = 20;
const APART_MM = 8;
/** Small enough that a choice still fits when a screen claims to be tiny. */
const LARGEST_TARGET_SHARE = 0.22;
/** The short side of the window in text heights. */
const REMS_PER_SIDE = 45;
const LARGER = 1.3;

/**
 * Sizes for one screen. They follow the window as it is without zoom: so zooming in makes everything larger, as it should.
 *
 * @param larger the visitor asked for larger text
 */
export function measuresOf({ screen, window, diagonalInches }: Glass, larger: boolean): Measures {
  const side = Math.min(window.width, window.height, screen.width, screen.height);
  const pxPerMm = Math.hypot(screen.width, screen.height) / (diagonalInches * MM_PER_INCH);
  const rem = Math.min(48, Math.max(13, side / REMS_PER_SIDE));
  const target = Math.min(TARGET_MM * pxPerMm, side * LARGEST_TARGET_SHARE);
  return {
    rem: rem * (larger ? LARGER : 1),
    target: Math.max(44, target),
    apart: Math.max(8, Math.min(APART_MM * pxPerMm, target / 2)),
  };
}
