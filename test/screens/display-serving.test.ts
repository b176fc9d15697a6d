import { describe, expect, test } from 'vitest';
import { CALLS, call, HALL, type HallCall, MORNING, WAITING } from './support/office.ts';
import { HD, SOON, stage, UPRIGHT } from './support/stage.ts';

/** The numbers that are called: how large, where, and in front of all when they are new. */

const it = stage();

const glyphs = (selector: string) =>
  it.page.evaluate((selector) => {
    const element = document.querySelector(selector) as HTMLElement;
    const context = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
    const { fontWeight, fontSize, fontFamily } = getComputedStyle(element);
    context.font = `${fontWeight} ${fontSize} ${fontFamily}`;
    return context.measureText('4').actualBoundingBoxAscent / window.innerHeight;
  }, selector);

describe('[display] now serving', () => {
  test.each([
    ['720p', HD],
    ['1080p', { width: 1920, height: 1080 }],
    ['4k', { width: 3840, height: 2160 }],
    ['4-3', { width: 1024, height: 768 }],
    ['upright', { width: 1080, height: 1920 }],
    ['upright-3-4', { width: 768, height: 1024 }],
  ])('at %s', async (name, size) => {
    await it.openDisplay({ size });
    await it.looksRight(`display/serving-${name}`);
  });

  const OLD = { width: 1024, height: 768 };
  const show = async (part: Partial<HallCall>) => {
    it.hub.change(HALL, { put: [{ ...(CALLS[0] as HallCall), ...part }] });
    const wanted = part.number ?? text(Object.values(part.desk ?? {})[0] ?? '');
    await expect.poll(async () => text((await it.page.textContent('.d-band')) ?? ''), SOON).toContain(wanted);
  };
  const text = (shown: string) => shown.replaceAll('\u00A0', ' ');

  test('the newest number has glyphs of a fifth of the height, also a long one, also on old screens', async () => {
    const page = await it.openDisplay();
    expect(await glyphs('.d-band .d-number bdi')).toBeGreaterThan(0.2);
    await show({ number: 'ZZ9999' });
    expect(await glyphs('.d-band .d-number bdi')).toBeGreaterThan(0.2);
    await show({ number: 'A100' });
    for (const size of [HD, OLD]) {
      await page.setViewportSize(size);
      await expect.poll(() => glyphs('.d-band .d-number bdi'), SOON).toBeGreaterThan(0.2);
    }
    await show({ number: 'A42' });
    for (const size of [OLD, { width: 1280, height: 800 }]) {
      await page.setViewportSize(size);
      await expect.poll(() => glyphs('.d-band .d-number bdi'), SOON).toBeGreaterThan(0.2);
    }
  });

  test('the number of a desk stands beside its word', async () => {
    const page = await it.openDisplay();
    const lines = () => page.$$eval('.d-desk bdi', (all) => all.map((one) => one.getClientRects().length));
    for (const desk of ['Guichet 12', 'Ventanilla 3', 'Desk 3']) {
      await show({ desk: { en: desk } });
      for (const size of [HD, OLD, UPRIGHT]) {
        await page.setViewportSize(size);
        await expect.poll(async () => new Set(await lines()), SOON).toEqual(new Set([1]));
      }
    }
  });

  test('a number that fills its column keeps apart from the desk', async () => {
    const rows = [{ ...CALLS[0], number: 'WWW' } as HallCall, { ...CALLS[1], number: 'WW99999999' } as HallCall];
    const page = await it.openDisplay({ rows: [...rows, ...WAITING] });
    const gaps = await page.$$eval('.d-band, .d-row', (all) =>
      all.map((one) => {
        const [number, desk] = [...one.querySelectorAll('bdi')].map((text) => text.getBoundingClientRect());
        return ((desk?.left ?? 0) - (number?.right ?? 0)) / window.innerHeight;
      }),
    );
    expect(Math.min(...gaps)).toBeGreaterThan(0.045);
  });

  test('number, desk and arrow stand at one x in band and rows', async () => {
    const page = await it.openDisplay();
    const lefts = (selector: string) =>
      page.$$eval(selector, (all) => [...new Set(all.map((one) => Math.round(one.getBoundingClientRect().left)))]);
    expect(await lefts('.d-band .d-number, .d-row .d-number')).toHaveLength(1);
    expect(await lefts('.d-band .d-desk, .d-row .d-desk')).toHaveLength(1);
  });

  test('a recording of simulated visitors says so', async () => {
    await it.openDisplay({ head: { demo: true, overscan: 4 } });
    await it.looksRight('display/demo-overscan');
  });

  test('long numbers and names shrink to their column', async () => {
    await it.openDisplay({
      rows: [
        call(15, 'ZZ9999', 'Guichet état civil n° 12', 'upLeft', {
          place: { de: 'Erdgeschoss, Wartebereich hinter der Treppe' },
          at: MORNING - 5_000,
          state: 'called',
        }),
        call(14, 'ZZ9998', 'Einwohner\u00ADmelde\u00ADangelegenheiten 4', 'downRight'),
        call(13, '4711', '', 'right', { desk: { ar: 'شباك 3' } }),
        call(12, 'A1', '', 'left', { desk: { he: 'חדר 12' } }),
        call(11, '7', 'Desk 5', 'none'),
        ...WAITING,
      ],
    });
    await it.looksRight('display/long-names');
    const [number, column] = await it.page.$$eval('.d-band .d-number, .d-band .d-number bdi', (all) =>
      all.map((one) => one.getBoundingClientRect().width),
    );
    expect(column).toBeLessThanOrEqual(number as number);
  });

  test('a desk whose name has no place to break is still read', async () => {
    const page = await it.openDisplay({
      rows: [...CALLS.slice(0, 1), call(13, 'B17', 'Einwohnermeldeangelegenheiten 4', 'right'), ...WAITING],
    });
    const size = await page.$eval('.d-row .d-desk bdi', (one) => Number.parseFloat(getComputedStyle(one).fontSize));
    expect(size / HD.height).toBeGreaterThan(0.04);
  });

  test('Arabic reads from the right, arrows stay real directions', async () => {
    const arabic = (n: number, text: string) => ({ ...CALLS[n], desk: { ar: text } }) as (typeof CALLS)[number];
    const name = (n: number, text: string) => ({ ...WAITING[n], name: { ar: text } }) as (typeof WAITING)[number];
    await it.openDisplay({
      head: { languages: ['ar', 'fr'], group: { ar: 'قاعة الانتظار' }, info: { ar: 'يرجى تحضير بطاقة الهوية وصورة.' } },
      rows: [
        { ...arabic(0, 'شباك 3'), place: { ar: 'الطابق الأرضي، يسارًا' } },
        arabic(1, 'شباك 7'),
        arabic(2, 'شباك 1'),
        ...CALLS.slice(3),
        name(0, 'أوراق الهوية'),
        name(1, 'الحالة المدنية'),
        name(2, 'المدارس والمطعم'),
        name(3, 'المواعيد'),
      ],
    });
    await it.page.waitForSelector('[dir=rtl] .d-band');
    await it.looksRight('display/arabic');
    const [number, desk] = await it.page.$$eval('.d-band .d-number, .d-band .d-desk', (all) =>
      all.map((one) => one.getBoundingClientRect().right),
    );
    expect(number).toBeGreaterThan(desk as number);
    expect(await it.page.$$eval('.d-band .lucide-arrow-left', (all) => all.length)).toBe(1);
    expect(await it.page.$eval('.d-band .d-way svg', (svg) => getComputedStyle(svg).transform)).toBe('none');
  });
});

