import type { LocalText } from '#contract/ids.ts';
import type {
  BandRow,
  DeskHead,
  DeskRow,
  DeskVisit,
  DisplayGroupRow,
  HardwareRow,
  JobViewRow,
  PersonRow,
  ProfileRow,
  QueueHead,
  QueueServiceRow,
  QueueVisitRow,
  ShownRow,
} from '#contract/views.ts';
import { MORNING } from './office.ts';

/** The office of the desk's sketch, as rows. */
export const QUEUE = 'queue:main';
export const DESK = 'desk:3';
const MINUTE = 60_000;

const both = (en: string, fr: string): LocalText => ({ en, fr });
const common = {
  site: 'La Seyne Town Hall',
  zone: 'Europe/Paris',
  languages: ['en', 'fr'],
  day: '2025-01-14',
  info: null,
  demo: false,
};
/** A few seconds more, so that no minute turns while a picture is taken. */
export const ago = (minutes: number) => MORNING - minutes * MINUTE - 20_000;

export const queueHead = (part: Partial<QueueHead> = {}): QueueHead => ({
  ...common,
  breakReasons: [both('Lunch', 'Déjeuner'), both('Coffee', 'Café'), both('Meeting', 'Réunion')],
  parkReasons: [both('Fills in a form', 'Remplit un formulaire'), both('Fetches a photo', 'Va chercher une photo')],
  undoSeconds: 300,
  nextOnUnstarted: 'served',
  ...part,
});

export function service(
  id: string,
  name: LocalText,
  color: string,
  waiting: number,
  oldest: number | null,
  part: Partial<QueueServiceRow> = {},
): QueueServiceRow {
  return {
    key: `service:${id}`,
    table: 'service',
    service: id,
    name,
    letter: id.toUpperCase(),
    color,
    order: id.charCodeAt(0),
    waiting,
    times: null,
    next: null,
    enabled: true,
    target: 20,
    usual: 9,
    oldest: oldest === null ? null : ago(oldest),
    outcome: 'none',
    outcomes: [],
    deliverables: [],
    ...part,
  };
}

/** Twelve services with names as long as names get, German compounds among them. */
export const TWELVE_SERVICES: QueueServiceRow[] = [...'abcdefghijkl'].map((id, i) =>
  service(
    id,
    both(
      ['Aufenthaltsgenehmigungsverlängerung', 'Identity papers', 'Kraftfahrzeugzulassungsangelegenheiten, Nord'][
        i % 3
      ] ?? '',
      ['Pièces d’identité et titres de séjour', 'État civil', 'Inscriptions scolaires et périscolaires'][i % 3] ?? '',
    ),
    [...'abcdef'][i % 6] ?? 'a',
    i * 3,
    i === 0 ? null : i * 5,
  ),
);

export const SERVICES: QueueServiceRow[] = [
  service('a', both('Identity papers', 'Papiers d’identité'), 'a', 7, 31),
  service('b', both('Civil status', 'État civil'), 'b', 2, 6),
  service('c', both('Schools', 'Écoles'), 'c', 11, 48, { target: 30 }),
  service('r', both('Appointments', 'Rendez-vous'), 'd', 3, 2, { target: 10 }),
];

export function visit(number: string, minutes: number, part: Partial<QueueVisitRow> = {}): QueueVisitRow {
  return {
    key: `visit:${number}`,
    table: 'visit',
    visit: number,
    number,
    service: number.charAt(0).toLowerCase(),
    state: 'waiting',
    since: ago(minutes),
    issuedAt: ago(minutes),
    band: null,
    pool: null,
    parked: null,
    desk: null,
    person: null,
    language: null,
    entryPoint: 'kiosk',
    note: null,
    again: null,
    seq: 1_000 - minutes,
    ...part,
  };
}

const VISITS: QueueVisitRow[] = [
  visit('A36', 31, { again: 'recycled', note: 'photo missing' }),
  visit('R5', 2, { note: 'Two people' }),
  visit('B18', 6, { band: 'priority', language: 'es' }),
  visit('A43', 12),
  visit('A44', 9),
  visit('A45', 7),
  visit('B19', 1),
  visit('C24', 48),
];
const BANDS: BandRow[] = [
  { key: 'band:priority', table: 'band', band: 'priority', name: both('Priority', 'Priorité'), rank: 5, atKiosk: true },
];
export const PROFILES: ProfileRow[] = [
  {
    key: 'profile:all',
    table: 'profile',
    profile: 'all',
    name: both('Papers and civil status', 'Papiers et état civil'),
    services: ['a', 'b', 'r'],
  },
  { key: 'profile:schools', table: 'profile', profile: 'schools', name: both('Schools', 'Écoles'), services: ['c'] },
];

