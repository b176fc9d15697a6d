import type { Row } from './history.ts';
import type { Office } from './office.ts';
import type { Screen } from './screens.ts';

/** A visit has a desk while it is called or served; where it was before or was kept says nothing of the queue. */
const AT_DESK = ['called', 'serving'];
const OPEN = ['waiting', 'called', 'serving', 'parked'];

/** How many wait for each service, as displays, kiosks and desks show it. */
export function judgeWaiting(office: Office, screen: Screen, complain: (what: string) => void): void {
  for (const row of screen.rows.values()) {
    if (row.table !== 'service') continue;
    const waiting = office.waiting(String(row.service));
    if (row.waiting !== waiting) complain(`${row.service} shows ${row.waiting} waiting, but there were ${waiting}`);
  }
}

/** The list of visits that staff see. */
export function judgeQueue(office: Office, screen: Screen, complain: (what: string) => void): void {
  const rows = new Map(
    [...screen.rows.values()].filter((row) => row.table === 'visit').map((row) => [String(row.visit), row]),
  );
  for (const row of rows.values()) judgeRow(office, row, complain);
  for (const visit of office.visits.values()) {
    if (OPEN.includes(visit.state) && !rows.has(visit.id)) complain(`${visit.number}, ${visit.state}, is missing`);
  }
}

function judgeRow(office: Office, row: Row, complain: (what: string) => void): void {
  const visit = office.visits.get(String(row.visit));
  if (visit === undefined) {
    complain(`${row.number} is listed, but was never issued`);
    return;
  }
  const facts = [
    'number',
    'state',
    'service',
    'band',
    ...(AT_DESK.includes(visit.state) ? (['desk'] as const) : []),
  ] as const;
  for (const name of facts) {
    if (row[name] !== visit[name]) complain(`${visit.number} has ${name} ${row[name]}, but it was ${visit[name]}`);
  }
}
