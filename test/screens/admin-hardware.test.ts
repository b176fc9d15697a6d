import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SettingViewRow } from '#contract/views.ts';
import type { Answer, PreviewRequest } from '#contract/wire.ts';
import { pngOf } from '../support/png.ts';
import { ADMIN, adminHead, setting } from './support/admin-office.ts';
import { axeProblems, keepPicture, launch, openPage, textProblems } from './support/browser.ts';
import { OFFICE, QUEUE, queueHead } from './support/desk-office.ts';
import { FixtureHub } from './support/fixture-hub.ts';
import {
  boxValue,
  CHECK_STEPS,
  HARDWARE_ROWS,
  printerValue,
  templateValue,
  voiceValue,
} from './support/hardware-office.ts';
import { MORNING } from './support/office.ts';
import { drawnTicket } from './support/ticket-preview.ts';

/** Paper, buttons and voice on the admin page; the pages are opened once and walked through. */

const WIDE = { width: 1280, height: 800 };
let browser: Browser;
let hub: FixtureHub;
let page: Page;
let asked: { event: string; payload: unknown }[] = [];

const done = (result: unknown = null): Answer<never> => ({ ok: true, result: result as never });
const refused = (code: string, params = {}): Answer<never> => ({ ok: false, refusal: { code: code as never, params } });

beforeAll(async () => {
  browser = await launch();
  hub = await new FixtureHub().start();
  hub.setTime(MORNING);
  hub.preview = drawnTicket;
  hub.setView(ADMIN, adminHead(), HARDWARE_ROWS);
  hub.setView(QUEUE, queueHead(), OFFICE);
  page = await open(WIDE);
});
afterAll(async () => {
  await browser.close();
  await hub.stop();
});
beforeEach(() => {
  asked = [];
  hub.commands.length = 0;
  hub.take = (_command, answer) => answer(done({ version: 2 }));
  hub.answer = (event, payload) => {
    asked.push({ event, payload });
    if (event === 'selfCheck') return done({ steps: CHECK_STEPS });
    return done(event === 'joinLink' ? { path: '/station#join=0123456789abcdef' } : null);
  };
});

async function open(viewport: typeof WIDE, locale = 'en-GB'): Promise<Page> {
  const opened = await openPage(browser, viewport, { locale });
  await opened.goto(hub.address('admin'));
  await opened.waitForSelector('.section');
  return opened;
}

async function go(section: string, on = page): Promise<void> {
  // Coming from elsewhere, every form begins anew.
  await on.evaluate(() => {
    window.location.hash = 'live';
  });
  await on.locator('.queue-tiles').waitFor();
  await on.evaluate((to) => {
    window.location.hash = to;
  }, section);
  await on.locator('.queue-tiles').waitFor({ state: section === 'live' ? 'attached' : 'detached' });
  if (section.includes('ticketTemplate')) await on.locator('.ticket-preview').waitFor();
  if (section === 'check') await on.locator('.check-steps').first().waitFor();
}

/** Kept as a picture, with nothing cut off. */
async function fits(name: string, on: Page): Promise<void> {
  if ((await on.locator('.ticket-preview').count()) > 0) await on.locator('.ticket-paper').waitFor();
  await keepPicture(on, `admin/${name}`);
  expect(await textProblems(on)).toEqual([]);
}

async function looksRight(name: string, on = page): Promise<void> {
  await fits(name, on);
  expect(await axeProblems(on)).toEqual([]);
}

const sent = () => hub.commands.map(({ commandId, age, ...command }) => command);
const save = () => page.getByRole('button', { name: 'Save', exact: true }).click();
const SECTIONS = [
  ['printers', 'printers/printer:back'],
  ['printer-serial', 'printers/printer:new'],
  ['tickets', 'tickets/ticketTemplate:welcome'],
  ['ticket-message', 'tickets/ticketMessage:a'],
  ['buttons', 'buttons/buttonBox:box3'],
  ['sign', 'buttons/sign:sign3'],
  ['voice', 'voice/voice:main'],
  ['spoken-desk', 'voice/spokenDesk:3'],
  ['check', 'check'],
] as const;

