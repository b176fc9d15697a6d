import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What the checker reads: what each client wrote down while it worked, and what the hub exported at the end of the day.
 * Described here anew, from the documents alone: nothing of the product is imported, so that one mistake cannot hide in both.
 */

/** First line of a recording: who wrote it. */
export interface Participant {
  client: string;
  device: string;
  role: string;
}
/** One command as its sender saw it; instants in ms of the one monotonic clock of the recording machine. */
export interface Op {
  client: string;
  cmdId: string;
  kind: string;
  params: Record<string, unknown>;
  invoked: number;
  /** Null: never answered, so it is unknown whether it was done. */
  returned: number | null;
  answer: Answer | null;
}
export type Answer =
  | { ok: true; result: Record<string, unknown> }
  | { ok: false; refusal: { code: string; params: Record<string, unknown> } };
/** One message of a view, as received. */
export interface Received {
  client: string;
  at: number;
  as: 'snapshot' | 'change';
  message: Message;
}
export interface Message {
  view: string;
  epoch: number;
  n: number;
  seq: number;
  now: number;
  events: { seq: number; type: string; key: string | null }[];
  head: Record<string, unknown> | null;
  rows: { put: Row[]; del: string[] };
}
export type Row = Record<string, unknown> & { key: string; table: string };

type Pool = { desk: string } | { person: string } | null;
type EndedAs = 'served' | 'noShow' | 'cancelled' | 'walkedOut' | 'reset';
type Why = 'recycled' | 'transferred' | 'reactivated' | 'parkDue' | 'carriedOver';
interface OfPass {
  visit: string;
  transaction: string;
}
/** What the checker reads of an exported event; types that it does not need fall under `other`. */
export type Happened =
  | { type: 'dayOpened'; opened: string }
  | { type: 'dayClosed'; closed: string }
  | (OfPass & {
      type: 'visitIssued';
      service: string;
      series: string;
      cycle: number;
      n: number;
      number: string;
      band: string | null;
    })
  | (OfPass & {
      type: 'visitCalled';
      desk: string;
      session: string;
      person: string;
      profile: string;
      rule: string;
    })
  | (OfPass & { type: 'visitRecalled'; desk: string; calls: number; noShowAt: number | null })
  | (OfPass & { type: 'moreTimeGiven'; desk: string; noShowAt: number | null })
  | (OfPass & { type: 'visitStarted'; desk: string })
  | (OfPass & { type: 'visitEnded'; desk: string | null; as: EndedAs; outcome: string | null })
  | (OfPass & {
      type: 'visitRequeued';
      ended: string | null;
      service: string;
      why: Why;
      pool: Pool;
      place: 'first' | 'last' | 'age';
    })
  | (OfPass & { type: 'visitParked'; desk: string; until: number | null })
  | { type: 'undone'; session: string; desk: string; action: string; to: number }
  | { type: 'sessionOpened'; session: string; desk: string; person: string; profile: string }
  | { type: 'sessionChanged'; session: string; profile: string }
  | { type: 'sessionClosed'; session: string }
  | { type: 'breakTaken'; session: string }
  | { type: 'breakEnded'; session: string }
  | { type: 'configured'; kind: string; id: string; after: Record<string, unknown> | null };
export interface Stamp {
  seq: number;
  at: number;
  via: string;
  cause: string;
  undoable: { session: string } | null;
}
export type Logged = Stamp & Happened;
export type LoggedOf<T extends Happened['type']> = Extract<Logged, { type: T }>;

/** One line of the session export, by column name. */
export type SessionLine = Record<string, string>;

export interface History {
  participants: Participant[];
  ops: Op[];
  received: Received[];
  events: Logged[];
  lines: SessionLine[];
}

/** Reads every `*.jsonl` of a folder of recordings. */
export function readRecordings(folder: string): Pick<History, 'participants' | 'ops' | 'received'> {
  const read: Pick<History, 'participants' | 'ops' | 'received'> = { participants: [], ops: [], received: [] };
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.jsonl'))) {
    for (const line of jsonLines(readFileSync(join(folder, file), 'utf8'))) sort(line, read);
  }
  return read;
}

function sort(line: Record<string, unknown>, into: Pick<History, 'participants' | 'ops' | 'received'>): void {
  if ('message' in line) into.received.push(line as unknown as Received);
  else if ('cmdId' in line) into.ops.push(line as unknown as Op);
  else into.participants.push(line as unknown as Participant);
}

export function jsonLines(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
