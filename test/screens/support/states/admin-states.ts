import type { AdminHead, ViewTables } from '#contract/views.ts';
import { ADMIN, adminHead, LONG_VISIT, REQUEST, SITE } from '../admin-office.ts';
import { OFFICE, QUEUE, queueHead } from '../desk-office.ts';
import type { FixtureHub } from '../fixture-hub.ts';
import { CHECK_STEPS, HARDWARE_ROWS } from '../hardware-office.ts';
import { MORNING } from '../office.ts';
import { drawnTicket } from '../ticket-preview.ts';
import { type State, WIDE } from './state.ts';

const HALF = { width: 640, height: 400 };
const TROUBLE: Partial<AdminHead> = {
  day: null,
  plannedEnd: null,
  alarms: [{ code: 'clockJumped', at: MORNING }],
  backup: { at: MORNING - 3 * 86_400_000, ok: true },
};
const NEW: Partial<AdminHead> = { day: null, plannedEnd: null, days: [], backup: null };

const office =
  (head: Partial<AdminHead> = {}, rows: ViewTables['admin'][] = HARDWARE_ROWS) =>
  (hub: FixtureHub): void => {
    hub.preview = drawnTicket;
    hub.answer = () => ({ ok: true, result: { steps: CHECK_STEPS } as never });
    hub.setView(ADMIN, adminHead(head), rows);
    hub.setView(QUEUE, queueHead(), [...OFFICE, LONG_VISIT]);
  };

/** Every section is an address of its own. */
const at =
  (hash: string): NonNullable<State['reach']> =>
  async (page) => {
    await page.waitForSelector('.section');
    await page.evaluate((to) => {
      window.location.hash = to;
    }, hash);
    if (!hash.startsWith('live')) await page.waitForSelector('.queue-tiles', { state: 'detached' });
  };

const section = (name: string, hash: string, language: string, part: Partial<State> = {}): State => ({
  name: `admin/${name}-${language}`,
  page: 'admin',
  size: WIDE,
  language,
  office: office(),
  reach: at(hash),
  there: `html[lang=${language}] .section`,
  ...part,
});
const isLong = true;

export const ADMIN_STATES: State[] = [
  section('live', 'live', 'en', { isLong }),
  section('live-trouble', 'live', 'fr', { office: office(TROUBLE, [...HARDWARE_ROWS, REQUEST]) }),
  section('live-new', 'live', 'fr', { office: office(NEW, [SITE]), isLong }),
  section('live-half', 'live', 'fr', { size: HALF, isLong }),
  section('office', 'office', 'fr', { isLong }),
  section('services', 'services/service:a', 'fr', { isLong }),
  section('services-half', 'services/service:a', 'fr', { size: HALF }),
  section('category', 'services/category:new', 'en', { isLong }),
  section('band', 'services/band:priority', 'fr', { isLong }),
  section('desks', 'desks/desk:3', 'fr', { isLong }),
  section('profile', 'desks/profile:all', 'en', { isLong }),
  section('people', 'people/person:lea', 'fr', { isLong }),
  section('rules', 'rules', 'fr'),
  section('rules-half', 'rules', 'fr', { size: HALF, isLong }),
  section('displays', 'displays/displayGroup:hall', 'fr', { isLong }),
  section('devices', 'devices/device:d1', 'fr', { isLong }),
  section('printers', 'printers/printer:back', 'fr', { isLong }),
  section('tickets', 'tickets/ticketTemplate:welcome', 'en', { there: '.ticket-paper' }),
  section('message', 'tickets/ticketMessage:a', 'fr', { isLong }),
  section('buttons', 'buttons/buttonBox:box3', 'fr'),
  section('keys', 'buttons/keyMap:d2', 'fr', { isLong }),
  section('sign', 'buttons/sign:sign3', 'fr', { isLong }),
  section('voice', 'voice/voice:main', 'fr', { isLong }),
  section('spoken-desk', 'voice/spokenDesk:3', 'en', { isLong }),
  section('check', 'check', 'fr', { there: '.check-steps' }),
  section('backup', 'backup', 'fr', { isLong }),
];
