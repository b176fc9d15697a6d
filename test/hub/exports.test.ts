import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SettingValues } from '#contract/settings.ts';
import { csvLines, csvStyleOf } from '#hub/export/csv.ts';
import { zonedTimes } from '#hub/export/zoned-time.ts';
import type { Client } from '../support/client.ts';
import { readCsv } from '../support/csv.ts';
import { HandTime, removeDataDir, startHub, type TestHub } from '../support/hub.ts';
import { tableOf } from '../support/picture.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const NINE = Date.UTC(2026, 10, 23, 8);
const DAY = '2026-11-23';

let hub: TestHub;
let time: HandTime;
let token: string;
let kiosk: Client;
let desk: Client;

/** A short morning: A1 served after a recall, A2 parked and back, B1 moved on, A3 still waiting. */
beforeAll(async () => {
  time = new HandTime(NINE);
  hub = await startHub({ own: { time } });
  token = await hub.token('admin');
  kiosk = await hub.client('kiosk', ['kiosk:main']);
  desk = await hub.client('desk', ['queue:main']);
  await desk.ask('signIn', { person: 'person1', pin: '', newPin: '80462' });
  await desk.done({ type: 'openSession', desk: 'desk1', profile: 'papers' });
  await kiosk.done({ type: 'issue', service: 'identity', band: 'priority', language: 'fr' });
  await kiosk.done({ type: 'issue', service: 'identity' });
  await kiosk.done({ type: 'issue', service: 'civilStatus' });
  time.pass(2 * MINUTE);
  await desk.done({ type: 'callNext', desk: 'desk1' });
  time.pass(20 * SECOND);
  await desk.done({ type: 'recall', desk: 'desk1' });
  time.pass(10_500);
  await desk.done({ type: 'start', desk: 'desk1' });
  await desk.done({ type: 'deliver', desk: 'desk1', deliverable: 'passport', quantity: 2 });
  time.pass(5 * MINUTE);
  await desk.done({ type: 'callNext', desk: 'desk1' });
  await desk.done({ type: 'park', desk: 'desk1', reason: 'form', until: time.wall() + 3 * MINUTE });
  time.pass(3 * MINUTE);
  await desk.until(
    () => tableOf(desk.picture('queue:main'), 'visit').filter(({ state }) => state === 'waiting').length === 2,
  );
  await desk.done({ type: 'transfer', desk: 'desk1', visit: visitOf('B1'), to: { service: 'schools' } });
  await kiosk.done({ type: 'issue', service: 'identity' });
});
afterAll(async () => {
  kiosk.close();
  desk.close();
  await hub.stop();
  removeDataDir(hub.dataDir);
});

const visitOf = (number: string) =>
  tableOf(desk.picture('queue:main'), 'visit').find((row) => row.number === number)?.visit ?? '';
const download = (what: string, bearer = token) =>
  fetch(`${hub.url}/api/v1/export/${what}`, { headers: bearer === '' ? {} : { authorization: `Bearer ${bearer}` } });
/** `text()` would swallow the byte order mark. */
const textOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer()).toString('utf8');
const sessions = async (query = '') => textOf(await download(`sessions.csv?day=${DAY}${query}`));

describe('sessions.csv', () => {
  test('has one line for each pass, in the order in which they began', async () => {
    const lines = readCsv(await sessions(), ',');
    expect(lines.map(({ number, service, end }) => [number, service, end])).toEqual([
      ['A1', 'identity', 'served'],
      ['A2', 'identity', 'parked'],
      ['B1', 'civilStatus', 'transferred'],
      ['A2', 'identity', ''],
      ['B1', 'schools', ''],
      ['A3', 'identity', ''],
    ]);
    const seqs = lines.map((line) => Number(line.entered_seq));
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
  });

  test('tells every instant, interval and name of a pass', async () => {
    const [first] = readCsv(await sessions(), ',');
    expect(first).toMatchObject({
      day: DAY,
      number_day: DAY,
      service_name: 'Identity papers',
      band: 'priority',
      band_name: 'Priority',
      entry_point: 'kiosk',
      language: 'fr',
      issued_at: '2026-11-23T09:00:00.000+01:00',
      entered_at: '2026-11-23T09:00:00.000+01:00',
      first_called_at: '2026-11-23T09:02:00.000+01:00',
      called_at: '2026-11-23T09:02:20.000+01:00',
      started_at: '2026-11-23T09:02:30.500+01:00',
      ended_at: '2026-11-23T09:07:30.500+01:00',
      waiting_s: '120',
      walking_s: '30.5',
      serving_s: '300',
      parked_s: '',
      target_s: '900',
      estimate_low_s: '',
      estimate_high_s: '',
      calls: '2',
      desk: 'desk1',
      desk_name: 'Desk 1',
      person: 'person1',
      person_name: 'Alex Martin',
      profile: 'papers',
      profile_name: 'Papers and civil status',
      rule: 'priority',
      outcome: '',
      delivered: 'passport:2',
      left_open: 'no',
    });
    const { call_seq, last_call_seq } = first ?? {};
    expect(Number(last_call_seq)).toBeGreaterThan(Number(call_seq));
  });

  test('tells how long a parked visit was aside', async () => {
    const lines = readCsv(await sessions(), ',');
    expect(lines[1]).toMatchObject({ end: 'parked', parked_s: '180', serving_s: '' });
    expect(lines[3]).toMatchObject({ waiting_s: '', parked_s: '' });
  });

  test('in French has semicolons, decimal commas and French names', async () => {
    const text = await sessions('&locale=fr');
    expect(text.startsWith('\uFEFFtransaction;visit;number;')).toBe(true);
    const [first] = readCsv(text, ';');
    expect(first).toMatchObject({ walking_s: '30,5', desk_name: 'Guichet 1', service_name: 'Pièces d’identité' });
  });

  test('is told as a file of that day, with lines that end as spreadsheets expect', async () => {
    const answer = await download(`sessions.csv?day=${DAY}`);
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="sessions-${DAY}.csv"`);
    expect(answer.headers.get('content-type')).toContain('text/csv');
    const text = await textOf(answer);
    expect(text.startsWith('\uFEFFtransaction,')).toBe(true);
    expect(text.split('\r\n')).toHaveLength(8);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('without a day is that of the latest', async () => {
    expect(await textOf(await download('sessions.csv'))).toBe(await sessions());
  });

  test('of a name that would be a formula shows the name', async () => {
    const admin = await hub.client('admin', []);
    const evil: SettingValues['person'] = {
      name: '=HYPERLINK("http://evil.example";"x")',
      profiles: [],
      enabled: true,
    };
    await admin.done({ type: 'configure', kind: 'person', id: 'person1', expectedVersion: 1, value: evil });
    const [first] = readCsv(await sessions(), ',');
    expect(first?.person_name).toBe(`'${evil.name}`);
    admin.close();
  });
});

