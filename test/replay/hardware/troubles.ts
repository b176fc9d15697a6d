import { setTimeout as delay } from 'node:timers/promises';
import type { HubProcess } from '../run/hub-process.ts';
import type { Scale } from '../run/scaled-time.ts';
import type { Works } from './works.ts';

export interface Troubles {
  hubKills: number;
  stationKills: number;
}

/** The hub and the station are killed in turns, `every` so many real milliseconds, until `stop`. */
export async function trouble(
  { hub, works, scale }: { hub: HubProcess; works: Works; scale: Scale },
  every: number,
  stop: AbortSignal,
): Promise<Troubles> {
  const made: Troubles = { hubKills: 0, stationKills: 0 };
  for (;;) {
    await delay(every, undefined, { signal: stop }).catch(() => {});
    if (stop.aborted) return made;
    if (made.hubKills > made.stationKills) {
      await works.station.end('SIGKILL');
      await works.startStation();
      made.stationKills += 1;
    } else {
      await hub.kill();
      await hub.start(scale, null);
      made.hubKills += 1;
    }
  }
}
