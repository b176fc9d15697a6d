import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CommandInput } from '#contract/commands.ts';
import type { SettingKind } from '#contract/settings.ts';
import { SETTINGS } from '#contract/settings.ts';
import { openBox } from '#hardware/buttons/open-box.ts';
import { SerialSign } from '#hardware/signs/serial-sign.ts';
import { problemAt, problemsOf } from '../../renderer/roles/admin/logic/problems.ts';
import type { Client } from '../support/client.ts';
import { removeDataDir, startHub, type TestHub } from '../support/hub.ts';
import { SERVICE_VALUE, SITE_VALUE } from '../support/office.ts';
import { boxOf, printerOf } from '../support/paper-office.ts';
import { pngOf } from '../support/png.ts';

/** Settings that cannot work, or would do harm: the hub names the field, and the admin page says what is wrong with it. */

let hub: TestHub;
let admin: Client;
let station: string;

beforeAll(async () => {
  hub = await startHub({ limits: { events: { rate: 1_000, burst: 1_000 } } });
  admin = await hub.client('admin', ['admin:main']);
  const client = await hub.client('station', []);
  station = client.identity?.device ?? '';
  client.close();
});
afterAll(async () => {
  admin.close();
  await hub.stop();
  removeDataDir(hub.dataDir);
});

type Value = Record<string, unknown>;
const port = { path: '/dev/ttyACM0', vendorId: null, productId: null, serialNumber: null, baud: 9600 };
const GOOD = {
  printer: () => ({ ...printerOf({}), station }),
  buttonBox: () => ({ ...boxOf(['desk1']), station }),
  sign: () => ({ name: 'Sign', station, port, desk: 'desk1', show: '{number:4}\\r', clear: '\\r', enabled: true }),
  voice: () => ({
    ...{ station, languages: ['en'], visitorFirst: false, repeats: 1, numbers: 'natural', volume: 80 },
    ...{ quiet: [{ from: '12:00', to: '14:00', volume: 20 }], enabled: true },
  }),
  ticketTemplate: () => ({ name: 'Mine', service: null, language: null, blocks: [{ type: 'number' }] }),
  ticketMessage: () => ({ text: { en: 'Have your card ready' } }),
  spokenDesk: () => ({ text: { en: 'Desk one' } }),
  service: () => ({ ...SERVICE_VALUE, letter: 'Z', hours: [time('08:00', '24:00')] }),
  playlist: () => ({ slides: [{ type: 'text', title: { en: 'Welcome' }, body: null }], seconds: 10 }),
} satisfies Partial<Record<SettingKind, () => Value>>;
type Kind = keyof typeof GOOD;
const IDS: Record<Kind, string> = {
  ...{ printer: 'front', buttonBox: 'box', sign: 'sign', voice: 'main', ticketTemplate: 'mine' },
  ...{ ticketMessage: 'identity', spokenDesk: 'desk1', playlist: 'all', service: 'mine' },
};

const configure = (kind: Kind | 'site', value: unknown) =>
  admin.send({
    type: 'configure',
    kind,
    id: kind === 'site' ? 'main' : IDS[kind],
    expectedVersion: 0,
    value,
  } as CommandInput);
const lines = (part: Value) => ({ protocol: { type: 'lines', pattern: 'K(?<key>\\d)', reply: null, ...part } });
const frames = (part: Value) => ({
  protocol: { type: 'frames', start: 2, end: 3, length: 6, keyAt: 2, checksum: 'xor', ...part },
});
const serial = (part: Value) => ({ connection: { type: 'serial', flow: 'none', port: { ...port, ...part } } });
const tcp = (part: Value) => ({ connection: { type: 'tcp', host: 'printer', port: 9100, ...part } });
const logo = (png: string) => ({ blocks: [{ type: 'number' }, { type: 'logo', png }] });
const slide = (part: Value) => ({ type: 'text', title: { en: 'Welcome' }, body: null, ...part });
const picture = (file: string) => ({ type: 'picture', file, alt: null });
const time = (from: string, to: string) => ({ weekday: 1, from, to });
const exception = (from: string, to: string) => ({ date: '2026-12-24', times: [{ from, to }], reason: null });
const KEY = { key: '1', press: 'short', does: { type: 'callNext' } };

