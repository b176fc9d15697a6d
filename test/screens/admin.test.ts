import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SettingValues } from '#contract/settings.ts';
import type { AdminHead } from '#contract/views.ts';
import * as office from './support/admin-office.ts';
import { ADMIN, ADMIN_ROWS, adminHead, LONG_VISIT, SITE } from './support/admin-office.ts';
import { keepPicture, launch, leavePage, openPage, takePage, textProblems } from './support/browser.ts';
import { desk, OFFICE, QUEUE, queueHead, TWELVE_SERVICES } from './support/desk-office.ts';
import { FixtureHub } from './support/fixture-hub.ts';
import { pageLooksRight } from './support/looks-right.ts';
import { MORNING } from './support/office.ts';

const WIDE = { width: 1280, height: 800 };
let browser: Browser;
let hub: FixtureHub;
let page: Page;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  hub = await new FixtureHub().startInPlace();
  hub.setTime(MORNING);
});
afterEach(async () => {
  await leavePage(page);
  await hub.stop();
});

interface Office {
  head?: Partial<AdminHead>;
  rows?: Parameters<typeof hub.setView<typeof ADMIN>>[2];
  section?: string;
  size?: typeof WIDE;
  options?: BrowserContextOptions;
}

async function open({ head = {}, rows = ADMIN_ROWS, section = 'live', size = WIDE, options }: Office = {}) {
  hub.setView(ADMIN, adminHead(head), rows);
  hub.setView(QUEUE, queueHead(), [...OFFICE, LONG_VISIT]);
  page = await (options ? openPage(browser, size, options) : takePage(browser, size));
  await page.goto(hub.address('admin'));
  await page.waitForSelector('.section');
  await page.evaluate((to) => {
    window.location.hash = to;
  }, section);
  await page.waitForTimeout(150);
}

const looksRight = (name: string) => pageLooksRight(page, `admin/${name}`);

describe('the live overview', () => {
  test('queues, desks and what needs someone', async () => {
    await open();
    await looksRight('live');
    expect(await page.locator('.live-card').first().locator('strong').allTextContents()).toEqual([
      'Schools: oldest waits 48 min',
      'Identity papers: oldest waits 31 min',
      'Desk 4: B14 for 31 min',
      'Display, hall left is silent',
    ]);
  });

  test('a service that no profile serves is told on the overview, in the list and on its form', async () => {
    const added = office.setting(
      'service',
      'v',
      office.serviceValue({ name: { en: 'Vehicles', fr: 'Véhicules' }, letter: 'V' }),
    );
    for (const locale of ['en', 'fr']) {
      await open({ rows: [...ADMIN_ROWS, added], options: { locale } });
      const need = page.locator('.live-line', {
        hasText: locale === 'en' ? 'No profile serves Vehicles' : 'Aucun profil ne sert Véhicules',
      });
      expect(await need.getByRole('link').getAttribute('href')).toBe('#desks');
      await page.goto(`${page.url().split('#')[0]}#services/service:v`);
      await page.locator('.master-line .tone-warn').waitFor();
      await page.locator('.form-warn a').waitFor();
      await looksRight(`service-unserved-${locale}`);
      if (locale === 'en') await page.close();
    }
  });

  test('twelve services and desks with long names', async () => {
    const desks = Array.from({ length: 12 }, (_, i) =>
      desk(`${i + 1}`, { name: { en: `Guichet état civil n° ${i + 1}` } }),
    );
    const others = ADMIN_ROWS.filter(({ table }) => table !== 'service' && table !== 'desk');
    await open({
      rows: [...others, ...TWELVE_SERVICES, ...desks],
      head: { site: 'Bezirksamt Charlottenburg-Wilmersdorf' },
    });
    await looksRight('live-twelve-services');
  });

  test('nothing needs anybody', async () => {
    const rows = [
      ...office.SETTINGS_ROWS,
      ...office.PRESENCE.map((row) => ({ ...row, online: true })),
      ...ADMIN_ROWS.filter(({ table }) => table === 'service').map((row) => ({ ...row, waiting: 0, oldest: null })),
    ];
    await open({ rows });
    await looksRight('live-calm');
    await page.getByText('Nothing. The office runs by itself.').waitFor();
  });

  test('an alarm, a closed day, a device that waits, an old backup', async () => {
    await open({
      head: {
        day: null,
        plannedEnd: null,
        alarms: [{ code: 'clockJumped', at: MORNING }],
        backup: { at: MORNING - 3 * 86_400_000, ok: true },
      },
      rows: [...ADMIN_ROWS, office.REQUEST],
    });
    await looksRight('live-trouble');
  });

  test('an empty office is led to its first call', async () => {
    await open({ head: { day: null, plannedEnd: null, days: [], backup: null }, rows: [SITE] });
    await looksRight('live-empty');
    expect(await page.locator('.first-steps a').count()).toBe(6);
  });

  test('French', async () => {
    await open({ options: { locale: 'fr-FR' } });
    await looksRight('live-french');
  });

  test('a demonstration says so', async () => {
    await open({ head: { demo: true } });
    await looksRight('live-demo');
  });

  test('a hub that is silent is told', async () => {
    page = await openPage(browser, WIDE);
    await page.addInitScript(() => {
      const steady = performance.now.bind(performance);
      performance.now = () => steady() + Number(document.documentElement.dataset.skipped ?? 0);
    });
    hub.setView(ADMIN, adminHead(), ADMIN_ROWS);
    hub.setView(QUEUE, queueHead(), OFFICE);
    await page.goto(hub.address('admin'));
    await page.waitForSelector('.section');
    await hub.stop();
    await page.evaluate(() => {
      document.documentElement.dataset.skipped = '31000';
    });
    await page.locator('.section-stale').waitFor();
    await looksRight('live-stale');
  });
});

