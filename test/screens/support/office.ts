import type { LocalText } from '#contract/ids.ts';
import type {
  BandRow,
  CallRow,
  CategoryRow,
  DisplayHead,
  KioskHead,
  KioskJobRow,
  KioskPrinterRow,
  KioskServiceRow,
  PlaceRow,
  WaitingRow,
} from '#contract/views.ts';

/** A Tuesday morning, 10:42 in Paris: the moment of the sketches. */
export const MORNING = Date.parse('2025-01-14T10:42:05+01:00');
export const HALL = 'display:hall';
export const KIOSK = 'kiosk:main';

const both = (en: string, fr: string): LocalText => ({ en, fr });
const common = {
  site: 'La Seyne Town Hall',
  zone: 'Europe/Paris',
  languages: ['en', 'fr', 'ar'],
  day: '2025-01-14',
  info: both(
    'Have your old identity card and a photo ready. Closed for lunch from 12:00 to 13:30.',
    'Préparez votre ancienne carte et une photo. Fermé de 12 h à 13 h 30.',
  ),
  demo: false,
};

export const displayHead = (part: Partial<DisplayHead> = {}): DisplayHead => ({
  ...common,
  group: both('Civil status and reception', 'État civil et accueil'),
  overscan: 0,
  chime: true,
  voice: null,
  ...part,
});

export const kioskHead = (part: Partial<KioskHead> = {}): KioskHead => ({
  ...common,
  info: null,
  idleSeconds: 45,
  askSeconds: 20,
  diagonalInches: 21.5,
  ...part,
});

/** A call together with where it calls to; the fixture hub sends the two rows apart. */
export type HallCall = Omit<CallRow, 'desk'> & { desk: LocalText } & Pick<PlaceRow, 'place' | 'arrow'>;

/** The rows of the wire: a call told with its place becomes two. */
export function apart<R extends object>(row: R | HallCall): (R | CallRow | PlaceRow)[] {
  if (!('desk' in row) || !('arrow' in row) || typeof row.desk === 'string') return [row as R];
  const { desk: name, place, arrow, ...call } = row as HallCall;
  const desk = call.transaction;
  return [
    { key: `place:${desk}`, table: 'place', desk, name, place, arrow },
    { ...call, desk },
  ];
}

/** One call of the hall; `seq` also makes its transaction. */
export function call(seq: number, number: string, desk: string, arrow: string, part: Partial<HallCall> = {}): HallCall {
  return {
    key: `call:t${seq}`,
    table: 'call',
    transaction: `t${seq}`,
    number,
    desk: { en: desk },
    place: null,
    arrow,
    language: null,
    seq,
    at: MORNING - 120_000,
    calls: 1,
    state: 'serving',
    ...part,
  };
}

export function waiting(
  letter: string,
  name: string,
  color: string,
  count: number,
  part: Partial<WaitingRow> = {},
): WaitingRow {
  const service = `s-${letter}`;
  const order = letter.charCodeAt(0);
  return {
    key: `service:${service}`,
    table: 'service',
    service,
    name: { en: name },
    letter,
    color,
    order,
    waiting: count,
    times: null,
    next: null,
    enabled: true,
    ...part,
  };
}

/** The hall as in the sketch: the newest call signals, four came before it. */
export const CALLS: HallCall[] = [
  call(14, 'A42', 'Desk 3', 'left', { place: { en: 'Ground floor, left' }, at: MORNING - 12_000, state: 'called' }),
  call(13, 'B17', 'Desk 7', 'right', { at: MORNING - 40_000, state: 'called' }),
  call(12, 'A41', 'Desk 1', 'left', { at: MORNING - 60_000, state: 'called' }),
  call(11, 'R4', 'Office 12', 'up'),
  call(10, 'C23', 'Desk 9', 'right'),
];
export const WAITING: WaitingRow[] = [
  waiting('A', 'Identity papers', 'a', 7),
  waiting('B', 'Civil status', 'b', 2),
  waiting('C', 'Schools and canteen', 'c', 11),
  waiting('R', 'Appointments', 'd', 3),
];

interface ServicePart extends Partial<KioskServiceRow> {
  letter: string;
}
/** A service at the kiosk. */
export function service(name: LocalText, detail: LocalText | null, part: ServicePart): KioskServiceRow {
  const base = waiting(part.letter, '', 'a', 0);
  return { ...base, name, detail, pictogram: 'other', category: null, priorities: false, full: false, ...part };
}

/** The kiosk of the sketch; Elections open at half past one. */
export const SERVICES: KioskServiceRow[] = [
  service(
    { en: 'Identity papers', fr: 'Papiers d’identité', ar: 'أوراق الهوية' },
    { en: 'Passport, identity card', fr: 'Passeport, carte d’identité', ar: 'جواز السفر، بطاقة الهوية' },
    { letter: 'A', color: 'a', pictogram: 'identity', waiting: 7 },
  ),
  service(
    { en: 'Civil status', fr: 'État civil', ar: 'الحالة المدنية' },
    { en: 'Birth, marriage, death', fr: 'Naissance, mariage, décès', ar: 'ولادة، زواج، وفاة' },
    { letter: 'B', color: 'b', pictogram: 'civil', waiting: 2 },
  ),
  service(
    { en: 'Schools and canteen', fr: 'Écoles et cantine', ar: 'المدارس والمطعم' },
    { en: 'Enrolment, bills, holidays', fr: 'Inscriptions, factures, vacances', ar: 'التسجيل والفواتير والعطل' },
    { letter: 'C', color: 'c', pictogram: 'school', waiting: 11 },
  ),
  service(
    { en: 'I have an appointment', fr: 'J’ai rendez-vous', ar: 'لدي موعد' },
    { en: 'Say that you have arrived', fr: 'Signalez votre arrivée', ar: 'أعلمنا بوصولك' },
    { letter: 'R', color: 'd', pictogram: 'appointment', waiting: 0 },
  ),
  service(
    { en: 'Elections', fr: 'Élections', ar: 'الانتخابات' },
    { en: 'Voter registration', fr: 'Inscription sur les listes', ar: 'التسجيل في القوائم' },
    {
      letter: 'S',
      color: 'e',
      pictogram: 'elections',
      times: [{ from: Date.parse('2025-01-14T13:30:00+01:00'), to: Date.parse('2025-01-14T17:00:00+01:00') }],
    },
  ),
];

export const category = (
  id: string,
  name: LocalText,
  pictogram: string,
  part: Partial<CategoryRow> = {},
): CategoryRow => ({
  key: `category:${id}`,
  table: 'category',
  category: id,
  name,
  pictogram,
  parent: null,
  order: 0,
  ...part,
});

export const band = (id: string, name: LocalText, rank: number, atKiosk = true): BandRow => ({
  key: `band:${id}`,
  table: 'band',
  band: id,
  name,
  rank,
  atKiosk,
});

export const printer = (id: string, part: Partial<KioskPrinterRow> = {}): KioskPrinterRow => ({
  key: `printer:${id}`,
  table: 'printer',
  printer: id,
  serves: [],
  state: 'ready',
  problem: null,
  paperless: false,
  slot: 'below',
  ...part,
});

/** The newest paper of the kiosk under test. */
export const paper = (
  job: string,
  state: KioskJobRow['state'],
  problem: KioskJobRow['problem'] = null,
): KioskJobRow => ({
  key: 'paper:kiosk-1',
  table: 'paper',
  job,
  visit: 'v',
  state,
  problem,
  void: false,
});