/** Kind, what is wrong, the field that is named, and the sentence of the admin page. */
const CASES: [Kind, Value, string, string][] = [
  // patterns that would stop the station, or never tell a key
  ['buttonBox', lines({ pattern: '(?<key>(a+)+)$' }), 'protocol.pattern', 'pattern'],
  ['buttonBox', lines({ pattern: '(?<key>.*).*.*.*' }), 'protocol.pattern', 'pattern'],
  ['buttonBox', lines({ pattern: '(?<key>.)\\1' }), 'protocol.pattern', 'pattern'],
  ['buttonBox', lines({ pattern: 'BTN\\d' }), 'protocol.pattern', 'pattern'],
  ['buttonBox', lines({ pattern: '\\(?<key>1' }), 'protocol.pattern', 'pattern'],
  ['buttonBox', lines({ pattern: '(?<key>' }), 'protocol.pattern', 'pattern'],
  ['buttonBox', lines({ pattern: '' }), 'protocol.pattern', 'required'],
  ['buttonBox', lines({ reply: 'ACK\\q' }), 'protocol.reply', 'escapes'],
  ['buttonBox', lines({ reply: '好' }), 'protocol.reply', 'escapes'],
  ['buttonBox', frames({ keyAt: 4 }), 'protocol.keyAt', 'keyPlace'],
  ['buttonBox', frames({ keyAt: 5, checksum: 'none' }), 'protocol.keyAt', 'keyPlace'],
  ['buttonBox', frames({ keyAt: 0 }), 'protocol.keyAt', 'tooSmall'],
  ['buttonBox', frames({ length: 65 }), 'protocol.length', 'tooLarge'],
  ['buttonBox', frames({ start: 256 }), 'protocol.start', 'tooLarge'],
  ['buttonBox', frames({ checksum: 'crc' }), 'protocol.checksum', 'invalid'],
  ['buttonBox', { keys: [KEY, { ...KEY, does: { type: 'recall' } }] }, 'keys.1.key', 'twice'],
  ['buttonBox', { keys: [{ ...KEY, key: 'a b' }] }, 'keys.0.key', 'keyName'],
  ['buttonBox', { keys: [{ ...KEY, does: { type: 'openDay' } }] }, 'keys.0.does.type', 'invalid'],
  ['buttonBox', { port: { ...port, path: null } }, 'port.path', 'plug'],
  ['buttonBox', { port: { ...port, path: '/dev/../etc/passwd' } }, 'port.path', 'devicePath'],
  ['buttonBox', { port: { ...port, path: '/etc/passwd' } }, 'port.path', 'devicePath'],
  ['buttonBox', { port: { ...port, path: null, vendorId: 'zzzz' } }, 'port.vendorId', 'usbId'],
  ['buttonBox', { port: { ...port, baud: 1 } }, 'port.baud', 'invalid'],
  ['sign', { show: '{nummer}' }, 'show', 'escapes'],
  ['sign', { show: '\\x0' }, 'show', 'escapes'],
  ['sign', { clear: '\\' }, 'clear', 'escapes'],
  ['sign', { port: { ...port, path: null } }, 'port.path', 'plug'],
  // printers
  ['printer', tcp({ host: 'http://printer' }), 'connection.host', 'host'],
  ['printer', tcp({ host: '-oProxyCommand=x' }), 'connection.host', 'host'],
  ['printer', tcp({ host: 'a b' }), 'connection.host', 'host'],
  ['printer', tcp({ port: 0 }), 'connection.port', 'tooSmall'],
  ['printer', tcp({ port: 70_000 }), 'connection.port', 'tooLarge'],
  ['printer', { connection: { type: 'usb', path: '/home/me/file' } }, 'connection.path', 'devicePath'],
  ['printer', serial({ path: null }), 'connection.port.path', 'plug'],
  ['printer', serial({ serialNumber: '; rm -rf /' }), 'connection.port.serialNumber', 'invalid'],
  ['printer', { connection: { type: 'spooler', queue: '-d evil' } }, 'connection.queue', 'queue'],
  ['printer', { connection: { type: 'spooler', queue: 'a;reboot' } }, 'connection.queue', 'queue'],
  ['printer', { connection: { type: 'shell', command: 'x' } }, 'connection.type', 'invalid'],
  ['printer', { copies: 3 }, 'copies', 'tooLarge'],
  ['printer', { paper: '76' }, 'paper', 'invalid'],
  ['printer', { name: 'a\nb' }, 'name', 'invalid'],
  // templates
  ['ticketTemplate', logo('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'), 'blocks.1.png', 'logo'],
  ['ticketTemplate', logo(pngOf(50_000, 50_000)), 'blocks.1.png', 'logo'],
  ['ticketTemplate', logo(pngOf(0, 10)), 'blocks.1.png', 'logo'],
  ['ticketTemplate', logo('<svg/>'), 'blocks.1.png', 'logo'],
  ['ticketTemplate', { blocks: [{ type: 'text', text: {}, size: 'normal' }] }, 'blocks.0.text', 'required'],
  ['ticketTemplate', { blocks: [{ type: 'html' }] }, 'blocks.0.type', 'invalid'],
  ['ticketMessage', { text: { en: 'x'.repeat(401) } }, 'text.en', 'tooLong'],
  // the voice
  ['voice', { volume: 101 }, 'volume', 'tooLarge'],
  ['voice', { repeats: 0 }, 'repeats', 'tooSmall'],
  ['voice', { languages: ['en; say x'] }, 'languages.0', 'invalid'],
  ['voice', { quiet: [{ from: '25:00', to: '08:00', volume: 10 }] }, 'quiet.0.from', 'time'],
  ['voice', { numbers: 'roman' }, 'numbers', 'invalid'],
  ['spokenDesk', { text: { en: '\u001b[2J' } }, 'text.en', 'invalid'],
  ['spokenDesk', { text: {} }, 'text', 'required'],
  // slides
  ['playlist', { seconds: 4 }, 'seconds', 'tooSmall'],
  ['playlist', { seconds: 121 }, 'seconds', 'tooLarge'],
  ['playlist', { seconds: 7.5 }, 'seconds', 'notNumber'],
  ['playlist', { slides: [slide({ title: {} })] }, 'slides.0.title', 'required'],
  ['playlist', { slides: [slide({}), slide({ title: { en: 'x'.repeat(51) } })] }, 'slides.1.title.en', 'tooLong'],
  ['playlist', { slides: [slide({ body: { en: '\u001b[2J' } })] }, 'slides.0.body.en', 'invalid'],
  ['playlist', { slides: Array.from({ length: 21 }, () => slide({})) }, 'slides', 'tooMany'],
  ['playlist', { slides: [picture('../access.json')] }, 'slides.0.file', 'invalid'],
  ['playlist', { slides: [picture(`${'0'.repeat(32)}.svg`)] }, 'slides.0.file', 'invalid'],
  ['playlist', { slides: [picture('http://elsewhere.example/a.png')] }, 'slides.0.file', 'invalid'],
];

