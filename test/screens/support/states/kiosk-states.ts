import type { KioskHead, ViewTables } from '#contract/views.ts';
import type { FixtureHub } from '../fixture-hub.ts';
import { KIOSK, kioskHead, paper, printer, SERVICES, service } from '../office.ts';
import { type State, WIDE } from './state.ts';

const UPRIGHT = { width: 720, height: 1280 };
const LATER = { times: [], next: Date.parse('2025-01-15T08:30:00+01:00') };
const FRENCH = { languages: ['fr', 'en', 'ar'] };
const ARABIC = { languages: ['ar', 'fr', 'en'] };

type Rows = ViewTables['kiosk'][];
const office =
  (head: Partial<KioskHead> = {}, rows: Rows = SERVICES) =>
  (hub: FixtureHub): void =>
    hub.setView(KIOSK, kioskHead(head), rows);

/** Somebody takes a ticket, and this becomes of its paper. */
const ticket =
  (number: string, state?: Parameters<typeof paper>[1]): NonNullable<State['reach']> =>
  async (page, hub) => {
    const result = { visit: 'v', number, service: 's-A', ahead: 7, job: state ? 'j1' : null, secret: 'x' };
    hub.take = (_command, answer) => answer({ ok: true, result: result as never });
    await page.click('.k-card');
    await page.waitForSelector('.k-ticket');
    const problem = state === 'notSent' ? 'paperOut' : null;
    if (state) hub.change(KIOSK, { put: [paper('j1', state, problem)] });
  };

const twelve = (name: string): Rows =>
  [...'ABCDEFGHJKLM'].map((letter, i) =>
    service({ en: name }, { en: 'Passport, identity card' }, { letter, color: 'abcdef'[i % 6] ?? 'a', waiting: i * 3 }),
  );
const withPrinter: Rows = [...SERVICES, printer('p')];

export const KIOSK_STATES: State[] = [
  { name: 'kiosk/choose', page: 'kiosk', size: UPRIGHT, office: office(), there: '.k-card', isLong: true },
  { name: 'kiosk/choose-fr', page: 'kiosk', size: WIDE, office: office(FRENCH), there: 'html[lang=fr] .k-card' },
  { name: 'kiosk/choose-ar', page: 'kiosk', size: UPRIGHT, office: office(ARABIC), there: '[dir=rtl] .k-card' },
  {
    name: 'kiosk/ticket',
    page: 'kiosk',
    size: WIDE,
    office: office(),
    reach: ticket('ZZ9999'),
    there: '.k-ticket',
  },
  {
    name: 'kiosk/paper-to-take-ar',
    page: 'kiosk',
    size: UPRIGHT,
    office: office(ARABIC, withPrinter),
    reach: ticket('A42', 'printed'),
    there: '.k-band-take',
  },
  {
    name: 'kiosk/paper-failed-fr',
    page: 'kiosk',
    size: WIDE,
    office: office(FRENCH, withPrinter),
    reach: ticket('A42', 'notSent'),
    there: '.k-ticket-trouble',
  },
  {
    name: 'kiosk/printing-fr',
    page: 'kiosk',
    size: UPRIGHT,
    office: office(FRENCH, withPrinter),
    reach: ticket('A42', 'accepted'),
    there: '.k-band',
    isLong: true,
  },
  {
    name: 'kiosk/twelve-services',
    page: 'kiosk',
    size: WIDE,
    office: office({}, twelve('Einwohnermelde- und Ausweisangelegenheiten')),
    there: '.k-pager',
  },
  {
    name: 'kiosk/closed-fr',
    page: 'kiosk',
    size: UPRIGHT,
    office: office(
      { ...FRENCH, day: null },
      SERVICES.map((row) => ({ ...row, ...LATER })),
    ),
    there: '.k-calm',
  },
  {
    name: 'kiosk/help-ar',
    page: 'kiosk',
    size: WIDE,
    office: office(ARABIC),
    reach: (page) => page.click('.k-aid'),
    there: '.k-help',
    isLong: true,
  },
  {
    name: 'kiosk/printer-down',
    page: 'kiosk',
    size: WIDE,
    office: office({}, [...SERVICES, printer('p', { state: 'down', problem: 'paperOut' })]),
    there: '.k-calm',
    isLong: true,
  },
  {
    name: 'kiosk/aids',
    page: 'kiosk',
    size: UPRIGHT,
    office: office(FRENCH),
    reach: async (page) => {
      await page.waitForSelector('.k-card');
      for (const aid of await page.$$('.k-aid:not(:first-child)'))
        while ((await aid.getAttribute('aria-pressed')) !== 'true') await aid.click();
      await page.click('.k-pager button:last-child');
    },
    there: '[data-contrast=high] .k-pager button:first-child:not(:disabled)',
  },
  {
    name: 'kiosk/still-there-fr',
    page: 'kiosk',
    size: WIDE,
    office: office({ ...FRENCH, idleSeconds: 5 }),
    reach: (page) => page.click('.k-language:last-child'),
    there: '.k-still',
    isLong: true,
  },
  {
    name: 'kiosk/one-moment-fr',
    page: 'kiosk',
    size: UPRIGHT,
    language: 'fr',
    office: (hub) => {
      hub.hold = true;
    },
    there: '#root *',
    isLong: true,
  },
];
