import { SITE } from '#contract/names.ts';
import type { SettingValues } from '#contract/settings.ts';
import { useAdmin } from '../admin-tools.tsx';
import { type SettingForm, useSettingForm } from '../form/use-setting-form.ts';
import { settingsOf } from '../logic/settings.ts';

/** What stands in a form for the instant before the office's own values are here; it cannot be saved. */
const NOTHING: SettingValues['site'] = {
  name: '',
  zone: '',
  languages: [],
  hours: [],
  exceptions: [],
  dayBoundary: '04:00',
  autoOpen: false,
  numbering: { mode: 'perService', letter: '', range: { first: 1, last: 999, wrap: false } },
  rules: {
    nextOnUnstarted: 'served',
    recallLimit: 0,
    recallSeconds: 60,
    moreTimeSeconds: 60,
    undoSeconds: 60,
    ageingCapMinutes: 60,
    leftOpenFactor: 6,
    atDayClose: 'reset',
  },
  kiosk: { idleSeconds: 45, askSeconds: 20, diagonalInches: 21.5 },
  breakReasons: [],
  parkReasons: [],
  info: null,
};

/** The office itself: one setting, edited in two sections. */
export function useSiteForm(): SettingForm<'site'> {
  const { settings } = useAdmin();
  const row = settingsOf(settings, 'site')[0];
  return useSettingForm({ kind: 'site', id: SITE, row, blank: NOTHING });
}
