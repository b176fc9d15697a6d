import type { Role } from '#contract/settings.ts';
import type { Store } from '#store/store.ts';
import type { Alarms } from './alarms.ts';
import type { BackupRecord } from './backups.ts';
import type { Core } from './core.ts';
import type { Counters } from './counters.ts';
import type { HardwareBoard } from './stations/hardware-board.ts';

export interface HealthParts {
  core: Core;
  store: Store;
  counters: Counters;
  alarms: Alarms;
  board: Pick<HardwareBoard, 'health'>;
  ready: boolean;
  uptime: number;
  clients: Record<Role, number>;
  connections: number;
  backup: BackupRecord | null;
}

/** How the hub is, for whoever watches it: counts and codes, no names. */
export function healthOf({ core, store, counters, alarms, board, ready, ...rest }: HealthParts): object {
  const standing = alarms.all();
  return {
    status: statusOf(ready, standing.length),
    ...rest,
    hub: core.hub,
    epoch: core.epoch,
    seq: core.seq,
    day: core.state.openDay()?.id ?? null,
    store: store.room(),
    alarms: standing,
    hardware: board.health(),
    counters: counters.all(),
  };
}

function statusOf(ready: boolean, alarms: number): 'starting' | 'alarm' | 'ok' {
  if (!ready) return 'starting';
  return alarms > 0 ? 'alarm' : 'ok';
}
