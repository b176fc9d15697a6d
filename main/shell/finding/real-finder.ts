import { randomBytes } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import { listen } from '#discovery/listen.ts';
import { askHub } from './ask-hub.ts';
import { Finder } from './finder.ts';
import type { FindingTime, Network } from './ports.ts';

const NONCE_BYTES = 16;

/** Networks of this computer that others are in, too. */
function networksOfComputer(): Network[] {
  const all = Object.values(networkInterfaces()).flatMap((found) => found ?? []);
  return all.filter(({ family, internal }) => family === 'IPv4' && !internal);
}

/** Finds by HTTP and mDNS. `troubled` hears of what goes wrong with mDNS, as often as it does. */
export function openFinder(time: FindingTime, troubled: (error: unknown) => void): Finder {
  const addresses = () => networksOfComputer().map(({ address }) => address);
  return new Finder({
    ask: askHub,
    listen: (heard) => listen({ addresses, after: (delay, callback) => time.after(delay, callback), troubled }, heard),
    networks: networksOfComputer,
    time,
    newNonce: () => randomBytes(NONCE_BYTES).toString('hex'),
  });
}
