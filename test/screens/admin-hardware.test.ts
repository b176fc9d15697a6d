import { describe, expect, test } from 'vitest';
import type { SettingViewRow } from '#contract/views.ts';
import type { Answer } from '#contract/wire.ts';
import { ADMIN, adminHead } from './support/admin-office.ts';
import { adminWalk } from './support/admin-walk.ts';
import { boxValue, HARDWARE_ROWS, printerValue, voiceValue } from './support/hardware-office.ts';
import { WIDE } from './support/stage.ts';

/** Printers, boxes, signs and the voice on the admin page. */

const it = adminWalk(HARDWARE_ROWS);
const sent = () => it.hub.sent();
const refused = (code: string, params = {}): Answer<never> => ({ ok: false, refusal: { code: code as never, params } });
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
      await it.go(section);
      await it.looksRight(`hardware-${name}`);
    }
  });

  test('fits in French', async () => {
    const french = await it.open(WIDE, { locale: 'fr-FR' });
    for (const [name, section] of SECTIONS) {
      await it.go(section, french);
      await it.fits(`hardware-${name}-french`, french);
    }
    await french.context().close();
  });

  test('fits at 200 % zoom', async () => {
    const small = await it.open({ width: 640, height: 400 }, { locale: 'en-GB' });
    for (const [name, section] of SECTIONS) {
      await it.go(section, small);
      await it.fits(`hardware-${name}-zoom-200`, small);
    }
    await small.context().close();
  });
});

describe('a printer', () => {
  test('shows the fields of its own connection only, and is saved whole', async () => {
    await it.go('printers/printer:new');
    await it.page.getByLabel('Name').fill('Waiting hall');
    expect(await it.page.getByLabel('Address').count()).toBe(1);
    await it.page.getByLabel('Connected by').selectOption('serial');
    expect(await it.page.getByLabel('Address').count()).toBe(0);
    await it.page.getByLabel('Found by').selectOption('plug');
    await it.save();
    await it.page.getByText('Four digits or letters from A to F, such as 04b8.').first().waitFor();
    expect(it.hub.commands).toEqual([]);
    await it.page.getByLabel('Maker (USB)').fill('04b8');
    await it.page.getByLabel('Product (USB)').fill('0e15');
    await it.page.getByLabel('Speed').selectOption('38400');
    await it.page.getByLabel('Kiosk 1').check();
    await it.page.getByLabel('Tickets come out').selectOption('right');
    await it.save();
    const port = { path: null, vendorId: '04b8', productId: '0e15', serialNumber: null, baud: 38400 };
    const connection = { type: 'serial', port, flow: 'none' } as const;
    const value = printerValue({ name: 'Waiting hall', connection, slot: 'right' });
    await expect
      .poll(sent)
      .toEqual([{ type: 'configure', kind: 'printer', id: 'waiting-hall', expectedVersion: 0, value }]);
  });

  test('that works again tells what was wrong last, and when', async () => {
    await it.go('printers/printer:front');
    const card = it.page.locator('.state-card');
    await card.getByText(/^Last trouble, .*\d\d:\d\d: the paper is out\.$/i).waitFor();
    await it.go('printers/printer:back');
    await card.getByText('Put in a new roll.').waitFor();
    expect(await card.getByText('Last trouble').count()).toBe(0);
  });

  test('through a queue of the system says nothing, and is not asked', async () => {
    await it.go('printers/printer:front');
    await it.page.getByLabel('Connected by').selectOption('spooler');
    expect(await it.page.getByLabel('What it answers').count()).toBe(0);
    await it.page.getByLabel('Queue', { exact: true }).fill('Receipts');
    await it.save();
    const value = printerValue({ connection: { type: 'spooler', queue: 'Receipts' }, answers: 'none' });
    await expect.poll(() => sent()[0]).toMatchObject({ value });
  });

  test('what the hub does not accept is told at its field', async () => {
    it.hub.take = (_command, answer) => answer(refused('badRequest', { field: 'value.connection.host' }) as never);
    await it.go('printers/printer:front');
    await it.page.getByLabel('Address').fill('192.168.1.51');
    await it.save();
    await it.page.getByText('This is not valid. Change it and save again.').waitFor();
    expect(await it.page.getByLabel('Address').getAttribute('aria-invalid')).toBe('true');
    it.hub.take = (_command, answer) => answer(refused('unknownReference', { kind: 'device', id: 's1' }) as never);
    await it.save();
    await it.page.getByText('This does not exist any more. Choose another one.').waitFor();
    expect(await it.page.getByLabel('Station', { exact: true }).getAttribute('aria-invalid')).toBe('true');
    await it.looksRight('hardware-refused-at-field');
  });

  test('prints a test ticket, and says what became of it', async () => {
    await it.go('printers/printer:back');
    await it.page.getByRole('button', { name: 'Print a test ticket' }).click();
    await it.page.getByText('Sent. Look at the paper.').waitFor();
    expect(it.asked).toEqual([{ event: 'testTicket', payload: { printer: 'back' } }]);
    it.hub.answer = () => refused('stationFailed');
    await it.page.getByRole('button', { name: 'Print a test ticket' }).click();
    await it.page.getByText('The station did not answer. Look at its device, then try again.').waitFor();
  });

  test('a station that is away is said once, at the station', async () => {
    const [row] = HARDWARE_ROWS.filter(({ key }) => key === 'hardware:printer:front');
    it.hub.change(ADMIN, { put: [{ ...row, state: 'down', problem: 'stationOffline' } as never] });
    await it.go('printers/printer:front');
    await it.page.getByText('See that this PC is on and that its station runs.').waitFor();
    await it.go('live');
    expect(await it.page.locator('.live-card').first().getByText('Front door').count()).toBe(0);
    await it.page.locator('.live-card').first().getByText('Back office: the paper is out').waitFor();
    it.hub.change(ADMIN, { put: row === undefined ? [] : [row] });
  });
});

