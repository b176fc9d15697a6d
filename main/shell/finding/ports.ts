import type { HubId } from '#contract/hub.ts';
import type { Duration } from '#contract/ids.ts';

/** What finding needs from the world. */

/** What came back for one question. */
export type HubAnswer = { reached: false } | { reached: true; status: number; body: unknown };
/** Asks the hub at `host` (`address:port`) who it is; it is told nothing but `nonce`. Never rejects. */
export type AskHub = (host: string, nonce: string) => Promise<HubAnswer>;

/** A hub that somebody in the network says is there. */
export interface HeardHub {
  id: string;
  hosts: string[];
}
/** Listens until the returned function is called. Never throws. */
export type ListenForHubs = (heard: (hub: HeardHub) => void) => () => void;

/** Asks these PCs of the office where the hub is, until the returned function is called. Never throws. */
export type AskNeighbours = (addresses: string[], id: HubId, told: (host: string) => void) => () => void;

/** One network of this computer. */
export interface Network {
  /** IPv4. */
  address: string;
  netmask: string;
}

export interface FindingTime {
  /** Calls back once after `delay`; the returned function cancels. */
  after(delay: Duration, callback: () => void): () => void;
}

export interface FindingParts {
  ask: AskHub;
  listen: ListenForHubs;
  askNeighbours: AskNeighbours;
  networks(): Network[];
  time: FindingTime;
  /** 128 random bits as hexadecimal. */
  newNonce(): string;
}