describe('every section', () => {
  test('looks right', async () => {
    for (const [name, section] of SECTIONS) {
      await go(section);
      await looksRight(`hardware-${name}`);
    }
  });

  test('fits in French', async () => {
    const french = await open(WIDE, 'fr-FR');
    for (const [name, section] of SECTIONS) {
      await go(section, french);
      await fits(`hardware-${name}-french`, french);
    }
    await french.context().close();
  });

  test('fits at 200 % zoom', async () => {
    const small = await open({ width: 640, height: 400 });
    for (const [name, section] of SECTIONS) {
      await go(section, small);
      await fits(`hardware-${name}-zoom-200`, small);
    }
    await small.context().close();
  });
});

describe('a printer', () => {
  test('shows the fields of its own connection only, and is saved whole', async () => {
    await go('printers/printer:new');
    await page.getByLabel('Name').fill('Waiting hall');
    expect(await page.getByLabel('Address').count()).toBe(1);
    await page.getByLabel('Connected by').selectOption('serial');
    expect(await page.getByLabel('Address').count()).toBe(0);
    await page.getByLabel('Found by').selectOption('plug');
    await save();
    await page.getByText('Four digits or letters from A to F, such as 04b8.').first().waitFor();
    expect(hub.commands).toEqual([]);
    await page.getByLabel('Maker (USB)').fill('04b8');
    await page.getByLabel('Product (USB)').fill('0e15');
    await page.getByLabel('Speed').selectOption('38400');
    await page.getByLabel('Kiosk 1').check();
    await save();
    const port = { path: null, vendorId: '04b8', productId: '0e15', serialNumber: null, baud: 38400 };
    const connection = { type: 'serial', port, flow: 'none' } as const;
    const value = printerValue({ name: 'Waiting hall', connection });
    await expect
      .poll(sent)
      .toEqual([{ type: 'configure', kind: 'printer', id: 'waiting-hall', expectedVersion: 0, value }]);
  });

  test('that works again tells what was wrong last, and when', async () => {
    await go('printers/printer:front');
    const card = page.locator('.state-card');
    await card.getByText(/^Last trouble, .*\d\d:\d\d: the paper is out\.$/i).waitFor();
    await go('printers/printer:back');
    await card.getByText('Put in a new roll.').waitFor();
    expect(await card.getByText('Last trouble').count()).toBe(0);
  });

  test('through a queue of the system says nothing, and is not asked', async () => {
    await go('printers/printer:front');
    await page.getByLabel('Connected by').selectOption('spooler');
    expect(await page.getByLabel('What it answers').count()).toBe(0);
    await page.getByLabel('Queue', { exact: true }).fill('Receipts');
    await save();
    const value = printerValue({ connection: { type: 'spooler', queue: 'Receipts' }, answers: 'none' });
    await expect.poll(() => sent()[0]).toMatchObject({ value });
  });

  test('what the hub does not accept is told at its field', async () => {
    hub.take = (_command, answer) => answer(refused('badRequest', { field: 'value.connection.host' }) as never);
    await go('printers/printer:front');
    await page.getByLabel('Address').fill('192.168.1.51');
    await save();
    await page.getByText('This is not valid. Change it and save again.').waitFor();
    expect(await page.getByLabel('Address').getAttribute('aria-invalid')).toBe('true');
    hub.take = (_command, answer) => answer(refused('unknownReference', { kind: 'device', id: 's1' }) as never);
    await save();
    await page.getByText('This does not exist any more. Choose another one.').waitFor();
    expect(await page.getByLabel('Station', { exact: true }).getAttribute('aria-invalid')).toBe('true');
    await looksRight('hardware-refused-at-field');
  });

  test('prints a test ticket, and says what became of it', async () => {
    await go('printers/printer:back');
    await page.getByRole('button', { name: 'Print a test ticket' }).click();
    await page.getByText('Sent. Look at the paper.').waitFor();
    expect(asked).toEqual([{ event: 'testTicket', payload: { printer: 'back' } }]);
    hub.answer = () => refused('stationFailed');
    await page.getByRole('button', { name: 'Print a test ticket' }).click();
    await page.getByText('The station did not answer. Look at its device, then try again.').waitFor();
  });

  test('a station that is away is said once, at the station', async () => {
    const [row] = HARDWARE_ROWS.filter(({ key }) => key === 'hardware:printer:front');
    hub.change(ADMIN, { put: [{ ...row, state: 'down', problem: 'stationOffline' } as never] });
    await go('printers/printer:front');
    await page.getByText('See that this PC is on and that its station runs.').waitFor();
    await go('live');
    expect(await page.locator('.live-card').first().getByText('Front door').count()).toBe(0);
    await page.locator('.live-card').first().getByText('Back office: the paper is out').waitFor();
    hub.change(ADMIN, { put: row === undefined ? [] : [row] });
  });
});