describe('[display] a call that has the whole screen', () => {
  const fresh = (seq: number, number: string, desk: string, place: string | null = null) =>
    call(seq, number, desk, 'left', {
      at: it.hub.now(),
      state: 'called',
      place: place === null ? null : { en: place },
    });

  test.each([
    ['720p', HD],
    ['upright', { width: 1080, height: 1920 }],
  ])('at %s', async (name, size) => {
    await it.openDisplay({ size });
    it.hub.change(HALL, { put: [fresh(20, 'A43', 'Desk 3', 'Ground floor, left')] });
    await it.page.waitForSelector('.d-takeover');
    await it.looksRight(`display/takeover-${name}`);
  });

  test('upright, its number is no smaller than in the band, and the way stands at the end', async () => {
    const page = await it.openDisplay({ size: UPRIGHT });
    it.hub.change(HALL, { put: [fresh(20, 'A43', 'Desk 3')] });
    await page.waitForSelector('.d-takeover');
    expect(await glyphs('.d-takeover .d-number bdi')).toBeGreaterThanOrEqual(await glyphs('.d-band .d-number bdi'));
    const ends = await page.$$eval('.d-takeover .d-way, .d-band .d-way', (all) =>
      all.map((one) => Math.round(one.getBoundingClientRect().right)),
    );
    expect(ends[0]).toBe(ends[1]);
  });

  test('the first call of the day has no rule over nothing', async () => {
    const page = await it.openDisplay({ rows: WAITING });
    it.hub.change(HALL, { put: [fresh(20, 'A1', 'Desk 1')] });
    await page.waitForSelector('.d-takeover');
    const color = await page.$eval('.d-takeover-last', (one) => getComputedStyle(one).borderTopColor);
    expect(color).toBe('rgba(0, 0, 0, 0)');
  });

  test('the first of five, and a long name', async () => {
    await it.openDisplay();
    for (const n of [1, 2, 3, 4, 5]) {
      it.hub.change(HALL, {
        put: [fresh(20 + n, `ZZ999${n}`, 'Guichet état civil n° 12', 'Second floor, behind the stairs')],
      });
    }
    await it.page.waitForSelector('.d-follow');
    await it.looksRight('display/takeover-five-calls');
  });
});
