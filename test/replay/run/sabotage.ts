import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Falsifies what one client wrote down, so that a checker that trusts it too much is found out. */
export const SABOTAGES = ['duplicate', 'lose', 'reorder', 'stale', 'misdirect'] as const;
export type Sabotage = (typeof SABOTAGES)[number];

type Line = Record<string, unknown>;
interface Ticket {
  visit: string;
  number: string;
}
/** Falsifies the lines in place and says what it did. */
type Falsify = (lines: Line[]) => string;

const FALSIFY: Record<Sabotage, [client: string, falsify: Falsify]> = {
  duplicate: ['kiosk-1', giveOneTicketTwice],
  lose: ['kiosk-2', promiseTicketThatIsNowhere],
  reorder: ['desk-1', swapTwoCalls],
  stale: ['display-1', keepAnOldPicture],
  misdirect: ['display-2', sendToAnotherDesk],
};

/** @returns whose recording was falsified, and how. */
export function falsify(folder: string, sabotage: Sabotage): { client: string; what: string } {
  const [client, change] = FALSIFY[sabotage];
  const file = join(folder, `${client}.jsonl`);
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
  const what = change(lines);
  writeFileSync(file, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
  return { client, what };
}

const resultOf = (line: Line | undefined): Line => ((line?.answer as Line | null)?.result ?? {}) as Line;
const done = (lines: Line[], kind: string): Line[] =>
  lines.filter((line) => line.kind === kind && (line.answer as Line | null)?.ok === true);

function two(lines: Line[], what: string): [Line, Line] {
  const middle = Math.floor(lines.length / 2);
  const [first, second] = [lines[middle - 1], lines[middle]];
  if (first === undefined || second === undefined) throw new Error(`this day is too small to falsify: ${what}`);
  return [first, second];
}

function giveOneTicketTwice(lines: Line[]): string {
  const [first, second] = two(done(lines, 'issue'), 'it has no two tickets');
  second.answer = structuredClone(first.answer);
  return `ticket ${resultOf(first).number} was given to two visitors`;
}

function promiseTicketThatIsNowhere(lines: Line[]): string {
  const [, op] = two(done(lines, 'issue'), 'it has no two tickets');
  const ticket = resultOf(op) as unknown as Ticket;
  const answer = { ok: true, result: { ...ticket, visit: 'nowhere', number: `${ticket.number}000` } };
  lines.push({ ...op, cmdId: '00000000-0000-7000-8000-000000000000', answer });
  return `ticket ${ticket.number}000 was promised to a visitor, and the hub does not have it`;
}

function swapTwoCalls(lines: Line[]): string {
  const calls = done(lines, 'callNext').filter((line) => resultOf(line).called !== null);
  const [first, second] = two(calls, 'it has no two calls');
  const { invoked, returned } = first;
  Object.assign(first, { invoked: second.invoked, returned: second.returned });
  Object.assign(second, { invoked, returned });
  const numbers = [second, first].map((line) => (resultOf(line).called as unknown as Ticket).number);
  return `${numbers.join(' was called before ')}, though the hub called them the other way round`;
}

function keepAnOldPicture(lines: Line[]): string {
  const changes = lines.filter((line) => line.as === 'change').map((line) => line.message as Line);
  const isCall = (message: Line) =>
    (message.rows as { put: Line[] }).put.some((row) => row.table === 'call' && row.state === 'called');
  const [, message] = two(changes.filter(isCall), 'it has no two calls');
  const row = (message.rows as { put: Line[] }).put.find((one) => one.table === 'call' && one.state === 'called');
  message.rows = { put: [], del: [] };
  return `the call of ${row?.number} (event ${message.seq}) never reached its screen`;
}

function sendToAnotherDesk(lines: Line[]): string {
  const snapshots = lines.filter((line) => line.as === 'snapshot').map((line) => line.message as Line);
  const places = snapshots.map(({ rows }) => (rows as { put: Line[] }).put.filter((row) => row.table === 'place'));
  for (const [first, second] of places) {
    if (first === undefined || second === undefined)
      throw new Error('this day is too small to falsify: it has no two desks');
    [first.name, second.name] = [second.name, first.name];
  }
  return 'two desks changed their names on one screen';
}