describe('events.jsonl', () => {
  test('has every event of the day in order, with hub and epoch', async () => {
    const text = await (await download(`events.jsonl?day=${DAY}`)).text();
    const events = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { seq: number; type: string; epoch: number });
    const first = events[0]?.seq ?? 0;
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => first + index));
    expect(events.map(({ type }) => type)).toContain('visitParked');
    expect(new Set(events.map(({ epoch }) => epoch))).toEqual(new Set([1]));
    expect(text).not.toContain('Alex');
  });
});

describe('who may export', () => {
  test('an admin only', async () => {
    expect((await download('sessions.csv', '')).status).toBe(401);
    expect((await download('sessions.csv', 'x'.repeat(64))).status).toBe(401);
    expect((await download('events.jsonl', await hub.token('desk'))).status).toBe(403);
  });
  test.each([
    ['day=2026-11-24', 404],
    ['day=yesterday', 400],
    ["day=2026-11-23'--", 400],
    [`day=${DAY}&locale=../../etc`, 400],
  ])('%s is refused', async (query, status) => {
    expect((await download(`sessions.csv?${query}`)).status).toBe(status);
  });
});

describe('a text cell', () => {
  const EN = csvStyleOf('en');
  test.each(['=1+1', '+cmd|calc', '-2+3', '@SUM(A1)', '\tx', '\rx', '＝1', '＋1', '－1', '＠x'])(
    '%j is no formula',
    (text) => {
      expect(csvLines([[text, 'b']], EN)).toMatch(/^"?'/);
    },
  );
  test.each(['A42', 'Été', '', ' =1'])('%j stays as it is', (text) => {
    expect(csvLines([[text, 'b']], EN)).toBe(`${text},b\r\n`);
  });
  test('with quotes, separators and line breaks is quoted; numbers are never touched', () => {
    expect(csvLines([['say "hi", x', 'two\nlines', -3, 0.25, null]], EN)).toBe(
      '"say ""hi"", x","two\nlines",-3,0.25,\r\n',
    );
  });
  test.each([
    ['en', ',', '.'],
    ['fr', ';', ','],
    ['de', ';', ','],
    ['es', ';', ','],
    ['he', ',', '.'],
  ])('in %s is parted by %s, and numbers have a %s', (locale, delimiter, decimal) => {
    expect(csvStyleOf(locale)).toEqual({ delimiter, decimal });
  });
});

describe('an instant', () => {
  test.each([
    ['Europe/Paris', Date.UTC(2026, 9, 25, 0, 59, 59, 999), '2026-10-25T02:59:59.999+02:00'],
    ['Europe/Paris', Date.UTC(2026, 9, 25, 1, 0), '2026-10-25T02:00:00.000+01:00'],
    ['America/St_Johns', Date.UTC(2026, 0, 1), '2025-12-31T20:30:00.000-03:30'],
    ['Asia/Kathmandu', Date.UTC(2019, 11, 30, 18, 15), '2019-12-31T00:00:00.000+05:45'],
    ['UTC', Date.UTC(2028, 1, 29, 12), '2028-02-29T12:00:00.000+00:00'],
  ])('in %s is local time with its offset', (zone, at, text) => {
    expect(zonedTimes(zone)(at)).toBe(text);
  });
});
