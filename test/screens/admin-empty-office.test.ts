import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { removeDataDir, startHub, type TestHub } from '../support/hub.ts';
import { keepPicture, launch, openPage } from './support/browser.ts';
import { SCREENS } from './support/screen-files.ts';

let browser: Browser;
let hub: TestHub;
/** What the pages' consoles complained about. */
let complaints: string[];

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  complaints = [];
  hub = await startHub({ preset: 'empty', own: { screens: SCREENS } });
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  await hub.stop();
  removeDataDir(hub.dataDir);
});

async function screen(role: 'admin' | 'desk'): Promise<Page> {
  const page = await openPage(browser, { width: 1280, height: 800 });
  page.on('console', (message) => message.type() === 'error' && complaints.push(`${role}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`${role}: ${error.message}`));
  await page.goto(`${hub.url}/${role}#join=${hub.hub.joinSecrets()[role]}`);
  return page;
}

const english = (page: Page, text: string) => page.locator('.local-field').first().getByLabel('English').fill(text);

async function add(page: Page, step: string, fill: () => Promise<void>): Promise<void> {
  await page.goto(`${hub.url}/admin#live`);
  await page.getByRole('link', { name: step }).click();
  await fill();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.locator('.master-line[aria-current="true"]').waitFor();
}

test('an empty office is set up on the admin page, and its first visitor is called', async () => {
  const admin = await screen('admin');
  await admin.getByRole('heading', { name: 'To the first call' }).waitFor();
  await add(admin, 'Add a service', () => english(admin, 'Identity papers'));
  await add(admin, 'Add a work profile', () => english(admin, 'Everything'));
  await add(admin, 'Add a desk', () => english(admin, 'Desk 1'));
  await add(admin, 'Add a person', () => admin.getByLabel('Name').fill('Léa Martin'));

  const desk = await screen('desk');
  await desk.getByRole('button', { name: 'Léa Martin' }).click();
  await desk.getByRole('button', { name: 'First time here' }).click();
  for (const label of ['New PIN', 'The same PIN again']) {
    await desk.getByLabel(label).fill('2580');
    await desk.keyboard.press('Enter');
  }
  await desk.getByText('Desk 1').click();
  await desk.getByRole('button', { name: 'Start work' }).click();
  await desk.getByText('Nobody is waiting').first().waitFor();

  const display = await hub.client('display', ['display:all']);
  const kiosk = await hub.client('kiosk', ['kiosk:main']);
  const ticket = await kiosk.done({ type: 'issue', service: 'identity-papers' });
  expect(ticket.number).toBe('A1');
  await desk.getByText('calls A1').waitFor();
  await desk.locator('.next').focus();
  await desk.keyboard.press('Space');
  await desk.locator('.card-giant').getByText('A1').waitFor();
  await display.until(() => [...display.picture('display:all').rows.keys()].some((key) => key.startsWith('call:')));
  await keepPicture(desk, 'desk/first-call-of-an-empty-office');

  await admin.goto(`${hub.url}/admin#live`);
  await admin.getByText('A1').first().waitFor();
  await keepPicture(admin, 'admin/live-first-call');
  expect(complaints).toEqual([]);
});

test('the real hub goes away and comes back: the desk says so, and its press is done once', async () => {
  const admin = await screen('admin');
  await admin.getByRole('heading', { name: 'To the first call' }).waitFor();
  const { port, dataDir } = hub;
  await hub.stop();
  await admin.evaluate(() => {
    window.location.hash = 'services/service:new';
  });
  await english(admin, 'Passports');
  await admin.getByRole('button', { name: 'Save', exact: true }).click();
  hub = await startHub({ preset: null, port, dataDir, own: { screens: SCREENS } });
  await admin.locator('.master-line').getByText('Passports').waitFor();
  expect(await admin.locator('.master-line').count()).toBe(1);
});

test('a device is revoked from the admin page and cut off at once', async () => {
  const admin = await screen('admin');
  const desk = await screen('desk');
  await desk.getByRole('heading', { name: 'Who are you?' }).waitFor();
  await admin.evaluate(() => {
    window.location.hash = 'devices';
  });
  await admin.getByText(/Desk · connected/).click();
  await admin.getByRole('button', { name: 'Take its access away' }).click();
  await admin.getByRole('button', { name: 'Yes, cut it off' }).click();
  await desk.getByText('This device was removed from the office.').waitFor();
});

test('a device shows its code, and is let in', async () => {
  const admin = await screen('admin');
  const desk = await openPage(browser, { width: 1280, height: 800 });
  await desk.goto(`${hub.url}/desk`);
  const code = await desk.locator('.entry-code').textContent();
  await admin.evaluate(() => {
    window.location.hash = 'devices';
  });
  await expect.poll(() => admin.locator('.request-digits').textContent()).toBe(code);
  await admin.getByRole('button', { name: 'Yes, let it in' }).click();
  await desk.getByRole('heading', { name: 'Who are you?' }).waitFor();
});
