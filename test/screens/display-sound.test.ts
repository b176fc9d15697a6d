import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { AnnouncementViewRow, DisplayHead } from '#contract/views.ts';
import { openPage } from './support/browser.ts';
import { CALLS, call, displayHead, HALL, type HallCall, WAITING } from './support/office.ts';
import { listenToSounds, type Played, soundsOf, toneWav } from './support/sounds.ts';
import { HD, SOON, stage, UPRIGHT } from './support/stage.ts';

const it = stage();
const VOICE: NonNullable<DisplayHead['voice']> = {
  ...{ languages: ['en'], visitorFirst: false, repeats: 1, volume: 60, quiet: [] },
};
const CHIME = 1_520;

/**
 * Runs in the page: sound begins locked, as in a browser that nobody touched. (The browser's own lock opens by itself in
 * tests: whatever drives a page counts as a touch.)
 */
function lockSound(): void {
  class Locked extends AudioContext {
    constructor() {
      super();
      void this.suspend();
    }
  }
  Object.assign(window, { AudioContext: Locked });
}

/** Runs in the page: a browser that reads French and English aloud. */
function addReadingVoice(): void {
  const read: string[] = [];
  class Utterance {
    onend = () => {};
    lang = '';
    volume = 1;
    readonly text: string;
    constructor(text: string) {
      this.text = text;
    }
  }
  const speak = ({ lang, volume, text, onend }: Utterance) => {
    read.push(`${lang.slice(0, 2)} ${volume} ${text}`);
    setTimeout(onend, 300);
  };
  const voices = ['af-ZA', 'fr-FR', 'en_GB'].map((lang) => ({ lang, localService: true }));
  const synthesis = { getVoices: () => voices, speak, cancel: () => {} };
  Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
  Object.assign(window, { SpeechSynthesisUtterance: Utterance, read });
}

/** A call of this moment, with words of that length. */
function calling(seq: number, number: string, milliseconds: number, part: Partial<HallCall> = {}): HallCall {
  it.hub.sounds.set(`call/t${seq}`, toneWav(milliseconds));
  return call(seq, number, 'Desk 3', 'left', { at: it.hub.now(), state: 'called', ...part });
}
const announcement = (seq: number): AnnouncementViewRow => ({
  key: `announcement:n${seq}`,
  table: 'announcement',
  announcement: `n${seq}`,
  texts: {
    en: 'We close in 15 minutes.',
    fr: 'Nous fermons dans 15 minutes.',
    ar: 'نغلق أبوابنا بعد 15 دقيقة.',
  },
  at: it.hub.now(),
  seq,
});
const openSpeaking = (voice: Partial<NonNullable<DisplayHead['voice']>> = {}, rows = [...CALLS, ...WAITING]) =>
  it.openDisplay({ head: { voice: { ...VOICE, ...voice } }, rows, before: listenToSounds });
/** Waits until so many sounds have begun or are set to. */
async function heard(page: Page, count: number): Promise<Played[]> {
  await expect.poll(() => soundsOf(page).then((all) => all.length), SOON).toBe(count);
  return soundsOf(page);
}
const spoken = () => it.hub.shown.flatMap((shown) => shown.spoken.map(({ transaction }) => transaction));
/** What overlaps, as indexes. */
const overlaps = (played: Played[]) =>
  played.flatMap((one, i) => (played[i + 1] && one.begin + one.lasts > (played[i + 1] as Played).begin ? [i] : []));

describe('[display] whether it can be heard', () => {
  test('a browser that keeps silent asks for one key, once', async () => {
    const page = await it.openDisplay({ before: lockSound });
    await page.waitForSelector('.d-sound');
    await it.looksRight('display/sound-locked');
    await expect.poll(() => it.hub.shown.map(({ silence }) => silence), SOON).toContain('locked');
    expect(it.hub.shown.some(({ sound }) => sound)).toBe(false);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.d-sound', { state: 'detached' });
    await expect.poll(() => it.hub.shown.at(-1)?.silence, SOON).toBeNull();
  });

  test('a display without chime and voice asks for nothing', async () => {
    const page = await it.openDisplay({ head: { chime: false }, before: lockSound });
    expect(await page.$$('.d-sound')).toHaveLength(0);
  });

  test('without a loudspeaker it says so, and tells the hub that nobody hears it', async () => {
    const page = await it.openDisplay({ head: { voice: VOICE }, query: '?test', before: unplug });
    await page.waitForSelector('text=no loudspeaker was found');
    await expect.poll(() => it.hub.shown.at(-1)?.silence, SOON).toBe('noOutput');
    it.hub.change(HALL, { put: [calling(20, 'A43', 100)] });
    await expect.poll(() => it.hub.shown.at(-1)?.calls[0]?.transaction, SOON).toBe('t20');
    expect(it.hub.shown.at(-1)?.sound).toBe(false);
  });
});

