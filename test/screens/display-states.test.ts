import { describe, expect, test } from 'vitest';
import { takePage } from './support/browser.ts';
import { CALLS, displayHead, MORNING, WAITING, waiting } from './support/office.ts';
import { HD, stage } from './support/stage.ts';

const it = stage();
const TOMORROW = Date.parse('2025-01-15T08:30:00+01:00');

describe('[display] little and much', () => {
  test('first start: nothing yet', async () => {
    await it.openDisplay({ rows: [], head: { info: null } });
    await it.looksRight('display/first-start');
  });

  test('nobody called and nobody waiting', async () => {
    await it.openDisplay({ rows: WAITING.map((row) => ({ ...row, waiting: 0 })) });
    await it.looksRight('display/nobody-waiting');
  });

  test('all calls are over: nothing is yellow', async () => {
    await it.openDisplay({ rows: [...CALLS.map((row) => ({ ...row, state: 'over' as const })), ...WAITING] });
    await it.looksRight('display/all-over');
    expect(await it.page.$$('.d-band-signal')).toHaveLength(0);
  });

  test('closed says when it opens', async () => {
    await it.openDisplay({
      head: { day: null },
      rows: WAITING.map((row) => ({ ...row, waiting: 0, times: [], next: TOMORROW })),
    });
    await it.looksRight('display/closed');
    expect(await it.page.textContent('.d-band')).toContain('Opens tomorrow at\u00a008:30');
  });

  test('closed without a known opening', async () => {
    await it.openDisplay({ head: { day: null }, rows: WAITING.map((row) => ({ ...row, waiting: 0 })) });
    await it.looksRight('display/closed-unknown');
  });

  test('one service, thirty waiting', async () => {
    await it.openDisplay({ rows: [...CALLS.slice(0, 2), waiting('A', 'Identity papers', 'a', 30)] });
    await it.looksRight('display/one-service-thirty-waiting');
  });

  /** So many services, a few of them with German compounds; nobody waits for the first. */
  const many = (count: number) => {
    const names = [
      'Identity papers',
      'Kraftfahrzeug\u00ADzulassungs\u00ADangelegenheiten',
      'Schools and canteen',
      'Taxes',
    ];
    return [...'ABCDEFGHJKLMNOPQRSTU']
      .slice(0, count)
      .map((letter, i) => waiting(letter, names[i % 4] ?? '', [...'abcdef'][i % 6] ?? 'a', i));
  };
  const lines = () => it.page.$$eval('.d-service', (all) => all.map((one) => one.textContent));

  test('twelve services, with German compounds', async () => {
    await it.openDisplay({ rows: [...CALLS, ...many(12)] });
    await it.looksRight('display/twelve-services');
    expect(await lines()).toHaveLength(12);
  });

  test('twenty services: the last line counts what has no room', async () => {
    await it.openDisplay({ rows: [...CALLS, ...many(20)] });
    const all = await lines();
    const shown = all.length - 1;
    expect(await it.page.textContent('.d-service-others .service-block')).toBe(`+${20 - shown}`);
    expect(all.at(-1)).toContain('Other services');
    expect(all[0]).toContain('Kraftfahrzeug');
    const people = await it.page.$$eval('.d-service-count', (all) => all.map((one) => Number(one.textContent)));
    expect(people.reduce((sum, one) => sum + one, 0)).toBe(190);
  });

  test('upright, twelve services keep their letters, and their names when these have room again', async () => {
    const page = await it.openDisplay({ size: { width: 1080, height: 1920 }, rows: [...CALLS, ...many(12)] });
    await it.looksRight('display/twelve-services-upright');
    expect(await lines()).toHaveLength(12);
    expect(await page.$$('.d-service .sr-only')).toHaveLength(12);
    await page.setViewportSize(HD);
    await page.waitForSelector('.d-service .sr-only', { state: 'detached' });
    expect(await lines()).toHaveLength(12);
  });

  test('a closed service says so instead of a count', async () => {
    const closed = waiting('E', 'Elections', 'e', 0, {
      times: [{ from: MORNING + 9_000_000, to: MORNING + 19_000_000 }],
    });
    await it.openDisplay({ rows: [...CALLS, ...WAITING, closed] });
    expect(await it.page.textContent('.d-service-closed')).toContain('closed');
    await it.looksRight('display/service-closed');
  });

  test('French, with its group and its date', async () => {
    await it.openDisplay({ head: { languages: ['fr', 'en'], demo: true } });
    await it.page.waitForSelector('html[lang=fr]');
    await it.looksRight('display/french');
    expect(await it.page.textContent('.d-date')).toBe('mardi 14 janvier');
  });
});

describe('[display] for whoever hangs it up', () => {
  test('the test card, from the address', async () => {
    await it.openDisplay({ query: '?test', head: { overscan: 3 } });
    await it.looksRight('display/test-card');
  });

  test('the test card, by the key T, and back', async () => {
    const page = await it.openDisplay();
    await page.keyboard.press('t');
    await page.waitForSelector('.d-test');
    await page.keyboard.press('T');
    await page.waitForSelector('.d-test', { state: 'detached' });
    expect(await page.isVisible('.d-band')).toBe(true);
  });

  test('Windows high contrast', async () => {
    await it.openDisplay({ browser: { forcedColors: 'active' } });
    await it.looksRight('display/forced-colors');
  });

  test('a display without a group shows every desk', async () => {
    it.hub.identity = { group: null };
    it.hub.setView('display:all', displayHead({ group: {} }), [...CALLS, ...WAITING]);
    it.page = await takePage(it.browser, HD);
    await it.page.goto(it.hub.address('display'));
    await it.page.waitForSelector('.d-band');
    await it.looksRight('display/every-desk');
  });
});
