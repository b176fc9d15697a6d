import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { colleaguesWork, visitorsCome } from './support/crowd.ts';
import { heard, listen, startWork, takeTicket } from './support/people.ts';
import { RealOffice } from './support/real-office.ts';

/** How soon every screen must be back once the hub listens again, ms. */
const BACK_WITHIN = 2_000;
/** The machine may be busy with other things: one of these kills must show it. */
const KILLS = 3;
/** Long enough for a call that is announced again to be heard, ms. */
const WELL_AFTER = 1_500;

describe('an office of the preset for town halls', () => {
  let office: RealOffice;
  let kiosk: Page;
  let desk: Page;
  let display: Page;
  beforeAll(async () => {
    office = await RealOffice.open('townHall');
    [kiosk, desk, display] = [
      await office.visit('kiosk'),
      await office.visit('desk'),
      await office.visit('display', listen),
    ];
  });
  afterAll(() => office.close());

  test('a tap at the kiosk, Next at the desk, and the display shows and says the call', async () => {
    expect(await takeTicket(kiosk, 'Identity papers')).toBe('A1');
    await startWork(desk, 'Alex Martin', 'Desk 1');
    await desk.locator('.next').click();
    await desk.getByText('Shown on 1 of 1 display').waitFor();
    await display.locator('.d-takeover').waitFor();
    expect(await display.textContent('.d-band .d-number')).toBe('A1');
    expect(await heard(display)).toEqual(['Number A1, please go to Desk 1, Ground floor, left.']);
  });

  test('after the hub was killed all three come back by themselves, still signed in, and announce nothing again', async () => {
    await visitorsCome(office, 11);
    const before = await heard(display);
    const took: number[] = [];
    for (let kill = 0; kill < KILLS; kill += 1)
      took.push(await office.killAndReturn({ kiosk: 2, desk: 1, display: 1 }));
    expect(Math.min(...took)).toBeLessThan(BACK_WITHIN);

    await display.waitForTimeout(WELL_AFTER);
    expect(await heard(display)).toEqual(before);
    await desk.getByRole('button', { name: /^Start/ }).click();
    // A press counts once the one before is answered: until then Next is off.
    await desk.getByRole('button', { name: /^Start/ }).waitFor({ state: 'detached' });
    await desk.locator('.next[aria-disabled=false]:focus').waitFor();
    await desk.keyboard.press('Space');
    await display.locator('.d-band .d-number', { hasText: 'A2' }).waitFor();
    await expect.poll(() => heard(display)).toEqual([...before, 'Number A2, please go to Desk 1, Ground floor, left.']);
  });

  test('at work: pictures of every role', async () => {
    await colleaguesWork(office, 'papers');
    const admin = await office.visit('admin');
    await admin.getByText('Up to date').waitFor();
    await kiosk.reload();
    await kiosk.locator('.k-card').first().waitFor();
    // A recall, so that the call still signals however slowly the pictures came.
    await display.locator('.d-takeover').waitFor({ state: 'detached' });
    await desk.keyboard.press('r');
    await display.locator('.d-takeover').waitFor();
    await display.locator('.d-takeover').waitFor({ state: 'detached' });
    for (const role of ['display', 'desk', 'kiosk', 'admin'] as const) await office.picture(role);
    expect(await admin.locator('.desk-tiles li').count()).toBe(9);
  });
});
