import { describe, expect, it } from 'vitest';
import type { CommandBody } from '#contract/commands.ts';
import { businessDay, hoursOf, instantOf, isOpenAt, nextOpening, openTimes, weekdayOf } from '#domain/hours.ts';
import type { Office } from '../support/office.ts';
import {
  ADMIN,
  clerk,
  codeOf,
  KIOSK,
  MINUTE,
  MONDAY_9,
  must,
  openOffice,
  rebuild,
  rules,
  SERVICE_VALUE,
  SITE_VALUE,
  sitDown,
} from '../support/office.ts';

const HOUR = 60 * MINUTE;
const issue = (office: Office, service = 'A') =>
  must(office.run({ type: 'issue', service, band: null, language: null }, KIOSK)) as { visit: string; number: string };
const at = (office: Office, command: object) => office.run({ desk: 'd1', ...command } as CommandBody, clerk(1));

describe('business day', () => {
  it('[D1] runs from boundary to boundary in the zone, over both changes of the clocks', () => {
    const zones = [
      'Europe/Paris',
      'America/New_York',
      'Pacific/Auckland',
      'America/Sao_Paulo',
      'Asia/Kolkata',
      'Africa/Casablanca',
    ];
    for (const zone of zones) {
      const site = { ...SITE_VALUE, zone };
      for (let at = Date.UTC(2024, 1, 27); at < Date.UTC(2025, 1, 2); at += 7 * HOUR) {
        const day = businessDay(at, site);
        expect(day.start <= at && at < day.end, `${zone} ${new Date(at).toISOString()}`).toBe(true);
        const hours = (day.end - day.start) / HOUR;
        expect([23, 24, 25]).toContain(hours);
        expect(businessDay(day.end, site).start).toBe(day.end);
      }
    }
  });

  it('[D1] the last days of a year and 29 February keep their own date', () => {
    const key = (iso: string) => businessDay(Date.parse(iso), SITE_VALUE).key;
    expect(key('2019-12-30T12:00:00Z')).toBe('2019-12-30');
    expect(key('2019-12-31T23:30:00Z')).toBe('2019-12-31');
    expect(key('2020-01-01T02:59:00Z')).toBe('2019-12-31');
    expect(key('2020-01-01T03:00:00Z')).toBe('2020-01-01');
    expect(key('2024-02-29T10:00:00Z')).toBe('2024-02-29');
    expect(key('2026-12-31T10:00:00Z')).toBe('2026-12-31');
    expect(key('2038-01-19T10:00:00Z')).toBe('2038-01-19');
  });

  it('[D1] a time that the clocks skip or show twice is one instant', () => {
    expect(new Date(instantOf('2024-03-31', '02:30', 'Europe/Paris')).toISOString()).toBe('2024-03-31T01:30:00.000Z');
    expect(new Date(instantOf('2024-10-27', '02:30', 'Europe/Paris')).toISOString()).toBe('2024-10-27T00:30:00.000Z');
    expect(new Date(instantOf('2024-07-01', '24:00', 'Europe/Paris')).toISOString()).toBe('2024-07-01T22:00:00.000Z');
    expect(weekdayOf('2020-01-06')).toBe(1);
    expect(weekdayOf('2026-11-22')).toBe(7);
  });

  it('[D2] without an open day nothing is issued and nobody sits down', () => {
    const office = openOffice();
    must(office.run({ type: 'closeDay' }, ADMIN));
    expect(codeOf(office.run({ type: 'issue', service: 'A', band: null, language: null }, KIOSK))).toBe('dayClosed');
    expect(codeOf(at(office, { type: 'openSession', profile: 'all', autoCall: false }))).toBe('dayClosed');
    expect(codeOf(at(office, { type: 'callNext', outcome: null }))).toBe('dayClosed');
  });

  it('[D3] a day opened again goes on with its numbers', () => {
    const office = openOffice();
    issue(office);
    issue(office);
    must(office.run({ type: 'closeDay' }, ADMIN));
    expect(must(office.run({ type: 'openDay' }, ADMIN))).toEqual({ day: '2020-01-06', reopened: true });
    expect(codeOf(office.run({ type: 'openDay' }, ADMIN))).toBe('dayAlreadyOpen');
    expect(issue(office).number).toBe('A3');
  });

  it('[D4] [D5] [D6] [D8] the night: closed as planned, visits reset, numbers begin anew, memory lets go', () => {
    const office = openOffice();
    sitDown(office, 1);
    const { visit } = issue(office);
    office.pass(24 * HOUR);
    expect(office.kept.get(`visit ${visit}`)).toMatchObject({
      state: 'reset',
      endedAt: Date.parse('2020-01-07T03:00:00Z'),
    });
    expect(office.state.openDay()?.id).toBe('2020-01-07');
    expect(office.state.visit(visit)).toBeUndefined();
    expect(office.state.sessionOf('d1')).toBeUndefined();
    expect(issue(office).number).toBe('A1');
    expect(rebuild(office.events)).toEqual(office.kept);
  });

  it('[D5] a PC switched off for a week closes the day as of its planned end', () => {
    const office = openOffice();
    const { visit } = issue(office);
    office.now += 7 * 24 * HOUR;
    for (const due of office.state.dues(office.now)) must(office.run({ type: 'due', due }, { kind: 'timer' }));
    expect(office.kept.get(`visit ${visit}`)).toMatchObject({ endedAt: Date.parse('2020-01-07T03:00:00Z') });
    office.pass(0);
    expect(office.state.openDay()?.id).toBe('2020-01-13');
  });

  it('[D6] a day closed by hand stays closed until its boundary; without autoOpen until a person opens it', () => {
    const office = openOffice();
    must(office.run({ type: 'closeDay' }, ADMIN));
    office.pass(10 * HOUR);
    expect(office.state.openDay()).toBeUndefined();
    office.pass(10 * HOUR);
    expect(office.state.openDay()?.id).toBe('2020-01-07');
    rules(office, {}, { autoOpen: false });
    office.pass(72 * HOUR);
    expect(office.state.openDay()).toBeUndefined();
    expect(must(office.run({ type: 'openDay' }, ADMIN))).toEqual({ day: '2020-01-10', reopened: false });
  });

  it('[D4] [D7] [N6] carried over: number, age and place stay, the night is in no waiting time, the number is not given again', () => {
    const office = openOffice();
    rules(office, { atDayClose: 'carryOver', undoSeconds: 3600 });
    sitDown(office, 1);
    const first = issue(office);
    const second = issue(office);
    must(at(office, { type: 'callNext', outcome: null }));
    office.pass(24 * HOUR);
    expect(office.state.visit(first.visit)).toMatchObject({
      state: 'waiting',
      number: 'A1',
      ageFrom: MONDAY_9,
      day: '2020-01-06',
    });
    expect(issue(office).number).toBe('A3');
    const intervals = [...office.kept.values()].filter((row) => row.kind === 'interval' && row.visit === second.visit);
    expect(intervals).toMatchObject([
      { what: 'waiting', end: Date.parse('2020-01-07T03:00:00Z') },
      { what: 'waiting', start: Date.parse('2020-01-07T03:00:00Z'), end: null },
    ]);
    sitDown(office, 1);
    expect(must(at(office, { type: 'callNext', outcome: null }))).toMatchObject({
      called: { number: 'A1', rule: 'ageingCap' },
    });
    expect(rebuild(office.events)).toEqual(office.kept);
  });

  it('[D7] nothing is in the waiting time between a closing by hand and the next opening', () => {
    const office = openOffice();
    rules(office, { atDayClose: 'carryOver' });
    const { visit } = issue(office);
    office.pass(30 * MINUTE);
    must(office.run({ type: 'closeDay' }, ADMIN));
    office.pass(2 * HOUR);
    must(office.run({ type: 'openDay' }, ADMIN));
    const spans = [...office.kept.values()].flatMap((row) =>
      row.kind === 'interval' && row.visit === visit ? [[row.start - MONDAY_9, row.end && row.end - MONDAY_9]] : [],
    );
    expect(spans).toEqual([
      [0, 30 * MINUTE],
      [150 * MINUTE, null],
    ]);
  });
});

