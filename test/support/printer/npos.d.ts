/** As much of npos as reads a picture back: the package has no types. */
declare module 'npos' {
  interface Dots {
    width: number;
    height: number;
    /** 0 is black. */
    getPixel(x: number, y: number): number;
  }
  interface Parsed {
    entries: { type: string; data: Dots }[];
  }
  export function parser(): { parse(raw: Buffer): Promise<Parsed> };
}
