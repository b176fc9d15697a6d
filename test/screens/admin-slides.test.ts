import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PlaylistRow } from '#contract/playlist.ts';
import { removeDataDir, startHub, type TestHub } from '../support/hub.ts';
import { poster } from '../support/posters.ts';
import { launch, openPage } from './support/browser.ts';
import { pageLooksRight } from './support/looks-right.ts';
import { SCREENS } from './support/screen-files.ts';
import { SOON } from './support/stage.ts';

/** Slides are set up on the admin page of a real hub, and seen on its display. */

let browser: Browser;
let hub: TestHub;
let admin: Page;

beforeAll(async () => {
  browser = await launch();
  hub = await startHub({ own: { screens: SCREENS } });
  admin = await openPage(browser, { width: 1280, height: 800 }, { locale: 'en-GB' });
  await admin.goto(`${hub.url}/admin#join=${hub.hub.joinSecrets().admin}`);
  await admin.getByRole('link', { name: 'Displays', exact: true }).click();
  await admin.getByRole('region', { name: 'Slides beside the calls' }).getByRole('link', { name: 'All desks' }).click();
  await admin.getByText('None yet. Add a text or a picture').waitFor();
});
afterAll(async () => {
  await browser.close();
  await hub.stop();
  removeDataDir(hub.dataDir);
});

const looksRight = (name: string, page = admin) => pageLooksRight(page, name);
const choose = (name: string, buffer: Buffer) =>
  admin.getByLabel('Add a picture').setInputFiles({ name, mimeType: 'image/png', buffer });
const save = async () => {
  await admin.getByRole('button', { name: 'Save', exact: true }).click();
  await admin.getByText('Saved', { exact: false }).first().waitFor();
};
const slides = () => admin.locator('.setting-form .block');

test('a text and a picture turn on the wall, in the order that was chosen', async () => {
  await admin.getByRole('button', { name: 'Add a text' }).click();
  await slides().first().getByLabel('English').first().fill('Passports by appointment');
  await choose('summer.png', poster('png', { width: 620, height: 877 }));
  await slides().nth(1).getByLabel('English').fill('Summer festival');
  await admin.getByRole('button', { name: 'Picture 2: move up' }).click();
  await admin.getByLabel('Each stands for').fill('5');
  await save();
  await slides().first().scrollIntoViewIfNeeded();
  await looksRight('admin/slides');

  const watcher = await hub.client('display', ['display:all']);
  const row = watcher.picture('display:all').rows.get('playlist') as PlaylistRow;
  const [file] = readdirSync(join(hub.dataDir, 'media'));
  expect(row).toMatchObject({
    seconds: 5,
    slides: [
      { type: 'picture', file, alt: { en: 'Summer festival' } },
      { type: 'text', title: { en: 'Passports by appointment' }, body: null },
    ],
  });
  const wall = await openPage(browser, { width: 1920, height: 1080 });
  await wall.goto(`${hub.url}/display#join=${hub.hub.joinSecrets().display}`);
  await wall.getByAltText('Summer festival').waitFor(SOON);
  await looksRight('display/slides-of-a-real-hub', wall);
  await wall.getByText('Passports by appointment').waitFor(SOON);
});

test('what is no picture is refused beside its field, whatever it is called', async () => {
  await choose('poster.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
  await admin.getByText('This is no picture that displays can show.').waitFor();
  await choose('poster.png', Buffer.alloc(4 * 1024 * 1024 + 1));
  await admin.getByText('This picture is too big.').waitFor();
  expect(readdirSync(join(hub.dataDir, 'media'))).toHaveLength(1);
  await looksRight('admin/slides-refused');
});

test('a slide without its title is told beside the field', async () => {
  await admin.getByRole('button', { name: 'Add a text' }).click();
  await admin.getByRole('button', { name: 'Save', exact: true }).click();
  await slides().nth(2).getByText('Fill this in.').waitFor();
  await admin.getByRole('button', { name: 'Discard' }).click();
  expect(await slides().count()).toBe(2);
});

test('a picture that no list shows any more can go', async () => {
  await slides().first().getByRole('button', { name: 'Remove' }).click();
  await save();
  await admin.getByText('not used any more').waitFor();
  await admin.locator('.kept-picture').scrollIntoViewIfNeeded();
  await looksRight('admin/slides-kept');
  const kept = admin.locator('.kept-picture');
  await kept.getByRole('button', { name: 'Remove' }).click();
  await kept.getByRole('button', { name: 'Yes, remove' }).click();
  await expect.poll(() => readdirSync(join(hub.dataDir, 'media')), SOON).toEqual([]);
  await kept.waitFor({ state: 'detached' });
});

test('in French, on a narrow page', async () => {
  const french = await openPage(browser, { width: 640, height: 800 }, { locale: 'fr-FR' });
  await french.goto(`${hub.url}/admin#join=${hub.hub.joinSecrets().admin}`);
  await french.locator('.section').waitFor();
  await french.evaluate(() => {
    window.location.hash = 'displays/playlist:all';
  });
  await french.getByText('Ajouter un texte').scrollIntoViewIfNeeded();
  await french.getByRole('button', { name: 'Ajouter un texte' }).focus();
  await french.keyboard.press('Tab');
  await looksRight('admin/slides-french', french);
  const asked = french.waitForEvent('filechooser');
  await french.keyboard.press('Space');
  expect((await asked).isMultiple()).toBe(false);
});
