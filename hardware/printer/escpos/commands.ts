import type { Bitmap } from '#hardware/printer/ticket/bitmap.ts';

/** The few ESC/POS commands that tickets need (Epson's reference, by the names it gives them). */

const [DLE, EOT, ENQ, DC4, ESC, GS] = [0x10, 0x04, 0x05, 0x14, 0x1b, 0x1d];

/** ESC @: forgets what an earlier job left behind. */
export const INITIALISE = Uint8Array.of(ESC, 0x40);
/** GS V B 0: feeds to the knife and cuts. A printer without a knife feeds only. */
export const CUT = Uint8Array.of(GS, 0x56, 0x42, 0);
/** GS r 1: tells its paper, once everything before was taken from its buffer. */
export const ASK_PAPER = Uint8Array.of(GS, 0x72, 1);
/** ESC 3 0 and ESC 2: no white between bands, and the usual space of lines again. */
const [NO_SPACE, USUAL_SPACE] = [Uint8Array.of(ESC, 0x33, 0), Uint8Array.of(ESC, 0x32)];

export type StateQuestion = 1 | 2 | 3 | 4;
/** DLE EOT n: answered at once, even while data waits. */
export const askState = (n: StateQuestion): Uint8Array => Uint8Array.of(DLE, EOT, n);

/** GS ( H, function 48: the printer sends `id` back when everything before it was printed. `id`: four digits. */
export const askPrinted = (id: string): Uint8Array =>
  Uint8Array.of(GS, 0x28, 0x48, 6, 0, 0x30, 0x30, ...Buffer.from(id, 'ascii'));

/** Rows of one GS v 0: the smallest printers hold a band of the widest paper (18 kB) at a time. */
const BAND = 256;

/** The picture as bands of dots. */
export function raster(bitmap: Bitmap): Uint8Array {
  const bands = [];
  for (let top = 0; top < bitmap.height; top += BAND) bands.push(band(bitmap, top));
  return Buffer.concat([NO_SPACE, ...bands, USUAL_SPACE]);
}

/** GS v 0, mode 0: width in bytes, height in rows, low byte first. */
function band({ width, height, bytes }: Bitmap, top: number): Uint8Array {
  const across = width / 8;
  const rows = Math.min(BAND, height - top);
  const data = scrubbed(bytes.subarray(top * across, (top + rows) * across));
  return Buffer.concat([Uint8Array.of(GS, 0x76, 0x30, 0, across & 0xff, across >> 8, rows & 0xff, rows >> 8), data]);
}

const REAL_TIME = [EOT, ENQ, DC4];
/** Black in one dot of the second byte: none of 0C, 0D and 1C begins or ends a command. */
const ONE_DOT = 0x08;

/**
 * The dots without the pairs that printers obey at once even inside a picture: 10 04, 10 05, 10 14 ask for a state,
 * empty the buffer, open a drawer or switch off.
 */
export function scrubbed(dots: Uint8Array): Uint8Array {
  const clean = Uint8Array.from(dots);
  for (let at = 1; at < clean.length; at += 1) {
    const byte = clean[at] ?? 0;
    if (clean[at - 1] === DLE && REAL_TIME.includes(byte)) clean[at] = byte | ONE_DOT;
  }
  return clean;
}
