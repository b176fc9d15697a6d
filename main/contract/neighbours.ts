import { z } from 'zod';
import { HubHost, HubId } from './hub.ts';

/**
 * How PCs of one office tell each other where their hub is. The hub says which PCs there are; a PC that lost the hub asks them. What
 * they say is a hint: the hub proves itself as ever.
 */

/** Told at once, asked at once, and kept. */
export const MOST_NEIGHBOURS = 16;

/** Addresses in the network of PCs whose desktop app belongs to this office. */
export const NeighbourAddresses = z.array(z.ipv4()).max(MOST_NEIGHBOURS);
/** The answer of `GET /api/v1/neighbours`, the last seen first. */
export const NeighboursTold = z.strictObject({ neighbours: NeighbourAddresses });

/** UDP, on which a PC of the office hears the question. */
export const NEIGHBOUR_PORT = 8079;

/** First words of the two datagrams. */
export const WHERE = 'now-serving-where-1';
export const THERE = 'now-serving-there-1';

/** Bytes of each question, the rest of it spaces: more than any answer has, so that nobody can make a PC send more than it is sent. */
export const QUESTION_BYTES = 384;

/** Of the question; the answer brings it back. Made for this alone, and never shown to a hub. */
const Mark = z.string().regex(/^[0-9a-f]{32}$/);
/** `now-serving-where-1 ID MARK`: where is the hub with this identity? */
export const WhereWords = z.tuple([z.literal(WHERE), HubId, Mark]);
/** `now-serving-there-1 MARK HOST`: where it proved itself to this PC, and is there. */
export const ThereWords = z.tuple([z.literal(THERE), Mark, HubHost]);
