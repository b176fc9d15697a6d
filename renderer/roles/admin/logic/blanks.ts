import type { HARDWARE_SETTINGS } from '#contract/hardware.ts';
import type { LocalText } from '#contract/ids.ts';
import type { SettingKind, SettingValues } from '#contract/settings.ts';
import { COLORS } from '#contract/settings.ts';
import type { SettingViewRow } from '#contract/views.ts';
import { freeLetter, nextOrder, settingsOf } from './settings.ts';

const NAME: LocalText = {};

/** What a form for something new begins with. Sites and devices are never made here. */
export type NewKind = Exclude<SettingKind, 'site' | 'device' | keyof typeof HARDWARE_SETTINGS>;
type Blanks = { [K in NewKind]: (rows: readonly SettingViewRow[]) => SettingValues[K] };

export const BLANKS: Blanks = {
  service: (rows) => {
    const services = settingsOf(rows, 'service');
    return {
      name: NAME,
      detail: null,
      letter: freeLetter(services.map(({ value }) => value.letter)),
      color: COLORS[services.length % COLORS.length] ?? 'a',
      pictogram: 'other',
      category: null,
      order: nextOrder(services),
      target: 20,
      usual: 10,
      capacity: null,
      hours: null,
      enabled: true,
      priorities: false,
      outcome: 'none',
      outcomes: [],
      deliverables: [],
    };
  },
  category: (rows) => ({
    name: NAME,
    pictogram: 'other',
    parent: null,
    order: nextOrder(settingsOf(rows, 'category')),
  }),
  desk: (rows) => ({
    name: NAME,
    place: null,
    arrow: 'none',
    profile: settingsOf(rows, 'profile')[0]?.id ?? null,
    order: nextOrder(settingsOf(rows, 'desk')),
    enabled: true,
  }),
  profile: (rows) => ({ name: NAME, services: settingsOf(rows, 'service').map(({ id }) => id) }),
  person: () => ({ name: '', profiles: [], enabled: true }),
  band: () => ({ name: NAME, rank: 5, atKiosk: true }),
  displayGroup: () => ({ name: NAME, desks: [], overscan: 0, chime: true, info: null }),
};
