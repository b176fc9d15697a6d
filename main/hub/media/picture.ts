import { PICTURES } from '#contract/playlist.ts';
import type { RefusalCode } from '#contract/refusals.ts';

/** What a picture is by its own bytes, or why it is not taken. */
export type Judged = { extension: 'png' | 'jpg' | 'webp' } | { refused: RefusalCode };

interface Look {
  extension: 'png' | 'jpg' | 'webp';
  width: number;
  height: number;
  /** An animation: nothing on a wall moves by itself. */
  moves: boolean;
}

/** Judges a picture by what it holds; neither its name nor what the sender calls it says anything. */
export function judgePicture(bytes: Buffer): Judged {
  const look = [pngLook, jpegLook, webpLook].map((lookAt) => lookAt(bytes)).find((one) => one !== null);
  if (!look || Math.min(look.width, look.height) < 1) return { refused: 'notAPicture' };
  if (Math.max(look.width, look.height) > PICTURES.side) return { refused: 'pictureTooBig' };
  return look.moves ? { refused: 'pictureMoves' } : { extension: look.extension };
}

const PNG_BEGIN = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52]);

/** PNG specification (third edition), 5.2, 11.2.1 and, for animations, 11.3.6. */
function pngLook(bytes: Buffer): Look | null {
  if (bytes.length < 33 || !bytes.subarray(0, PNG_BEGIN.length).equals(PNG_BEGIN)) return null;
  const moves = pngChunks(bytes).includes('acTL');
  return { extension: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), moves };
}

/** Types of the chunks before the picture's own data, where an animation would say that it is one. */
function pngChunks(bytes: Buffer): string[] {
  const types: string[] = [];
  for (let at = 8; at + 8 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (type === 'IDAT') break;
    types.push(type);
  }
  return types;
}

/** Frame headers, SOF0 to SOF15, without the three other markers of that range (ITU-T T.81, table B.1). */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** ITU-T T.81, B.1 and B.2.2: segments with their length, until the one that tells the size. */
function jpegLook(bytes: Buffer): Look | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    if (isFrame(marker)) {
      return { extension: 'jpg', width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5), moves: false };
    }
    // Any number of 0xFF may stand before a marker.
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

/** RFC 9649, 2.4 to 2.7. */
function webpLook(bytes: Buffer): Look | null {
  const isWebp = bytes.length >= 30 && bytes.toString('latin1', 0, 4) === 'RIFF';
  if (!isWebp || bytes.toString('latin1', 8, 12) !== 'WEBP') return null;
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return webp(bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff, false);
    case 'VP8L': {
      const sizes = bytes.readUInt32LE(21);
      return webp((sizes & 0x3fff) + 1, ((sizes >>> 14) & 0x3fff) + 1, false);
    }
    case 'VP8X':
      return webp(bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1, ((bytes[20] ?? 0) & 2) !== 0);
    default:
      return null;
  }
}

const webp = (width: number, height: number, moves: boolean): Look => ({ extension: 'webp', width, height, moves });
