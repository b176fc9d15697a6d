import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { KioskHead, ViewTables } from '#contract/views.ts';
import { axeProblems, clippedText, keepPicture, launch, openPage } from './support/browser.ts';
import { FixtureHub } from './support/fixture-hub.ts';
import { KIOSK, kioskHead, MORNING, SERVICES } from './support/office.ts';

const PORTRAIT = { width: 720, height: 1280 };
const WIDE = { width: 1280, height: 800 };
let browser: Browser;
let hub: FixtureHub;
let page: Page;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  hub = await new FixtureHub().start();
  hub.setTime(MORNING);
});
afterEach(async () => {
  await page.context().close();
  await hub.stop();
});

interface Office {
  head?: Partial<KioskHead>;
  rows?: ViewTables['kiosk'][];
  size?: typeof WIDE;
}
async function open({ head = {}, rows = SERVICES, size = PORTRAIT }: Office = {}): Promise<Page> {
  hub.setView(KIOSK, kioskHead(head), rows);
  page = await openPage(browser, size);
  await page.goto(hub.address('kiosk'));
  await page.waitForSelector('.k-top');
  return page;
}
async function looksRight(name: string): Promise<void> {
  await keepPicture(page, `kiosk/${name}`);
  expect(await clippedText(page)).toEqual([]);
  expect(await axeProblems(page)).toEqual([]);
}

describe.each([
  ['portrait', PORTRAIT],
  ['wide', WIDE],
])('%s', (shape, size) => {
  test('choose', async () => {
    await open({ size });
    await looksRight(`choose-${shape}`);
  });
  test('arabic', async () => {
    await open({ size });
    await page.click('button[lang=ar]');
    await page.waitForSelector('[dir=rtl]');
    await looksRight(`choose-arabic-${shape}`);
  });
  test('ticket', async () => {
    hub.take = (_command, answer) =>
      answer({ ok: true, result: { visit: 'v', number: 'A42', service: 's-A', ahead: 7, secret: 's' } as never });
    await open({ size });
    await page.click('.k-card');
    await page.waitForSelector('.k-ticket');
    await looksRight(`ticket-${shape}`);
  });
  test('help', async () => {
    await open({ size });
    await page.click('.k-aid');
    await looksRight(`help-${shape}`);
  });
  test('aids', async () => {
    await open({ size });
    for (const n of [2, 3, 4]) await page.click(`.k-aid:nth-child(${n})`);
    await looksRight(`aids-${shape}`);
  });
});