describe('a ticket', () => {
  test('parts are added, moved and taken out, and the preview follows', async () => {
    await go('tickets/ticketTemplate:new');
    await page.getByLabel('Name', { exact: true }).fill('With a line');
    const previewed = page.waitForRequest('**/api/v1/preview');
    await page.getByLabel('Add a part').selectOption('text');
    await page.locator('.block').last().getByLabel('English').fill('Thank you');
    await page.getByRole('button', { name: 'Code for the phone 9: move up' }).click();
    await page.getByRole('button', { name: 'Remove: Line 2' }).click();
    const drawnFrom = (await previewed).postDataJSON() as PreviewRequest;
    expect([drawnFrom.paper, drawnFrom.language, drawnFrom.service]).toEqual(['80', 'en', 'a']);
    await save();
    const types = ['site', 'service', 'number', 'ahead', 'estimate', 'time', 'phone', 'message', 'text'];
    await expect
      .poll(() => sent()[0])
      .toMatchObject({
        kind: 'ticketTemplate',
        id: 'with-a-line',
        value: { service: null, language: null, blocks: types.map((type) => ({ type })) },
      });
  });

  test('a photograph becomes a small logo in black and white', async () => {
    await go('tickets/ticketTemplate:welcome');
    await page.getByLabel('Add a part').selectOption('logo');
    await page
      .getByLabel('Picture file')
      .setInputFiles({ name: 'hall.png', mimeType: 'image/png', buffer: photograph() });
    await page.getByAltText('The logo as it is printed').waitFor();
    const address = (await page.getByAltText('The logo as it is printed').getAttribute('src')) ?? '';
    const png = address.replace('data:image/png;base64,', '');
    expect(png.length).toBeLessThanOrEqual(10_000);
    expect(await coloursOf(png)).toEqual(['0,0,0,255', '255,255,255,255']);
    await looksRight('hardware-logo');
    await save();
    await expect
      .poll(() => sent()[0])
      .toMatchObject({ value: { blocks: expect.arrayContaining([{ type: 'logo', png }]) } });
  });

  test('a picture that paper cannot show is refused with a reason', async () => {
    await go('tickets/ticketTemplate:welcome');
    await page.getByLabel('Add a part').selectOption('logo');
    const file = (buffer: Buffer) => ({ name: 'x.png', mimeType: 'image/png', buffer });
    await page.getByLabel('Picture file').setInputFiles(file(Buffer.from('no picture')));
    await page.getByText('That file is no picture this browser can read.').waitFor();
    await page.getByLabel('Picture file').setInputFiles(file(createCanvas(50, 50).toBuffer('image/png')));
    await page.getByText('Nothing of it would be seen on paper.').waitFor();
    await save();
    await page.getByText('Not saved yet').waitFor();
    expect(hub.commands).toEqual([]);
  });

  test('without a station there is no preview, and the page says why', async () => {
    await page.route('**/api/v1/preview', (route) =>
      route.fulfill({ status: 503, json: { ok: false, refusal: { code: 'noStation', params: {} } } }),
    );
    await go('tickets/ticketTemplate:welcome');
    await page.getByText('The station of this device is not connected.').waitFor();
    await page.unroute('**/api/v1/preview');
  });

  test('one that is too large for a message is not sent', async () => {
    const text = { en: 'x'.repeat(200), fr: 'x'.repeat(200) };
    const blocks = [
      { type: 'logo' as const, png: pngOf(100, 50).padEnd(9_996, 'A') },
      { type: 'number' as const },
      ...Array.from({ length: 15 }, () => ({ type: 'text' as const, text, size: 'normal' as const })),
    ];
    hub.change(ADMIN, { put: [setting('ticketTemplate', 'large', templateValue({ blocks }))] });
    await go('tickets/ticketTemplate:large');
    await save();
    await page.getByText('That was too much at once. Shorten the text and try again.').waitFor();
    expect(hub.commands).toEqual([]);
    hub.change(ADMIN, { del: ['setting:ticketTemplate:large'] });
  });

  test('a service gets its message', async () => {
    await go('tickets/ticketMessage:b');
    await save();
    await page.getByText('Fill this in.').waitFor();
    await page.getByLabel('English').fill('Have your family book ready.');
    await save();
    const value = { text: { en: 'Have your family book ready.' } };
    await expect.poll(sent).toEqual([{ type: 'configure', kind: 'ticketMessage', id: 'b', expectedVersion: 0, value }]);
  });
});