describe('a box', () => {
  test('keys do what is chosen, for the service that is chosen', async () => {
    await it.go('buttons/buttonBox:box3');
    await it.page.getByLabel('Protocol').selectOption('lines');
    await it.page.getByLabel('Pattern').fill('K(?<key>[0-9])');
    await it.page.getByRole('button', { name: 'Add: desk' }).click();
    await it.page.getByLabel('Key 1: what it does').selectOption('walkUp');
    await it.page.getByLabel('Key 1: service').selectOption('c');
    await it.page.getByLabel('Key 4', { exact: true }).fill('a key');
    await it.save();
    await it.page.getByText('At most 16 letters, digits, + - or _, as the box says it.').waitFor();
    await it.looksRight('hardware-box-problem');
    await it.page.getByRole('button', { name: 'Remove: key 4' }).click();
    await it.save();
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
    await it.page.route('**/api/v1/test-sound', (route) => {
      request = route.request().postDataJSON();
      return route.fulfill({ contentType: 'audio/wav', body: silence() });
    });
    await it.go('voice/voice:main');
    await it.page.getByRole('button', { name: 'Say a test' }).click();
    await it.page.getByText('Said on this computer.').waitFor();
    expect(request).toEqual({ desk: '1', languages: ['fr', 'en'] });
    await it.page.route('**/api/v1/test-sound', (route) =>
      route.fulfill({ contentType: 'audio/wav', body: 'no sound' }),
    );
    await it.page.getByRole('button', { name: 'Say a test' }).click();
    await it.page.getByText('This browser plays no sound.').waitFor();
  });

  test('languages, quiet hours and volume are saved', async () => {
    await it.go('voice/voice:main');
    await it.page.getByRole('button', { name: 'English: move up' }).click();
    await it.page.getByLabel('Volume', { exact: true }).fill('101');
    await it.page.getByRole('button', { name: 'Add: quiet hours' }).click();
    await it.page.getByLabel('Quiet hours 2: from').fill('18');
    await it.page.getByLabel('Quiet hours 2: to').fill('20');
    await it.save();
    await it.page.getByText('At most 100.').waitFor();
    await it.page.getByLabel('Volume', { exact: true }).fill('60');
    await it.save();
    const quiet = [...voiceValue().quiet, { from: '18:00', to: '20:00', volume: 51 }];
    const value = voiceValue({ languages: ['en', 'fr'], volume: 60, quiet });
    await expect.poll(sent).toEqual([{ type: 'configure', kind: 'voice', id: 'main', expectedVersion: 1, value }]);
  });
});

describe('the self-check', () => {
  test('says what to do, and is copied as text', async () => {
    await it.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await it.go('check');
    await it.page.getByText('2 things do not work.').waitFor();
    await it.page.getByRole('button', { name: 'Copy the report' }).click();
    await it.page.getByText('Copied. Paste it where it is needed.').waitFor();
    const report = await it.page.evaluate(() => navigator.clipboard.readText());
    expect(report).toMatch(/^Now Serving, self-check of La Seyne Town Hall, Tuesday 14 January, 10:4\d\n\n/);
    expect(report.split('\n').slice(2, 5)).toEqual([
      'The hub’s PC',
      ' 1. [good] Data. Read from end to end and sound.',
      ' 2. [look] Disk. Only 0.8 GB are free. Free some space on the hub’s PC.',
    ]);
    expect(report).toContain('11. [bad] Printer: Back office. The paper is out. Put in a new roll.');
  });

  test('a printer is tried out from its step', async () => {
    await it.go('check');
    await it.page.getByRole('button', { name: 'Print a test ticket' }).first().click();
    await it.page.getByText('Sent. Look at the paper.').waitFor();
    expect(it.asked.at(-1)).toEqual({ event: 'testTicket', payload: { printer: 'front' } });
  });

  test('a hub that does not answer is told', async () => {
    it.hub.answer = () => refused('internal');
    await it.go('live');
    await it.page.evaluate(() => {
      window.location.hash = 'check';
    });
    await it.page.getByText('That did not work, and it is not your fault.').waitFor();
  });
});

describe('a station', () => {
  test('is added by a command, which can be copied on a page without a clipboard', async () => {
    await it.go('devices/device:new');
    await it.page.getByRole('button', { name: 'Station' }).click();
    const command = `npm run station -- --hub ${it.hub.url} --join 0123456789abcdef`;
    await expect.poll(() => it.page.getByLabel('Command that starts the station').inputValue()).toBe(command);
    await it.looksRight('hardware-station-new');
    await it.page.evaluate(() =>
      Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true }),
    );
    await it.page.getByRole('button', { name: 'Copy the command' }).click();
    await it.page.getByText('Copied. Paste it where it is needed.').waitFor();
    await it.go('printers/printer:new');
    await it.page.getByLabel('Name').focus();
    await it.page.keyboard.press('Control+V');
    expect(await it.page.getByLabel('Name').inputValue()).toBe(command.slice(0, 60));
  });

  test('before the first one every section says what it is', async () => {
    const without = HARDWARE_ROWS.filter((row) => !('of' in row) || (row.table === 'setting' && !hangsOnStation(row)));
    it.hub.setView(ADMIN, adminHead(), without);
    await it.go('printers');
    await it.page.getByText('No station yet.').waitFor();
    await it.looksRight('hardware-no-station');
    it.hub.setView(ADMIN, adminHead(), HARDWARE_ROWS);
  });
});

const hangsOnStation = (row: SettingViewRow): boolean =>
  'station' in row.value || (row.of === 'device' && row.value.role === 'station');

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
