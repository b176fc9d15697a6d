import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CallRow, DisplayHead, WaitingRow } from '#contract/views.ts';
import { axeProblems, clippedText, keepPicture, launch, openPage } from './support/browser.ts';
import { FixtureHub } from './support/fixture-hub.ts';
import { CALLS, call, displayHead, HALL, MORNING, WAITING, waiting } from './support/office.ts';

const HD = { width: 1280, height: 720 };
let browser: Browser;
let hub: FixtureHub;
let page: Page;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  hub = await new FixtureHub().start();
  hub.identity = { group: 'hall' };
  hub.setTime(MORNING);
});
afterEach(async () => {
  await page.context().close();
  await hub.stop();
});

interface Hall {
  head?: Partial<DisplayHead>;
  calls?: CallRow[];
  waiting?: WaitingRow[];
  size?: typeof HD;
  query?: string;
}

/** Opens the display of the hall and waits until it shows what the hub has. */
async function open({ head = {}, calls = CALLS, waiting = WAITING, size = HD, query = '' }: Hall = {}): Promise<Page> {
  hub.setView(HALL, displayHead(head), [...calls, ...waiting]);
  page = await openPage(browser, size);
  await page.goto(hub.address('display', query));
  await page.waitForSelector('.d-band');
  return page;
}

/** Keeps the picture and holds the screen to what every screen must be. */
async function looksRight(name: string): Promise<void> {
  await keepPicture(page, `display/${name}`);
  expect(await clippedText(page)).toEqual([]);
  expect(await axeProblems(page)).toEqual([]);
}

describe('states of the wall display', () => {
  test('the newest call in the band, four before it, who waits', async () => {
    await open();
    await looksRight('serving-720p');
    const number = page.locator('.d-band .d-number bdi');
    expect(await number.textContent()).toBe('A42');
  });

  test('a long number', async () => {
    await open({
      calls: [
        call(15, 'ZZ9999', 'Guichet état civil n° 12', 'upLeft', {
          place: { en: 'Erdgeschoss, Wartebereich hinter der Treppe' },
          at: MORNING - 5_000,
          state: 'called',
        }),
        call(14, 'ZZ9998', 'Einwohnermeldeangelegenheiten 4', 'downRight'),
        call(13, '4711', 'شباك 3', 'right'),
        call(12, 'A1', 'חדר 12', 'left'),
        call(11, '7', 'Desk 5', 'none'),
      ],
    });
    await looksRight('long-names-720p');
  });
  test.each([
    ['1080p', { width: 1920, height: 1080 }],
    ['4k', { width: 3840, height: 2160 }],
    ['portrait', { width: 1080, height: 1920 }],
    ['4-3', { width: 1024, height: 768 }],
  ])('at %s', async (name, size) => {
    await open({ size });
    await looksRight(`serving-${name}`);
  });
  test('twelve services', async () => {
    await open({
      waiting: [...'ABCDEFGHJKLM'].map((letter, i) =>
        waiting(
          letter,
          ['Identity papers', 'Kraftfahrzeugzulassungsangelegenheiten', 'Schools and canteen', 'Taxes'][
            i % 4
          ] as string,
          'abcdef'[i % 6] as string,
          i,
        ),
      ),
    });
    await looksRight('twelve-services');
  });
  test('takeover', async () => {
    await open();
    hub.change(HALL, {
      put: [call(20, 'A43', 'Desk 3', 'left', { place: { en: 'Ground floor, left' }, at: hub.now(), state: 'called' })],
    });
    await page.waitForSelector('.d-takeover');
    await looksRight('takeover');
  });
});
