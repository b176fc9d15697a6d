import { describe, expect, test } from 'vitest';
import { CALLS, call, displayHead, HALL, type HallCall, WAITING } from './support/office.ts';
import { SOON, stage } from './support/stage.ts';

const it = stage();
const announced = () => it.page.textContent('[aria-live]');
const takeover = () => it.page.textContent('.d-takeover .d-number');
/** A call of this moment. */
const fresh = (seq: number, number: string, desk = 'Desk 3', part: Partial<HallCall> = {}) =>
  call(seq, number, desk, 'left', { at: it.hub.now(), state: 'called', ...part });

describe('[display] a new call', () => {
  test('is in the band at once, takes the screen for 8 s and is read aloud', async () => {
    const page = await it.openDisplay({ clock: 'stands' });
    it.hub.change(HALL, { put: [fresh(20, 'A43', 'Desk 3', { place: { en: 'Ground floor, left' } })] });
    await page.waitForSelector('.d-takeover');
    expect(await page.textContent('.d-band .d-number')).toBe('A43');
    expect(await announced()).toBe('Number A43, please go to Desk 3, Ground floor, left.');
    await it.pass(7_500);
    expect(await takeover()).toBe('A43');
    await it.pass(1_000);
    expect(await page.$$('.d-takeover')).toHaveLength(0);
    expect(await announced()).toBe('');
  });

  test('five in one second each get their turn, in order, and the screen says how many follow', async () => {
    const page = await it.openDisplay({ clock: 'stands' });
    for (const n of [1, 2, 3, 4, 5]) it.hub.change(HALL, { put: [fresh(20 + n, `A5${n}`, `Desk ${n}`)] });
    await page.waitForFunction(() => document.querySelector('.d-band .d-number')?.textContent === 'A55');
    expect(await page.textContent('.d-follow')).toBe('4 more calls follow');
    const seen: (string | null)[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      seen.push(await takeover());
      await it.pass(3_050);
    }
    expect(seen).toEqual(['A51', 'A52', 'A53', 'A54', 'A55']);
    // Nobody waits behind the last one: it keeps the screen for its 8 s.
    expect(await takeover()).toBe('A55');
    await it.pass(5_000);
    expect(await page.$$('.d-takeover')).toHaveLength(0);
  });

  test('one that comes during a takeover shortens it', async () => {
    const page = await it.openDisplay({ clock: 'stands' });
    it.hub.change(HALL, { put: [fresh(20, 'A43')] });
    await page.waitForSelector('.d-takeover');
    it.hub.change(HALL, { put: [fresh(21, 'B18', 'Desk 7')] });
    await page.waitForSelector('.d-follow');
    expect(await takeover()).toBe('A43');
    await it.pass(3_050);
    expect(await takeover()).toBe('B18');
  });

  test('a recall is announced again', async () => {
    const page = await it.openDisplay({ clock: 'stands' });
    it.hub.change(HALL, { put: [{ ...(CALLS[0] as HallCall), seq: 21, calls: 2, at: it.hub.now() }] });
    await page.waitForSelector('.d-takeover');
    expect(await takeover()).toBe('A42');
  });

  test('the signal ends when the visit starts', async () => {
    const page = await it.openDisplay();
    await page.waitForSelector('.d-band-signal');
    it.hub.change(HALL, { put: CALLS.map((row) => ({ ...row, state: 'serving' as const })) });
    await page.waitForSelector('.d-band-signal', { state: 'detached' });
    expect(await page.textContent('.d-band .d-number')).toBe('A42');
  });

  test('the signal ends after 90 s', async () => {
    const page = await it.openDisplay({ clock: 'stands', rows: [CALLS[0] as HallCall, ...WAITING] });
    await page.waitForSelector('.d-band-signal');
    it.hub.setTime(it.hub.now() + 90_000);
    it.hub.beat();
    await it.pass(2_000);
    expect(await page.$$('.d-band-signal')).toHaveLength(0);
  });
});

describe('[display] catching up is silent', () => {
  test('the first picture announces nothing, however fresh', async () => {
    await it.openDisplay({ rows: [fresh(14, 'A42'), ...WAITING] });
    await it.page.waitForTimeout(300);
    expect(await it.page.$$('.d-takeover')).toHaveLength(0);
  });

  test('a connection that was cut announces nothing twice', async () => {
    const page = await it.openDisplay({ clock: 'stands' });
    it.hub.change(HALL, { put: [fresh(20, 'A43')] });
    await page.waitForSelector('.d-takeover');
    await it.pass(8_500);
    const hellos = it.hub.hellos.length;
    it.hub.cut();
    await expect.poll(() => it.pass(300).then(() => it.hub.hellos.length), SOON).toBeGreaterThan(hellos);
    await it.pass(500);
    expect(await page.$$('.d-takeover')).toHaveLength(0);
  });

  test('a call made while the connection was cut is announced when it is recent', async () => {
    const page = await it.openDisplay();
    await it.hub.stop();
    const late = [fresh(20, 'A43'), fresh(19, 'A40', 'Desk 1', { at: it.hub.now() - 40_000 })];
    it.hub.setView(HALL, displayHead(), [...late, ...CALLS, ...WAITING]);
    await it.hub.start();
    await page.waitForSelector('.d-takeover');
    expect(await takeover()).toBe('A43');
    expect(await page.$$('.d-follow')).toHaveLength(0);
  });
});

