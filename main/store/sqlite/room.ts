import { statfsSync } from 'node:fs';
import type { Room } from '#store/store.ts';

/** Bounds on the free bytes of the disk that holds the data. */
export interface RoomBounds {
  /** Below: somebody should make room. */
  low: number;
  /** Below: no new tickets; what was begun goes on. */
  scarce: number;
  /** Below: nothing is written any more, so that the database can still tidy itself up. */
  none: number;
}
/** How a store asks for its room. */
export interface RoomParts {
  bounds: RoomBounds;
  freeBytes(folder: string): number;
}

/** 1 GB, 200 MB and 20 MB. */
export const USUAL_BOUNDS: RoomBounds = { low: 1_000_000_000, scarce: 200_000_000, none: 20_000_000 };

/** Bytes that this process may still write to the disk of `folder`. */
export function freeBytesOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** How scarce the room is by these bounds. */
export function roomOf(freeBytes: number, bounds: RoomBounds): Room {
  if (freeBytes < bounds.none) return { freeBytes, state: 'none' };
  if (freeBytes < bounds.scarce) return { freeBytes, state: 'scarce' };
  return { freeBytes, state: freeBytes < bounds.low ? 'low' : 'enough' };
}
