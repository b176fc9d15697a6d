import type { PinRow } from '#contract/pins.ts';
import type { SettingKind, SettingValues } from '#contract/settings.ts';
import type { AdminHead, PresenceRow, RequestRow, SettingViewRow, ViewTables } from '#contract/views.ts';
import { ago, DESKS, desk, SERVICES, visit } from './desk-office.ts';
import { MORNING } from './office.ts';

/** The town hall of the admin's sketch, as rows. */
export const ADMIN = 'admin:main';
const DAY = 86_400_000;

const both = (en: string, fr: string) => ({ en, fr });

const today = (from: string, to: string) => ({
  from: Date.parse(`2025-01-14T${from}+01:00`),
  to: Date.parse(`2025-01-14T${to}+01:00`),
});
const OPEN_TODAY = [today('08:30', '12:00'), today('13:30', '17:00')];

export const adminHead = (part: Partial<AdminHead> = {}): AdminHead => ({
  site: 'La Seyne Town Hall',
  zone: 'Europe/Paris',
  languages: ['en', 'fr'],
  day: '2025-01-14',
  info: null,
  demo: false,
  plannedEnd: Date.parse('2025-01-15T04:00:00+01:00'),
  days: ['2025-01-14', '2025-01-13', '2025-01-10'],
  backup: { at: Date.parse('2025-01-14T02:10:00+01:00'), ok: true },
  alarms: [],
  ...part,
});

export function setting<K extends SettingKind>(
  of: K,
  id: string,
  value: SettingValues[K],
  version = 1,
): SettingViewRow {
  return { key: `setting:${of}:${id}`, table: 'setting', of, id, version, value } as SettingViewRow;
}

const SITE_VALUE: SettingValues['site'] = {
  name: 'La Seyne Town Hall',
  zone: 'Europe/Paris',
  languages: ['en', 'fr'],
  hours: [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, from: '08:30', to: '12:00' },
    { weekday, from: '13:30', to: '17:00' },
  ]),
  exceptions: [{ date: '2025-05-01', times: [], reason: both('Labour day', 'Fête du travail') }],
  dayBoundary: '04:00',
  autoOpen: true,
  numbering: { mode: 'perService', letter: '', range: { first: 1, last: 999, wrap: false } },
  rules: {
    nextOnUnstarted: 'served',
    recallLimit: 3,
    recallSeconds: 60,
    moreTimeSeconds: 120,
    undoSeconds: 60,
    ageingCapMinutes: 60,
    leftOpenFactor: 6,
    atDayClose: 'reset',
  },
  kiosk: { idleSeconds: 45, askSeconds: 20, diagonalInches: 21.5 },
  breakReasons: [both('Lunch', 'Déjeuner'), both('Meeting', 'Réunion')],
  parkReasons: [both('Fills in a form', 'Remplit un formulaire')],
  info: null,
};

export const serviceValue = (part: Partial<SettingValues['service']> = {}): SettingValues['service'] => ({
  name: both('Identity papers', 'Papiers d’identité'),
  detail: both('Passport, identity card', 'Passeport, carte d’identité'),
  letter: 'A',
  color: 'a',
  pictogram: 'identity',
  category: null,
  order: 0,
  target: 20,
  usual: 9,
  capacity: null,
  hours: null,
  enabled: true,
  priorities: true,
  outcome: 'none',
  outcomes: [],
  deliverables: [],
  ...part,
});

export const SITE = setting('site', 'main', SITE_VALUE, 3);
export const SETTINGS_ROWS: SettingViewRow[] = [
  SITE,
  setting('service', 'a', serviceValue()),
  setting(
    'service',
    'b',
    serviceValue({ name: both('Civil status', 'État civil'), letter: 'B', color: 'b', order: 1, pictogram: 'civil' }),
  ),
  setting(
    'service',
    'c',
    serviceValue({
      name: both('Schools and canteen', 'Écoles et cantine'),
      letter: 'C',
      color: 'c',
      order: 2,
      target: 30,
    }),
  ),
  setting(
    'service',
    'r',
    serviceValue({
      name: both('Appointments', 'Rendez-vous'),
      letter: 'R',
      color: 'd',
      order: 3,
      target: 10,
      enabled: false,
    }),
  ),
  setting('band', 'priority', { name: both('Reduced mobility', 'Mobilité réduite'), rank: 5, atKiosk: true }),
  setting('profile', 'all', { name: both('Everything', 'Tout'), services: ['a', 'b', 'c', 'r'] }),
  setting('profile', 'schools', { name: both('Schools', 'Écoles'), services: ['c'] }),
  ...[1, 2, 3, 4, 5].map((n) =>
    setting('desk', `${n}`, {
      name: both(`Desk ${n}`, `Guichet ${n}`),
      place: n === 3 ? both('Ground floor, left', 'Rez-de-chaussée, à gauche') : null,
      arrow: n < 4 ? 'left' : 'right',
      profile: 'all',
      order: n,
      enabled: true,
    }),
  ),
  setting('person', 'lea', { name: 'Léa Martin', profiles: [], enabled: true }),
  setting('person', 'hugo', { name: 'Hugo Petit', profiles: ['all'], enabled: true }),
  setting('person', 'ines', { name: 'Inès Roux', profiles: [], enabled: true }),
  setting('displayGroup', 'hall', {
    name: both('Hall', 'Hall'),
    desks: ['1', '2', '3'],
    overscan: 0,
    chime: true,
    info: null,
  }),
  setting('displayGroup', 'all', {
    name: both('All desks', 'Tous les guichets'),
    desks: [],
    overscan: 0,
    chime: true,
    info: null,
  }),
  setting('device', 'd1', { name: 'Display, hall left', role: 'display', group: 'hall', revoked: false }),
  setting('device', 'd2', { name: 'Kiosk 1', role: 'kiosk', group: null, revoked: false }),
  setting('device', 'd3', { name: 'Office PC', role: 'admin', group: null, revoked: false }),
  setting('device', 'd4', { name: 'Old tablet', role: 'desk', group: null, revoked: true }),
];

const presence = (device: string, online: boolean, lastSeen: number): PresenceRow => ({
  key: `presence:${device}`,
  table: 'presence',
  device,
  online,
  lastSeen,
  address: '192.168.1.20',
  silence: null,
});
export const PRESENCE: PresenceRow[] = [
  presence('d1', false, ago(22)),
  presence('d2', true, MORNING),
  presence('d3', true, MORNING),
  presence('d4', false, MORNING - 40 * DAY),
];
const PINS: PinRow[] = ['lea', 'hugo', 'ines'].map((person) => ({
  key: `pin:${person}`,
  table: 'pin',
  person,
  set: person !== 'ines',
}));
export const REQUEST: RequestRow = {
  key: 'request:q1',
  table: 'request',
  request: 'q1',
  name: 'Display KRT',
  role: 'display',
  code: '482913',
  expires: MORNING + 300_000,
};
/** Desk 4 has been with one visitor for very long. */
const LONG_DESK = desk('4', { person: 'ines', state: 'serving', number: 'B14', since: ago(31) });
export const LONG_VISIT = visit('B14', 60, { state: 'serving', desk: '4', person: 'ines' });

export const ADMIN_ROWS: ViewTables['admin'][] = [
  ...SETTINGS_ROWS,
  ...PRESENCE,
  ...PINS,
  ...SERVICES.map((row) => ({ ...row, times: OPEN_TODAY })),
  ...DESKS.filter(({ desk: id }) => id !== '4'),
  LONG_DESK,
];
