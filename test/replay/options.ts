import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SABOTAGES, type Sabotage } from './run/sabotage.ts';

export interface Options {
  help: boolean;
  folder: string;
  /** Null with `all`. */
  office: string | null;
  date: string | null;
  /** Recorded seconds per real one. */
  speed: number;
  /** Seed of everything that the recording does not show, or null for the recording alone. */
  mix: number | null;
  chaos: boolean;
  /** By buttons, paper and signs alone. */
  hardware: boolean;
  all: boolean;
  json: boolean;
  sabotage: Sabotage | null;
  displays: number;
}

const BUNDLED = { folder: join(import.meta.dirname, 'data'), office: 'UD_Bemowo', date: '2020-01-08' };
const SPEED = 600;
/** A day in about three seconds: as fast as `--all` is of use. */
const SPEED_OF_ALL = 12_000;
const FASTEST = 20_000;
const MOST_DISPLAYS = 60;

export const HELP = `npm run replay -- [FOLDER] [options]

Plays a real office's day through the real hub: kiosks give tickets and desks call at the recorded minutes, displays
watch, the day is closed and exported, and an independent checker judges what everybody saw.

  FOLDER             recordings (test/replay/data/README.md tells the format); default: two bundled days
  --office NAME      default: ${BUNDLED.office} of the bundled days, else the first office of the folder
  --date YYYY-MM-DD  default: ${BUNDLED.date} of the bundled days, else the first day of the office
  --speed N          recorded seconds per real one, 1 to ${FASTEST}; default: ${SPEED}, with --all ${SPEED_OF_ALL}
  --mix SEED         adds priorities, transfers, parking, no-shows, recalls, undo and more, drawn by this whole number
  --chaos            kills the hub with SIGKILL every few seconds and cuts connections
  --hardware         nobody touches a screen: tickets and calls by button boxes, printed on a fake printer; with --chaos the
                     hub and the station are killed in turns. In the recorded order, as fast as the hardware answers
  --all              every office and date of the folder, a line each
  --displays N       how many displays watch, 1 to ${MOST_DISPLAYS}; default: 20
  --sabotage WHAT    falsifies one client's recording; the checker must find it: ${SABOTAGES.join(', ')}
  --json             end with one line of JSON
  --help             this text

Exit status: 0 nothing doubled, lost, out of order or in disagreement and every ticket of the day issued; 1 otherwise;
2 the replay itself could not run.`;

/** An option that cannot be meant; the message says what to write instead. */
export class BadUsage extends Error {
  override name = 'BadUsage';
}

/** @throws BadUsage */
export function parseOptions(args: readonly string[], cwd: string): Options {
  const { values, positionals } = parse(args);
  if (positionals.length > 1)
    throw new BadUsage(`Give one folder, not ${positionals.length}: ${positionals.join(' ')}.`);
  const [given] = positionals;
  refuseContradictions(values);
  const bundled = given === undefined && !values.all;
  return {
    help: values.help,
    folder: given === undefined ? BUNDLED.folder : resolve(cwd, given),
    office: values.office ?? (bundled ? BUNDLED.office : null),
    date: values.date ?? (bundled && values.office === undefined ? BUNDLED.date : null),
    speed: number('--speed', values.speed ?? String(values.all ? SPEED_OF_ALL : SPEED), 1, FASTEST),
    mix: values.mix === undefined ? null : number('--mix', values.mix, 0, 0xffff_ffff),
    chaos: values.chaos,
    hardware: values.hardware,
    all: values.all,
    json: values.json,
    sabotage: sabotageOf(values.sabotage),
    displays: number('--displays', values.displays, 1, MOST_DISPLAYS),
  };
}

function refuseContradictions({
  all,
  hardware,
  office,
  date,
  mix,
  sabotage,
}: ReturnType<typeof parse>['values']): void {
  if (all && (office ?? date) !== undefined) {
    throw new BadUsage('--all plays every office and date: leave out --office and --date.');
  }
  if (hardware && (all || (mix ?? sabotage) !== undefined)) {
    throw new BadUsage('--hardware plays one recorded day as it was: leave out --all, --mix and --sabotage.');
  }
}

const FLAG = { type: 'boolean', default: false } as const;
const TEXT = { type: 'string' } as const;

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: FLAG,
        chaos: FLAG,
        hardware: FLAG,
        all: FLAG,
        json: FLAG,
        office: TEXT,
        date: TEXT,
        speed: TEXT,
        mix: TEXT,
        sabotage: TEXT,
        displays: { type: 'string', default: '20' },
      },
    });
  } catch (error) {
    const [sentence = ''] = error instanceof Error ? error.message.split('. ') : [String(error)];
    throw new BadUsage(`${sentence}. --help lists the options.`);
  }
}

function number(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new BadUsage(`${name} ${text}: write a whole number from ${least} to ${most}.`);
}

function sabotageOf(text: string | undefined): Sabotage | null {
  if (text === undefined) return null;
  const known = SABOTAGES.find((one) => one === text);
  if (known === undefined) throw new BadUsage(`--sabotage ${text}: choose from ${SABOTAGES.join(', ')}.`);
  return known;
}
