import type { Rate } from './token-bucket.ts';

/** How much of the hub one client, one address and all of them together may take. */
export interface Limits {
  /** Connections of screens and stations. */
  connections: number;
  connectionsPerAddress: number;
  /** Connections of one address that have not shown a valid token yet. */
  pendingPerAddress: number;
  /** Events of one connection. */
  events: Rate;
  /** Refusals as too fast after which a connection is cut. */
  tooFastBeforeCut: number;
  /** Raw packets of one connection, whatever they hold; beyond it the connection is cut at once. */
  packets: Rate;
  /** Messages that may wait for a client that does not read; one that is cut comes back and asks for snapshots. */
  unsentMessages: number;
  /** Tries to join or pair, of one address. */
  joins: Rate;
  /** HTTP requests of one address. */
  requests: Rate;
  exportsAtOnce: number;
}

/** What a hub keeps to unless whoever makes it says otherwise. */
export const LIMITS: Limits = {
  connections: 2_000,
  connectionsPerAddress: 60,
  pendingPerAddress: 30,
  events: { rate: 20, burst: 40 },
  tooFastBeforeCut: 200,
  packets: { rate: 200, burst: 1_000 },
  unsentMessages: 500,
  joins: { rate: 2, burst: 30 },
  requests: { rate: 50, burst: 400 },
  exportsAtOnce: 2,
};