describe('a box', () => {
  test('keys do what is chosen, for the service that is chosen', async () => {
    await go('buttons/buttonBox:box3');
    await page.getByLabel('Protocol').selectOption('lines');
    await page.getByLabel('Pattern').fill('K(?<key>[0-9])');
    await page.getByRole('button', { name: 'Add: desk' }).click();
    await page.getByLabel('Key 1: what it does').selectOption('walkUp');
    await page.getByLabel('Key 1: service').selectOption('c');
    await page.getByLabel('Key 4', { exact: true }).fill('a key');
    await save();
    await page.getByText('At most 16 letters, digits, + - or _, as the box says it.').waitFor();
    await looksRight('hardware-box-problem');
    await page.getByRole('button', { name: 'Remove: key 4' }).click();
    await save();
    const [first, ...others] = boxValue().keys;
    const value = boxValue({
      protocol: { type: 'lines', pattern: 'K(?<key>[0-9])', reply: null },
      desks: ['3', '1'],
      keys: [{ ...first, does: { type: 'walkUp', service: 'c' } } as never, ...others.slice(0, 2)],
    });
    await expect.poll(() => sent()[0]).toMatchObject({ id: 'box3', value });
  });
});

describe('the voice', () => {
  test('says a test on this computer', async () => {
    let request: unknown;
    await page.route('**/api/v1/test-sound', (route) => {
      request = route.request().postDataJSON();
      return route.fulfill({ contentType: 'audio/wav', body: silence() });
    });
    await go('voice/voice:main');
    await page.getByRole('button', { name: 'Say a test' }).click();
    await page.getByText('Said on this computer.').waitFor();
    expect(request).toEqual({ desk: '1', languages: ['fr', 'en'] });
    await page.route('**/api/v1/test-sound', (route) => route.fulfill({ contentType: 'audio/wav', body: 'no sound' }));
    await page.getByRole('button', { name: 'Say a test' }).click();
    await page.getByText('This browser plays no sound.').waitFor();
  });

  test('languages, quiet hours and volume are saved', async () => {
    await go('voice/voice:main');
    await page.getByRole('button', { name: 'English: move up' }).click();
    await page.getByLabel('Volume', { exact: true }).fill('101');
    await page.getByRole('button', { name: 'Add: quiet hours' }).click();
    await page.getByLabel('Quiet hours 2: from').fill('18');
    await page.getByLabel('Quiet hours 2: to').fill('20');
    await save();
    await page.getByText('At most 100.').waitFor();
    await page.getByLabel('Volume', { exact: true }).fill('60');
    await save();
    const quiet = [...voiceValue().quiet, { from: '18:00', to: '20:00', volume: 51 }];
    const value = voiceValue({ languages: ['en', 'fr'], volume: 60, quiet });
    await expect.poll(sent).toEqual([{ type: 'configure', kind: 'voice', id: 'main', expectedVersion: 1, value }]);
  });
});

