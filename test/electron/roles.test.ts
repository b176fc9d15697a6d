import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PartRole } from '#contract/windows.ts';
import { App, keepPicture, until } from './support/app.ts';
import { Office } from './support/office.ts';
import { type Geometry, XServer } from './support/x-server.ts';

const WIDTH = 1366;
const HEIGHT = 768;
/** What each page shows once the hub has let it in. */
const IN_THE_OFFICE: Record<PartRole, string> = {
  desk: 'text=Who are you',
  kiosk: '.k-card',
  display: '[aria-live]',
};

let screen: XServer;
let office: Office;
let app: App | undefined;
beforeAll(async () => {
  [screen, office] = await Promise.all([XServer.start(WIDTH, HEIGHT), Office.open()]);
});
afterEach(async () => {
  await app?.stop();
  app = undefined;
});
afterAll(async () => {
  await office.close();
  await screen.stop();
});

const launch = async (role: PartRole) => {
  app = await App.launch(screen, ['--role', role, '--hub', office.url, '--join', `${role}=${office.secrets[role]}`]);
  return app.page(new RegExp(`^${office.url}/${role}`));
};

describe('a role opens the page of its hub', () => {
  test.each(['desk', 'kiosk', 'display'] as const)('%s', async (role) => {
    const page = await launch(role);
    await page.waitForSelector(IN_THE_OFFICE[role]);
    await keepPicture(page, role);
    expect(page.url()).not.toContain('join');
    const shown = async () => [...(await screen.windows())].find(([name]) => name.endsWith(' – Now Serving'))?.[1];
    const place = await until(shown, () => 'no window');
    // A desk is a window among others, kiosk and display cover the whole screen.
    if (role === 'desk') expect(place.width).toBeLessThan(WIDTH);
    else
      await until(
        async () => isWhole(await shown()),
        () => `${role} does not cover the screen`,
      );
  });
});

test('the app speaks the language that its settings name, and not that of the person', async () => {
  app = await App.launch(screen, ['--role', 'kiosk', '--hub', '127.0.0.1:1', '--language', 'fr-CA']);
  const page = await app.page(/page=moment/);
  await page.waitForSelector('text=Un instant');
});

const isWhole = (place: Geometry | undefined): boolean =>
  place?.x === 0 && place.y === 0 && place.width === WIDTH && place.height === HEIGHT;
