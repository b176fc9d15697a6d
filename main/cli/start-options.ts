import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SHELL_ROLES, type ShellRole } from '#contract/shell-settings.ts';
import { UsageError } from './usage-error.ts';

/** What `npm start` was asked for. */
export interface StartOptions {
  port: number;
  host: string | undefined;
  hosts: string[];
  dataDir: string;
  preset: string;
  /** Whether the preset was named, rather than the usual one. */
  presetNamed: boolean;
  demo: boolean;
  speed: number;
  qr: boolean;
  /** Whether the network is told that the hub is here. */
  mdns: boolean;
  /** Whether the hardware of this computer is looked after, too. */
  station: boolean;
  /** What this PC's windows are; empty: nobody said, and each is opened to have a look at. */
  roles: ShellRole[];
}

const ROOT = join(import.meta.dirname, '..', '..');
const DEFAULT_PORT = '8080';
const DEFAULT_PRESET = 'townHall';
const SLOWEST = 0.1;
const FASTEST = 100;

export const START_HELP = `Now Serving: calls walk-in visitors at service counters.

  npm start -- [options]

Opens desk, kiosk and display in windows on this PC where it has a screen, and the hub behind them.

  --port N          port to listen on (${DEFAULT_PORT})
  --data DIR        folder of the office's data (./data beside this program; ./data-demo with --demo)
  --preset NAME     what a new office begins with: PRESETS (${DEFAULT_PRESET})
  --host ADDRESS    listen on this address only (all)
  --allow-host NAME another name under which screens may ask, such as one given by your router; may be repeated
  --demo            simulated visitors and staff, in a data folder of their own; every screen says so
  --speed N         how fast the demo goes, ${SLOWEST} to ${FASTEST} (1)
  --no-qr           no QR codes in the terminal
  --no-mdns         do not announce the hub in the network; screens then need its address
  --no-station      no printers, buttons or voice at this computer
  --headless        no windows: every screen is a page in a browser
  --role LIST       which windows, as this PC shall have them for good: desk,kiosk,display; kiosk and display cover the
                    screen, and --role hub opens the admin page
  --help            this text

Prints one address for each kind of screen, too: open it once in the browser that shall be that screen.
`;

const OPTIONS = {
  port: { type: 'string', default: DEFAULT_PORT },
  data: { type: 'string' },
  preset: { type: 'string' },
  host: { type: 'string' },
  'allow-host': { type: 'string', multiple: true, default: [] as string[] },
  demo: { type: 'boolean', default: false },
  speed: { type: 'string' },
  qr: { type: 'boolean', default: true },
  mdns: { type: 'boolean', default: true },
  station: { type: 'boolean', default: true },
  headless: { type: 'boolean', default: false },
  role: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Undefined: only help was asked for. @throws UsageError with one sentence. */
export function parseStart(args: string[], presets: string[]): StartOptions | undefined {
  const { values, positionals } = parsed(args);
  if (values.help) return undefined;
  const [extra] = positionals;
  if (extra !== undefined) throw new UsageError(`"${extra}" is not an option.`);
  if (values.speed !== undefined && !values.demo) throw new UsageError('--speed goes with --demo.');
  if (values.role !== undefined && values.headless) throw new UsageError('--role opens windows, --headless none.');
  return {
    port: portOf(values.port),
    host: values.host,
    hosts: values.host === undefined ? values['allow-host'] : [values.host, ...values['allow-host']],
    dataDir: resolve(values.data ?? join(ROOT, values.demo ? 'data-demo' : 'data')),
    preset: presetOf(values.preset ?? DEFAULT_PRESET, presets),
    presetNamed: values.preset !== undefined,
    demo: values.demo,
    speed: speedOf(values.speed ?? '1'),
    qr: values.qr,
    mdns: values.mdns,
    station: values.station,
    roles: rolesOf(values.role),
  };
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true, allowNegative: true });
  } catch (error) {
    throw UsageError.ofParseArgs(error);
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new UsageError(`--port needs a number from 0 to 65535, not "${text}".`);
}

function presetOf(name: string, presets: string[]): string {
  if (presets.includes(name)) return name;
  throw new UsageError(`There is no preset "${name}". Choose one of: ${presets.join(', ')}.`);
}

function rolesOf(text: string | undefined): ShellRole[] {
  if (text === undefined) return [];
  const known = SHELL_ROLES.filter((role) => text.split(',').includes(role));
  if (known.length === new Set(text.split(',')).size) return known;
  throw new UsageError(`--role needs a list of ${SHELL_ROLES.join(', ')}, not "${text}".`);
}

function speedOf(text: string): number {
  const speed = Number(text);
  if (text.trim() !== '' && speed >= SLOWEST && speed <= FASTEST) return speed;
  throw new UsageError(`--speed needs a number from ${SLOWEST} to ${FASTEST}, not "${text}".`);
}
