import { type Image, loadImage } from '@napi-rs/canvas';
import type { Look } from './look.ts';
import type { Piece } from './pieces.ts';

const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** Dots on a side. A few bytes of PNG can claim to be a picture of gigabytes. */
const LARGEST = 2_000;

/** The office's picture, made smaller if need be; null for what is no picture, so that the rest of the ticket is printed. */
export async function logo(look: Look, base64: string): Promise<Piece | null> {
  const bytes = Buffer.from(base64, 'base64');
  if (!isSmallPng(bytes)) return null;
  const image = await loadImage(bytes).catch(() => null);
  return image === null ? null : logoPiece(look, image);
}

/** Width and height stand at bytes 16 and 20 of every PNG (PNG specification, 11.2.2). */
function isSmallPng(bytes: Buffer): boolean {
  if (bytes.length < 33 || !bytes.subarray(0, 8).equals(PNG_SIGNATURE)) return false;
  const sides = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  return sides.every((side) => side > 0 && side <= LARGEST);
}

function logoPiece(look: Look, image: Image): Piece {
  const scale = Math.min(1, look.logo.width / image.width, look.logo.height / image.height);
  const [width, height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
  return {
    height,
    draw: (on, top) => on.drawImage(image, Math.round((look.width - width) / 2), top, width, height),
  };
}
