import { describe, expect, test } from 'vitest';
import type { PlaylistRow, Slide } from '#contract/playlist.ts';
import type { ViewTables } from '#contract/views.ts';
import { poster } from '../support/posters.ts';
import type { HallCall } from './support/office.ts';
import { CALLS, call, HALL, MORNING, WAITING, waiting } from './support/office.ts';
import { SOON, stage } from './support/stage.ts';

const it = stage();
const FULL = { width: 1920, height: 1080 };
const UPRIGHT = { width: 1080, height: 1920 };

type Rows = (ViewTables['display'] | HallCall)[];
const name = (n: number, type = 'png') => `${String(n).padStart(32, '0')}.${type}`;
const picture = (n: number, type = 'png'): Slide => ({
  type: 'picture',
  file: name(n, type),
  alt: { en: 'Summer festival, 21 June, in the park', fr: 'Fête de l’été, le 21 juin, au parc' },
});
const SHORT: Slide = {
  type: 'text',
  title: { en: 'Passports by appointment', fr: 'Passeports sur rendez-vous' },
  body: { en: 'Ask at the reception for the next free day.', fr: 'Demandez à l’accueil le prochain jour libre.' },
};
const LONG: Slide = {
  type: 'text',
  title: { fr: 'Renouvellement des cartes nationales d’identité' },
  body: {
    fr: 'Apportez une photographie de moins de six mois, un justificatif de domicile et votre ancienne carte, même périmée, svp.',
  },
};
const playlist = (slides: Slide[], seconds = 10): PlaylistRow => ({
  key: 'playlist',
  table: 'playlist',
  slides,
  seconds,
});
const EIGHT = [...'ABCDEFGH'].map((letter, i) =>
  waiting(
    letter,
    ['Identity papers', 'Kraftfahrzeugzulassung', 'Schools and canteen'][i % 3] ?? '',
    [...'abcdef'][i % 6] ?? 'a',
    i,
  ),
);
/** So many calls, the newest few of them still signalling. */
const calls = (count: number, signalling = 1): HallCall[] =>
  Array.from({ length: count }, (_, n) =>
    call(100 - n, `A${100 - n}`, `Desk ${(n % 9) + 1}`, n % 2 === 0 ? 'left' : 'right', {
      ...(n < signalling ? { state: 'called' as const, at: MORNING - 20_000 } : {}),
    }),
  );

function hang(): void {
  const png = poster('png', { width: 1240, height: 1754 });
  it.hub.media.set(name(1), { type: 'image/png', body: png });
  const wide = poster('jpeg', { width: 1600, height: 900, ground: '#7a3b2e', words: ['Library open', 'on Sundays'] });
  it.hub.media.set(name(2, 'jpg'), { type: 'image/jpeg', body: wide });
}
const box = (selector: string) =>
  it.page.$eval(selector, (element) => {
    const { top, bottom, left, right } = element.getBoundingClientRect();
    return { top, bottom, left, right };
  });
const open = async (rows: Rows, options: Parameters<typeof it.openDisplay>[0] = {}) => {
  hang();
  const page = await it.openDisplay({ rows, size: FULL, ...options });
  await page.waitForSelector('.d-slides');
  return page;
};

describe('[display] slides beside the calls', () => {
  test.each([
    ['1080p', FULL],
    ['4k', { width: 3840, height: 2160 }],
    ['upright', UPRIGHT],
  ])('a poster at %s', async (at, size) => {
    await open([...CALLS, ...WAITING, playlist([picture(1)])], { size });
    await it.looksRight(`display/slides-poster-${at}`);
  });

  test('a text beside one call, four and eight', async () => {
    await open([...calls(1), ...WAITING, playlist([SHORT])]);
    for (const count of [1, 4, 8]) {
      it.hub.change(HALL, { put: calls(count) });
      await it.page.waitForFunction(
        (rows) => document.querySelectorAll('.d-row').length === rows,
        Math.min(count, 5) - 1,
      );
      await it.looksRight(`display/slides-text-${count}-calls`);
    }
  });

  test.each([
    ['wide', FULL, 0.0289],
    ['upright', UPRIGHT, 0.019],
  ])('long French beside eight services, %s', async (at, size, least) => {
    const rows = [...calls(8), ...EIGHT.slice(0, 7).map((row) => ({ ...row, waiting: 0 })), playlist([LONG])];
    await open(rows, { size, head: { languages: ['fr', 'en'] } });
    await it.looksRight(`display/slides-french-${at}`);
    const letters = await it.page.$eval('.d-slide-body', (one) => Number.parseFloat(getComputedStyle(one).fontSize));
    expect(letters / size.height).toBeGreaterThan(least);
  });

  test('Arabic from the right, on the other side of the calls', async () => {
    const arabic: Slide = {
      type: 'text',
      title: { ar: 'جوازات السفر بموعد مسبق' },
      body: { ar: 'اسأل في الاستقبال عن أول يوم متاح.' },
    };
    await open([...CALLS, ...WAITING, playlist([arabic])], { head: { languages: ['ar', 'fr'] } });
    await it.looksRight('display/slides-arabic');
    expect((await box('.d-slides')).right).toBeLessThanOrEqual((await box('.d-calls')).left + 1);
  });

  test('a wide picture, inside the margin of a screen that cuts', async () => {
    await open([...CALLS, ...WAITING, playlist([picture(2, 'jpg')])], { head: { overscan: 5 } });
    await it.looksRight('display/slides-wide-picture-overscan');
    expect((await box('.d-slides')).right).toBeLessThanOrEqual(1920 * 0.95 + 1);
  });

  test('the newest call keeps its size, and no call is smaller for it', async () => {
    const sizes = () =>
      it.page.$$eval('.d-band .d-number bdi, .d-row .d-number bdi, .d-band .d-desk bdi', (all) =>
        all.map((one) => Math.round(one.getBoundingClientRect().height)),
      );
    const page = await open([...calls(5), ...WAITING, playlist([SHORT])]);
    const beside = await sizes();
    it.hub.change(HALL, { del: ['playlist'] });
    await page.waitForSelector('.d-slides', { state: 'detached' });
    expect(await sizes()).toEqual(beside);
  });
});

