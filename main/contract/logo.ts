/** The letters of base64 in the order of their values (RFC 4648, 4). */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** Signature and begin of the first chunk: the same 16 bytes in every PNG (PNG specification, 5.2 and 11.2.2). */
const BEGIN = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52];
/** What comes with them: the whole first chunk with its checksum. */
const LEAST_BYTES = 33;

/** Dots on a side. A few bytes of PNG can claim to be a picture of gigabytes. */
const LARGEST = 2_000;

/** Whether this is base64 of a PNG of a size that can be drawn, as far as its begin tells. */
export function isLogo(base64: string): boolean {
  const bytes = bytesAtBegin(base64);
  if (bytes.length < LEAST_BYTES || BEGIN.some((byte, at) => bytes[at] !== byte)) return false;
  const [width, height] = [numberAt(bytes, 16), numberAt(bytes, 20)];
  return [width, height].every((side) => side > 0 && side <= LARGEST);
}

/** As many bytes as are looked at; neither every browser nor every Node decodes base64 by the same function. */
function bytesAtBegin(base64: string): number[] {
  const values = [...base64.slice(0, (LEAST_BYTES / 3) * 4)].map((letter) => ALPHABET.indexOf(letter));
  const whole = values.includes(-1) ? [] : values;
  return whole.flatMap((value, at) => (at % 4 === 0 ? [] : [byteOf(whole[at - 1] ?? 0, value, at % 4)]));
}

/** The byte that ends in the letter at this place of its group of four. */
const byteOf = (before: number, value: number, place: number): number =>
  ((before << (2 * place)) | (value >> (6 - 2 * place))) & 0xff;

const numberAt = (bytes: number[], at: number): number =>
  bytes.slice(at, at + 4).reduce((number, byte) => number * 256 + byte, 0);