describe('opening hours', () => {
  const hours = [
    { weekday: 1, from: '08:30', to: '12:00' },
    { weekday: 1, from: '13:30', to: '17:00' },
    { weekday: 3, from: '09:00', to: '12:00' },
  ];
  const monday = '2020-01-06';

  it('[I2] own hours, else the site’s, else all day; breaks are gaps', () => {
    const site = { ...SITE_VALUE, hours };
    expect(openTimes(monday, SITE_VALUE, null)).toBeNull();
    expect(
      openTimes(monday, site, null)?.map(({ from, to }) => [new Date(from).toISOString(), new Date(to).toISOString()]),
    ).toEqual([
      ['2020-01-06T07:30:00.000Z', '2020-01-06T11:00:00.000Z'],
      ['2020-01-06T12:30:00.000Z', '2020-01-06T16:00:00.000Z'],
    ]);
    expect(openTimes(monday, site, [{ weekday: 2, from: '09:00', to: '10:00' }])).toEqual([]);
    expect(nextOpening(monday, site, null)).toBe(Date.parse('2020-01-08T08:00:00Z'));
    expect(isOpenAt(MONDAY_9, openTimes(monday, site, null))).toBe(true);
    expect(isOpenAt(Date.parse('2020-01-06T11:00:00Z'), openTimes(monday, site, null))).toBe(false);
  });

  it('[I2] [G4] what was worked out once a day is that of this day, this office and this service', () => {
    const [site, own] = [{ ...SITE_VALUE, hours }, [{ weekday: 2, from: '09:00', to: '10:00' }]];
    const days = [monday, '2020-01-07', monday];
    for (const office of [site, SITE_VALUE, { ...site, zone: 'UTC' }, site]) {
      for (const ofService of [null, own]) {
        const worked = days.map((day) => [openTimes(day, office, ofService), nextOpening(day, office, ofService)]);
        const kept = days.map((day) => hoursOf(day, office, ofService)).map(({ times, next }) => [times, next]);
        expect(kept).toEqual(worked);
      }
    }
  });

  it('[I2] an exceptional date replaces the week', () => {
    const closed = { ...SITE_VALUE, exceptions: [{ date: '2020-01-06', times: [], reason: { en: 'Holiday' } }] };
    expect(isOpenAt(MONDAY_9, openTimes(monday, closed, null))).toBe(false);
    const short = {
      ...SITE_VALUE,
      hours,
      exceptions: [{ date: '2020-01-06', times: [{ from: '14:00', to: '15:00' }], reason: null }],
    };
    expect(openTimes(monday, short, null)).toEqual([
      { from: Date.parse('2020-01-06T13:00:00Z'), to: Date.parse('2020-01-06T14:00:00Z') },
    ]);
  });

  it('[I1] [I5] closed at the kiosk; staff may issue', () => {
    const office = openOffice({ exceptions: [{ date: '2020-01-06', times: [], reason: null }] });
    sitDown(office, 1);
    expect(codeOf(office.run({ type: 'issue', service: 'A', band: null, language: null }, KIOSK))).toBe(
      'serviceClosed',
    );
    expect(codeOf(office.run({ type: 'issue', service: 'A', band: null, language: null }, clerk(1)))).toBe('done');
    expect(codeOf(at(office, { type: 'walkUp', service: 'A' }))).toBe('done');
  });
});

