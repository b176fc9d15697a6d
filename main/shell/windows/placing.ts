import type { WindowRole } from '#contract/bridge.ts';
import type { Bounds, Monitor } from '#shell/ports.ts';

const DESK = { width: 1280, height: 800 };

/**
 * Where the windows of these roles stand. A display beside other windows takes the second monitor, so that visitors see it
 * while staff work on the first; alone it takes the first, as do all others.
 */
export function placesOf(roles: readonly WindowRole[], monitors: readonly Monitor[]): Map<WindowRole, Bounds> {
  const first = monitors.find(({ isPrimary }) => isPrimary) ?? monitors[0];
  const second = monitors.find((monitor) => monitor !== first);
  const places = new Map<WindowRole, Bounds>();
  for (const role of roles) {
    const monitor = role === 'display' && roles.length > 1 ? (second ?? first) : first;
    if (monitor) places.set(role, role === 'desk' ? middleOf(monitor.bounds) : monitor.bounds);
  }
  return places;
}

/** A window of the usual size, or as large as the monitor allows. */
export function middleOf(bounds: Bounds): Bounds {
  const width = Math.min(DESK.width, bounds.width);
  const height = Math.min(DESK.height, bounds.height);
  return {
    x: bounds.x + Math.floor((bounds.width - width) / 2),
    y: bounds.y + Math.floor((bounds.height - height) / 2),
    width,
    height,
  };
}
