import { ALL_DESKS, SITE } from '#contract/names.ts';
import type { ViewName } from '#contract/wire.ts';
import type { Caller } from './caller.ts';
import { partsOf } from './view-events.ts';

/** Which views each role may see: no more than its work needs. */
export function maySee({ device, role, group }: Pick<Caller, 'device' | 'role' | 'group'>, view: ViewName): boolean {
  const { kind, id } = partsOf(view);
  switch (role) {
    case 'admin':
      return true;
    case 'desk':
      return kind === 'desk' || view === `queue:${SITE}`;
    case 'kiosk':
      return view === `kiosk:${SITE}`;
    case 'display':
      return kind === 'display' && id === (group ?? ALL_DESKS);
    case 'station':
      return view === `station:${device}`;
    default:
      return role satisfies never;
  }
}
