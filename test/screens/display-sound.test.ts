import { expect, test } from 'vitest';
import { SOON, stage } from './support/stage.ts';

const it = stage();

/**
 * Runs in the page: sound begins locked, as in a browser that nobody touched. (The browser's own lock opens by itself in
 * tests: whatever drives a page counts as a touch.)
 */
function lockSound(): void {
  class Locked extends AudioContext {
    constructor() {
      super();
      void this.suspend();
    }
  }
  Object.assign(window, { AudioContext: Locked });
}

test('[display] a browser that keeps silent asks for one key, once', async () => {
  const page = await it.openDisplay({ before: lockSound });
  await page.waitForSelector('.d-sound');
  await it.looksRight('display/sound-locked');
  await expect.poll(() => it.hub.shown.length, SOON).toBe(1);
  expect(it.hub.shown[0]?.sound).toBe(false);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.d-sound', { state: 'detached' });
});

test('[display] a display without chime asks for nothing', async () => {
  const page = await it.openDisplay({ head: { chime: false }, before: lockSound });
  expect(await page.$$('.d-sound')).toHaveLength(0);
});
