import type { IncomingMessage } from 'node:http';
import { hostname, networkInterfaces } from 'node:os';

/** Addresses come and go with cables and DHCP: look again after this many milliseconds. */
const LOOK_AGAIN_AFTER = 5_000;
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Networks between programs of this computer, not between computers. */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|tun|tap|zt|utun|wg)|vethernet/i;

/** IPv4 addresses of this computer on its networks, the first most likely the one of the office. */
export function lanAddresses(): string[] {
  const all = Object.entries(networkInterfaces()).sort(([a], [b]) => Number(VIRTUAL.test(a)) - Number(VIRTUAL.test(b)));
  return all
    .flatMap(([, found]) => found ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}

/** Given as the address to listen on, these mean all of them. */
const EVERYWHERE: readonly (string | undefined)[] = [undefined, '0.0.0.0', '::'];

/** How screens reach a hub that listens on `host` (undefined: everywhere), as it stands in an address, best first. */
export function hostsOf(host: string | undefined): string[] {
  if (EVERYWHERE.includes(host)) return lanAddresses();
  return host?.includes(':') ? [`[${host}]`] : [host ?? ''];
}

/** How programs of this very computer reach a hub that listens on `host`: one that listens on one address has no other. */
export const ownHostOf = (host: string | undefined): string =>
  EVERYWHERE.includes(host) ? '127.0.0.1' : (hostsOf(host)[0] ?? '');

/**
 * The names under which this hub may be asked for. A web page elsewhere that points a name of its own at this computer (DNS
 * rebinding), or opens a socket to it from its own origin, is refused.
 */
export class Hosts {
  readonly #added: string[];
  readonly #monotonic: () => number;
  readonly #port: () => number;
  #known: Set<string> = new Set();
  #knownAt = Number.NEGATIVE_INFINITY;

  /** `added`: further names, such as one given by the office's router; with a port of their own when it differs. */
  constructor(added: string[], monotonic: () => number, port: () => number) {
    this.#added = added;
    this.#monotonic = monotonic;
    this.#port = port;
  }

  hostAllowed(request: IncomingMessage): boolean {
    const hosts = request.headersDistinct.host ?? [];
    return hosts.length === 1 && this.#allowed().has((hosts[0] ?? '').toLowerCase());
  }

  /** A browser says where the page comes from that asks; programs say nothing. */
  originAllowed(request: IncomingMessage): boolean {
    const origins = request.headersDistinct.origin ?? [];
    if (origins.length === 0) return true;
    const [origin = ''] = origins;
    return origins.length === 1 && origin.startsWith('http://') && this.#allowed().has(origin.slice(7).toLowerCase());
  }

  #allowed(): Set<string> {
    const now = this.#monotonic();
    if (now - this.#knownAt > LOOK_AGAIN_AFTER) {
      this.#known = new Set(this.#names().flatMap((name) => this.#withPort(name)));
      this.#knownAt = now;
    }
    return this.#known;
  }

  #names(): string[] {
    const own = Object.values(networkInterfaces()).flatMap((found) => found ?? []);
    const addresses = own.map(({ family, address }) => (family === 'IPv6' ? `[${address.split('%')[0]}]` : address));
    const name = hostname().toLowerCase();
    return [
      ...LOOPBACK,
      ...addresses,
      name,
      `${name}.local`,
      `${name}.lan`,
      ...this.#added.map((a) => a.toLowerCase()),
    ];
  }

  #withPort(name: string): string[] {
    if (/:\d+$/.test(name.replace(/^\[.*\]/, ''))) return [name];
    return this.#port() === 80 ? [name, `${name}:80`] : [`${name}:${this.#port()}`];
  }
}
