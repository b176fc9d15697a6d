import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { electronOf } from '../runner/electron.mjs';
import { STATES, Tour } from '../screens/support/states/tour.ts';
import { judge } from '../support/judge/judge.ts';
import { SABOTAGED } from '../support/judge/sabotaged-pages.ts';
import { App, keepPicture, type Program } from './support/app.ts';
import { builtStyleRules } from './support/style-rules.ts';
import { XServer } from './support/x-server.ts';

/** Screens of wall TVs are years old; so is the engine of the Electron that is fetched for tests. */

let screen: XServer;
let app: App;
let page: Page;
let tour: Tour;
beforeAll(async () => {
  screen = await XServer.start(1280, 800);
  app = await App.launch(screen, [], undefined, plainWindow());
  page = await app.page(/^about:blank/);
  tour = await Tour.begin(page, (at, name) => keepPicture(at, `states/${name}`));
});
afterAll(async () => {
  await app.stop();
  await screen.stop();
});

/** One window of the engine, without anything of the app. */
function plainWindow(): Program {
  const { binary, before } = electronOf(process.env);
  return { binary, before: [...before, join(import.meta.dirname, 'support', 'plain-window.cjs')] };
}

describe('every screen stands in the Chromium of the Electron at hand', () => {
  test.each(STATES)('$name', async (state) => {
    expect(await tour.visit(state)).toEqual({ errors: [], cut: [], overlapping: [], shortened: [] });
  });
});

test('and the judge sees there what it sees elsewhere', async () => {
  await page.setViewportSize({ width: 400, height: 300 });
  for (const { name, html, finds } of SABOTAGED) {
    await page.setContent(html);
    const found = await judge(page, { scrolls: false });
    expect(found, name).toEqual({ cut: [], overlapping: [], shortened: [], ...finds });
  }
});

/** Refinements that an engine may lack: without them a screen is whole, only a little plainer. */
const MAY_BE_MISSED = [
  'accent-color:',
  'forced-color-adjust:',
  'hyphens:',
  'text-decoration-thickness:',
  'text-underline-offset:',
  'text-wrap:',
  // Where it is not understood, every focus has its ring.
  ':focus:not(:focus-visible)',
  // Windows' own contrast, and who asked for less motion or more contrast.
  '(forced-colors:',
];

test('every style is understood there, but for refinements', async () => {
  const missed = await page.evaluate(({ selectors, media, declarations }) => {
    const supports = (condition: string) => (CSS.supports as (condition: string) => boolean)(condition);
    const lost = declarations.filter(([name, value]) => !CSS.supports(name, value));
    return [
      ...selectors.filter((selector) => !selector.split(',').every((one) => supports(`selector(${one})`))),
      ...media.filter((query) => matchMedia(query).media === 'not all'),
      ...lost.map(([name, value]) => `${name}:${value}`),
    ];
  }, builtStyleRules());
  expect(missed.filter((one) => !MAY_BE_MISSED.some((name) => one.startsWith(name)))).toEqual([]);
});
