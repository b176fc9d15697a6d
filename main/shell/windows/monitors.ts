import type { Bounds, Monitor } from '#shell/ports.ts';

/** Which monitor is which, though systems give other numbers and places to what was switched off and on. */

/** What is remembered of a monitor that a display stood on. */
export interface MonitorMark {
  id: number;
  label: string;
  bounds: Bounds;
  /** Those that were there besides: none of them is it. */
  beside: number[];
}

/** The first is the main one; the others from left to right. People count them like this, from 1. */
export const inOrder = (monitors: readonly Monitor[]): Monitor[] =>
  [...monitors].sort(
    (a, b) => Number(b.isPrimary) - Number(a.isPrimary) || a.bounds.x - b.bounds.x || a.bounds.y - b.bounds.y,
  );

/** What is remembered of this one among these. */
export function markOf({ id, label, bounds }: Monitor, monitors: readonly Monitor[]): MonitorMark {
  const beside = monitors.map((monitor) => monitor.id).filter((other) => other !== id);
  return { id, label, bounds, beside };
}

/** The monitor that was marked, by what the system calls it, else by its model, else by its place; undefined: it is not there. */
export function marked(mark: MonitorMark, monitors: readonly Monitor[]): Monitor | undefined {
  const strangers = monitors.filter(({ id }) => !mark.beside.includes(id));
  const ofModel = strangers.filter(({ label }) => label === mark.label);
  return (
    monitors.find(({ id }) => id === mark.id) ??
    (mark.label === '' ? undefined : ofModel[0]) ??
    ofModel.find(({ bounds }) => isSame(bounds, mark.bounds))
  );
}

/** The monitor that a setting names: by its number, or by what the system calls it. */
export function named(name: string, monitors: readonly Monitor[]): Monitor | undefined {
  if (/^\d$/.test(name)) return inOrder(monitors)[Number(name) - 1];
  return monitors.find(({ label }) => label.toLowerCase() === name.toLowerCase());
}

export const isSame = (a: Bounds, b: Bounds): boolean =>
  a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
