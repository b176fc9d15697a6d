import { z } from 'zod';
import { HARDWARE_SETTINGS } from './hardware.ts';
import { DayKey, Id, Language, LocalTime, line, localText, Zone } from './ids.ts';
import { PlaylistValue } from './playlist.ts';

/**
 * What an office sets up. Each kind is changed only by the command `configure`, whole value by whole value, with the
 * version that the sender saw. Lists refer to other settings by id.
 */

/** [G7] Judged once both are times. Written `HH:MM`, they sort as they follow each other. */
const endsLater = ({ from, to }: { from: LocalTime; to: LocalTime }): boolean => from < to;
const ENDS_LATER = {
  path: ['to'],
  error: 'endsLater',
  when: ({ issues }: { issues: unknown[] }) => issues.length === 0,
};

/** Opening times of one weekday (1 = Monday … 7 = Sunday); several entries of a day make breaks. */
const WeeklyHours = z
  .array(
    z.strictObject({ weekday: z.int().min(1).max(7), from: LocalTime, to: LocalTime }).refine(endsLater, ENDS_LATER),
  )
  .max(28);
/** A date that differs from the week: its own times, or closed when empty. */
const ExceptionalDays = z
  .array(
    z.strictObject({
      date: DayKey,
      times: z.array(z.strictObject({ from: LocalTime, to: LocalTime }).refine(endsLater, ENDS_LATER)).max(4),
      reason: localText(60).nullable(),
    }),
  )
  .max(200);

/** Numbers of a series: from `first` to `last`; used up, they are refused, or begin again when `wrap` is set. */
const Numbering = z
  .strictObject({ first: z.int().min(0).max(9999), last: z.int().min(1).max(9999), wrap: z.boolean() })
  .refine((n) => n.first < n.last, { error: 'first must be below last' });
export type Numbering = z.infer<typeof Numbering>;

/** Drawings a service can show; the screens hold one for each. */
export const PICTOGRAMS = [
  'identity',
  'civil',
  'school',
  'appointment',
  'elections',
  'car',
  'home',
  'tax',
  'health',
  'lab',
  'pharmacy',
  'baby',
  'card',
  'cash',
  'loan',
  'advice',
  'parcel',
  'repair',
  'returns',
  'shopping',
  'key',
  'help',
  'other',
] as const;
/** Colour tokens of services, `--svc-a` … `--svc-f` of the screens. */
export const COLORS = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

export const SiteValue = z.strictObject({
  name: line(80),
  zone: Zone,
  /** Offered at the kiosk in this order; the first is the one of displays and of paper. */
  languages: z.array(Language).min(1).max(6),
  /** Empty: open whenever the business day is open. */
  hours: WeeklyHours,
  exceptions: ExceptionalDays,
  /** A business day runs from this time to the same time of the next date. */
  dayBoundary: LocalTime,
  /** Open each business day by itself at its boundary (or when the hub is started later). */
  autoOpen: z.boolean(),
  /** `single`: one series for all services, with `letter`, which may be empty. */
  numbering: z.strictObject({
    mode: z.enum(['perService', 'single']),
    letter: z.string().regex(/^[A-Z]{0,2}$/),
    range: Numbering,
  }),
  rules: z.strictObject({
    /** What Next does with a visit that was called and never started. */
    nextOnUnstarted: z.enum(['served', 'noShow', 'refuse']),
    /** After this many recalls the visit is a no-show by itself (0: never) … */
    recallLimit: z.int().min(0).max(20),
    /** … once this many seconds have passed since the last recall. */
    recallSeconds: z.int().min(5).max(600),
    moreTimeSeconds: z.int().min(10).max(1800),
    undoSeconds: z.int().min(10).max(3600),
    /** Waiting this long goes before every priority, so that nobody starves. */
    ageingCapMinutes: z.int().min(5).max(1440),
    /** A visit open for this many times the service's usual minutes is flagged as left open. */
    leftOpenFactor: z.int().min(2).max(50),
    atDayClose: z.enum(['reset', 'carryOver']),
  }),
  kiosk: z.strictObject({
    idleSeconds: z.int().min(10).max(600),
    askSeconds: z.int().min(5).max(120),
    /** Diagonal of the kiosk's screen in inches, so that what is pressed measures 20 mm or more. */
    diagonalInches: z.number().min(5).max(100),
  }),
  breakReasons: z.array(localText(40)).max(12),
  parkReasons: z.array(localText(40)).max(12),
  /** One line at the foot of kiosks and displays. */
  info: localText(160).nullable(),
});

