import { afterAll, beforeAll, expect, test } from 'vitest';
import { addByStep, nameIt, startWork } from './support/people.ts';
import { RealOffice } from './support/real-office.ts';

let office: RealOffice;
beforeAll(async () => {
  office = await RealOffice.open('empty');
});
afterAll(() => office.close());

test('an empty office is set up on the admin page alone, and calls its first visitor', async () => {
  const admin = await office.visit('admin');
  await addByStep(admin, 'Add a service', async (page) => {
    await nameIt(page, 'Library cards');
    await page.getByLabel('Letter').fill('L');
  });
  await addByStep(admin, 'Add a work profile', async (page) => {
    await nameIt(page, 'Everything');
    await page.getByLabel('Library cards').check();
  });
  await addByStep(admin, 'Add a desk', async (page) => {
    await nameIt(page, 'Window 1');
    await page.getByLabel('Work profile', { exact: true }).selectOption('Everything');
  });
  await addByStep(admin, 'Add a person', (page) => page.getByLabel('Name', { exact: true }).fill('Nora Blanc'));

  const [kiosk, desk, display] = [
    await office.visit('kiosk'),
    await office.visit('desk'),
    await office.visit('display'),
  ];
  // With one service there is nothing to choose.
  await kiosk.getByText('Library cards').waitFor();
  await kiosk.getByRole('button', { name: 'Take a number' }).click();
  await kiosk.locator('.k-ticket', { hasText: 'L1' }).waitFor();
  await startWork(desk, 'Nora Blanc', 'Window 1');
  await desk.locator('.next').click();
  await display.locator('.d-takeover', { hasText: 'L1' }).waitFor();
  expect(await display.textContent('.d-band')).toMatch(/Window\s1/);
});
