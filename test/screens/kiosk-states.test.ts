import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { KioskServiceRow } from '#contract/views.ts';
import { type Size, tightTargets } from './support/browser.ts';
import { band, category, KIOSK, MORNING, paper, printer, SERVICES, service } from './support/office.ts';
import { SOON, stage, UPRIGHT, WIDE } from './support/stage.ts';

const it = stage();
const TOMORROW = Date.parse('2025-01-15T08:30:00+01:00');
const SHAPES: [string, Size][] = [
  ['upright', UPRIGHT],
  ['wide', WIDE],
];

const twelve = (names: string[]): KioskServiceRow[] =>
  [...'ABCDEFGHJKLM'].map((letter, i) =>
    service(
      { en: names[i % names.length] ?? '', fr: names[i % names.length] ?? '' },
      { en: 'Passport, identity card' },
      { letter, color: [...'abcdef'][i % 6] ?? 'a', pictogram: 'identity', waiting: i * 3 },
    ),
  );
const giveNumber = (number: string, ahead = 7, job: string | null = null) => {
  it.hub.take = (_command, answer) =>
    answer({ ok: true, result: { visit: 'v', number, service: 's-A', ahead, job, secret: 'x' } as never });
};
const takeTicket = async () => {
  await it.page.click('.k-card');
  await it.page.waitForSelector('.k-ticket');
};

/** What a visitor cannot see or press without scrolling, one line each. */
const outside = (page: Page) =>
  page.evaluate(() => {
    const { scrollHeight, clientHeight } = document.documentElement;
    const list = document.querySelector('.k-list');
    const buttons = [...document.querySelectorAll('button')].filter((one) => {
      const { top, bottom, left, right } = one.getBoundingClientRect();
      return top < 0 || left < 0 || bottom > innerHeight + 0.5 || right > innerWidth + 0.5;
    });
    return [
      ...(scrollHeight > clientHeight ? [`page: ${scrollHeight - clientHeight} px`] : []),
      ...(list !== null && list.scrollHeight > list.clientHeight + 1 ? ['choices'] : []),
      ...buttons.map(({ textContent }) => textContent),
    ];
  });
const textSize = (page: Page) => page.evaluate(() => Number.parseFloat(document.documentElement.style.fontSize));

