import { mkdirSync } from 'node:fs';
import type { Seq } from '#contract/ids.ts';
import type { Role } from '#contract/settings.ts';
import { type Headless, headless } from '../../../main/headless.ts';
import { serve } from '../child.ts';
import { officePreset } from './office.ts';
import { RAISED } from './raised-limits.ts';

/** The real hub, put together as `npm start` does it, in a process of its own. Only limits and the cost of a PIN differ. */

/** Signing in is not measured. */
const CHEAP_PIN = { N: 2, r: 1, p: 1 };
const PAGE = 1_000;

let hub: Headless | null = null;

function running(): Headless {
  if (hub === null) throw new Error('start first');
  return hub;
}

/** Starts a hub over the data in `folder`, which gets the measured office if it is empty. */
async function start({ folder }: { folder: string }): Promise<{ port: number }> {
  mkdirSync(folder, { recursive: true });
  const worry = (message: string, facts?: object) => console.error(`hub: ${message} ${JSON.stringify(facts ?? {})}`);
  hub = await headless({
    dataDir: folder,
    port: 0,
    host: '127.0.0.1',
    hosts: [],
    preset: officePreset(Date.now()),
    demo: false,
    mdns: false,
    control: null,
    journal: { info: () => {}, warn: worry, error: worry },
    joinSecretReplaced: () => {},
    own: { limits: RAISED, pinCost: CHEAP_PIN },
  });
  return hub.start();
}

/** The one-time secret that makes the next device of this role. */
const joinSecret = ({ role }: { role: Role }): string => running().hub.joinSecrets()[role];

/** Which command caused each stored event, strictly after `after`. */
function causes({ after }: { after: Seq }): { seq: Seq; cause: string }[] {
  const found: { seq: Seq; cause: string }[] = [];
  for (let last = after; ; ) {
    const page = running().store.events(null, last, PAGE);
    found.push(...page.map(({ seq, cause }) => ({ seq, cause })));
    last = page.at(-1)?.seq ?? last;
    if (page.length < PAGE) return found;
  }
}

const api = { start, joinSecret, causes };
export type HubApi = typeof api;

serve(api);