export function person(id: string, name: string, desk: string | null): PersonRow {
  return { key: `person:${id}`, table: 'person', person: id, name, profiles: [], desk };
}
const PEOPLE: PersonRow[] = [
  person('lea', 'Léa Martin', '3'),
  person('hugo', 'Hugo Petit', '1'),
  person('ines', 'Inès Roux', '5'),
  person('nora', 'Nora Blanc', null),
];

export function desk(id: string, part: Partial<DeskRow> = {}): DeskRow {
  return {
    key: `desk:${id}`,
    table: 'desk',
    desk: id,
    name: both(`Desk ${id}`, `Guichet ${id}`),
    order: Number(id),
    enabled: true,
    profile: 'all',
    person: null,
    state: 'closed',
    number: null,
    since: null,
    ...part,
  };
}
export const DESKS: DeskRow[] = [
  desk('1', { person: 'hugo', state: 'serving', number: 'A41', since: ago(4) }),
  desk('2'),
  desk('3', { person: 'lea', state: 'serving', number: 'A42', since: ago(3) }),
  desk('4'),
  desk('5', { person: 'ines', state: 'break', since: ago(8) }),
];

export const HERE: DeskVisit = {
  visit: 'A42',
  transaction: 't42',
  number: 'A42',
  service: 'a',
  state: 'serving',
  calledAt: MORNING - 240_000,
  startedAt: MORNING - 201_000,
  calls: 1,
  reason: { rule: 'oldest', waited: 12 * MINUTE, target: 20, band: null },
  band: null,
  language: null,
  note: null,
  delivered: [],
  noShowAt: null,
  leftOpen: false,
};

export const deskHead = (part: Partial<DeskHead> = {}): DeskHead => ({
  ...common,
  desk: '3',
  session: {
    session: 's1',
    person: 'lea',
    profile: 'all',
    device: 'desk-1',
    autoCall: false,
    openedAt: ago(120),
    break: null,
  },
  visit: HERE,
  next: [
    { visit: 'A36', rule: 'overdue' },
    { visit: 'R5', rule: 'oldest' },
    { visit: 'B18', rule: 'priority' },
    { visit: 'A43', rule: 'oldest' },
    { visit: 'A44', rule: 'oldest' },
    { visit: 'A45', rule: 'oldest' },
    { visit: 'B19', rule: 'oldest' },
  ],
  waiting: 12,
  undo: { action: 'end', number: 'A41', at: MORNING - 4 * MINUTE, until: MORNING + 60 * MINUTE },
  today: {
    served: 23,
    noShows: 2,
    serves: 23,
    serveMs: 23 * 520_000,
    waits: 25,
    waitMs: 25 * 14 * MINUTE,
    withinTarget: 23,
  },
  ...part,
});

export const shown = (...states: ShownRow['displays'][number]['state'][]): ShownRow => ({
  key: 'shown',
  table: 'shown',
  transaction: 't42',
  calls: 1,
  displays: states.map((state, index) => ({
    device: `d${index}`,
    name: ['Hall left', 'Hall right'][index] ?? '',
    state,
    spoken: false,
    silence: null,
  })),
});
export const hardware = (of: HardwareRow['of'], name: string, part: Partial<HardwareRow> = {}): HardwareRow => ({
  key: `hardware:${of}:${name}`,
  table: 'hardware',
  of,
  id: name,
  name,
  station: 'st1',
  state: 'ready',
  problem: null,
  since: ago(200),
  lastProblem: null,
  ...part,
});
export const job = (number: string, part: Partial<JobViewRow> = {}): JobViewRow => ({
  key: `job:${number}`,
  table: 'job',
  job: `job-${number}`,
  visit: number,
  number,
  printer: 'Front door',
  copy: false,
  state: 'unknown',
  problem: 'stalled',
  changedAt: ago(2),
  ...part,
});
export const OFFICE = [...SERVICES, ...VISITS, ...BANDS, ...PROFILES, ...PEOPLE, ...DESKS];

export const displayGroup = (group: string, en: string, fr: string): DisplayGroupRow => ({
  key: `displayGroup:${group}`,
  table: 'displayGroup',
  group,
  name: both(en, fr),
});
