import { SITE } from '#contract/names.ts';
import type { SettingValues } from '#contract/settings.ts';
import type { Preset } from '#hub/preset.ts';

/**
 * The office that is measured: a town hall as large as they come, with texts as long as those of the product's own town
 * hall, and open round the clock, so that it can be measured at any hour.
 */

export const DESKS = 20;
export const SERVICES = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const;
export const PROFILE = 'all';
/** The display group that shows every desk. */
export const GROUP = 'all';
export const deskOf = (i: number): string => `desk-${i}`;
export const personOf = (i: number): string => `person-${i}`;
export const serviceOf = (i: number): string => `service-${SERVICES[i % SERVICES.length]}`;

const text = (en: string) => ({ en });
/** The business day begins at noon or so, so that each holds two stretches, as one with a lunch break does. */
const everyDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' }));

function site(now: number): SettingValues['site'] {
  const boundary = (new Date(now).getUTCHours() + 12) % 24;
  return {
    name: 'Measured Town',
    zone: 'UTC',
    languages: ['en', 'fr'],
    hours: everyDay,
    exceptions: [],
    dayBoundary: `${String(boundary).padStart(2, '0')}:00`,
    autoOpen: true,
    numbering: { mode: 'perService', letter: '', range: { first: 1, last: 9999, wrap: false } },
    rules: {
      nextOnUnstarted: 'served',
      recallLimit: 3,
      recallSeconds: 60,
      moreTimeSeconds: 120,
      undoSeconds: 60,
      ageingCapMinutes: 120,
      leftOpenFactor: 8,
      atDayClose: 'reset',
    },
    kiosk: { idleSeconds: 45, askSeconds: 20, diagonalInches: 21.5 },
    breakReasons: [text('Lunch')],
    parkReasons: [text('Papers missing')],
    info: null,
  };
}

function service(letter: string, order: number): SettingValues['service'] {
  return {
    name: { en: `Identity papers ${letter}`, fr: `Pièces d’identité ${letter}` },
    detail: null,
    letter,
    color: 'a',
    pictogram: 'identity',
    category: null,
    order,
    target: 15,
    usual: 10,
    capacity: null,
    hours: null,
    enabled: true,
    priorities: true,
    outcome: 'none',
    outcomes: [],
    deliverables: [],
  };
}

function desk(i: number): SettingValues['desk'] {
  return {
    name: { en: `Desk ${i + 1}`, fr: `Guichet ${i + 1}` },
    place: { en: 'Ground floor, left', fr: 'Rez-de-chaussée, à gauche' },
    arrow: 'left',
    profile: PROFILE,
    order: i,
    enabled: true,
  };
}

/** All settings of the office, as a new hub takes them. `now` keeps the end of the business day twelve hours away. */
export function officePreset(now: number): Preset {
  const each = <T>(count: number, id: (i: number) => string, value: (i: number) => T) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [id(i), value(i)]));
  const services = each(SERVICES.length, serviceOf, (i) => service(SERVICES[i] ?? '', i));
  return {
    site: { [SITE]: site(now) },
    service: services,
    profile: { [PROFILE]: { name: text('Everything'), services: Object.keys(services) } },
    displayGroup: { [GROUP]: { name: text('Hall'), desks: [], overscan: 0, chime: true, info: null } },
    desk: each(DESKS, deskOf, desk),
    person: each(DESKS, personOf, (i) => ({ name: `Person ${i}`, profiles: [], enabled: true })),
  };
}
