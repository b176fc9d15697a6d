/** Raised when a client of the older kind could misunderstand the newer hub, or the other way round. */
export const PROTOCOL = 1;

/** Bounds of the wire. A message over `MAX_MESSAGE` bytes ends its connection. */
export const MAX_MESSAGE = 16_384;
/** A command older than this that was not recorded is refused as `expired`, so that nothing happens an hour later. */
export const MAX_AGE = 30_000;
/** The hub tells every screen that it is there; a screen that hears nothing for 5 s says so. */
export const BEAT_EVERY = 1_000;