/** Without its loudspeaker, if it has one. Runs in the page. */
const unplug = () => Object.assign(navigator.mediaDevices, { enumerateDevices: async () => [] });

describe('[display] what it says when nobody hears it', () => {
  const FULL_HD = { width: 1920, height: 1080 };
  const shapes = { '1080p': FULL_HD, '4k': { width: 3840, height: 2160 }, upright: { width: 1080, height: 1920 } };

  test.each([
    ['locked', '.d-sound', lockSound],
    ['no-loudspeaker', '.d-unheard', unplug],
  ])('%s, in every shape and from right to left', async (name, mark, before) => {
    const page = await it.openDisplay({ head: { voice: VOICE }, before });
    for (const [shape, size] of Object.entries(shapes)) {
      await page.setViewportSize(size);
      await page.waitForSelector(mark);
      await it.looksRight(`display/${name}-${shape}`);
      expect(await page.$$('.d-service')).toHaveLength(WAITING.length);
    }
    await page.setViewportSize(FULL_HD);
    it.hub.change(HALL, { head: displayHead({ voice: VOICE, languages: ['ar', 'fr', 'en'] }) });
    await page.waitForSelector('html[dir=rtl]');
    await it.looksRight(`display/${name}-arabic`);
  });
});

describe('[display] the key T', () => {
  test('sounds as a call does, also in quiet hours', async () => {
    it.hub.sounds.set('test', toneWav(600));
    const page = await openSpeaking({ quiet: [{ from: '00:00', to: '23:59', volume: 0 }] });
    await page.keyboard.press('t');
    await page.waitForSelector('.d-test');
    const played = await heard(page, 2);
    expect(played.map(({ lasts }) => Math.round(lasts))).toEqual([CHIME, 600]);
    expect(played.map(({ gain }) => Math.round(gain * 100))).toEqual([60, 60]);
    expect(spoken()).toEqual([]);
  });
});

describe('[display] three calls at once', () => {
  test('are heard one after the other, each while it has the screen, and the hub learns that they were', async () => {
    const page = await openSpeaking();
    it.hub.change(HALL, { put: [calling(20, 'A51', 900), calling(21, 'A52', 500), calling(22, 'A53', 700)] });
    await page.waitForSelector('.d-takeover');
    const onScreen: (string | null)[] = [];
    for (const turn of [1, 2, 3]) {
      await heard(page, turn * 2);
      onScreen.push(await page.textContent('.d-takeover .d-number'));
    }
    expect(onScreen).toEqual(['A51', 'A52', 'A53']);
    await expect.poll(spoken, SOON).toEqual(['t20', 't21', 't22']);
    const played = await soundsOf(page);
    expect(played.map(({ lasts }) => Math.round(lasts))).toEqual([CHIME, 900, CHIME, 500, CHIME, 700]);
    expect(overlaps(played)).toEqual([]);
    expect(played.some(({ stopped }) => stopped)).toBe(false);
    expect(played.every(({ gain }) => Math.abs(gain - 0.6) < 0.001)).toBe(true);
  });

  test('begin within 50 ms of each other on two displays of the room', async () => {
    const left = await openSpeaking();
    const right = await openPage(it.browser, HD);
    try {
      await right.addInitScript(listenToSounds);
      await right.goto(it.hub.address('display'));
      await right.waitForSelector('.d-band');
      it.hub.change(HALL, { put: [calling(20, 'A51', 400), calling(21, 'A52', 500), calling(22, 'A53', 300)] });
      const [one, two] = [await heard(left, 6), await heard(right, 6)];
      const apart = one.map(({ begin }, i) => Math.abs(begin - (two[i]?.begin ?? 0)));
      expect(Math.max(...apart)).toBeLessThanOrEqual(50);
    } finally {
      await right.context().close();
    }
  });
});

