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

/**
 * A day with every kind of event, kept as it was released. Old logs must tell the same rows for ever: when this fails, the
 * meaning of an event has changed, and it needs a new version and an upcast instead. A new version adds files beside
 * these (once, with NS_RECORD_EVENTS=1); it never rewrites them.
 */
const file = (name: string) => fileURLToPath(new URL(`../fixtures/events/${name}`, import.meta.url));
const EVENTS = file(`v${EVENT_VERSION}.events.jsonl`);
const ROWS = file(`v${EVENT_VERSION}.rows.jsonl`);

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
  configured: true,
};

describe(`events of version ${EVENT_VERSION}`, () => {
  it('a new version has its fixture', () => {
    if (process.env.NS_RECORD_EVENTS && !existsSync(EVENTS)) record();
    expect(existsSync(EVENTS) && existsSync(ROWS)).toBe(true);
  });

  it('[E1] the kept log tells the kept rows', () => {
    const events = read<Event>(EVENTS);
    expect(new Set(events.map(({ type }) => type))).toEqual(new Set(Object.keys(ALL_TYPES)));
    expect([...rebuild(events).values()]).toEqual(read<Row>(ROWS));
  });
});

function read<T>(from: string): T[] {
  return readFileSync(from, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}

function record(): void {
  const office = everything();
  write(EVENTS, office.events);
  write(ROWS, [...office.kept.values()]);
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
