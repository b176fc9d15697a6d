import type { FindingReport } from '#contract/finding.ts';
import type { SetupOffice, SetupState } from '#contract/setup.ts';
import type { Setting } from '#contract/shell-settings.ts';

/** What the page of the first launch is told on a PC where nothing was decided. */

export const OFFICE: SetupOffice = {
  id: '0123456789abcdef0123456789abcdef',
  site: 'La Seyne Town Hall',
  host: '192.168.1.20:8080',
  joins: 'yes',
};
/** One that a PC of this version cannot join. */
export const OTHER: SetupOffice = {
  id: 'fedcba9876543210fedcba9876543210',
  site: 'Clinic Nord',
  host: '192.168.1.31:8080',
  joins: 'hubOlder',
};
const undecided = <T>(value: T): Setting<T> => ({ value, source: 'default', from: '', locked: false });
export const FRESH: SetupState = {
  isAgain: false,
  ...{
    role: undecided([]),
    hub: undecided(null),
    site: undecided(null),
    autostart: undecided(false),
    monitors: undecided([]),
    screens: [],
    language: null,
    problems: [],
  },
  presets: ['townHall', 'clinic', 'bank', 'shop', 'empty'],
  offices: [],
  report: null,
  doing: { is: 'nothing' },
};

/** Of a search that found nothing. */
export const REPORT: FindingReport = {
  ...{ tried: [], heard: 0, own: ['192.168.1.42'] },
  advice: ['hubOff', 'blockedHere', 'wifiApart', 'typeAddress'],
};
