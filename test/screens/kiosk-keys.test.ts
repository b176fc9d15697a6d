import { describe, expect, test } from 'vitest';
import type { MappedKey } from '#contract/hardware.ts';
import { AT_START, kioskReducer, takesKeys } from '../../renderer/roles/kiosk/kiosk-state.ts';
import { band, KIOSK, kioskHead, printer, SERVICES } from './support/office.ts';
import { stage } from './support/stage.ts';

/** Ticket buttons that are keyboards, at a kiosk: real keyboard events in a real browser. */

const it = stage();
const ticket = (value: string) => ({
  ok: true as const,
  result: { visit: 'v', number: value, service: 's-A', ahead: 7, job: null, secret: 'x' } as never,
});
const issued = () => it.hub.commands.map(({ commandId, age, ...command }) => command);
const button = (code: string, service: string): MappedKey => ({
  code,
  press: 'short',
  does: { type: 'issue', service },
});
const [FIRST, SECOND] = SERVICES.filter((row) => row.table === 'service').map(({ service }) => service);
const KEYS = [button('PageDown', FIRST ?? ''), button('Numpad2', SECOND ?? '')];
const keysRow = (keys = KEYS, device = 'kiosk-1') => ({
  key: `keys:${device}` as const,
  table: 'keys' as const,
  device,
  keys,
});
/** The page's steady clock stands: however busy this computer is, what follows is in the same breath. */
const holdBreath = () =>
  it.page.evaluate(() => {
    const now = performance.now();
    performance.now = () => now;
  });
/** The page's steady clock goes on at once: what follows is meant. */
const later = () =>
  it.page.evaluate(() => {
    const steady = performance.now.bind(performance);
    performance.now = () => steady() + 1_500;
  });
const shows = (number: string) => it.page.locator('.k-ticket-number', { hasText: number }).waitFor();

describe('[B2] a ticket button', () => {
  test('gives a ticket for its service and shows the number, held down or bouncing once', async () => {
    it.hub.take = (_command, answer) => answer(ticket('A42'));
    const page = await it.openKiosk({ rows: [...SERVICES, keysRow(), keysRow([button('Home', 's-B')], 'kiosk-2')] });
    await holdBreath();
    await page.keyboard.press('Home');
    for (let i = 0; i < 10; i += 1) await page.keyboard.down('PageDown');
    await page.keyboard.up('PageDown');
    await page.keyboard.press('PageDown');
    await shows('A42');
    expect(issued()).toEqual([{ type: 'issue', service: FIRST, band: null, language: 'en' }]);
    await it.looksRight('kiosk/key-ticket');
  });

  test('pressed while a number is shown is the next visitor, in the office’s language', async () => {
    it.hub.take = (command, answer) =>
      answer(ticket(command.type === 'issue' && command.language === 'fr' ? 'A1' : 'B2'));
    const page = await it.openKiosk({ rows: [...SERVICES, keysRow()] });
    await page.click('button[lang=fr]');
    await holdBreath();
    await page.keyboard.press('PageDown');
    await shows('A1');
    // The same breath is no second visitor.
    await page.keyboard.press('Numpad2');
    await later();
    await page.keyboard.press('Numpad2');
    await shows('B2');
    expect(issued()).toEqual([
      { type: 'issue', service: FIRST, band: null, language: 'fr' },
      { type: 'issue', service: SECOND, band: null, language: 'en' },
    ]);
    expect(await page.getAttribute('html', 'lang')).toBe('en');
  });

  test('[B3] asks for a priority as its card does, and counts no more until that is answered', async () => {
    it.hub.take = (_command, answer) => answer(ticket('A42'));
    const rows = [
      ...SERVICES.map((row) => ({ ...row, priorities: true })),
      band('pmr', { en: 'Reduced mobility' }, 5),
      keysRow(),
    ];
    const page = await it.openKiosk({ rows });
    await page.keyboard.press('PageDown');
    await page.waitForSelector('text=Reduced mobility');
    await later();
    await page.keyboard.press('Numpad2');
    await page.click('text=Reduced mobility');
    await shows('A42');
    expect(issued()).toEqual([{ type: 'issue', service: FIRST, band: 'pmr', language: 'en' }]);
  });

  test('what the hub refuses is a sentence, and another button goes on', async () => {
    it.hub.take = (_command, answer) => answer({ ok: false, refusal: { code: 'serviceFull', params: {} } });
    const page = await it.openKiosk({ rows: [...SERVICES, keysRow()] });
    await page.keyboard.press('PageDown');
    await page.waitForSelector('text=There are no more numbers for this service today.');
    it.hub.take = (_command, answer) => answer(ticket('B2'));
    await later();
    await page.keyboard.press('Numpad2');
    await shows('B2');
  });

  test('does nothing where nothing is given: the day is closed, the paper is out', async () => {
    const rows = [...SERVICES, keysRow(), printer('p', { state: 'down', problem: 'paperOut' })];
    const page = await it.openKiosk({ rows });
    await page.keyboard.press('PageDown');
    it.hub.change(KIOSK, { head: kioskHead({ day: null }), put: [printer('p')] });
    await page.waitForSelector('text=We are closed');
    await later();
    await page.keyboard.press('PageDown');
    it.hub.change(KIOSK, { head: kioskHead() });
    await page.waitForSelector('.k-card');
    await later();
    it.hub.take = (_command, answer) => answer(ticket('B2'));
    await page.keyboard.press('Numpad2');
    await shows('B2');
    expect(issued()).toEqual([{ type: 'issue', service: SECOND, band: null, language: 'en' }]);
  });

  test('is an answer to “Still there?”, and no more', async () => {
    const page = await it.openKiosk({
      head: { idleSeconds: 1, askSeconds: 60 },
      rows: [...SERVICES, keysRow()],
    });
    await page.click('button[lang=fr]');
    await page.waitForSelector('[role=alertdialog]');
    await page.keyboard.press('PageDown');
    await page.waitForSelector('[role=alertdialog]', { state: 'detached' });
    expect(issued()).toEqual([]);
  });

  test('works right to left', async () => {
    it.hub.take = (_command, answer) => answer(ticket('A42'));
    const page = await it.openKiosk({ rows: [...SERVICES, keysRow()] });
    await page.click('button[lang=ar]');
    await page.keyboard.press('PageDown');
    await shows('A42');
    expect(await page.getAttribute('html', 'dir')).toBe('rtl');
    await it.looksRight('kiosk/key-ticket-arabic');
  });
});

test('[B3] a ticket button counts where a choice could be made, not while one is on its way', () => {
  const chosen = kioskReducer(AT_START, { type: 'send', service: 'a' });
  const asked = kioskReducer(AT_START, { type: 'askPriority', service: 'a' });
  expect([AT_START, chosen, asked].map(takesKeys)).toEqual([true, false, false]);
  const given = { number: 'A1', service: 'a', ahead: 0, job: null };
  expect(takesKeys(kioskReducer(chosen, { type: 'issued', press: 1, ticket: given }))).toBe(true);
  const refusal = { code: 'serviceFull', params: {} } as const;
  expect(takesKeys(kioskReducer(chosen, { type: 'refused', press: 1, refusal }))).toBe(true);
});