describe('[display] slides turn', () => {
  const slides = [SHORT, picture(1), LONG];
  const shown = () =>
    it.page.$eval('.d-slides', (one) => one.querySelector('img')?.getAttribute('src') ?? one.textContent);
  /** An instant at which the first of three slides has just come. */
  const TURN = Math.ceil(MORNING / 30_000) * 30_000 + 500;

  test('by the clock of the hub, so that two displays show the same', async () => {
    it.hub.setTime(TURN);
    await open([...CALLS, ...WAITING, playlist(slides)]);
    expect(await shown()).toContain('Passports');
    it.hub.setTime(TURN + 10_000);
    await expect.poll(shown, SOON).toContain(name(1));
    it.hub.setTime(TURN + 20_000);
    await expect.poll(shown, SOON).toContain('Renouvellement');
  });

  test('a picture that is not there leaves its time to the next slide; alone it is as if there were none', async () => {
    it.hub.setTime(TURN + 10_000);
    await open([...CALLS, ...WAITING, playlist([SHORT, picture(7), LONG])]);
    await expect.poll(shown, SOON).toContain('Renouvellement');
    expect(await it.page.$$('.d-slides img')).toHaveLength(0);
    it.hub.change(HALL, { put: [playlist([picture(7)])] });
    await it.page.waitForSelector('.d-slides', { state: 'detached' });
    await it.looksRight('display/slides-missing');
  });

  test('none behind a call that has the whole screen', async () => {
    it.hub.setTime(TURN);
    const page = await open([...CALLS, ...WAITING, playlist(slides)]);
    const fresh = call(200, 'A200', 'Desk 3', 'left', { at: it.hub.now(), state: 'called' });
    it.hub.change(HALL, { put: [fresh] });
    await page.waitForSelector('.d-takeover');
    const covered = await box('.d-takeover');
    expect(covered).toEqual({ top: 0, bottom: 1080, left: 0, right: 1920 });
    it.hub.setTime(TURN + 10_000);
    it.hub.beat();
    await page.waitForTimeout(1_200);
    expect(await shown()).toContain('Passports');
  });

  test('they fade in once, and with reduced motion are just there', async () => {
    const page = await open([...CALLS, ...WAITING, playlist([SHORT])], { browser: { reducedMotion: 'reduce' } });
    const animation = () => page.$eval('.d-slide', (one) => getComputedStyle(one).animationName);
    expect(await animation()).toBe('none');
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    expect(await animation()).toBe('d-fade-in');
  });

  test('they are not read aloud by themselves', async () => {
    const page = await open([...CALLS, ...WAITING, playlist([picture(1)])]);
    expect(await page.$$('.d-slides[aria-live], [aria-live] .d-slides')).toHaveLength(0);
    expect(await page.getAttribute('.d-slides img', 'alt')).toBe('Summer festival, 21 June, in the park');
  });
});

describe('[display] slides give their room', () => {
  test('to a list where people wait for more than six services', async () => {
    const page = await open([...CALLS, ...EIGHT.slice(0, 6), playlist([SHORT])]);
    it.hub.change(HALL, { put: EIGHT.map((row) => ({ ...row, waiting: 3 })) });
    await page.waitForSelector('.d-slides', { state: 'detached' });
    await it.looksRight('display/slides-yield-services');
    expect(await page.$$('.d-service')).toHaveLength(8);
  });

  test('to the test card', async () => {
    const page = await open([...CALLS, ...WAITING, playlist([picture(1)])]);
    await page.keyboard.press('t');
    await page.waitForSelector('.d-test');
    await it.looksRight('display/slides-test-card');
  });
});
