import type { Role } from '#contract/settings.ts';
import type { ViewName } from '#contract/wire.ts';
import type { Preset } from '#hub/preset.ts';
import { DemoClient } from './demo-client.ts';
import { paceOf } from './pace.ts';
import type { Clerk } from './staff.ts';
import { clerkWorks } from './staff.ts';
import { visitorsCome } from './visitors.ts';

export interface DemoOptions {
  /** Of the hub, for programs of this computer. */
  url: string;
  /** The token of the simulated device of this name. */
  tokenOf(role: Role, name: string): Promise<string>;
  preset: Preset;
  speed: number;
  random(): number;
}

/** The last desk is left free for whoever tries the demo. */
const DESKS_LEFT_FREE = 1;

/** Lets simulated visitors and staff in, as devices like any other. Returns how to send them home. */
export async function startDemo(options: DemoOptions): Promise<() => void> {
  const pace = paceOf(options.speed, options.random);
  const clients: DemoClient[] = [];
  const enter = async (role: Role, name: string, views: ViewName[]) => {
    const client = new DemoClient(options.url, await options.tokenOf(role, name), views);
    clients.push(client);
    return client;
  };
  void visitorsCome(await enter('kiosk', 'Demo kiosk', ['kiosk:main']), pace);
  for (const clerk of clerksOf(options.preset)) {
    const views: ViewName[] = ['queue:main', `desk:${clerk.desk}`];
    void clerkWorks(await enter('desk', `Demo ${clerk.desk}`, views), clerk, pace);
  }
  return () => {
    pace.stop();
    for (const client of clients) client.close();
  };
}

/** One person for each desk but the last. */
function clerksOf({ desk = {}, person = {}, profile = {} }: Preset): Clerk[] {
  const people = Object.keys(person);
  const [anyProfile = ''] = Object.keys(profile);
  const desks = Object.entries(desk).slice(0, -DESKS_LEFT_FREE);
  return desks.flatMap(([id, value], index) => {
    const who = people[index];
    return who === undefined ? [] : { desk: id, person: who, profile: value.profile ?? anyProfile };
  });
}
