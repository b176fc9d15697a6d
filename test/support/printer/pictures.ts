import { createCanvas } from '@napi-rs/canvas';
import { parser } from 'npos';
import { EscPosStream } from './escpos-stream.ts';

/** Dots of a paper, as somebody else's decoder sees them. */
export interface Dots {
  width: number;
  height: number;
  isBlack(x: number, y: number): boolean;
}

/** The picture on a paper, put together from its bands by npos. @throws Error when there is none. */
export async function dotsOf(bytes: Buffer): Promise<Dots> {
  const { entries } = await parser().parse(bytes);
  const picture = entries.find(({ type }) => type === 'raster')?.data;
  if (picture === undefined) throw new Error('no picture on this paper');
  const { width, height } = picture;
  return { width, height, isBlack: (x, y) => picture.getPixel(x, y) === 0 };
}

/** A PNG of the dots or of a part of them, with some white around, for programs that read. `scale`: dots of it per dot. */
export function pngOf(
  dots: Dots,
  rows: { from: number; to: number } = { from: 0, to: dots.height },
  scale = 1,
): Buffer {
  const border = 20;
  const canvas = createCanvas(dots.width * scale + 2 * border, (rows.to - rows.from) * scale + 2 * border);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000';
  for (let y = rows.from; y < rows.to; y += 1) {
    for (let x = 0; x < dots.width; x += 1) {
      if (dots.isBlack(x, y)) context.fillRect(border + x * scale, border + (y - rows.from) * scale, scale, scale);
    }
  }
  return canvas.toBuffer('image/png');
}

/** The words on a paper in the printer's own letters (page 16), one line each. */
export function wordsOf(paper: Uint8Array): string[] {
  const letters = new EscPosStream().push(paper).filter(({ bytes }) => bytes.length === 1);
  const text = new TextDecoder('windows-1252').decode(Buffer.concat(letters.map(({ bytes }) => bytes)));
  return text.split('\n').filter((line) => line !== '');
}