describe('the self-check', () => {
  test('says what to do, and is copied as text', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await go('check');
    await page.getByText('2 things do not work.').waitFor();
    await page.getByRole('button', { name: 'Copy the report' }).click();
    await page.getByText('Copied. Paste it where it is needed.').waitFor();
    const report = await page.evaluate(() => navigator.clipboard.readText());
    expect(report).toMatch(/^Now Serving, self-check of La Seyne Town Hall, Tuesday 14 January, 10:4\d\n\n/);
    expect(report.split('\n').slice(2, 5)).toEqual([
      'The hub’s PC',
      ' 1. [good] Data. Read from end to end and sound.',
      ' 2. [look] Disk. Only 0.8 GB are free. Free some space on the hub’s PC.',
    ]);
    expect(report).toContain('11. [bad] Printer: Back office. The paper is out. Put in a new roll.');
  });

  test('a printer is tried out from its step', async () => {
    await go('check');
    await page.getByRole('button', { name: 'Print a test ticket' }).first().click();
    await page.getByText('Sent. Look at the paper.').waitFor();
    expect(asked.at(-1)).toEqual({ event: 'testTicket', payload: { printer: 'front' } });
  });

  test('a hub that does not answer is told', async () => {
    hub.answer = () => refused('internal');
    await go('live');
    await page.evaluate(() => {
      window.location.hash = 'check';
    });
    await page.getByText('That did not work, and it is not your fault.').waitFor();
  });
});

describe('a station', () => {
  test('is added by a command, which can be copied on a page without a clipboard', async () => {
    await go('devices/device:new');
    await page.getByRole('button', { name: 'Station' }).click();
    const command = `npm run station -- --hub ${hub.url} --join 0123456789abcdef`;
    await expect.poll(() => page.getByLabel('Command that starts the station').inputValue()).toBe(command);
    await looksRight('hardware-station-new');
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true }));
    await page.getByRole('button', { name: 'Copy the command' }).click();
    await page.getByText('Copied. Paste it where it is needed.').waitFor();
    await go('printers/printer:new');
    await page.getByLabel('Name').focus();
    await page.keyboard.press('Control+V');
    expect(await page.getByLabel('Name').inputValue()).toBe(command.slice(0, 60));
  });

  test('before the first one every section says what it is', async () => {
    const without = HARDWARE_ROWS.filter((row) => !('of' in row) || (row.table === 'setting' && !hangsOnStation(row)));
    hub.setView(ADMIN, adminHead(), without);
    await go('printers');
    await page.getByText('No station yet.').waitFor();
    await looksRight('hardware-no-station');
    hub.setView(ADMIN, adminHead(), HARDWARE_ROWS);
  });
});

const hangsOnStation = (row: SettingViewRow): boolean =>
  'station' in row.value || (row.of === 'device' && row.value.role === 'station');

/** As many colours and edges as a camera gives. */
function photograph(): Buffer {
  const canvas = createCanvas(1_200, 800);
  const context = canvas.getContext('2d');
  for (let i = 0; i < 4_000; i += 1) {
    context.fillStyle = `hsl(${(i * 47) % 360} 70% ${(i * 31) % 100}%)`;
    context.fillRect((i * 173) % 1_200, (i * 71) % 800, 60, 45);
  }
  return canvas.toBuffer('image/png');
}

async function coloursOf(png: string): Promise<string[]> {
  const image = await loadImage(Buffer.from(png, 'base64'));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const dots = Array.from({ length: data.length / 4 }, (_, i) => data.slice(i * 4, i * 4 + 4).join());
  return [...new Set(dots)].sort();
}

/** A tenth of a second of nothing, as PCM WAV. */
function silence(): Buffer {
  const samples = 1_600;
  const wav = Buffer.alloc(44 + samples * 2);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + samples * 2, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(16_000, 24);
  wav.writeUInt32LE(32_000, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples * 2, 40);
  return wav;
}
