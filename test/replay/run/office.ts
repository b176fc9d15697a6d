import { SITE } from '#contract/names.ts';
import type { SettingKind, SettingValues } from '#contract/settings.ts';
import type { Preset } from '#hub/preset.ts';
import { BANDS, personOf } from '../day/mix.ts';
import type { Plan } from '../day/plan.ts';

/** The recorded office as settings. */

/** All recordings are of Warsaw. */
export const ZONE = 'Europe/Warsaw';
/** Displays of the second room show only the first team's desks. */
export const SIDE_ROOM = 'side';

const SITE_VALUE: SettingValues['site'] = {
  name: 'Office',
  zone: ZONE,
  languages: ['pl'],
  hours: [],
  exceptions: [],
  dayBoundary: '04:00',
  autoOpen: false,
  numbering: { mode: 'perService', letter: '', range: { first: 1, last: 9999, wrap: false } },
  rules: {
    nextOnUnstarted: 'served',
    recallLimit: 2,
    recallSeconds: 45,
    moreTimeSeconds: 120,
    undoSeconds: 3600,
    ageingCapMinutes: 90,
    leftOpenFactor: 6,
    atDayClose: 'reset',
  },
  kiosk: { idleSeconds: 45, askSeconds: 20, diagonalInches: 22 },
  breakReasons: [],
  parkReasons: [],
  info: null,
};

/** Enough for the hub to begin. */
export const EMPTY: Preset = { site: { [SITE]: SITE_VALUE } };

type Setting = { [K in SettingKind]: { kind: K; id: string; value: SettingValues[K] } }[SettingKind];

/** All that an admin sets up, in an order in which nothing refers to what is not there yet. */
export function settingsOf(plan: Plan): Setting[] {
  const desks = plan.teams.flatMap((team) => team.desks.map((desk) => ({ desk, team })));
  return [
    { kind: 'site', id: SITE, value: { ...SITE_VALUE, name: plan.office } },
    ...BANDS.map(({ id, rank }): Setting => ({ kind: 'band', id, value: { name: { pl: id }, rank, atKiosk: true } })),
    ...plan.services.map(
      ({ id, name, letter }, order): Setting => ({ kind: 'service', id, value: service(name, letter, order) }),
    ),
    ...plan.teams.map(({ id, services }): Setting => ({ kind: 'profile', id, value: { name: { pl: id }, services } })),
    ...desks.map(
      ({ desk, team }, order): Setting => ({ kind: 'desk', id: desk, value: deskValue(desk, team.id, order) }),
    ),
    ...desks.map(
      ({ desk }): Setting => ({
        kind: 'person',
        id: personOf(desk),
        value: { name: desk, profiles: [], enabled: true },
      }),
    ),
    { kind: 'displayGroup', id: SIDE_ROOM, value: group(plan.teams[0]?.desks ?? []) },
  ];
}

function service(name: string, letter: string, order: number): SettingValues['service'] {
  return {
    name: { pl: name },
    detail: null,
    letter,
    color: 'a',
    pictogram: 'other',
    category: null,
    order,
    target: 30,
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

function deskValue(desk: string, profile: string, order: number): SettingValues['desk'] {
  return { name: { pl: desk }, place: null, arrow: 'none', profile, order, enabled: true };
}

function group(desks: string[]): SettingValues['displayGroup'] {
  return { name: { pl: 'Side room' }, desks, overscan: 0, chime: true, info: null };
}
