import type { WindowRole } from '#contract/bridge.ts';
import type { Bounds, Monitor } from '#shell/ports.ts';

/** Where windows stand that somebody has a look at: side by side, so that a ticket, its call and its desk are seen at once. */

/** Of the monitor, which the system's own bars share. */
const MARGIN = 0.04;
const DESK_WIDTH = 0.58;
const DISPLAY_HEIGHT = 0.45;

/** The desk on the left, the display above the kiosk on the right, or what there is of them with all the room. */
export function tilesOf(roles: readonly WindowRole[], { bounds }: Monitor): Map<WindowRole, Bounds> {
  const room = inset(bounds);
  const right = roles.filter((role) => role !== 'desk');
  const [left, rest] = across(room, right.length === 0 ? 1 : DESK_WIDTH);
  const beside = roles.includes('desk') ? rest : room;
  const [upper, lower] = down(beside, right.length === 1 ? 1 : DISPLAY_HEIGHT);
  const tiles = { desk: left, display: upper, kiosk: right.length === 1 ? upper : lower };
  return new Map(roles.map((role) => [role, tiles[role]]));
}

function inset({ x, y, width, height }: Bounds): Bounds {
  const [dx, dy] = [Math.floor(width * MARGIN), Math.floor(height * MARGIN)];
  return { x: x + dx, y: y + dy, width: width - 2 * dx, height: height - 2 * dy };
}

function across({ x, width, ...rest }: Bounds, share: number): [Bounds, Bounds] {
  const first = Math.floor(width * share);
  return [
    { ...rest, x, width: first },
    { ...rest, x: x + first, width: width - first },
  ];
}

function down({ y, height, ...rest }: Bounds, share: number): [Bounds, Bounds] {
  const first = Math.floor(height * share);
  return [
    { ...rest, y, height: first },
    { ...rest, y: y + first, height: height - first },
  ];
}
