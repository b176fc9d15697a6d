import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AdminHead } from '#contract/views.ts';
import type { Answer } from '#contract/wire.ts';
import * as office from './support/admin-office.ts';
import { ADMIN, ADMIN_ROWS, adminHead, serviceValue, setting } from './support/admin-office.ts';
import { launch, leavePage, takePage } from './support/browser.ts';
import { OFFICE, QUEUE, queueHead } from './support/desk-office.ts';
import { FixtureHub } from './support/fixture-hub.ts';
import { pageLooksRight } from './support/looks-right.ts';
import { MORNING } from './support/office.ts';

let browser: Browser;
let hub: FixtureHub;
let page: Page;
let asked: { event: string; payload: unknown }[];

const done = (result: unknown = null): Answer<never> => ({ ok: true, result: result as never });
const refused = (code: string): Answer<never> => ({ ok: false, refusal: { code: code as never, params: {} } });

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  hub = await new FixtureHub().startInPlace();
  hub.setTime(MORNING);
  asked = [];
  hub.take = (_command, answer) => answer(done({ version: 2 }));
  hub.answer = (event, payload) => {
    asked.push({ event, payload });
    return done(event === 'joinLink' ? { path: '/display#join=0123456789abcdef' } : null);
  };
});
afterEach(async () => {
  await leavePage(page);
  await hub.stop();
});

async function open(section: string, head: Partial<AdminHead> = {}, rows = ADMIN_ROWS): Promise<void> {
  hub.setView(ADMIN, adminHead(head), rows);
  hub.setView(QUEUE, queueHead(), OFFICE);
  page = await takePage(browser, { width: 1280, height: 800 });
  await page.goto(hub.address('admin'));
  await page.waitForSelector('.section');
  await page.evaluate((to) => {
    window.location.hash = to;
  }, section);
  await page.waitForTimeout(150);
}

const looksRight = (name: string) => pageLooksRight(page, `admin/${name}`);

const sent = () => hub.sent();
const save = () => page.getByRole('button', { name: 'Save', exact: true }).click();

