import { randomBytes } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import { NEIGHBOUR_PORT } from '#contract/neighbours.ts';
import { listen } from '#discovery/listen.ts';
import { askHub } from './ask-hub.ts';
import { neighboursByUdp } from './ask-neighbours.ts';
import { Finder } from './finder.ts';
import type { FindingTime, Network } from './ports.ts';

const NONCE_BYTES = 16;

/** Networks of this computer that others are in, too. */
function networksOfComputer(): Network[] {
  const all = Object.values(networkInterfaces()).flatMap((found) => found ?? []);
  return all.filter(({ family, internal }) => family === 'IPv4' && !internal);
}

/** Finds by HTTP, mDNS and neighbours. `troubled` hears of what goes wrong with the latter two, as often as it does. */
export function openFinder(time: FindingTime, troubled: (error: unknown) => void): Finder {
  const newNonce = () => randomBytes(NONCE_BYTES).toString('hex');
  const addresses = () => networksOfComputer().map(({ address }) => address);
  return new Finder({
    ask: askHub,
    listen: (heard) => listen({ addresses, after: (delay, callback) => time.after(delay, callback), troubled }, heard),
    askNeighbours: neighboursByUdp({ port: NEIGHBOUR_PORT, time, newMark: newNonce, troubled }),
    networks: networksOfComputer,
    time,
    newNonce,
  });
}
