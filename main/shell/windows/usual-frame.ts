import { kindOf } from '#shell/guard.ts';
import type { Launch } from '#shell/launch.ts';
import type { Monitor } from '#shell/ports.ts';
import { inFrame } from './kinds.ts';
import { boundsOn } from './placing.ts';
import type { Seat } from './stands.ts';
import { tilesOf } from './tiling.ts';
import type { Frame } from './window-parts.ts';

/** As what a window stands on its monitor; `first`: the monitor on which those are that somebody only looks at. */
export function usualFrame({ role }: Seat, { isWindowed, roles }: Launch, monitor: Monitor, first: Monitor): Frame {
  const tile = isWindowed ? tilesOf(roles, first).get(role) : undefined;
  return tile ? { kind: inFrame(kindOf(role)), bounds: tile } : { kind: kindOf(role), bounds: boundsOn(role, monitor) };
}
