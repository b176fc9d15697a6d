import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PartRole } from '#contract/setup.ts';
import { App, keepPicture, until } from './support/app.ts';
import { Office } from './support/office.ts';
import { XServer } from './support/x-server.ts';

const WIDTH = 1366;
const HEIGHT = 768;
const WHOLE = { x: 0, y: 0, width: WIDTH, height: HEIGHT };
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
  });

  test.each(['kiosk', 'display'] as const)('%s covers the whole screen', async (role) => {
    await launch(role);
    const covered = async () => [...(await screen.windows()).values()].find(({ width }) => width === WIDTH);
    expect(await until(covered, () => 'no window covers the screen')).toEqual(WHOLE);
  });

  test('the desk is a window among others', async () => {
    await launch('desk');
    const shown = async () => [...(await screen.windows())].find(([name]) => name.startsWith('Desk'));
    const [, place] = await until(shown, () => 'no desk');
    expect(place.width).toBeLessThan(WIDTH);
  });
});
