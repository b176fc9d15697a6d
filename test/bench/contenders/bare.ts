import { join } from 'node:path';
import type { BareHubApi, BareMode } from '../controls/bare-hub.ts';
import type { Bench } from '../turns.ts';
import { type Contender, startLoad } from './contender.ts';

/** The bare hub with its displays and commanders. `folder` must not hold a database of the same mode. */
export async function startBare(
  { crew }: Bench,
  mode: BareMode,
  folder: string,
  { displays, commanders }: { displays: number; commanders: number },
): Promise<Contender> {
  const hub = crew.start<BareHubApi>('controls/bare-hub.ts');
  const { port } = await hub.call('start', { mode, file: join(folder, `${mode}.db`) });
  const load = await startLoad(
    crew,
    { port, auths: filled(displays, '{"display":true}'), hello: '', readyAt: '', counted: '2["m"' },
    { port, auths: filled(commanders, ''), hellos: [] },
  );
  return {
    ...load,
    pid: hub.pid,
    bodies: (count) => Array.from({ length: count }, (_, k) => bodyOf(k)),
    shows: async (_ran, seen) => seen.texts.map(commandsIn),
    stop: async () => {
      await Promise.all([load.commanders.stop(), load.swarm.stop()]);
      await hub.stop();
    },
  };
}

const filled = (count: number, auth: string): string[] => Array.from({ length: count }, () => auth);

/** As long as a command of the product, with an id of its own. */
function bodyOf(k: number): string {
  const key = `0198f000-0000-7000-8000-${String(k).padStart(12, '0')}`;
  return JSON.stringify(['command', { c: k, type: 'call', desk: k % 20, key }]);
}

function commandsIn(frame: string): number[] {
  return [...frame.matchAll(/"c":(\d+)/g)].map((match) => Number(match[1]));
}