describe('numbers', () => {
  const range = { first: 8, last: 10, wrap: false };
  it('[N1] [N2] [N3] one series for all, or a letter each; services of one letter share', () => {
    const single = openOffice({
      numbering: { mode: 'single', letter: '', range: { first: 1, last: 99, wrap: false } },
    });
    expect([issue(single, 'A').number, issue(single, 'B').number]).toEqual(['1', '2']);
    const office = openOffice();
    office.configure('service', 'B', { ...SERVICE_VALUE, letter: 'A' });
    expect([issue(office, 'A').number, issue(office, 'B').number, issue(office, 'C').number]).toEqual([
      'A1',
      'A2',
      'C1',
    ]);
  });

  it('[N5] used up refuses', () => {
    const office = openOffice({ numbering: { mode: 'perService', letter: '', range } });
    expect([issue(office).number, issue(office).number, issue(office).number]).toEqual(['A8', 'A9', 'A10']);
    expect(codeOf(office.run({ type: 'issue', service: 'A', band: null, language: null }, KIOSK))).toBe('seriesUsedUp');
    expect(issue(office, 'B').number).toBe('B8');
  });

  it('[N5] [N6] wrapping begins a new cycle and skips numbers still held', () => {
    const office = openOffice({ numbering: { mode: 'perService', letter: '', range: { ...range, wrap: true } } });
    sitDown(office, 1);
    const [a8, , a10] = [issue(office), issue(office), issue(office)];
    expect(codeOf(office.run({ type: 'issue', service: 'A', band: null, language: null }, KIOSK))).toBe('seriesUsedUp');
    must(at(office, { type: 'cancel', visit: a10.visit }));
    expect(issue(office).number).toBe('A10');
    expect(codeOf(at(office, { type: 'reactivate', visit: a10.visit, place: 'age' }))).toBe('duplicate');
    must(at(office, { type: 'cancel', visit: a8.visit }));
    const again = issue(office);
    expect(again.number).toBe('A8');
    expect(office.state.visit(again.visit)?.cycle).toBe(2);
    expect(codeOf(at(office, { type: 'undo' }))).toBe('undoTooLate');
  });

  it('[I3] capacity counts issued tickets and walk-ups, not transfers', () => {
    const office = openOffice();
    office.configure('service', 'A', { ...SERVICE_VALUE, capacity: 2 });
    sitDown(office, 1);
    issue(office, 'B');
    must(at(office, { type: 'callNext', outcome: null }));
    must(at(office, { type: 'transfer', visit: null, to: { service: 'A' }, place: 'age' }));
    issue(office, 'A');
    must(at(office, { type: 'walkUp', service: 'A' }));
    const refused = office.run({ type: 'issue', service: 'A', band: null, language: null }, KIOSK);
    expect(refused).toEqual({ ok: false, refusal: { code: 'serviceFull', params: { capacity: 2 } } });
  });

  it('[I1] [I4] [I6] what cannot be issued, and how many wait ahead', () => {
    const office = openOffice();
    const run = (service: string, band: string | null) =>
      office.run({ type: 'issue', service, band, language: null }, KIOSK);
    expect(codeOf(run('Z', null))).toBe('unknownService');
    expect(codeOf(run('A', 'nobility'))).toBe('unknownBand');
    expect([must(run('A', null)), must(run('B', null)), must(run('A', 'vip'))]).toMatchObject([
      { ahead: 0 },
      { ahead: 0 },
      { ahead: 1 },
    ]);
    office.configure('service', 'A', { ...SERVICE_VALUE, enabled: false });
    expect(codeOf(run('A', null))).toBe('serviceClosed');
  });
});
