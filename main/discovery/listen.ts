import type { Browser, Service } from 'bonjour-service';
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
 * Asks every network of this computer for hubs, also those it comes into later, until the returned function is called. Each is told
 * once in each network; begin anew to learn of changes. Never throws and never prints.
 */
export function listen({ addresses, after, troubled }: ListenerParts, heard: (hub: Heard) => void): () => void {
  let told = 0;
  const tell = (service: Service) => {
    const hub = heardOf(service);
    if (hub && told++ < MOST_HEARD) heard(hub);
  };
  const ears = new Map<string, Ear>();
  let cancel = () => {};
  const ask = (times: number) => {
    const now = addresses();
    for (const [address, ear] of ears) {
      if (now.includes(address)) attempt(() => ear.browser.update(), troubled);
      else close(ears, address);
    }
    // A computer that just started has no address yet: its app may look before its network is there.
    for (const address of now.filter((one) => !ears.has(one))) open(ears, address, tell, troubled);
    cancel = after(ASK_AGAIN_AFTER[times] ?? THEN_EVERY, () => ask(times + 1));
  };
  ask(0);
  return () => {
    cancel();
    for (const address of [...ears.keys()]) close(ears, address);
  };
}

/** What listens in one network. */
interface Ear {
  mdns: Mdns;
  browser: Browser;
}

function open(ears: Map<string, Ear>, address: string, tell: (service: Service) => void, troubled: Troubled): void {
  const mdns = attempt(() => openMdns(address, troubled), troubled);
  if (mdns === undefined) return;
  const browser = attempt(() => mdns.bonjour.find({ type: SERVICE_TYPE }, tell), troubled);
  if (browser) ears.set(address, { mdns, browser });
  else mdns.close();
}

function close(ears: Map<string, Ear>, address: string): void {
  const ear = ears.get(address);
  ears.delete(address);
  ear?.browser.stop();
  ear?.mdns.close();
}

/** Undefined when it is none of ours. */
function heardOf({ name, port, txt, addresses = [], referer }: Service): Heard | undefined {
  const id = HubId.safeParse((txt as { id?: unknown } | undefined)?.id);
  if (!id.success || !(port > 0)) return undefined;
  // Where the packet came from is an address that works, more likely than those it speaks of.
  const known = new Set([referer?.address, ...addresses].filter(isIPv4));
  return { id: id.data, name, hosts: [...known].slice(0, MOST_HOSTS).map((address) => `${address}:${port}`) };
}

const isIPv4 = (address: string | undefined): boolean => /^\d{1,3}(\.\d{1,3}){3}$/.test(address ?? '');
