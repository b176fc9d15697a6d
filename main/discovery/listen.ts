import type { Service } from 'bonjour-service';
import { HubId, SERVICE_TYPE } from '#contract/hub.ts';
import type { Duration } from '#contract/ids.ts';
import { attempt, type Mdns, openMdns, type Troubled } from './mdns.ts';

/** A hub that somebody says is there. */
export interface Heard {
  id: HubId;
  name: string;
  /** `address:port` by which it may be reached, best first. */
  hosts: string[];
}

export interface ListenerParts {
  addresses(): string[];
  after(delay: Duration, callback: () => void): () => void;
  troubled: Troubled;
}

/** Asked again after each of these times: one packet in a full network is easily lost. */
const ASK_AGAIN_AFTER: readonly Duration[] = [500, 1_000, 2_000];
/** And for as long as somebody looks: a hub may start, or its cable be plugged in, later. */
const THEN_EVERY: Duration = 4_000;
const MOST_HEARD = 64;
const MOST_HOSTS = 8;

/**
 * Asks every network of this computer for hubs, until the returned function is called. Each is told once; begin anew to learn
 * of changes. Never throws and never prints.
 */
export function listen({ addresses, after, troubled }: ListenerParts, heard: (hub: Heard) => void): () => void {
  let told = 0;
  const tell = (service: Service) => {
    const hub = heardOf(service);
    if (hub && told++ < MOST_HEARD) heard(hub);
  };
  const open = addresses().flatMap((address) => attempt(() => openMdns(address, troubled), troubled) ?? []);
  const browsers = open.flatMap((mdns) => attempt(() => browse(mdns, tell), troubled) ?? []);
  let cancel = () => {};
  const askAgain = (times: number) => {
    cancel = after(ASK_AGAIN_AFTER[times] ?? THEN_EVERY, () => {
      for (const browser of browsers) attempt(() => browser.update(), troubled);
      askAgain(times + 1);
    });
  };
  askAgain(0);
  return () => {
    cancel();
    for (const browser of browsers) browser.stop();
    for (const mdns of open) mdns.close();
  };
}

const browse = ({ bonjour }: Mdns, tell: (service: Service) => void) => bonjour.find({ type: SERVICE_TYPE }, tell);

/** Undefined when it is none of ours. */
function heardOf({ name, port, txt, addresses = [], referer }: Service): Heard | undefined {
  const id = HubId.safeParse((txt as { id?: unknown } | undefined)?.id);
  if (!id.success || !(port > 0)) return undefined;
  // Where the packet came from is an address that works, more likely than those it speaks of.
  const known = new Set([referer?.address, ...addresses].filter(isIPv4));
  return { id: id.data, name, hosts: [...known].slice(0, MOST_HOSTS).map((address) => `${address}:${port}`) };
}

const isIPv4 = (address: string | undefined): boolean => /^\d{1,3}(\.\d{1,3}){3}$/.test(address ?? '');
