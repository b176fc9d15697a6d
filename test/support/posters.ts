import { createCanvas } from '@napi-rs/canvas';

/** A poster of a town hall, drawn for tests: what it says, on a ground of one colour. */
export function poster(
  type: 'png' | 'jpeg' | 'webp',
  { width, height, ground = '#1d5c63', words = ['Summer', 'festival'] }: Poster,
): Buffer {
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  pen.fillStyle = ground;
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = '#f3e9d2';
  pen.fillRect(0, height * 0.62, width, height * 0.38);
  pen.font = `bold ${Math.round(Math.min(width / 6, height / 7))}px sans-serif`;
  for (const [n, line] of words.entries()) pen.fillText(line, width * 0.08, height * (0.2 + n * 0.16));
  return type === 'png' ? canvas.toBuffer('image/png') : canvas.toBuffer(type === 'jpeg' ? 'image/jpeg' : 'image/webp');
}

interface Poster {
  width: number;
  height: number;
  ground?: string;
  words?: string[];
}
