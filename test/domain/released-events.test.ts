import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { CommandBody } from '#contract/commands.ts';
import type { Event, EventType } from '#contract/events.ts';
import { EVENT_VERSION } from '#contract/events.ts';
import type { Row } from '#contract/rows.ts';
import type { Office } from '../support/office.ts';
import {
  ADMIN,
  clerk,
  KIOSK,
  MINUTE,
  must,
  openOffice,
  rebuild,
  rules,
  SERVICE_VALUE,
  sitDown,
} from '../support/office.ts';
import { printerOf, STATION, withStation } from '../support/paper-office.ts';

/**
 * A day with every kind of event, kept as it was released. Old logs must tell the same rows for ever: when this fails, the
 * meaning of an event has changed, and it needs a new version and an upcast instead. A new version adds files beside
 * these (once, with NS_RECORD_EVENTS=1); it never rewrites them.
 */
const file = (name: string) => fileURLToPath(new URL(`../fixtures/events/${name}`, import.meta.url));
/** Days recorded at one release each; what came later has a day of its own. */
const DAYS = { '': everything, '-paper': paper } as const;
type Day = keyof typeof DAYS;
const eventsOf = (day: Day) => file(`v${EVENT_VERSION}${day}.events.jsonl`);
const rowsOf = (day: Day) => file(`v${EVENT_VERSION}${day}.rows.jsonl`);

const ALL_TYPES: Record<EventType, true> = {
  dayOpened: true,
  dayClosed: true,
  visitIssued: true,
  visitCalled: true,
  visitRecalled: true,
  moreTimeGiven: true,
  visitStarted: true,
  visitEnded: true,
  visitRequeued: true,
  visitParked: true,
  visitCarried: true,
  visitFlagged: true,
  serviceDelivered: true,
  noteWritten: true,
  undone: true,
  sessionOpened: true,
  sessionChanged: true,
  sessionClosed: true,
  breakTaken: true,
  breakEnded: true,
  printAsked: true,
  printAccepted: true,
  printPutOff: true,
  printOffered: true,
  printEnded: true,
  announced: true,
  announcementOver: true,
  configured: true,
};

describe(`events of version ${EVENT_VERSION}`, () => {
  const days = Object.keys(DAYS) as Day[];

  it.each(days)('a new version has its fixture: day "%s"', (day) => {
    if (process.env.NS_RECORD_EVENTS && !existsSync(eventsOf(day))) record(day);
    expect(existsSync(eventsOf(day)) && existsSync(rowsOf(day))).toBe(true);
  });

  it('the kept logs hold every type of event', () => {
    const types = days.flatMap((day) => read<Event>(eventsOf(day)).map(({ type }) => type));
    expect(new Set(types)).toEqual(new Set(Object.keys(ALL_TYPES)));
  });

  it.each(days)('[E1] the kept log tells the kept rows: day "%s"', (day) => {
    expect([...rebuild(read<Event>(eventsOf(day))).values()]).toEqual(read<Row>(rowsOf(day)));
  });
});

function read<T>(from: string): T[] {
  return readFileSync(from, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}

function record(day: Day): void {
  const office = DAYS[day]();
  write(eventsOf(day), office.events);
  write(rowsOf(day), [...office.kept.values()]);
}
function write(to: string, values: unknown[]): void {
  writeFileSync(to, `${values.map((value) => JSON.stringify(value)).join('\n')}\n`);
}

function everything(): Office {
  const office = openOffice();
  office.configure('service', 'B', {
    ...SERVICE_VALUE,
    letter: 'B',
    deliverables: [{ id: 'copy', name: { en: 'Copy' } }],
  });
  rules(office, { recallLimit: 1, atDayClose: 'carryOver' });
  sitDown(office, 1);
  const at = (command: object) => must(office.run({ desk: 'd1', ...command } as CommandBody, clerk(1)));
  const issue = (service: string) =>
    must(office.run({ type: 'issue', service, band: null, language: 'fr' }, KIOSK)) as { visit: string };
  const [, second, third] = [issue('A'), issue('B'), issue('A'), issue('C')];
  at({ type: 'callNext', outcome: null });
  at({ type: 'recall' });
  at({ type: 'moreTime' });
  at({ type: 'start' });
  office.pass(61 * MINUTE);
  at({ type: 'callNext', outcome: null });
  at({ type: 'undo' });
  at({ type: 'callNext', outcome: null });
  at({ type: 'start' });
  at({ type: 'deliver', deliverable: 'copy', quantity: 2 });
  at({ type: 'note', visit: second.visit, text: 'Left-handed' });
  at({ type: 'park', reason: 'Photo', until: office.now + MINUTE });
  office.pass(2 * MINUTE);
  at({ type: 'walkOut', visit: third.visit });
  at({ type: 'takeBreak', reason: 'Lunch', until: null });
  at({ type: 'resume' });
  at({ type: 'openSession', profile: 'onlyA', autoCall: true });
  must(office.run({ type: 'closeDay' }, ADMIN));
  must(office.run({ type: 'openDay' }, ADMIN));
  return office;
}

function paper(): Office {
  const office = withStation(openOffice());
  office.configure('printer', 'front', printerOf({}));
  sitDown(office, 1);
  const at = (command: object) => must(office.run({ desk: 'd1', ...command } as CommandBody, clerk(1)));
  const station = (command: object) => must(office.run(command as CommandBody, STATION));
  const issue = () =>
    must(office.run({ type: 'issue', service: 'A', band: null, language: 'fr' }, KIOSK)) as { job: string };
  const [one, two] = [issue(), issue()];
  station({ type: 'acceptPrint', job: one.job });
  station({ type: 'reportPrint', job: one.job, as: 'notSent', problem: 'paperOut' });
  office.pass(1_000);
  station({ type: 'acceptPrint', job: one.job });
  station({ type: 'reportPrint', job: one.job, as: 'unknown', problem: 'timeout' });
  at({ type: 'settlePrint', job: one.job, cameOut: false });
  at({ type: 'announce', texts: { en: 'We close in 15 minutes' }, group: null });
  office.pass(2 * MINUTE);
  expect(office.state.get('job', two.job)?.state).toBe('notSent');
  return office;
}
