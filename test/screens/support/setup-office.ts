import type { SetupOffice, SetupState } from '#contract/setup.ts';
import type { Setting } from '#contract/shell-settings.ts';

/** What the page of the first launch is told on a PC where nothing was decided. */

export const OFFICE: SetupOffice = {
  id: '0123456789abcdef0123456789abcdef',
  site: 'La Seyne Town Hall',
  host: '192.168.1.20:8080',
  joins: 'yes',
};
const undecided = <T>(value: T): Setting<T> => ({ value, source: 'default', from: '', locked: false });
export const FRESH: SetupState = {
  ...{
    role: undecided([]),
    hub: undecided(null),
    site: undecided(null),
    autostart: undecided(false),
    language: null,
    problems: [],
  },
  presets: ['townHall', 'clinic', 'bank', 'shop', 'empty'],
  offices: [],
  report: null,
  doing: { is: 'nothing' },
};