describe('every section', () => {
  test.each([
    ['office', 'office'],
    ['services', 'services/service:a'],
    ['service-new', 'services/service:new'],
    ['category-new', 'services/category:new'],
    ['band', 'services/band:priority'],
    ['desks', 'desks/desk:3'],
    ['profile', 'desks/profile:all'],
    ['people', 'people/person:lea'],
    ['rules', 'rules'],
    ['displays', 'displays/displayGroup:hall'],
    ['devices', 'devices/device:d1'],
    ['backup', 'backup'],
  ])('%s', async (name, section) => {
    await open({ section });
    await looksRight(name);
  });

  test.each([
    ['office', 'office'],
    ['services', 'services/service:a'],
    ['rules', 'rules'],
    ['devices', 'devices/device:d1'],
    ['backup', 'backup'],
  ])('%s in French', async (name, section) => {
    await open({ section, options: { locale: 'fr-FR' } });
    await looksRight(`${name}-french`);
  });

  test.each(['en-GB', 'fr-FR'])('a language in which the screens have no words is marked, in %s', async (locale) => {
    const languages = ['en', 'es', 'ar', 'pt-BR'];
    const spoken = office.setting('site', 'main', { ...(SITE.value as SettingValues['site']), languages }, 4);
    const rows = [...ADMIN_ROWS.filter(({ key }) => key !== SITE.key), spoken];
    await open({ rows, section: 'office', options: { locale } });
    const marked = page.locator('.languages-line', { has: page.locator('.languages-note') });
    expect(await marked.locator('span').allTextContents()).toEqual(['Español', 'Português']);
    await marked.last().scrollIntoViewIfNeeded();
    await looksRight(`office-languages-${locale}`);
  });

  test.each([
    ['live', 'live'],
    ['services', 'services/service:a'],
    ['rules', 'rules'],
  ])('%s at 200 %% zoom', async (name, section) => {
    await open({ section, size: { width: 640, height: 400 } });
    await looksRight(`${name}-zoom-200`);
  });

  test('high contrast of Windows, and right to left', async () => {
    await open({ section: 'services/service:a', options: { forcedColors: 'active' } });
    await keepPicture(page, 'admin/services-forced-colors');
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    await keepPicture(page, 'admin/services-right-to-left');
    expect(await textProblems(page)).toEqual([]);
  });
});
