import { describe, expect, test } from 'vitest';
import type { DeskHead, QueueVisitRow, ShownRow } from '#contract/views.ts';
import { keepPicture, textProblems } from './support/browser.ts';
import * as office from './support/desk-office.ts';
import { ago, DESK, deskHead, HERE, OFFICE, QUEUE, shown } from './support/desk-office.ts';
import { MORNING } from './support/office.ts';
import { stage, WIDE } from './support/stage.ts';

const BAR = { width: 360, height: 800 };
const MINUTE = 60_000;
/** NS_LONG: every width and language. */
const LONG = process.env.NS_LONG === '1';
const it = stage();
const looksRight = (name: string) => it.looksRight(`desk/${name}`);
const CALLED: DeskHead['visit'] = { ...HERE, state: 'called', startedAt: null, calls: 2, noShowAt: MORNING + 42_000 };
const NOBODY: Partial<DeskHead> = { visit: null, next: [], waiting: 0, undo: null };
const EMPTY_TODAY: DeskHead['today'] = {
  served: 0,
  noShows: 0,
  serves: 0,
  serveMs: 0,
  waits: 0,
  waitMs: 0,
  withinTarget: 0,
};
const without = (...tables: string[]) => OFFICE.filter(({ table }) => !tables.includes(table));

describe('states of the desk', () => {
  test.each([
    ['wide', WIDE],
    ['bar', BAR],
  ])('a visitor at the desk, %s', async (name, size) => {
    await it.openDesk({ size });
    await looksRight(`serving-${name}`);
  });

  test.each([
    ['wide', WIDE],
    ['bar', BAR],
  ])('a visitor on the way, %s', async (name, size) => {
    await it.openDesk({ desk: { visit: CALLED }, shown: { ...shown('shown', 'silent'), calls: 2 }, size });
    await looksRight(`called-${name}`);
    expect(await it.page.locator('.card-fact-warn').textContent()).toBe('Shown on 1 of 2 displays. Silent: Hall right');
  });

  test('a bar of 600 px: every button and the way to the list whole above the foot', async () => {
    await it.openDesk({ desk: { visit: CALLED }, size: { ...BAR, height: 600 }, browser: { locale: 'fr-FR' } });
    await it.page.waitForSelector('html[lang=fr]');
    await looksRight('bar-600');
    const foot = (await it.page.locator('.bar-foot').boundingBox())?.y ?? 0;
    const buttons = await it.page.$$eval('.action', (all) => all.map((one) => one.getBoundingClientRect().bottom));
    expect(Math.max(...buttons)).toBeLessThanOrEqual(foot);
    expect(await it.page.locator('.first-line').count()).toBe(0);
    await it.page.getByRole('button', { name: 'Liste (8)' }).click();
    await it.page.waitForSelector('.waiting-table');
  });

  test('a bar of 760 px shows one line of the list, whole', async () => {
    await it.openDesk({ desk: { visit: CALLED }, size: { ...BAR, height: 760 } });
    const foot = (await it.page.locator('.bar-foot').boundingBox())?.y ?? 0;
    const lines = await it.page.$$eval('.first-line', (all) => all.map((one) => one.getBoundingClientRect().bottom));
    expect(lines).toHaveLength(1);
    expect(Math.max(...lines)).toBeLessThanOrEqual(foot);
  });

  test('nobody at the desk, people wait', async () => {
    await it.openDesk({ desk: { visit: null } });
    await looksRight('free');
    expect(await it.page.locator('.next-will').textContent()).toBe('calls A36 · 12\u00a0waiting');
  });

  test.each([
    ['wide', WIDE],
    ['bar', BAR],
  ])('nobody waiting, %s', async (name, size) => {
    const services = office.SERVICES.map((row) => ({ ...row, waiting: 0, oldest: null }));
    await it.openDesk({ desk: NOBODY, rows: [...without('visit', 'service'), ...services], size });
    await looksRight(`nobody-waiting-${name}`);
    expect(await it.page.locator('.next').getAttribute('aria-disabled')).toBe('true');
  });

  test.each(LONG ? ['en', 'fr'] : ['fr'])(
    'what is to be known of those who wait is readable in windows of every width, %s',
    async (language) => {
      const told = { again: 'transferred', parked: { reason: 'Filling in a form', until: null, at: MORNING } } as const;
      const rows = [...without('visit'), office.visit('A36', 31, told), office.visit('C24', 48)];
      await it.openDesk({ rows, desk: { next: [{ visit: 'A36', rule: 'pool' }] }, browser: { locale: language } });
      const problems: string[] = [];
      for (const width of LONG ? [720, 800, 959, 960, 1024, 1279] : [800, 1024]) {
        await it.page.setViewportSize({ width, height: 800 });
        problems.push(...(await textProblems(it.page)).map((problem) => `${width} px: ${problem}`));
      }
      expect(problems).toEqual([]);
    },
  );

  test('thirty waiting', async () => {
    const many = Array.from({ length: 30 }, (_, i) => office.visit(`A${100 + i}`, 40 - i));
    const next = many.slice(0, 10).map(({ visit }) => ({ visit, rule: 'oldest' as const }));
    await it.openDesk({ desk: { next, waiting: 30 }, rows: [...without('visit'), ...many] });
    await looksRight('thirty-waiting');
    expect(await it.page.locator('.waiting-row').count()).toBe(30);
  });

  test.each([
    ['wide', WIDE],
    ['bar', BAR],
  ])('twelve services with long names, %s', async (name, size) => {
    await it.openDesk({ rows: [...without('service'), ...office.TWELVE_SERVICES], size });
    if (size === BAR) await it.page.getByRole('button', { name: /list \(/i }).click();
    expect(await it.page.locator('.queue').count()).toBe(12);
    await looksRight(`twelve-services-${name}`);
  });

  test('the first start: nothing set up, nothing done', async () => {
    const rows = [office.desk('3', { person: 'lea', state: 'free' }), office.person('lea', 'Léa Martin', '3')];
    await it.openDesk({ desk: { ...NOBODY, today: EMPTY_TODAY }, rows });
    await looksRight('first-start');
  });

  test('a break', async () => {
    const session = deskHead().session;
    const pause = { reason: 'Coffee', until: MORNING + 8 * MINUTE, at: MORNING - 2 * MINUTE };
    await it.openDesk({ desk: { visit: null, session: session && { ...session, break: pause } } });
    await looksRight('break');
    await it.page.keyboard.press('Space');
    await expect.poll(() => it.hub.commands.map(({ type }) => type)).toEqual(['resume']);
  });

  test('serving far longer than usual', async () => {
    await it.openDesk({ desk: { visit: { ...HERE, startedAt: MORNING - 31 * MINUTE } } });
    await looksRight('long-visit');
  });

  test('a visit left open', async () => {
    await it.openDesk({ desk: { visit: { ...HERE, startedAt: MORNING - 151 * MINUTE, leftOpen: true } }, size: BAR });
    await looksRight('left-open');
  });

  test('auto-call is on', async () => {
    const session = deskHead().session;
    await it.openDesk({ desk: { ...NOBODY, session: session && { ...session, autoCall: true } } });
    await looksRight('auto-call');
  });

  test('everything worth knowing about who waits', async () => {
    const rows: QueueVisitRow[] = [
      office.visit('A36', 31, { pool: { desk: '3' }, again: 'transferred' }),
      office.visit('A37', 25, { pool: { person: 'hugo' } }),
      office.visit('B18', 6, {
        band: 'priority',
        language: 'ar',
        note: 'Wheelchair, needs the low desk at the window',
      }),
      office.visit('A38', 40, {
        state: 'parked',
        parked: { reason: 'Fetches a photo', until: MORNING + 18 * MINUTE, at: MORNING },
        pool: { desk: '3' },
      }),
      office.visit('A39', 12, { again: 'reactivated' }),
    ];
    const next = [
      { visit: 'A36', rule: 'pool' as const },
      { visit: 'B18', rule: 'priority' as const },
    ];
    await it.openDesk({ desk: { next, waiting: 3 }, rows: [...without('visit'), ...rows] });
    await looksRight('tags');
    const order = await it.page.locator('.waiting-row th').allTextContents();
    expect(order).toEqual(['A36', 'B18', 'A39', 'A38', 'A37']);
    const parked = it.page.locator('.waiting-row', { hasText: 'A38' }).locator('.tag');
    expect(await parked.allTextContents()).toEqual([expect.stringMatching(/^Parked until .*: Fetches a photo$/)]);
  });

  test('long names and numbers', async () => {
    const long = 'Einwohnermeldeangelegenheiten und Ausweise';
    const services = [
      office.service('z', { en: long }, 'e', 3, 12, { letter: 'ZZ' }),
      office.service('y', { en: 'أوراق الهوية' }, 'f', 1, 4, { letter: '' }),
    ];
    const visits = [
      office.visit('ZZ9998', 12, { service: 'z', note: 'Ausweis für Kind' }),
      office.visit('4711', 4, { service: 'y' }),
    ];
    const desks = [office.desk('3', { name: { en: 'Guichet état civil n° 12, rez-de-chaussée' }, person: 'lea' })];
    const people = [office.person('lea', 'Anne-Marie Delacroix-Vandenberghe', '3')];
    const next = visits.map(({ visit }) => ({ visit, rule: 'oldest' as const }));
    const visit = { ...HERE, number: 'ZZ9999', service: 'z', note: 'أحضرت كل الأوراق' };
    const rows = [...services, ...visits, ...desks, ...people, ...office.PROFILES];
    await it.openDesk({ desk: { visit, next, waiting: 4 }, rows });
    await looksRight('long-names');
  });

  test('the other desks', async () => {
    await it.openDesk();
    await it.page.getByRole('tab', { name: 'Other desks' }).click();
    await looksRight('other-desks');
  });

  test('who went without being served', async () => {
    const gone = [
      office.visit('A30', 90, { state: 'noShow', seq: 900 }),
      office.visit('B11', 80, { state: 'walkedOut', seq: 910 }),
      office.visit('C12', 70, { state: 'cancelled', seq: 905 }),
    ];
    await it.openDesk({ rows: [...OFFICE, ...gone] });
    await it.page.getByRole('tab', { name: 'Not served (3)' }).click();
    await it.page.getByRole('button', { name: 'More about B11' }).click();
    await looksRight('gone-today');
    await it.page.getByRole('button', { name: 'Bring back B11' }).click();
    await expect.poll(() => it.hub.commands[0]).toMatchObject({ type: 'reactivate', visit: 'B11' });
  });

  test('papers that need somebody, and hardware that is down, wide and in the bar', async () => {
    const printer = office.hardware('printer', 'Front door', { state: 'down', problem: 'paperOut', since: ago(11) });
    const away = { state: 'down', problem: 'stationOffline', station: 'st2', since: ago(40) } as const;
    const boxes = ['Box of desk 1', 'Box of desk 2'].map((name) => office.hardware('buttonBox', name, away));
    const voice = office.hardware('voice', '', { state: 'down', problem: 'noVoice', station: 'st3' });
    const gone = office.job('A12', { state: 'notSent' });
    const jobs = [office.job('B18'), office.job('A43', { changedAt: ago(1) }), gone];
    await it.openDesk({ rows: [...OFFICE, printer, ...boxes, voice, ...jobs] });
    await looksRight('papers-wide');
    const line = 'Front door: out of paper, since 10:30. 2 more problems on the admin page.';
    expect(await it.page.locator('.hardware-line').textContent()).toBe(line);
    expect(await it.page.locator('.paper').textContent()).toBe(
      'Did ticket B18 come out at Front door?YesNo, print a copy1 more ticket to check',
    );
    await it.page.setViewportSize({ ...BAR, height: 640 });
    await it.page.getByRole('button', { name: 'Did ticket B18 come out?' }).waitFor();
    await looksRight('papers-low-bar');
    await it.page.setViewportSize({ ...BAR, height: 1024 });
    await it.page.waitForSelector('.paper');
    await looksRight('papers-high-bar');
    await it.page.setViewportSize(BAR);
    const folded = it.page.getByRole('button', { name: 'Did ticket B18 come out?' });
    await folded.waitFor();
    await looksRight('papers-bar');
    expect(await it.page.locator('.bar-more').count()).toBe(0);
    await folded.click();
    await it.page.waitForSelector('.paper');
    await looksRight('papers-open-bar');
    it.hub.change(QUEUE, { del: ['job:B18'], put: [office.job('A43', { state: 'notSent', problem: 'paperOut' })] });
    await it.page.waitForSelector('text=A43 was not printed: out of paper.');
    await looksRight('paper-failed-bar');
    it.hub.change(QUEUE, {
      put: [office.job('A43', { state: 'accepted', copy: true })],
      del: boxes.map(({ key }) => key),
    });
    await it.page.waitForSelector('text=A43 is being printed again at Front door.');
    await looksRight('paper-copy-bar');
  });

  test('what was shown and heard', async () => {
    const heard = (...spoken: boolean[]): ShownRow => {
      const row = shown('shown', 'shown');
      return { ...row, displays: row.displays.map((one, i) => ({ ...one, spoken: spoken[i] ?? false })) };
    };
    await it.openDesk({ shown: heard(true, true), size: BAR });
    const fact = it.page.locator('.card-fact-good');
    expect(await fact.textContent()).toBe('Shown on 2 of 2 displays, spoken');
    await looksRight('spoken');
    it.hub.change(DESK, { put: [heard(true, false)] });
    await expect.poll(() => fact.textContent()).toBe('Shown on 2 of 2 displays, spoken on 1');
  });

  test('the day is closed', async () => {
    const services = office.SERVICES.map((row) => ({ ...row, waiting: 0, oldest: null }));
    await it.openDesk({ desk: { ...NOBODY, day: null }, rows: [...without('visit', 'service'), ...services] });
    await looksRight('day-closed');
    expect(await it.page.locator('.next-will').textContent()).toBe('The day is closed');
    expect(await it.page.locator('.action[aria-disabled=false]').allTextContents()).toEqual(['MoreM']);
  });

  test('a demonstration says so', async () => {
    await it.openDesk({ queue: { demo: true }, size: BAR });
    await looksRight('demo');
  });

  test('French', async () => {
    await it.openDesk({ desk: { visit: CALLED }, browser: { locale: 'fr-FR' } });
    await looksRight('french');
    expect(await it.page.locator('.next-will').textContent()).toBe(
      'termine A42, appelle A36 · 12\u00a0en\u00a0attente',
    );
  });

  test('folded to a strip of 64 px', async () => {
    await it.openDesk({ size: { width: 480, height: 64 } });
    await looksRight('strip');
    expect(await it.page.locator('.strip').evaluate((strip) => strip.getBoundingClientRect().height)).toBe(64);
  });

  test('folded by a button, and unfolded again', async () => {
    await it.openDesk();
    await it.page.getByRole('button', { name: 'Fold the bar' }).click();
    await it.page.waitForSelector('.strip');
    await it.page.getByRole('button', { name: 'Unfold the bar' }).click();
    await it.page.waitForSelector('.bar');
  });

  test('high contrast of its own', async () => {
    await it.openDesk();
    await it.page.evaluate(() => document.documentElement.setAttribute('data-contrast', 'high'));
    await looksRight('high-contrast');
  });

  test('the colours of Windows high contrast', async () => {
    await it.openDesk({ browser: { forcedColors: 'active' } });
    await keepPicture(it.page, 'desk/forced-colors');
    expect(await textProblems(it.page)).toEqual([]);
  });

  test('right to left', async () => {
    await it.openDesk();
    await it.page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    await keepPicture(it.page, 'desk/right-to-left');
    expect(await textProblems(it.page)).toEqual([]);
    const bar = await it.page.locator('.bar').boundingBox();
    expect(bar?.x).toBe(920);
  });

  test('at 200 % zoom nothing is lost: the bar, and the list one step away', async () => {
    await it.openDesk({ size: { width: 640, height: 400 } });
    await looksRight('zoom-200-bar');
    await it.page.getByRole('button', { name: /list \(/i }).click();
    await it.page.waitForSelector('.waiting-row');
    await looksRight('zoom-200-list');
    await it.page.getByRole('button', { name: 'Back' }).click();
    await it.page.waitForSelector('.next');
  });
});
