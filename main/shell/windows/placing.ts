import type { WindowRole } from '#contract/windows.ts';
import type { Bounds, Monitor } from '#shell/ports.ts';
import { WINDOW_KINDS } from './kinds.ts';
import { inOrder, type MonitorMark, marked, named } from './monitors.ts';

const DESK = { width: 1280, height: 800 };

/** A window that wants a place. */
export interface Claim {
  /** Its role and which of several, `display-2`. */
  name: string;
  role: WindowRole;
  /** Of a display or kiosk: the monitor that the settings name for it; null: whichever suits. */
  wish: string | null;
  /** Of a display: the monitor it stood on. */
  mark: MonitorMark | null;
}

/** Where each window stands; null: nowhere, until its monitor is there. */
export type Places = Map<string, Monitor | null>;

/**
 * Which window stands on which monitor. Desk and kiosk take the first that no display was given, else the first; a kiosk that
 * was given another one takes that while it is there. A display takes the monitor that it was given or stood on before,
 * and waits while that one is off: it never covers other work because somebody switched a TV off. A new one takes the second monitor
 * beside other windows, so that visitors see it while staff work on the first; alone, or where there is one monitor only, the first.
 */
export function placesOf(claims: readonly Claim[], monitors: readonly Monitor[]): Places {
  const places: Places = new Map();
  const all = inOrder(monitors);
  const wished = claims.filter(({ role }) => role === 'display').map(({ wish }) => wish && named(wish, monitors));
  const usual = all.find((monitor) => !wished.includes(monitor)) ?? all[0] ?? null;
  for (const { name, wish } of claims.filter(({ role }) => role !== 'display')) {
    const given = wish === null ? undefined : named(wish, monitors);
    places.set(name, given ?? usual);
  }
  const hasOthers = places.size > 0;
  // Those with a monitor of their own choose before those that take what is left.
  const displays = claims.filter(({ role }) => role === 'display').sort((a, b) => rankOf(a) - rankOf(b));
  const taken = new Set<Monitor>();
  for (const claim of displays) {
    const place = ownOf(claim, monitors, taken) ?? leftFor(claim, monitors, { taken, hasOthers });
    if (place) taken.add(place);
    places.set(claim.name, place);
  }
  return places;
}

const rankOf = ({ wish, mark }: Claim): number => (wish !== null || mark !== null ? 0 : 1);

/** The monitor that belongs to a display, when it is there. One that was named by number may have been replaced since. */
function ownOf({ wish, mark }: Claim, monitors: readonly Monitor[], taken: ReadonlySet<Monitor>): Monitor | undefined {
  const free = monitors.filter((monitor) => !taken.has(monitor));
  const found = mark ? marked(mark, free) : undefined;
  if (found || wish === null) return found;
  const fitting = named(wish, monitors);
  return fitting && free.includes(fitting) && !mark?.beside.includes(fitting.id) ? fitting : undefined;
}

function leftFor(
  { wish, mark }: Claim,
  monitors: readonly Monitor[],
  { taken, hasOthers }: { taken: ReadonlySet<Monitor>; hasOthers: boolean },
): Monitor | null {
  if (wish !== null) return null;
  const [first, ...others] = inOrder(monitors);
  const free = others.filter((monitor) => !taken.has(monitor) && !mark?.beside.includes(monitor.id))[0];
  const isFirstFree = first !== undefined && !taken.has(first);
  if (hasOthers) return free ?? (mark === null && isFirstFree ? first : null);
  return (isFirstFree ? first : free) ?? null;
}

/** The monitor after the one a display stands on, when somebody moves it on. */
export function nextOf(current: Monitor | null, monitors: readonly Monitor[]): Monitor | null {
  const all = inOrder(monitors);
  const at = all.findIndex(({ id }) => id === current?.id);
  return all[(at + 1) % all.length] ?? null;
}

/** What a window of this role covers of its monitor. */
export const boundsOn = (role: WindowRole, { bounds }: Monitor): Bounds =>
  WINDOW_KINDS[role].covers ? bounds : middleOf(bounds);

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
