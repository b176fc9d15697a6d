import type { Row } from './history.ts';
import type { Office, Pass } from './office.ts';
import type { Screen } from './screens.ts';

/** A display keeps the newest call and four earlier ones at least (notes on screens), as far as there are as many. */
const FEWEST_CALLS = 5;

/** What a display shows of the calls of its room [V16]: whoever is called and has not come yet, and the newest of the others. */
export function judgeDisplay(office: Office, screen: Screen, complain: (what: string) => void): void {
  const rows = [...screen.rows.values()].filter((row) => row.table === 'call');
  for (const row of rows) judgeRow(office, screen, row, complain);
  const desks = desksOf(office, screen.view.slice('display:'.length));
  const calls = office.lastCalls().filter((pass) => desks(pass.desk ?? ''));
  const answered = calls.filter((pass) => stateOf(pass) !== 'called');
  const listed = rows.filter((row) => row.state !== 'called').length;
  const waitedFor = calls.filter((pass) => stateOf(pass) === 'called');
  for (const pass of new Set([...waitedFor, ...answered.slice(0, listed), ...calls.slice(0, FEWEST_CALLS)])) {
    if (!rows.some((row) => row.transaction === pass.id))
      complain(`${office.numberOf(pass.id)} at ${pass.desk} is missing`);
  }
}

function judgeRow(office: Office, screen: Screen, row: Row, complain: (what: string) => void): void {
  const pass = office.pass(String(row.transaction));
  const visit = office.visits.get(office.visitOfPass.get(String(row.transaction)) ?? '');
  if (pass === undefined || visit === undefined || pass.desk === null) {
    complain(`${row.number} is shown, but was not called`);
    return;
  }
  if (!office.isListed(visit, pass)) {
    complain(
      `${row.number} is shown, but ${office.day === null ? 'the day is closed' : 'it was moved on since'} [V16]`,
    );
    return;
  }
  const real = {
    number: visit.number,
    desk: pass.desk,
    calls: pass.calls,
    seq: pass.lastCallSeq,
    state: stateOf(pass),
  };
  judgePlace(office, screen, pass.desk, complain);
  for (const [name, value] of Object.entries(real)) {
    if (!same(row[name], value))
      complain(`${row.number} has ${name} ${JSON.stringify(row[name])}, but it was ${JSON.stringify(value)}`);
  }
}

/** The name of the desk, and the way to it, as the office has set them. */
function judgePlace(office: Office, screen: Screen, desk: string, complain: (what: string) => void): void {
  const shown = screen.rows.get(`place:${desk}`);
  const real = office.setting('desk', desk);
  for (const name of ['name', 'place', 'arrow'])
    if (!same(shown?.[name], real?.[name]))
      complain(`${desk} has ${name} ${JSON.stringify(shown?.[name])}, but it was ${JSON.stringify(real?.[name])}`);
}

function stateOf(pass: Pass): string {
  if (pass.endedAt !== null) return 'over';
  return pass.startedAt === null ? 'called' : 'serving';
}

function desksOf(office: Office, group: string): (desk: string) => boolean {
  const desks = (office.setting('displayGroup', group)?.desks ?? []) as string[];
  return (desk) => desks.length === 0 || desks.includes(desk);
}

/** Equal as data, whatever the order of names. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => same((a as Record<string, unknown>)[name], (b as Record<string, unknown>)[name]));
}
