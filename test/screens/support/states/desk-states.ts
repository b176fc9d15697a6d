import type { DeskHead, ShownRow, ViewTables } from '#contract/views.ts';
import * as desk from '../desk-office.ts';
import { DESK, deskHead, HERE, OFFICE, QUEUE, queueHead, shown } from '../desk-office.ts';
import type { FixtureHub } from '../fixture-hub.ts';
import { MORNING } from '../office.ts';
import { type State, WIDE } from './state.ts';

/** Beside other programs; as high as a small notebook's screen leaves it. */
const BAR = { width: 360, height: 800 };
const LOW_BAR = { width: 360, height: 640 };
const STRIP = { width: 480, height: 64 };
const CALLED: DeskHead['visit'] = { ...HERE, state: 'called', startedAt: null, calls: 2, noShowAt: MORNING + 42_000 };
const SILENT: ShownRow = { ...shown('shown', 'silent'), calls: 2 };
const LONG = 'Einwohnermeldeangelegenheiten und Ausweise';

type Rows = ViewTables['queue'][];
const office =
  (head: Partial<DeskHead> = {}, rows: Rows = OFFICE, row: ShownRow = shown('shown', 'shown')) =>
  (hub: FixtureHub): void => {
    hub.identity.person = 'lea';
    hub.setView(QUEUE, queueHead(), rows);
    hub.setView(DESK, deskHead(head), [row]);
  };

/** The keys of the desk need no focus. */
const key =
  (...keys: string[]): NonNullable<State['reach']> =>
  async (page) => {
    await page.waitForSelector('.next');
    for (const one of keys) await page.keyboard.press(one);
  };

const pause: Partial<DeskHead> = {
  visit: null,
  session: {
    ...(deskHead().session as NonNullable<DeskHead['session']>),
    break: { reason: 'Coffee', until: MORNING + 480_000, at: MORNING - 120_000 },
  },
};
const paperRows: Rows = [
  ...OFFICE,
  desk.hardware('printer', 'Front door', { state: 'down', problem: 'paperOut', since: desk.ago(11) }),
  desk.job('B18'),
  desk.job('A43', { changedAt: desk.ago(1) }),
];
const longRows: Rows = [
  desk.service('z', { en: LONG }, 'e', 3, 12, { letter: 'ZZ' }),
  desk.service('y', { en: 'أوراق الهوية' }, 'f', 1, 4, { letter: '' }),
  desk.visit('ZZ9998', 12, { service: 'z', note: 'Ausweis für Kind' }),
  desk.visit('4711', 4, { service: 'y' }),
  desk.desk('3', { name: { en: 'Guichet état civil n° 12, rez-de-chaussée' }, person: 'lea' }),
  desk.person('lea', 'Anne-Marie Delacroix-Vandenberghe', '3'),
  ...desk.PROFILES,
];
const longHead: Partial<DeskHead> = {
  visit: { ...HERE, number: 'ZZ9999', service: 'z', note: 'أحضرت كل الأوراق' },
  next: [{ visit: 'ZZ9998', rule: 'oldest' }],
  waiting: 4,
};

export const DESK_STATES: State[] = [
  { name: 'desk/serving', page: 'desk', size: WIDE, office: office(), there: '.next' },
  { name: 'desk/bar-fr', page: 'desk', size: BAR, language: 'fr', office: office(), there: 'html[lang=fr] .next' },
  {
    name: 'desk/called-low-bar-fr',
    page: 'desk',
    size: LOW_BAR,
    language: 'fr',
    office: office({ visit: CALLED }, OFFICE, SILENT),
    there: '.card-fact-warn',
  },
  { name: 'desk/idle-bar', page: 'desk', size: BAR, office: office({ visit: null }), there: '.next', isLong: true },
  { name: 'desk/strip-fr', page: 'desk', size: STRIP, language: 'fr', office: office(), there: '.strip' },
  {
    name: 'desk/paper-bar-fr',
    page: 'desk',
    size: BAR,
    language: 'fr',
    office: office({}, paperRows),
    there: '.fold-line',
  },
  {
    name: 'desk/paper-low-bar-fr',
    page: 'desk',
    size: LOW_BAR,
    language: 'fr',
    office: office({ visit: CALLED }, paperRows, SILENT),
    there: '.fold-icon',
    isLong: true,
  },
  { name: 'desk/paper', page: 'desk', size: WIDE, office: office({}, paperRows), there: '.paper', isLong: true },
  {
    name: 'desk/park-bar-fr',
    page: 'desk',
    size: BAR,
    language: 'fr',
    office: office(),
    reach: key('p'),
    there: '.panel',
  },
  { name: 'desk/transfer', page: 'desk', size: WIDE, office: office(), reach: key('t'), there: '.panel', isLong: true },
  {
    name: 'desk/more-low-bar-fr',
    page: 'desk',
    size: LOW_BAR,
    language: 'fr',
    office: office(),
    reach: key('m'),
    there: '.panel',
    isLong: true,
  },
  { name: 'desk/break-bar', page: 'desk', size: BAR, office: office(pause), there: '.next', isLong: true },
  {
    name: 'desk/long-names',
    page: 'desk',
    size: WIDE,
    office: office(longHead, longRows),
    there: '.next',
    isLong: true,
  },
  { name: 'desk/long-names-bar', page: 'desk', size: BAR, office: office(longHead, longRows), there: '.next' },
  {
    name: 'desk/closed-fr',
    page: 'desk',
    size: WIDE,
    language: 'fr',
    office: office({ day: null, visit: null, next: [], waiting: 0, undo: null }),
    there: '.next',
    isLong: true,
  },
  {
    name: 'desk/sign-in-fr',
    page: 'desk',
    size: BAR,
    language: 'fr',
    office: (hub) => hub.setView(QUEUE, queueHead(), OFFICE),
    there: 'text=Nora Blanc',
  },
  {
    name: 'desk/pin',
    page: 'desk',
    size: WIDE,
    office: (hub) => hub.setView(QUEUE, queueHead(), OFFICE),
    reach: (page) => page.click('text=Nora Blanc'),
    there: 'input',
    isLong: true,
  },
];