describe('a form', () => {
  test('saves the whole value with the version it was read in, and says so', async () => {
    await open('services/service:a');
    await page.getByLabel('Target').fill('25');
    await save();
    await expect
      .poll(sent)
      .toEqual([
        { type: 'configure', kind: 'service', id: 'a', expectedVersion: 1, value: serviceValue({ target: 25 }) },
      ]);
    await page.getByText('Saved. It counts from now on.').waitFor();
    await page.getByLabel('Target').fill('30');
    await save();
    await expect.poll(() => sent()[1]).toMatchObject({ expectedVersion: 2 });
  });

  test('says beside the fields what is wrong, and sends nothing', async () => {
    await open('services/service:new');
    await page.getByLabel('Target').fill('0');
    await page.getByLabel('Letter').fill('1');
    await save();
    await page.getByText('Fill this in.').waitFor();
    await page.getByText('At least 1.').waitFor();
    await page.getByText('One or two letters from A to Z.').waitFor();
    await looksRight('form-problems');
    expect(hub.commands).toEqual([]);
    expect(await page.getByLabel('Target').getAttribute('aria-invalid')).toBe('true');
    const focused = page.locator('.local-field').first().getByLabel('English');
    await expect.poll(() => focused.evaluate((input) => input === document.activeElement)).toBe(true);
  });

  test('gives what is new an id made of its name', async () => {
    await open('services/service:new');
    await page.locator('.local-field').first().getByLabel('Français').fill('Pièces d’identité');
    await save();
    await expect
      .poll(() => sent()[0])
      .toMatchObject({
        kind: 'service',
        id: 'pieces-d-identite',
        expectedVersion: 0,
        value: { name: { fr: 'Pièces d’identité' }, letter: 'D', detail: null, order: 4 },
      });
  });

  test('what somebody else saved meanwhile is shown, not overwritten', async () => {
    hub.take = (_command, answer) => answer(refused('versionConflict'));
    await open('services/service:a');
    await page.getByLabel('Target').fill('25');
    hub.change(ADMIN, { put: [setting('service', 'a', serviceValue({ target: 15, enabled: false }), 2)] });
    await page.getByText('Somebody changed this meanwhile. These are the new values:').waitFor();
    await save();
    await page.getByText('Look at the new values, then save again.').waitFor();
    await looksRight('form-conflict');
    expect(await page.locator('.form-newer dl').textContent()).toBe('Target15In useno');
    hub.take = (_command, answer) => answer(done({ version: 3 }));
    await page.getByRole('button', { name: 'Keep what is written here' }).click();
    await save();
    await expect.poll(() => sent()[1]).toMatchObject({ expectedVersion: 2, value: { target: 25 } });
  });

  test('the new values can be taken instead', async () => {
    await open('services/service:a');
    await page.getByLabel('Target').fill('25');
    hub.change(ADMIN, { put: [setting('service', 'a', serviceValue({ target: 15 }), 2)] });
    await page.getByRole('button', { name: 'Take the new values' }).click();
    expect(await page.getByLabel('Target').inputValue()).toBe('15');
  });

  test('an untouched form follows what others save', async () => {
    await open('services/service:a');
    hub.change(ADMIN, { put: [setting('service', 'a', serviceValue({ target: 15 }), 2)] });
    await expect.poll(() => page.getByLabel('Target').inputValue()).toBe('15');
    expect(await page.locator('.form-newer').count()).toBe(0);
  });

  test('asks once more before it removes, and says when it may not', async () => {
    hub.take = (_command, answer) => answer(refused('inUse'));
    await open('services/service:b');
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    expect(hub.commands).toEqual([]);
    await page.getByRole('button', { name: 'Yes, remove' }).click();
    await page.getByText('This is in use.').waitFor();
    expect(sent()).toEqual([{ type: 'configure', kind: 'service', id: 'b', expectedVersion: 1, value: null }]);
  });

  test('outcomes get ids that stay', async () => {
    await open('services/service:a');
    await page.getByLabel('Outcome', { exact: true }).selectOption('required');
    await save();
    await page.getByText('add at least one below').waitFor();
    await looksRight('service-no-outcome');
    expect(sent()).toEqual([]);
    await page.getByRole('button', { name: 'Add: Outcome' }).click();
    await page.locator('.texts-line').first().getByLabel('English').fill('Handed over');
    await save();
    await expect
      .poll(() => sent()[0])
      .toMatchObject({
        value: { outcome: 'required', outcomes: [{ id: 'outcome-1', name: { en: 'Handed over' } }] },
      });
  });

  test('opening hours are typed as people write them', async () => {
    await open('rules');
    await page.getByRole('button', { name: 'Saturday: add a time' }).click();
    await page.getByLabel('Saturday: from').fill('8h30');
    await page.getByLabel('Saturday: to').fill('8');
    await save();
    await page.getByText('It must close after it opens.').waitFor();
    await looksRight('rules-ends-later');
    expect(sent()).toEqual([]);
    await page.getByLabel('Saturday: to').fill('12');
    await save();
    await expect.poll(() => sent()[0]).toMatchObject({ kind: 'site', id: 'main', expectedVersion: 3 });
    const [command] = hub.commands;
    const value = command?.type === 'configure' && command.kind === 'site' ? command.value : null;
    expect(value?.hours.at(-1)).toEqual({ weekday: 6, from: '08:30', to: '12:00' });
  });
});

test('an office without hours is open any time, until a day gets some', async () => {
  const withoutHours = { ...office.SITE, value: { ...office.SITE.value, hours: [] } } as typeof office.SITE;
  await open('rules', {}, [withoutHours, ...ADMIN_ROWS.filter((row) => row !== office.SITE)]);
  const days = page.locator('.hours .hours-closed');
  expect(new Set(await days.allTextContents())).toEqual(new Set(['any time']));
  await looksRight('rules-any-time');
  await page.getByRole('button', { name: 'Monday: add a time' }).click();
  await page.getByText('Days without times are closed.').waitFor();
  expect(await days.allTextContents()).toEqual(Array(6).fill('closed'));
});

test('the PIN that leaves the kiosks is set, and refused before it is sent when no kiosk can type it', async () => {
  await open('rules');
  const form = page.getByRole('form', { name: 'PIN that leaves the kiosks' });
  await form.getByLabel('New PIN').fill('letters');
  await form.getByRole('button', { name: 'Set the PIN' }).click();
  await form.getByText('4 to 12 digits, please').waitFor();
  await form.getByLabel('New PIN').fill('80462');
  await form.getByRole('button', { name: 'Set the PIN' }).click();
  await form.getByText('The kiosks have the new PIN.').waitFor();
  expect(asked).toEqual([{ event: 'kioskPin', payload: { pin: '80462' } }]);
  await form.scrollIntoViewIfNeeded();
  await looksRight('kiosk-pin');
});