describe('[display] the words of a call', () => {
  test('are said again as often as the office wants, at the volume of the hour', async () => {
    const page = await openSpeaking({ repeats: 2, quiet: [{ from: '10:30', to: '11:00', volume: 25 }] });
    it.hub.change(HALL, { put: [calling(20, 'A43', 300)] });
    const played = await heard(page, 3);
    expect(played.map(({ lasts }) => Math.round(lasts))).toEqual([CHIME, 300, 300]);
    expect(played.map(({ gain }) => gain)).toEqual([0.25, 0.25, 0.25]);
    expect(overlaps(played)).toEqual([]);
  });

  test('that nobody made leave the chime; silence in quiet hours is told as such', async () => {
    const page = await openSpeaking();
    it.hub.change(HALL, { put: [call(20, 'A43', 'Desk 3', 'left', { at: it.hub.now(), state: 'called' })] });
    await heard(page, 1);
    const night = { ...VOICE, quiet: [{ from: '00:00', to: '24:00', volume: 0 }] } as DisplayHead['voice'];
    it.hub.change(HALL, { head: displayHead({ voice: night }) });
    it.hub.change(HALL, { put: [calling(30, 'A44', 300)] });
    await expect.poll(() => it.hub.shown.at(-1)?.calls[0]?.transaction, SOON).toBe('t30');
    expect(it.hub.shown.at(-1)?.sound).toBe(false);
    await expect.poll(() => page.textContent('.d-takeover .d-number'), SOON).toBe('A44');
    expect(await soundsOf(page)).toHaveLength(1);
    expect(spoken()).toEqual([]);
  });

  test('that nobody made are read by the browser, in the languages that it speaks, and count as heard', async () => {
    const before = addReadingVoice;
    const voice = { ...VOICE, languages: ['fr', 'ar', 'en'], quiet: [] };
    const page = await it.openDisplay({ head: { voice }, before });
    const rows = [call(20, 'A43', 'Desk <3> & "x"', 'left', { at: it.hub.now(), state: 'called' })];
    it.hub.change(HALL, { put: rows });
    await expect.poll(spoken, SOON).toEqual(['t20']);
    expect(await page.evaluate(() => (window as unknown as { read: string[] }).read)).toEqual([
      expect.stringMatching(/^fr 0\.6 .*A 43.*Desk +3 +"x"/),
      expect.stringMatching(/^en 0\.6 Number A 43, please go to Desk/),
    ]);
  });

  test('end when the call is taken back', async () => {
    const page = await openSpeaking();
    it.hub.change(HALL, { put: [calling(20, 'A43', 5_000)] });
    await heard(page, 2);
    it.hub.change(HALL, { del: ['call:t20'] });
    await page.waitForSelector('.d-takeover', { state: 'detached' });
    expect((await soundsOf(page)).at(-1)?.stopped).toBe(true);
    expect(spoken()).toEqual([]);
  });
});

describe('[display] what staff announce', () => {
  /** Both shapes of a screen, on the same page. */
  const looksRight = async (name: string) => {
    for (const [shape, size] of Object.entries({ upright: UPRIGHT, wide: HD })) {
      await it.page.setViewportSize(size);
      await it.looksRight(`display/${name}-${shape}`);
    }
  };

  test('has the screen, is spoken once, and stands at the foot for its minute', async () => {
    const page = await openSpeaking({ repeats: 2 });
    it.hub.sounds.set('announcement/n20', toneWav(500));
    it.hub.change(HALL, { put: [announcement(20)] });
    await page.waitForSelector('.d-announcement');
    await looksRight('announcement');
    expect(await page.textContent('[aria-live]')).toBe('We close in 15 minutes.');
    expect((await heard(page, 2)).map(({ lasts }) => Math.round(lasts))).toEqual([CHIME, 500]);
    await page.waitForSelector('.d-announcement', { state: 'detached' });
    await looksRight('announced');
    expect(await page.textContent('.d-info')).toBe('We close in 15 minutes.');
    it.hub.change(HALL, { del: ['announcement:n20'] });
    await page.waitForSelector('.d-info:has-text("identity card")');
  });
});
