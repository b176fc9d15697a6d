import { expect, test } from 'vitest';
import { stage } from './support/stage.ts';

const it = stage({ autoplay: false });

test('[display] a browser that keeps silent asks for one key, once', async () => {
  const page = await it.openDisplay();
  await page.waitForSelector('.d-sound');
  await it.looksRight('display/sound-locked');
  await expect.poll(() => it.hub.shown.length).toBe(1);
  expect(it.hub.shown[0]?.sound).toBe(false);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.d-sound', { state: 'detached' });
});

test('[display] a display without chime asks for nothing', async () => {
  const page = await it.openDisplay({ head: { chime: false } });
  expect(await page.$$('.d-sound')).toHaveLength(0);
});
