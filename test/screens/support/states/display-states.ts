import type { AnnouncementViewRow, DisplayHead, ViewTables } from '#contract/views.ts';
import type { FixtureHub } from '../fixture-hub.ts';
import { CALLS, call, displayHead, HALL, type HallCall, MORNING, WAITING, waiting } from '../office.ts';
import type { State } from './state.ts';

const HD = { width: 1280, height: 720 };
const FULL_HD = { width: 1920, height: 1080 };
const FOUR_K = { width: 3840, height: 2160 };
const UPRIGHT = { width: 1080, height: 1920 };
const FRENCH = { languages: ['fr', 'en'] };
const LONG = 'Guichet état civil n° 12';

type Rows = (ViewTables['display'] | HallCall)[];
const office =
  (head: Partial<DisplayHead> = {}, rows: Rows = [...CALLS, ...WAITING]) =>
  (hub: FixtureHub): void =>
    hub.setView(HALL, displayHead(head), rows);

/** Something new comes while the display stands there. */
const news =
  (...made: ((hub: FixtureHub, seq: number) => HallCall | AnnouncementViewRow)[]): NonNullable<State['reach']> =>
  async (page, hub) => {
    await page.waitForSelector('.d-band');
    hub.change(HALL, { put: made.map((one, i) => one(hub, 20 + i)) });
  };
const calls = (number: string, desk: string) => (hub: FixtureHub, seq: number) =>
  call(seq, number, desk, 'left', { at: hub.now(), state: 'called', place: { en: 'Second floor, behind the stairs' } });
const announces = (texts: AnnouncementViewRow['texts']) => (hub: FixtureHub, seq: number) =>
  ({ key: `announcement:n${seq}`, table: 'announcement', announcement: `n${seq}`, texts, at: hub.now(), seq }) as const;

const arabic = (n: number, name: string): HallCall => ({ ...(CALLS[n] as HallCall), desk: { ar: name } });
const arabicRows: Rows = [
  { ...arabic(0, 'شباك 3'), place: { ar: 'الطابق الأرضي، يسارًا' } },
  arabic(1, 'شباك 7'),
  arabic(2, 'شباك 1'),
  ...CALLS.slice(3),
  ...WAITING.map((row) => ({ ...row, name: { ar: 'أوراق الهوية' } })),
];
const longRows: Rows = [
  call(15, 'ZZ9999', LONG, 'upLeft', {
    place: { de: 'Erdgeschoss, Wartebereich hinter der Treppe' },
    at: MORNING - 5_000,
    state: 'called',
  }),
  call(14, 'ZZ9998', 'Einwohnermeldeangelegenheiten 4', 'downRight'),
  call(13, '4711', '', 'right', { desk: { ar: 'شباك 3' } }),
  call(12, '7', 'Desk 5', 'none'),
  ...[...'ABCDEFGHJKLM'].map((letter, i) => waiting(letter, 'Kraftfahrzeugzulassungsangelegenheiten', 'a', i)),
];
const SHORT = { en: 'We close in 15 minutes.', fr: 'Nous fermons dans 15 minutes.' };
const EVERYBODY = {
  fr: 'Le système des passeports est en panne. Les remises de titres reprennent à 14 h ; gardez votre ticket, votre place est conservée.',
  en: 'The passport system is down. Handing over starts again at 2 pm; keep your ticket, you keep your place.',
  ar: 'نظام جوازات السفر متوقف. يُستأنف التسليم في الساعة الثانية بعد الظهر؛ احتفظ بتذكرتك.',
};
/** Half a minute without a word from the hub. */
const silence: State['reach'] = async (page, hub) => {
  await page.waitForSelector('.d-band');
  hub.beating = false;
  await page.evaluate(() => {
    document.documentElement.dataset.skipped = '31000';
  });
};

export const DISPLAY_STATES: State[] = [
  { name: 'display/serving', page: 'display', size: HD, office: office(), there: '.d-band-signal', isLong: true },
  { name: 'display/upright-fr', page: 'display', size: UPRIGHT, office: office(FRENCH), there: '.d-band-signal' },
  {
    name: 'display/long-number-4-3',
    page: 'display',
    size: { width: 1024, height: 768 },
    office: office({}, [{ ...(CALLS[0] as HallCall), number: 'A100' }, ...CALLS.slice(1), ...WAITING]),
    there: '.d-band-stacked',
  },
  {
    name: 'display/letters-upright',
    page: 'display',
    size: UPRIGHT,
    office: office({}, longRows),
    there: '.d-waiting-letters',
    isLong: true,
  },
  {
    name: 'display/arabic',
    page: 'display',
    size: FULL_HD,
    office: office({ languages: ['ar', 'fr'], info: { ar: 'يرجى تحضير بطاقة الهوية وصورة.' } }, arabicRows),
    there: '[dir=rtl] .d-band',
  },
  {
    name: 'display/long-names-4k',
    page: 'display',
    size: FOUR_K,
    office: office({}, longRows),
    there: '.d-band-signal',
  },
  {
    name: 'display/takeover',
    page: 'display',
    size: HD,
    office: office(),
    reach: news(calls('ZZ9999', LONG), calls('A44', 'Desk 1')),
    there: '.d-follow',
  },
  {
    name: 'display/takeover-upright-fr',
    page: 'display',
    size: UPRIGHT,
    office: office(FRENCH),
    reach: news(calls('A43', LONG)),
    there: '.d-takeover',
    isLong: true,
  },
  {
    name: 'display/announcement-1080p',
    page: 'display',
    size: FULL_HD,
    office: office({ languages: ['fr', 'en', 'ar'] }),
    reach: news(announces(EVERYBODY)),
    there: '.d-announcement',
  },
  {
    name: 'display/announcement-4k',
    page: 'display',
    size: FOUR_K,
    office: office({ languages: ['fr', 'en', 'ar'] }),
    reach: news(announces(EVERYBODY), calls('A44', 'Desk 1')),
    there: '.d-announcement-follow',
    isLong: true,
  },
  {
    name: 'display/announcement-short-1080p',
    page: 'display',
    size: FULL_HD,
    office: office(),
    reach: news(announces(SHORT)),
    there: '.d-announcement',
    isLong: true,
  },
  {
    name: 'display/announcement-upright',
    page: 'display',
    size: UPRIGHT,
    office: office({ languages: ['fr', 'en', 'ar'] }),
    reach: news(announces(EVERYBODY)),
    there: '.d-announcement',
    isLong: true,
  },
  {
    name: 'display/stale-fr',
    page: 'display',
    size: HD,
    office: office(FRENCH),
    reach: silence,
    there: '.d-band-stale',
  },
  {
    name: 'display/closed-upright',
    page: 'display',
    size: UPRIGHT,
    office: office(
      { day: null },
      WAITING.map((row) => ({ ...row, waiting: 0, times: [], next: Date.parse('2025-01-15T08:30:00+01:00') })),
    ),
    there: '.d-band',
    isLong: true,
  },
  {
    name: 'display/test-card',
    page: 'display',
    size: FULL_HD,
    query: { test: '' },
    office: office({ overscan: 3 }),
    there: '.d-test',
    isLong: true,
  },
  {
    name: 'display/pairing-fr',
    page: 'display',
    size: HD,
    language: 'fr',
    isNew: true,
    there: '.entry-code',
  },
];
