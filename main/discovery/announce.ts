import { type HubFacts, SERVICE_TYPE } from '#contract/hub.ts';
import type { Duration } from '#contract/ids.ts';
import { attempt, type Mdns, openMdns, type Troubled } from './mdns.ts';

/** What is announced of a hub. */
export interface Announced extends Pick<HubFacts, 'id' | 'site' | 'protocol'> {
  port: number;
}

export interface AnnouncerParts {
  /** As it is now: an office can be renamed. */
  about(): Announced;
  /** IPv4 addresses of this computer by which others reach it. */
  addresses(): string[];
  /** Calls back once after a duration; the returned function cancels. */
  after(delay: Duration, callback: () => void): () => void;
  troubled: Troubled;
}

const LOOK_AGAIN_AFTER: Duration = 5_000;
/** Goodbyes are sent, not waited for. */
const LEAVES_WITHIN: Duration = 500;
/** Bytes of one label (RFC 1035, 2.3.4), of which ` (1a2b)` takes seven. */
const SITE_BYTES = 56;
const LAST = -4;

/** `<site> (<last four of the id>)`: two offices of one name stay two. */
export function serviceName({ site, id }: Pick<Announced, 'site' | 'id'>): string {
  return `${cut(site.replace(/[.\\]/g, ' ').trim() || 'Now Serving', SITE_BYTES)} (${id.slice(LAST)})`;
}

/** The start of `text` that has at most `most` bytes, in whole characters. */
function cut(text: string, most: number): string {
  let short = '';
  for (const character of text) {
    if (Buffer.byteLength(short + character) > most) break;
    short += character;
  }
  return short.trim();
}

/**
 * Tells the networks of this computer that a hub is here, and again when its addresses or its name change. Never throws
 * and never prints.
 */
export class Announcer {
  readonly #parts: AnnouncerParts;
  #open: Mdns[] = [];
  #told = '';
  #cancel: () => void = () => {};
  #leaving: Promise<void> = Promise.resolve();

  constructor(parts: AnnouncerParts) {
    this.#parts = parts;
  }

  start(): void {
    const { about, addresses, after } = this.#parts;
    const [facts, networks] = [about(), addresses()];
    const telling = JSON.stringify([facts, networks]);
    if (telling !== this.#told) {
      this.#told = telling;
      this.#leave();
      this.#open = networks.flatMap((address) => this.#announce(address, facts) ?? []);
    }
    this.#cancel = after(LOOK_AGAIN_AFTER, () => this.start());
  }

  /** Says goodbye, so that nobody looks for this hub for the hours that an announcement lasts. */
  async stop(): Promise<void> {
    this.#cancel();
    this.#leave();
    await this.#leaving;
  }

  #announce(address: string, { id, port, protocol, ...about }: Announced): Mdns | undefined {
    const { troubled } = this.#parts;
    return attempt(() => {
      const mdns = openMdns(address, troubled);
      const txt = { v: protocol, id };
      mdns.bonjour.publish({ name: serviceName({ ...about, id }), type: SERVICE_TYPE, port, txt, probe: false });
      return mdns;
    }, troubled);
  }

  #leave(): void {
    const leaving = this.#open;
    this.#open = [];
    this.#leaving = Promise.all([this.#leaving, ...leaving.map((mdns) => this.#sayGoodbye(mdns))]).then(() => {});
  }

  #sayGoodbye(mdns: Mdns): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        cancel();
        mdns.close();
        resolve();
      };
      const cancel = this.#parts.after(LEAVES_WITHIN, done);
      attempt(() => mdns.bonjour.unpublishAll(done), this.#parts.troubled);
    });
  }
}
