/** The files in which systems keep one picture in several sizes, made of PNGs. */

/** A square picture: `size` in pixels. */
export interface Drawn {
  size: number;
  png: Uint8Array;
}

const ICO_HEADER = 6;
const ICO_ENTRY = 16;
const ICO_TYPE = 1;
const BITS_PER_PIXEL = 32;
/** One byte holds each side; 256 is written as 0. */
const ICO_LARGEST = 256;

/** An icon of Windows, which takes PNGs since Vista. Sizes up to 256. Source: Microsoft's ICONDIR and ICONDIRENTRY. */
export function icoOf(pictures: readonly Drawn[]): Buffer {
  const header = Buffer.alloc(ICO_HEADER);
  header.writeUInt16LE(ICO_TYPE, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = ICO_HEADER + ICO_ENTRY * pictures.length;
  const entries = pictures.map(({ size, png }) => {
    const entry = Buffer.alloc(ICO_ENTRY);
    entry.writeUInt8(size % ICO_LARGEST, 0);
    entry.writeUInt8(size % ICO_LARGEST, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(BITS_PER_PIXEL, 6);
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png.length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...pictures.map(({ png }) => png)]);
}

/** Names of the sizes in macOS' format, those for displays of double density too. Source: the header of Apple's IconServices. */
const ICNS_TYPES: readonly [name: string, size: number][] = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
];
const ICNS_HEADER = 8;

/** An icon of macOS. @throws Error when a size is missing that it needs */
export function icnsOf(pictures: readonly Drawn[]): Buffer {
  const parts = ICNS_TYPES.map(([name, size]) => {
    const picture = pictures.find((one) => one.size === size);
    if (!picture) throw new Error(`an icon of macOS needs a picture of ${size} pixels`);
    return chunk(name, picture.png);
  });
  return chunk('icns', Buffer.concat(parts));
}

function chunk(name: string, content: Uint8Array): Buffer {
  const header = Buffer.alloc(ICNS_HEADER);
  header.write(name, 'latin1');
  header.writeUInt32BE(ICNS_HEADER + content.length, 4);
  return Buffer.concat([header, content]);
}
