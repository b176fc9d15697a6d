import { type Image, loadImage } from '@napi-rs/canvas';
import { isLogo } from '#contract/logo.ts';
import type { Look } from './look.ts';
import type { Piece } from './pieces.ts';

/** The office's picture, made smaller if need be; null for what is no picture, so that the rest of the ticket is printed. */
export async function logo(look: Look, base64: string): Promise<Piece | null> {
  if (!isLogo(base64)) return null;
  const image = await loadImage(Buffer.from(base64, 'base64')).catch(() => null);
  return image === null ? null : logoPiece(look, image);
}

function logoPiece(look: Look, image: Image): Piece {
  const scale = Math.min(1, look.logo.width / image.width, look.logo.height / image.height);
  const [width, height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
  return {
    height,
    draw: (on, top) => on.drawImage(image, Math.round((look.width - width) / 2), top, width, height),
  };
}
