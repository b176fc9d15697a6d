/** A picture for paper: black and white, as large as a ticket holds, as small as a setting may be. */

/** Dots that a ticket of 80 mm has for it. */
const WIDEST = 400;
const HIGHEST = 160;
/** Characters of base64 that a template may hold. */
const LONGEST = 10_000;
/** A picture that is too large as PNG is drawn smaller, step by step, down to this share. */
const SMALLER = 0.85;
const LEAST = 0.25;
/** The weights of red, green and blue in lightness (ITU-R BT.601, 2.5.1). */
const [RED, GREEN, BLUE] = [0.299, 0.587, 0.114];
const BYTES_PER_DOT = 4;
const LEVELS = 256;

export type LogoResult = { png: string } | { problem: 'noPicture' | 'nothingToSee' | 'tooDetailed' };

/** Reads a picture file of any kind that the browser knows. */
export async function logoFrom(file: Blob): Promise<LogoResult> {
  const image = await imageIn(file);
  if (image === null || image.naturalWidth === 0) return { problem: 'noPicture' };
  const fit = Math.min(1, WIDEST / image.naturalWidth, HIGHEST / image.naturalHeight);
  for (let share = 1; share >= LEAST; share *= SMALLER) {
    const png = drawn(image, fit * share);
    if (png === null) return { problem: 'nothingToSee' };
    if (png.length <= LONGEST) return { png };
  }
  return { problem: 'tooDetailed' };
}

/** As a `data:` address, since the pages' policy lets no other picture in. */
async function imageIn(file: Blob): Promise<HTMLImageElement | null> {
  const image = new Image();
  const address = await new Promise<string | null>((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => resolve(null);
    reader.readAsDataURL(file);
  });
  if (address === null) return null;
  return new Promise((resolve) => {
    image.onload = () => resolve(image);
    image.onerror = () => resolve(null);
    image.src = address;
  });
}

/** Base64 of a PNG in pure black and white; null when it would be all white or all black. */
function drawn(image: HTMLImageElement, scale: number): string | null {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const picture = context.getImageData(0, 0, canvas.width, canvas.height);
  if (!blackAndWhite(picture.data)) return null;
  context.putImageData(picture, 0, 0);
  return canvas.toDataURL('image/png').split(',')[1] ?? null;
}

/**
 * Turns RGBA dots into black and white ones, in place; false when all came out alike. A faint logo is seen too, since the
 * line between black and white lies between its own two most common lightnesses.
 */
export function blackAndWhite(dots: Uint8ClampedArray): boolean {
  const lightness = new Uint8Array(dots.length / BYTES_PER_DOT);
  for (let i = 0; i < lightness.length; i += 1) {
    const at = i * BYTES_PER_DOT;
    lightness[i] = Math.round(RED * (dots[at] ?? 0) + GREEN * (dots[at + 1] ?? 0) + BLUE * (dots[at + 2] ?? 0));
  }
  const limit = thresholdOf(lightness);
  let black = 0;
  for (const [i, light] of lightness.entries()) {
    const isBlack = light <= limit;
    black += isBlack ? 1 : 0;
    dots.fill(isBlack ? 0 : LEVELS - 1, i * BYTES_PER_DOT, i * BYTES_PER_DOT + BYTES_PER_DOT - 1);
    dots[i * BYTES_PER_DOT + BYTES_PER_DOT - 1] = LEVELS - 1;
  }
  return black > 0 && black < lightness.length;
}

/** The lightness that parts the dots best in two (Otsu, IEEE Trans. SMC 9(1), 1979); -1 for a picture of one lightness. */
function thresholdOf(lightness: Uint8Array): number {
  const counts = new Array<number>(LEVELS).fill(0);
  for (const light of lightness) counts[light] = (counts[light] ?? 0) + 1;
  const total = counts.reduce((sum, count, light) => sum + count * light, 0);
  let [best, limit, dark, darkSum] = [0, -1, 0, 0];
  for (const [light, count] of counts.entries()) {
    dark += count;
    darkSum += count * light;
    const bright = lightness.length - dark;
    if (dark === 0 || bright === 0) continue;
    const between = dark * bright * (darkSum / dark - (total - darkSum) / bright) ** 2;
    if (between > best) [best, limit] = [between, light];
  }
  return limit;
}
