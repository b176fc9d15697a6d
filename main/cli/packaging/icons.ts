import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { type Drawn, icnsOf, icoOf } from './icon-files.ts';

/** In pixels; those of Linux are PNGs of their own. */
const WINDOWS = [16, 24, 32, 48, 64, 128, 256];
const LINUX = [16, 24, 32, 48, 64, 128, 256, 512];
const ALL = [...LINUX, 1024];

/**
 * Draws the app's icon in every size and format that an installer needs: `icon.ico`, `icon.icns`, and `icons/48x48.png` and so on.
 *
 * @param svg file of the drawing, square
 * @param folder that gets them; made when it is not there
 */
export async function drawIcons(svg: string, folder: string): Promise<void> {
  const drawing = readFileSync(svg);
  const pictures = await Promise.all(ALL.map((size) => drawn(drawing, size)));
  const of = (sizes: number[]) => pictures.filter(({ size }) => sizes.includes(size));
  mkdirSync(join(folder, 'icons'), { recursive: true });
  writeFileSync(join(folder, 'icon.ico'), icoOf(of(WINDOWS)));
  writeFileSync(join(folder, 'icon.icns'), icnsOf(pictures));
  for (const { size, png } of of(LINUX)) writeFileSync(join(folder, 'icons', `${size}x${size}.png`), png);
}

async function drawn(drawing: Buffer, size: number): Promise<Drawn> {
  const image = await loadImage(drawing);
  // Drawn in the size that is wanted: a picture made smaller would be a blur at 16 pixels.
  image.width = size;
  image.height = size;
  const canvas = createCanvas(size, size);
  canvas.getContext('2d').drawImage(image, 0, 0, size, size);
  return { size, png: canvas.toBuffer('image/png') };
}