const hasItsOutcomes = ({ outcome, outcomes }: { outcome: string; outcomes: unknown[] }): boolean =>
  outcome !== 'required' || outcomes.length > 0;

/** [G6] What must be given can be chosen. */
export const ServiceValue = z
  .strictObject({
    name: localText(60),
    /** Plain words for what it covers. */
    detail: localText(80).nullable(),
    letter: z.string().regex(/^[A-Z]{0,2}$/),
    color: z.enum(COLORS),
    pictogram: z.enum(PICTOGRAMS),
    category: Id.nullable(),
    order: z.int().min(0).max(999),
    /** Longest wait promised, minutes. */
    target: z.int().min(1).max(600),
    /** Usual time at the desk, minutes. */
    usual: z.int().min(1).max(600),
    /** Tickets a business day, or no limit. */
    capacity: z.int().min(1).max(9999).nullable(),
    /** Its own opening times, or those of the site. */
    hours: WeeklyHours.nullable(),
    enabled: z.boolean(),
    /** Whether the priority bands are offered for it at the kiosk. */
    priorities: z.boolean(),
    outcome: z.enum(['none', 'optional', 'required']),
    outcomes: z.array(z.strictObject({ id: Id, name: localText(60) })).max(30),
    deliverables: z.array(z.strictObject({ id: Id, name: localText(60) })).max(50),
  })
  .refine(hasItsOutcomes, { path: ['outcome'], error: 'noOutcome' });

export const CategoryValue = z.strictObject({
  name: localText(60),
  pictogram: z.enum(PICTOGRAMS),
  parent: Id.nullable(),
  order: z.int().min(0).max(999),
});

/** Where to go from the display: an arrow is a real direction and does not flip with the script. */
export const ARROWS = ['none', 'left', 'right', 'up', 'down', 'upLeft', 'upRight', 'downLeft', 'downRight'] as const;

export const DeskValue = z.strictObject({
  name: localText(40),
  place: localText(60).nullable(),
  arrow: z.enum(ARROWS),
  profile: Id.nullable(),
  order: z.int().min(0).max(999),
  enabled: z.boolean(),
});

export const ProfileValue = z.strictObject({ name: localText(60), services: z.array(Id).min(1).max(100) });

/** A person of the staff. The PIN is no setting: it never leaves the hub's table of secrets. */
export const PersonValue = z.strictObject({
  name: line(80),
  /** Profiles this person may work with; empty: all. */
  profiles: z.array(Id).max(50),
  enabled: z.boolean(),
});

/** Priority band: a higher rank is called first, within the rules. */
export const BandValue = z.strictObject({
  name: localText(40),
  rank: z.int().min(1).max(9),
  atKiosk: z.boolean(),
});

/** What one room's displays show. */
export const DisplayGroupValue = z.strictObject({
  name: localText(60),
  /** Empty: all desks. */
  desks: z.array(Id).max(200),
  /** Margin kept free at each edge for screens that cut the picture, percent. */
  overscan: z.number().min(0).max(10),
  chime: z.boolean(),
  info: localText(160).nullable(),
});

/** A `station` has no screen: it is the process beside the hardware of one PC. */
export const ROLES = ['desk', 'kiosk', 'display', 'admin', 'station'] as const;
export type Role = (typeof ROLES)[number];
/** Roles with a page of their own. */
export const SCREEN_ROLES = ['desk', 'kiosk', 'display', 'admin'] as const satisfies Role[];
export type ScreenRole = (typeof SCREEN_ROLES)[number];

export const DeviceValue = z.strictObject({
  name: line(60),
  role: z.enum(ROLES),
  /** Display group of a display. */
  group: Id.nullable(),
  revoked: z.boolean(),
});

export const SETTINGS = {
  ...HARDWARE_SETTINGS,
  site: SiteValue,
  service: ServiceValue,
  category: CategoryValue,
  desk: DeskValue,
  profile: ProfileValue,
  person: PersonValue,
  band: BandValue,
  displayGroup: DisplayGroupValue,
  playlist: PlaylistValue,
  device: DeviceValue,
} as const;

export type SettingKind = keyof typeof SETTINGS;
export const SETTING_KINDS = Object.keys(SETTINGS) as SettingKind[];

/** What `configure` carries. */
export type SettingValues = { [K in SettingKind]: z.infer<(typeof SETTINGS)[K]> };
/** What is kept: a person's name stands in the table of texts, and the setting points to it. */
export type StoredValues = Omit<SettingValues, 'person'> & {
  person: Omit<SettingValues['person'], 'name'> & { name: string };
};
