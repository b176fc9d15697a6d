import type { Bounds } from '#shell/ports.ts';

/** Of the bar, in device-independent pixels: the page's own measure of a bar without anything beside it. */
const BAR_WIDTH = 360;

/** At an edge of what system bars leave free, from top to bottom. */
export function barAt(edge: 'left' | 'right', free: Bounds): Bounds {
  const width = Math.min(BAR_WIDTH, free.width);
  return { ...free, width, x: edge === 'left' ? free.x : free.x + free.width - width };
}