/** The hub refuses this value at this field, and the admin page says this sentence there. */
async function isRefused(kind: Kind | 'site', part: Value, field: string, sentence: string): Promise<void> {
  const value = { ...(kind === 'site' ? SITE_VALUE : GOOD[kind]()), ...part };
  const refused = { ok: false, refusal: { code: 'badRequest', params: { field: `value.${field}` } } };
  expect(await configure(kind, value)).toEqual(refused);
  const { error } = SETTINGS[kind].safeParse(value);
  expect(problemAt(problemsOf(error?.issues ?? []), field)?.key).toBe(sentence);
}

describe('[G1] what cannot work is refused, and its field is named', () => {
  test.each(CASES)('%s %j: %s', isRefused);

  test.each([[{ blocks: [] }], [{ blocks: [{ type: 'site' }, { type: 'ahead' }] }]])(
    '[P10] a ticket without its number: %j',
    (part) => isRefused('ticketTemplate', part, 'blocks', 'noNumber'),
  );

  test.each([
    ['service', { hours: [time('09:00', '08:00')] }, 'hours.0.to', 'endsLater'],
    ['service', { hours: [time('08:00', '24:00'), time('12:00', '12:00')] }, 'hours.1.to', 'endsLater'],
    ['service', { hours: [time('9:00', '08:00')] }, 'hours.0.from', 'time'],
    ['site', { hours: [time('24:00', '00:00')] }, 'hours.0.to', 'endsLater'],
    ['site', { exceptions: [exception('10:00', '09:59')] }, 'exceptions.0.times.0.to', 'endsLater'],
  ] as const)('[G7] times that do not end after they begin: %s %j', isRefused);

  test('[G6] an outcome that must be given, and none to choose', () =>
    isRefused('service', { outcome: 'required', outcomes: [] }, 'outcome', 'noOutcome'));

  test('and what can work is taken', async () => {
    for (const kind of Object.keys(GOOD) as Kind[])
      expect(await configure(kind, GOOD[kind]())).toMatchObject({ ok: true });
  });
});

/** Every text within a value, by its path. */
function textsIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => textsIn(part, [...path, key]));
}
function replaced(value: unknown, [key, ...rest]: string[], by: string): unknown {
  if (key === undefined) return by;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}

const HOSTILE = [
  ...['', ' ', '\0', 'a\r\nb', '$(reboot)', '`x`', '"; DROP TABLE x;--', '--help', '../../etc/passwd', '\u202Eevil'],
  ...['%s%n', '<script>', '{{7*7}}', '(?<key>(a*)*)', '\\', '\\x', '{', 'é'.repeat(5_000), '__proto__', '\uD800', '💥'],
];

/** This value with each text in it replaced by each hostile one. */
const spoilt = (good: Value) =>
  textsIn(good).flatMap((path) => HOSTILE.map((text) => ({ path: path.join('.'), value: replaced(good, path, text) })));

describe('whatever stands in a text', () => {
  test.each([
    ...(Object.keys(GOOD) as Kind[]).map((kind) => [kind, {}] as const),
    ['buttonBox', lines({ reply: 'x' })] as const,
  ])('of a %s %j is refused at its place, or its driver takes it', (kind, part) => {
    for (const { path, value } of spoilt({ ...GOOD[kind](), ...part })) {
      const { data, error } = SETTINGS[kind].safeParse(value);
      if (error) expect(error.issues.filter((issue) => !path.startsWith(issue.path.join('.')))).toEqual([]);
      else expect(() => opened(kind, data), JSON.stringify(value)).not.toThrow();
    }
  });
});

/** Built as the station builds it; nothing is started. */
function opened(kind: Kind, value: unknown): void {
  const time = { now: () => 0, monotonic: () => 0, after: () => () => {} };
  const parts = { settings: value as never, time, pressed: () => Promise.reject(new Error()), changed: () => {} };
  if (kind === 'buttonBox') openBox(parts);
  if (kind === 'sign') new SerialSign(parts);
}