describe.each(SHAPES)('[kiosk] %s', (shape, size) => {
  const looksRight = (name: string) => it.looksRight(`kiosk/${name}-${shape}`);

  test('one question, languages first', async () => {
    await it.openKiosk({ size });
    await looksRight('choose');
  });

  test('in French, with information and hours', async () => {
    const noon = { times: [{ from: MORNING - 7_000_000, to: Date.parse('2025-01-14T12:00:00+01:00') }] };
    const info = { fr: 'Préparez votre ancienne carte et une photo.' };
    await it.openKiosk({ size, rows: SERVICES.map((row, i) => (i < 3 ? { ...row, ...noon } : row)), head: { info } });
    await it.page.click('button[lang=fr]');
    await it.page.waitForSelector('html[lang=fr]');
    await looksRight('choose-french');
  });

  test('in Arabic, from the right', async () => {
    await it.openKiosk({ size });
    await it.page.click('button[lang=ar]');
    await it.page.waitForSelector('html[dir=rtl]');
    await looksRight('choose-arabic');
    const [mark, text] = await it.page.$$eval('.k-card:first-child .k-mark, .k-card:first-child .k-card-name', (all) =>
      all.map((one) => one.getBoundingClientRect().left),
    );
    expect(mark).toBeGreaterThan(text as number);
  });

  test('the number, dark, with what to do now', async () => {
    giveNumber('A42');
    await it.openKiosk({ size });
    await takeTicket();
    await looksRight('ticket');
  });

  test('the paper: printing, to take, surely not, perhaps not, taken back', async () => {
    giveNumber('A42', 7, 'j1');
    const page = await it.openKiosk({ size, rows: [...SERVICES, printer('p'), paper('j0', 'printed')] });
    const words = () => page.textContent('.k-ticket-next');
    await takeTicket();
    expect(await words()).toBe('Please wait until your number is called.');
    expect(await page.textContent('.k-band')).toBe('Your ticket is being printed');
    await looksRight('paper-printing');
    it.hub.change(KIOSK, { put: [paper('j1', 'printed')] });
    await page.waitForSelector('text=Take your ticket below');
    await looksRight('paper-take');
    for (const slot of ['left', 'right'] as const) {
      it.hub.change(KIOSK, { put: [printer('p', { slot })] });
      await page.waitForSelector(`text=Take your ticket on the ${slot}`);
    }
    it.hub.change(KIOSK, { put: [paper('j1', 'notSent', 'paperOut')] });
    await expect
      .poll(words, SOON)
      .toBe('The printer has no paper.Remember your number, or take a photo of it. The staff have been told.');
    await looksRight('paper-failed');
    it.hub.change(KIOSK, { put: [paper('j1', 'unknown', 'stalled')] });
    await expect.poll(words, SOON).toContain('No ticket? Your number still counts.');
    await looksRight('paper-unsure');
    it.hub.change(KIOSK, { put: [{ ...paper('j1', 'notSent', 'timeout'), void: true }] });
    await expect.poll(words, SOON).toContain('this number does not count.Please ask a member of staff.');
    await looksRight('paper-void');
  });

  test('the paper in French and in Arabic, with every aid', async () => {
    giveNumber('ZZ9999', 2, 'j1');
    const page = await it.openKiosk({ size, rows: [...SERVICES, printer('p')] });
    for (const language of ['fr', 'ar']) {
      await page.click(`button[lang=${language}]`);
      await page.waitForSelector(`html[lang=${language}]`);
      for (const aid of await page.$$('.k-aid:not(:first-child)')) await aid.click();
      await takeTicket();
      it.hub.change(KIOSK, { put: [paper('j1', 'printed')] });
      await page.waitForSelector('.k-band-take');
      await looksRight(`paper-take-${language}`);
      it.hub.change(KIOSK, { put: [printer('p', { slot: 'left' })] });
      await page.waitForSelector('.k-band-left');
      const [arrow, words] = await page.$$eval('.k-band-left > *', (all) =>
        all.map((one) => one.getBoundingClientRect().left).reverse(),
      );
      expect(arrow).toBeLessThan(words as number);
      await looksRight(`paper-left-${language}`);
      it.hub.change(KIOSK, { put: [printer('p')] });
      it.hub.change(KIOSK, { put: [paper('j1', 'notSent', 'stationOffline')] });
      await page.waitForSelector('.k-ticket-trouble');
      await looksRight(`paper-failed-${language}`);
      it.hub.change(KIOSK, { del: ['paper:kiosk-1'] });
      await page.waitForTimeout(1_100);
      await page.click('.k-done');
      await page.waitForSelector('.k-card');
      await page.waitForTimeout(600);
    }
  });

  test('a printer that cannot print closes the kiosk, unless numbers are given without paper', async () => {
    const down = { state: 'down', problem: 'paperOut' } as const;
    const page = await it.openKiosk({
      size,
      rows: [...SERVICES, printer('p', down), printer('q', { serves: ['k9'] })],
    });
    await page.waitForSelector('text=The printer has no paper.');
    expect(await page.textContent('.k-calm')).toBe(
      'No tickets here for the momentThe printer has no paper.Please ask a member of staff.',
    );
    await looksRight('printer-down');
    const aids = () => page.$eval('.k-aids', (one) => one.getBoundingClientRect().top);
    const before = await aids();
    it.hub.change(KIOSK, { put: [printer('p', { ...down, paperless: true })] });
    await page.waitForSelector('.k-note');
    await looksRight('paperless');
    expect(await aids()).toBe(before);
    giveNumber('A42', 7, 'j1');
    await takeTicket();
    expect(await page.textContent('.k-ticket-wait')).toBe('The printer has no paper.');
    it.hub.change(KIOSK, { put: [printer('p', { state: 'warning', problem: 'paperLow' })] });
    await page.waitForSelector('text=Your ticket is being printed');
  });

  test('a long number in French', async () => {
    giveNumber('ZZ9999', 0);
    await it.openKiosk({ size, head: { languages: ['fr', 'en'] } });
    await takeTicket();
    await looksRight('ticket-long-french');
  });

  test('a number without a letter in Arabic', async () => {
    giveNumber('7', 1);
    await it.openKiosk({ size, head: { languages: ['ar'] }, rows: SERVICES.map((row) => ({ ...row, letter: '' })) });
    await takeTicket();
    await looksRight('ticket-arabic');
  });

  test('twelve services come in pages', async () => {
    await it.openKiosk({ size, rows: twelve(['Identity papers', 'Civil status', 'Taxes']) });
    await looksRight('twelve-services');
    const seen = new Set<string | null>();
    for (;;) {
      for (const name of await it.page.$$eval('.k-letter', (all) => all.map((one) => one.textContent))) seen.add(name);
      const more = it.page.locator('.k-pager button:last-child');
      if (await more.isDisabled()) break;
      await more.click();
      await it.page.waitForTimeout(600);
    }
    expect([...seen].sort().join('')).toBe('ABCDEFGHJKLM');
    expect(await tightTargets(it.page, 53, 8)).toEqual([]);
  });

  test('long names and German compounds', async () => {
    const names = ['Kraftfahrzeugzulassungsangelegenheiten', 'Einwohnermelde- und Ausweisangelegenheiten Nord'];
    const rows = twelve(names).map((row) => ({ ...row, name: { de: row.name.en ?? '' } }));
    await it.openKiosk({ size, rows: rows.slice(0, 6) });
    await looksRight('long-names');
  });

  test('one service asks nothing', async () => {
    await it.openKiosk({ size, rows: SERVICES.slice(0, 1) });
    await looksRight('one-service');
  });

  test('categories, and the way back', async () => {
    const rows = SERVICES.map((row, i) => ({ ...row, category: i < 3 ? 'papers' : null }));
    const papers = category('papers', { en: 'Papers and families' }, 'identity');
    await it.openKiosk({ size, rows: [papers, category('empty', { en: 'Nothing' }, 'other'), ...rows] });
    await looksRight('categories');
    await it.page.click('text=Papers and families');
    await it.page.waitForSelector('text=What exactly do you need?');
    await looksRight('category');
  });

  test('a priority, or none', async () => {
    const rows = SERVICES.map((row) => ({ ...row, priorities: true }));
    const bands = [band('pmr', { en: 'Reduced mobility' }, 5), band('baby', { en: 'Pregnant, or with a baby' }, 4)];
    await it.openKiosk({ size, rows: [...rows, ...bands, band('staff', { en: 'Staff' }, 9, false)] });
    await it.page.click('.k-card');
    await it.page.waitForSelector('text=None of these');
    await looksRight('priority');
    expect(await it.page.$$('text=Staff')).toHaveLength(0);
  });

  test('many priorities come in pages, too: none of them stands on each', async () => {
    const rows = SERVICES.map((row) => ({ ...row, priorities: true }));
    const bands = [...'abcdefghijk'].map((id, i) =>
      band(id, { en: `Priority for a good reason, number ${i}` }, 9 - (i % 9)),
    );
    await it.openKiosk({ size, rows: [...rows, ...bands] });
    await it.page.click('.k-card');
    await it.page.waitForSelector('.k-pager');
    await looksRight('many-priorities');
    const seen = new Set<string | null>();
    for (let page = 1; seen.size < bands.length; page += 1) {
      await it.page.waitForSelector(`text=Page ${page} of`);
      const answers = await it.page.$$eval('.k-card-answer', (all) => all.map((one) => one.textContent));
      expect(answers.pop()).toBe('None of these');
      expect(await outside(it.page)).toEqual([]);
      for (const answer of answers) seen.add(answer);
      // A press so soon after another page came is not taken for one.
      await it.page.waitForTimeout(600);
      if (seen.size < bands.length) await it.page.click('.k-pager button:last-child');
    }
  });

  test('help', async () => {
    await it.openKiosk({ size });
    await it.page.click('text=Help');
    await it.page.waitForSelector('.k-help');
    await looksRight('help');
  });

  test.each(['Contrast', 'Larger', 'Lower'])('%s', async (aid) => {
    await it.openKiosk({ size });
    await it.page.click(`text=${aid}`);
    await it.page.waitForSelector(`[aria-pressed=true]:text-is("${aid}")`);
    await looksRight(`aid-${aid.toLowerCase()}`);
  });

  test('all aids at once, then the number', async () => {
    giveNumber('A42');
    await it.openKiosk({ size });
    for (const aid of ['Contrast', 'Larger', 'Lower']) await it.page.click(`text=${aid}`);
    await looksRight('aids');
    await takeTicket();
    await looksRight('ticket-aids');
  });

  test('closed services stay and say when they open; a full one says so', async () => {
    const rows = SERVICES.map((row, i) => (i === 1 ? { ...row, full: true } : row));
    await it.openKiosk({ size, rows });
    await looksRight('closed-and-full');
    expect(await it.page.textContent('.k-card-void:has-text("Elections")')).toContain('Opens today at\u00a013:30');
    expect(await it.page.textContent('.k-card-void:has-text("Civil status")')).toContain('No more numbers for today');
  });

  test('the day is closed', async () => {
    const rows = SERVICES.map((row) => ({ ...row, times: [], next: TOMORROW }));
    await it.openKiosk({ size, rows, head: { day: null } });
    await looksRight('day-closed');
    expect(await it.page.textContent('.k-calm')).toContain('Opens tomorrow at\u00a008:30');
  });

  test('first start: nothing to choose yet', async () => {
    await it.openKiosk({ size, rows: [], head: { languages: ['en'] } });
    await looksRight('first-start');
  });

  test('200 % zoom', async () => {
    const zoomed = { width: size.width / 2, height: size.height / 2 };
    await it.openKiosk({ size: zoomed, unzoomed: size, browser: { screen: size, deviceScaleFactor: 2 } });
    await looksRight('zoom-200');
    giveNumber('A42');
    await takeTicket();
    await looksRight('zoom-200-ticket');
  });
});

