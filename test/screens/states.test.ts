import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepPicture, launchWithScrollbars } from './support/browser.ts';
import { STATES, Tour } from './support/states/tour.ts';

/** The same states as `test/electron/old-screens.test.ts`, in the Chromium of today. */

let browser: Browser;
let tour: Tour;
beforeAll(async () => {
  browser = await launchWithScrollbars();
  const page = await (await browser.newContext()).newPage();
  tour = await Tour.begin(page, (at, name) => keepPicture(at, `states/${name}`));
});
afterAll(() => browser.close());

test.each(STATES)('$name', async (state) => {
  expect(await tour.visit(state)).toEqual({ errors: [], cut: [], overlapping: [], shortened: [] });
});