describe('[display] what it tells the hub', () => {
  test('a call that stands on the screen, once for each calling', async () => {
    await it.openDisplay();
    await expect.poll(() => it.hub.shown.length, SOON).toBe(1);
    expect(it.hub.shown[0]?.calls.map(({ transaction }) => transaction).sort()).toEqual(['t12', 't13', 't14']);
    it.hub.change(HALL, { put: [fresh(20, 'A43')] });
    await expect.poll(() => it.hub.shown.length, SOON).toBe(2);
    expect(it.hub.shown[1]).toEqual({
      calls: [{ transaction: 't20', calls: 1 }],
      sound: true,
      spoken: [],
      silence: null,
    });
    it.hub.change(HALL, { put: [fresh(21, 'A43', 'Desk 3', { key: 'call:t20', transaction: 't20', calls: 2 })] });
    await expect.poll(() => it.hub.shown.length, SOON).toBe(3);
    expect(it.hub.shown[2]?.calls).toEqual([{ transaction: 't20', calls: 2 }]);
  });

  test('a display without chime says that nothing was heard', async () => {
    await it.openDisplay({ head: { chime: false } });
    await expect.poll(() => it.hub.shown.length, SOON).toBe(1);
    expect(it.hub.shown[0]?.sound).toBe(false);
  });

  test('another group shows only its own calls', async () => {
    const page = await it.openDisplay();
    it.hub.setView('display:annexe', displayHead({ group: { en: 'Annexe' } }), [call(13, 'B17', 'Desk 7', 'right')]);
    it.hub.identify({ group: 'annexe' });
    await page.waitForSelector('text=Annexe');
    expect(await page.$$eval('.d-number', (all) => all.map((one) => one.textContent))).toEqual(['B17']);
  });
});

describe('[display] when it is not current', () => {
  test('after 5 s a quiet mark, after 30 s no old call in yellow', async () => {
    const page = await it.openDisplay({ clock: 'flows' });
    await page.waitForSelector('.d-band-signal');
    await it.hub.stop();
    await it.pass(7_000);
    await page.waitForSelector('.d-behind');
    await it.looksRight('display/quiet');
    await page.setViewportSize({ width: 1080, height: 1920 });
    await it.looksRight('display/quiet-upright');
    expect(await page.isVisible('.d-band-signal')).toBe(true);
    await it.pass(25_000);
    await page.waitForSelector('.d-band-stale');
    await it.looksRight('display/stale');
    expect(await page.textContent('.d-band')).toBe(
      'Calls on this screen stopped at 10:42.Please listen for your number and watch the desks.',
    );
    expect(await page.$$('.d-band-signal')).toHaveLength(0);
  });

  test('the newest call is the first of the earlier ones, none stands out, and nobody is counted', async () => {
    const page = await it.openDisplay({ clock: 'flows' });
    await it.hub.stop();
    await it.pass(32_000);
    await page.waitForSelector('.d-band-stale');
    const texts = (selector: string) => page.$$eval(selector, (all) => all.map((one) => one.textContent));
    expect(await texts('.d-row .d-number')).toEqual(['A42', 'B17', 'A41', 'R4']);
    expect(await texts('.d-row-called')).toEqual([]);
    expect(await texts('.d-service-count')).toEqual(['–', '–', '–', '–']);
  });

  test('also before the first call of the day', async () => {
    const page = await it.openDisplay({ clock: 'flows', rows: WAITING });
    await it.hub.stop();
    await it.pass(32_000);
    await page.waitForSelector('.d-band-stale');
    await it.looksRight('display/stale-first-start');
  });

  test('a takeover gives way, too', async () => {
    const page = await it.openDisplay({ clock: 'flows' });
    for (const n of [...Array(12).keys()]) it.hub.change(HALL, { put: [fresh(20 + n, `A${50 + n}`)] });
    await page.waitForSelector('.d-takeover');
    await it.hub.stop();
    await it.pass(33_000);
    await page.waitForSelector('.d-band-stale');
    expect(await page.$$('.d-takeover')).toHaveLength(0);
  });

  test('before the hub was ever reached: one moment', async () => {
    const page = await it.openDisplay();
    it.hub.hold = true;
    await page.reload();
    await page.waitForSelector('text=One moment');
    await it.looksRight('display/one-moment');
  });
});
