import { setTimeout as delay } from 'node:timers/promises';
import { NEIGHBOUR_PORT } from '#contract/neighbours.ts';
import { neighboursByUdp } from '#shell/finding/ask-neighbours.ts';
import { learnNeighbours } from '#shell/finding/learn-neighbours.ts';
import { identify } from '#shell/identify.ts';
import { computerTime, random } from '../../../main/headless.ts';
import { join } from '../../support/client.ts';

/**
 * Another PC of the office in a test, in a network of its own: is let in at the hub, learns from it who its neighbours are, and says
 * where they tell that the hub is.
 */

const LEARNS_EVERY = 200;
const [url = '', secret = ''] = process.argv.slice(2);
const id = (await identify(url)) ?? '';
const { token } = await join(url, secret, 'Another PC');
const learn = learnNeighbours({ identify, tokens: { all: () => [token] } });
let addresses: string[] = [];
while (addresses.length === 0) {
  addresses = (await learn(url, id)) ?? [];
  await delay(LEARNS_EVERY);
}
const troubled = (error: unknown) => void process.stdout.write(`${error}\n`);
const ask = neighboursByUdp({ port: NEIGHBOUR_PORT, time: computerTime, newMark: () => random(16), troubled });
ask(addresses, id, (host) => void process.stdout.write(`${JSON.stringify({ addresses, host })}\n`));
