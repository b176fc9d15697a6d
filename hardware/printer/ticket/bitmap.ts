import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';

/** Dots as a thermal printer burns them: rows from the top, eight dots a byte, the left one in the highest bit, 1 is black. */
export interface Bitmap {
  /** Dots; a multiple of 8. */
  width: number;
  height: number;
  bytes: Uint8Array;
}

/** Darker than this burns; 0 is black, 255 white. No dithering: it would write the printers' real-time commands. */
const THRESHOLD = 140;
const [RED, GREEN, BLUE] = [0.299, 0.587, 0.114];

/** What is drawn on a white canvas, as dots. */
export function bitmapOf(context: SKRSContext2D, width: number, height: number): Bitmap {
  const { data } = context.getImageData(0, 0, width, height);
  const bytes = new Uint8Array((width / 8) * height);
  for (let dot = 0; dot < width * height; dot += 1) {
    const at = dot * 4;
    const light = RED * (data[at] ?? 255) + GREEN * (data[at + 1] ?? 255) + BLUE * (data[at + 2] ?? 255);
    if (light < THRESHOLD) bytes[dot >> 3] = (bytes[dot >> 3] ?? 0) | (0x80 >> (dot & 7));
  }
  return { width, height, bytes };
}

/** The dots as a black and white PNG. */
export async function pngOf(bitmap: Bitmap): Promise<Uint8Array> {
  const canvas = createCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  const image = context.createImageData(bitmap.width, bitmap.height);
  for (let dot = 0; dot < bitmap.width * bitmap.height; dot += 1) {
    const isBlack = ((bitmap.bytes[dot >> 3] ?? 0) & (0x80 >> (dot & 7))) !== 0;
    image.data.fill(isBlack ? 0 : 255, dot * 4, dot * 4 + 3);
    image.data[dot * 4 + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  return await canvas.encode('png');
}
