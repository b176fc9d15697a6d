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
/** Small enough that languages, a choice, its pager and the aids still fit below each other when a screen claims to be tiny. */
const LARGEST_TARGET_SHARE = { side: 0.22, height: 0.16 };
/** The short side of the window in text heights. */
const REMS_PER_SIDE = 45;

/**
 * Sizes for one screen. They follow the window as it is without zoom: so zooming in makes everything larger, as it should.
 *
 * @param enlargement of text, 1 when the visitor did not ask for larger
 */
export function measuresOf({ screen, window, diagonalInches }: Glass, enlargement: number): Measures {
  const side = Math.min(window.width, window.height, screen.width, screen.height);
  const pxPerMm = Math.hypot(screen.width, screen.height) / (diagonalInches * MM_PER_INCH);
  const rem = Math.min(48, Math.max(13, side / REMS_PER_SIDE));
  const height = Math.min(window.height, screen.height);
  const target = Math.min(TARGET_MM * pxPerMm, side * LARGEST_TARGET_SHARE.side, height * LARGEST_TARGET_SHARE.height);
  return {
    rem: rem * enlargement,
    target: Math.max(44, target),
    apart: Math.max(8, target * (APART_MM / TARGET_MM)),
  };
}
