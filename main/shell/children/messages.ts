import { z } from 'zod';
import type { StartOrder } from '#contract/start-order.ts';
import { HUB_TROUBLES, WINDOW_ROLES } from '#contract/windows.ts';

/** What the shell and the processes it keeps, hub and station, say to each other. */

/** What a hub is told when it is begun, as JSON in its arguments. */
export interface HubOrder {
  /** Folder of the office's data. */
  dataDir: string;
  /** What a new office begins with. */
  preset: string;
  /** 0: any that is free. */
  port: number;
  /** Whether the network is told by mDNS that it is there. */
  mdns: boolean;
  /** What `npm start` said besides; null: it was not the one who began this. */
  start: StartOrder | null;
}

/** What a station is told. */
export interface StationOrder {
  /** Of the hub, `http://127.0.0.1:8080`. */
  url: string;
  /** The station's own, in which it keeps how it was let in. */
  folder: string;
}

/** The only order that a running one is given: end, in order. */
export const END = 'end';

const Secret = z.string().min(1);

/** What the hub's process tells the shell. */
export const HubSaying = z.discriminatedUnion('says', [
  /** The office is open at this origin; a one-time secret for each window that has not joined yet. */
  z.strictObject({ says: z.literal('ready'), url: z.url(), secrets: z.record(z.enum(WINDOW_ROLES), Secret) }),
  /** A secret was used up, and this one takes its place. */
  z.strictObject({ says: z.literal('secret'), role: z.enum(WINDOW_ROLES), secret: Secret }),
  /** The station of this PC is let in, and works in this folder. */
  z.strictObject({ says: z.literal('station'), folder: z.string() }),
  z.strictObject({ says: z.literal('alive') }),
  /** It opens the office's data, so many bytes; what has to be done to them takes its time, and it cannot speak during all of it. */
  z.strictObject({ says: z.literal('preparing'), bytes: z.int().nonnegative() }),
  /** The business day was opened, or closed. */
  z.strictObject({ says: z.literal('day'), isOpen: z.boolean() }),
  /** It cannot work as things are; the sentence says what to do. */
  z.strictObject({ says: z.literal('final'), why: z.enum(HUB_TROUBLES), sentence: z.string() }),
]);
export type HubSaying = z.infer<typeof HubSaying>;

/** What the station's process tells the shell. */
export const StationSaying = z.discriminatedUnion('says', [
  z.strictObject({ says: z.literal('ready') }),
  /** The hub will not let it in, or it cannot work as things are. */
  z.strictObject({ says: z.literal('final'), sentence: z.string() }),
]);
export type StationSaying = z.infer<typeof StationSaying>;
