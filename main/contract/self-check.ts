import { z } from 'zod';
import { PROBLEMS } from './hardware.ts';
import { Id } from './ids.ts';

/** The self-check: what was looked at, how it is, and why; the sentences live in the screens and the command line. */

/** What a step looked at. */
export const CHECKED = [
  'program',
  'data',
  'hub',
  'port',
  'database',
  'disk',
  'clock',
  'zone',
  'network',
  'backup',
  'profiles',
  'screens',
  'station',
  'printer',
  'buttonBox',
  'sign',
  'voice',
] as const;

/** What was found. Of hardware every `Problem` may be said, too. */
export const CHECK_CODES = [
  // the installation, looked at from the command line
  'nodeRight',
  'nodeOld',
  'partsThere',
  'partsMissing',
  'pagesBuilt',
  'pagesMissing',
  'dataReady',
  'dataNone',
  'dataReadOnly',
  'dataUnusable',
  'hubAnswers',
  'hubStopped',
  'hubSilent',
  'portFree',
  'portTaken',
  // the data
  'databaseSound',
  'databaseDamaged',
  'databaseNewer',
  'databaseForeign',
  'databaseUnread',
  'rolledBack',
  'diskEnough',
  'diskLow',
  'diskScarce',
  'storageFull',
  'backupGood',
  'backupSoon',
  'backupNone',
  'backupOld',
  'backupFailed',
  // time
  'clockRight',
  'clockJumped',
  'clockBehind',
  'clockAhead',
  'zoneSame',
  'zoneDiffers',
  // what is set up
  'servicesServed',
  'servicesUnserved',
  // the others
  'networkFound',
  'networkLocal',
  'networkNone',
  'screensHere',
  'screenAway',
  'screensNone',
  'stationHere',
  'stationAway',
  'stationSilent',
  // hardware
  'works',
  'speaks',
  'cannotTell',
  ...PROBLEMS,
] as const;
export type CheckCode = (typeof CHECK_CODES)[number];

/** `green`: as it should be. `amber`: it works, and somebody should look. `red`: it does not work. */
export const CheckState = z.enum(['green', 'amber', 'red']);
export type CheckState = z.infer<typeof CheckState>;

/** The PC of the hub, among the places that steps are about; the others are stations, by their device. */
export const AT_HUB = 'hub';

export const CheckStep = z.strictObject({
  /** `hub`, or the device of the station that looked. */
  where: Id,
  what: z.enum(CHECKED),
  state: CheckState,
  code: z.enum(CHECK_CODES),
  /**
   * Facts of the sentence: `name` of a device or a piece of hardware and `id` of its setting, `at` and `since` as instants,
   * a folder, a port …
   */
  params: z.record(z.string().max(40), z.union([z.string().max(400), z.number(), z.null()])),
});
export type CheckStep = z.infer<typeof CheckStep>;

/** What a station answers to `check`, as JSON: its hardware, each piece asked now. */
export const StationChecks = z.strictObject({ steps: z.array(CheckStep).max(80) });
