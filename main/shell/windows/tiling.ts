import type { WindowRole } from '#contract/windows.ts';
import type { Bounds, Monitor } from '#shell/ports.ts';

/** Where windows stand that somebody has a look at: side by side, so that a ticket, its call and its desk are seen at once. */

/** Of the monitor, which the system's own bars share. */
const MARGIN = 0.04;
/** The rest is the kiosk's, whose page is made for a tall screen. */
const LEFT = 0.66;
const DISPLAY_HEIGHT = 0.4;

/** The display above the desk, the kiosk to their right; where one is missing, the others take its room. */
export function tilesOf(roles: readonly WindowRole[], { bounds }: Monitor): Map<WindowRole, Bounds> {
  const left = roles.filter((role) => role !== 'kiosk');
  const [west, kiosk] = across(inset(bounds), share(left, 'kiosk', roles, LEFT));
  const [display, desk] = down(
    west,
    share(roles.includes('display') ? ['display'] : [], 'desk', roles, DISPLAY_HEIGHT),
  );
  const tiles = { desk, display, kiosk, admin: inset(bounds) };
  return new Map(roles.map((role) => [role, tiles[role]]));
}

/** What the first get of a room beside another, who may not be there, as they may not. */
function share(first: readonly WindowRole[], other: WindowRole, roles: readonly WindowRole[], usual: number): number {
  if (first.length === 0) return 0;
  return roles.includes(other) ? usual : 1;
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