describe('people and devices', () => {
  test('a PIN is taken back', async () => {
    await open('people/person:lea');
    await page.getByRole('button', { name: 'Reset the PIN' }).click();
    await page.getByText('The PIN was taken back.').waitFor();
    expect(asked).toEqual([{ event: 'resetPin', payload: { person: 'lea' } }]);
  });

  test('a device that waits is compared and let in', async () => {
    await open('devices', {}, [...ADMIN_ROWS, office.REQUEST]);
    await page.getByText('482 913').waitFor();
    await looksRight('device-request');
    await page.getByLabel('Name').fill('Display, hall right');
    await page.getByLabel('Display group').selectOption('hall');
    await page.getByRole('button', { name: 'Yes, let it in' }).click();
    await expect
      .poll(() => asked)
      .toEqual([
        {
          event: 'admitDevice',
          payload: { request: 'q1', code: '482913', role: 'display', name: 'Display, hall right', group: 'hall' },
        },
      ]);
  });

  test('an address for one more device, also as a QR code', async () => {
    await open('devices/device:new');
    await page.getByRole('button', { name: 'Display' }).click();
    await page.getByRole('img', { name: 'QR code of the address: Display' }).waitFor();
    await looksRight('device-new');
    expect(await page.locator('.join-link input').inputValue()).toBe(`${hub.url}/display#join=0123456789abcdef`);
  });

  test('a device loses its access at once', async () => {
    await open('devices/device:d1');
    await page.getByRole('button', { name: 'Take its access away' }).click();
    await page.getByRole('button', { name: 'Yes, cut it off' }).click();
    await expect
      .poll(() => sent()[0])
      .toMatchObject({ kind: 'device', id: 'd1', value: { revoked: true, group: 'hall' } });
  });
});

describe('day, export, backup', () => {
  test('closing the day asks once more and says who is still here', async () => {
    await open('backup');
    await page.getByRole('button', { name: 'Close the day' }).click();
    await page.getByText('8 people are still here and are sent home.').waitFor();
    await looksRight('day-close');
    await page.getByRole('button', { name: 'Close it now' }).click();
    await expect.poll(sent).toEqual([{ type: 'closeDay' }]);
  });

  test('a clock in doubt is confirmed by a person', async () => {
    await open('backup', { alarms: [{ code: 'clockJumped', at: MORNING }] });
    await looksRight('clock-doubt');
    await page.getByRole('button', { name: 'Yes, the clock is right' }).click();
    await expect.poll(sent).toEqual([{ type: 'openDay' }]);
  });

  test('a day is exported as a file, with the token of this device', async () => {
    await open('backup');
    let authorization: string | undefined;
    await page.route('**/api/v1/export/**', (route) => {
      authorization = route.request().headers().authorization;
      return route.fulfill({ status: 200, body: 'number;service\nA1;a\n' });
    });
    await page.getByLabel('Day', { exact: true }).selectOption('2025-01-13');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Visits (CSV)' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('sessions-2025-01-13.csv');
    expect(await readFile(await download.path(), 'utf8')).toBe('number;service\nA1;a\n');
    expect(authorization).toBe('Bearer token-admin');
  });

  test('an export that is refused says why', async () => {
    await open('backup');
    await page.route('**/api/v1/export/**', (route) =>
      route.fulfill({ status: 401, json: { ok: false, refusal: { code: 'revoked', params: {} } } }),
    );
    await page.getByRole('button', { name: 'Events (JSONL)' }).click();
    await page.getByText('This device was removed from the office.').waitFor();
  });

  test('a backup at once', async () => {
    hub.answer = () => done({ file: 'hub-2025-01-14.db', bytes: 204_800, at: MORNING });
    await open('backup');
    await page.getByRole('button', { name: 'Back up now' }).click();
    await page.getByText('Done and tested: hub-2025-01-14.db, 200 KiB.').waitFor();
  });
});

test('sections can be linked to, and the keyboard reaches everything', async () => {
  await open('live');
  await page.keyboard.press('Tab');
  for (let i = 0; i < 3; i++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Desks' }).waitFor();
  expect(page.url()).toContain('#desks');
});
