import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { judge } from '../support/judge/judge.ts';
import { SABOTAGED } from '../support/judge/sabotaged-pages.ts';
import { listenForErrors } from '../support/judge/script-errors.ts';
import { launch, openPage } from './support/browser.ts';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launch();
  page = await openPage(browser, { width: 400, height: 300 });
});
afterAll(() => browser.close());

describe('the judge of pages', () => {
  test.each(SABOTAGED)('$name', async ({ html, finds }) => {
    await page.setContent(html);
    expect(await judge(page, { scrolls: false })).toEqual({ cut: [], overlapping: [], shortened: [], ...finds });
  });

  test('what is below the window is cut off where nobody can scroll', async () => {
    await page.setContent('<p style="margin-top: 310px">below</p>');
    expect((await judge(page, { scrolls: false })).cut).toEqual(['"below" is cut off by HTML']);
    expect((await judge(page, { scrolls: true })).cut).toEqual([]);
  });

  test('errors of scripts and of the console, and no others', async () => {
    const errors = listenForErrors(page);
    await page.evaluate(() => {
      console.warn('only a warning');
      console.error('told');
      setTimeout(() => {
        throw new Error('thrown');
      });
    });
    await expect.poll(() => errors).toEqual(['told', 'Error: thrown']);
  });
});