describe('[kiosk] whatever the screen', () => {
  test('thirty waiting, simulated', async () => {
    await it.openKiosk({ rows: SERVICES.map((row) => ({ ...row, waiting: 30 })), head: { demo: true } });
    await it.looksRight('kiosk/demo-thirty-waiting');
  });

  test('Windows high contrast', async () => {
    await it.openKiosk({ browser: { forcedColors: 'active' } });
    await it.looksRight('kiosk/forced-colors');
  });

  test('in a window that does not fill its screen', async () => {
    const size = { width: 640, height: 720 };
    await it.openKiosk({ size, browser: { screen: { width: 1920, height: 1080 } } });
    await it.looksRight('kiosk/small-window');
  });

  test('six languages', async () => {
    await it.openKiosk({ size: WIDE, head: { languages: ['fr', 'en', 'ar', 'es', 'de', 'it'] } });
    await it.looksRight('kiosk/languages-without-words-are-not-offered');
    expect(await it.page.$$('.k-language')).toHaveLength(3);
  });

  test.each([
    ['10-inch tablet', { width: 1280, height: 800 }, 10.1],
    ['15-inch', { width: 1366, height: 768 }, 15.6],
    ['22-inch full HD', { width: 1080, height: 1920 }, 21.5],
    ['32-inch', { width: 1080, height: 1920 }, 32],
  ])('targets of 20 mm, 8 mm apart, on a %s screen', async (name, size, diagonalInches) => {
    await it.openKiosk({ size, head: { diagonalInches } });
    const pxPerMm = Math.hypot(size.width, size.height) / (diagonalInches * 25.4);
    await it.looksRight(`kiosk/screen-${name.replaceAll(' ', '-')}`);
    expect(await tightTargets(it.page, 20 * pxPerMm, 8 * pxPerMm)).toEqual([]);
  });

  const TIGHT: [string, Size, number][] = [
    ['10-inch, 1366x768', { width: 1366, height: 768 }, 10.1],
    ['10-inch, 1280x800', { width: 1280, height: 800 }, 10.1],
    ['10-inch, 1024x600', { width: 1024, height: 600 }, 10.1],
    ['15-inch, 1024x768', { width: 1024, height: 768 }, 15],
    ['10-inch upright, 800x1280', { width: 800, height: 1280 }, 10.1],
  ];

  test.each(process.env.NS_LONG ? TIGHT : TIGHT.slice(0, 1))(
    'choices, their pages and the aids stand on the glass with every aid: %s',
    async (name, size, diagonalInches) => {
      const rows = SERVICES.map((row) => ({ ...row, priorities: true }));
      const bands = [band('pmr', { en: 'Reduced mobility' }, 5), band('baby', { en: 'Pregnant, or with a baby' }, 4)];
      const page = await it.openKiosk({ size, rows: [...rows, ...bands], head: { diagonalInches } });
      const pxPerMm = Math.hypot(size.width, size.height) / (diagonalInches * 25.4);
      const looksRight = async (what: string) => {
        await it.looksRight(`kiosk/whole-${name.replace(/\W+/g, '-')}-${what}`);
        expect(await outside(page)).toEqual([]);
        expect(await tightTargets(page, 20 * pxPerMm, 8 * pxPerMm)).toEqual([]);
      };
      expect(await outside(page)).toEqual([]);
      const plain = await textSize(page);
      for (const aid of await page.$$('.k-aid:not(:first-child)')) await aid.click();
      await expect.poll(() => outside(page), SOON).toEqual([]);
      expect(await textSize(page)).toBeGreaterThan(1.04 * plain);
      await looksRight('english');
      await page.click('button[lang=ar]');
      await page.waitForSelector('html[dir=rtl]');
      await expect.poll(() => outside(page), SOON).toEqual([]);
      await looksRight('arabic');
      await page.click('button[lang=en]');
      await page.click('.k-card');
      await page.waitForSelector('.k-card-answer');
      await expect.poll(() => outside(page), SOON).toEqual([]);
      await looksRight('priority');
    },
  );

  test.each([
    ['10-inch', { width: 1366, height: 768 }, 10.1, false],
    ['15-inch, with every aid', { width: 1024, height: 768 }, 15, true],
  ])('the number, Done and the paper fit a wide glass that is low: %s', async (name, size, diagonalInches, hasAids) => {
    giveNumber('ZZ9999', 12, 'j1');
    const page = await it.openKiosk({ size, rows: [...SERVICES, printer('p')], head: { diagonalInches } });
    if (hasAids) for (const aid of await page.$$('.k-aid:not(:first-child)')) await aid.click();
    await takeTicket();
    const missing = () => page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
    it.hub.change(KIOSK, { put: [paper('j1', 'printed')] });
    await page.waitForSelector('.k-band-take');
    expect(await missing()).toBe(0);
    await it.looksRight(`kiosk/low-${name.slice(0, 2)}-take`);
    it.hub.change(KIOSK, { put: [paper('j1', 'notSent', 'stationOffline')] });
    await page.waitForSelector('.k-ticket-trouble');
    expect(await missing()).toBe(0);
  });

  test('before the hub was ever reached: one moment, nothing technical', async () => {
    await it.openKiosk();
    it.hub.hold = true;
    await it.page.reload();
    await it.page.waitForSelector('text=One moment');
    await it.looksRight('kiosk/one-moment');
    expect((await it.page.textContent('body'))?.trim()).toBe('One momentThis screen will be ready soon.');
  });
});
