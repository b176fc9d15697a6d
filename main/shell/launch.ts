import { parseArgs } from 'node:util';
import { WINDOW_ROLES, type WindowRole } from '#contract/bridge.ts';

/** What one launch asks for. */
export interface Launch {
  /** Which windows, in this order. */
  roles: WindowRole[];
  /** Origin of the hub to pair with. */
  hub: string | null;
  /** One-time secrets that let windows into the office, by role. */
  secrets: ReadonlyMap<WindowRole, string>;
  /** What is kept of the PIN that leaves the kiosk. */
  pin: string | null;
  /** The office whose hub this PC is. */
  office: { dataDir: string | null; port: number; mdns: boolean } | null;
  /** What a person should know: what was asked for and cannot be. */
  problems: string[];
}

const OPTIONS = {
  role: { type: 'string', multiple: true },
  hub: { type: 'string' },
  join: { type: 'string', multiple: true },
  pin: { type: 'string' },
  port: { type: 'string' },
  data: { type: 'string' },
  'no-mdns': { type: 'boolean' },
} as const;

const HUB = 'hub';
const USUAL_PORT = 8080;
const HIGHEST_PORT = 65_535;

/** Reads a command line; Chromium's own switches, which may stand in it, are passed over. */
export function parseLaunch(args: string[]): Launch {
  const { values } = parseArgs({ args, options: OPTIONS, strict: false, allowPositionals: true });
  const named = texts(values.role).flatMap((text) => text.split(','));
  const roles = WINDOW_ROLES.filter((role) => named.includes(role));
  const [hubText] = texts(values.hub);
  const hub = originOf(hubText);
  const unknown = named.filter((name) => name !== HUB && !WINDOW_ROLES.some((role) => role === name));
  const [portText] = texts(values.port);
  const port = portOf(portText);
  const problems = [
    ...unknown.map((name) => `--role needs ${[...WINDOW_ROLES, HUB].join(', ')}, not "${name}".`),
    ...(hubText !== undefined && hub === null ? ['--hub needs an address such as http://pc:8080.'] : []),
    ...(port === null ? [`--port needs a number from 0 to ${HIGHEST_PORT}, not "${portText}".`] : []),
  ];
  const [pin = null] = texts(values.pin);
  const [dataDir = null] = texts(values.data);
  const own = { dataDir, port: port ?? USUAL_PORT, mdns: values['no-mdns'] !== true };
  const office = named.includes(HUB) ? own : null;
  return { roles, hub, secrets: secretsOf(texts(values.join)), pin, office, problems };
}

function texts(value: unknown): string[] {
  return [value].flat().filter((one): one is string => typeof one === 'string');
}

function portOf(text = `${USUAL_PORT}`): number | null {
  return /^\d{1,5}$/.test(text) && Number(text) <= HIGHEST_PORT ? Number(text) : null;
}

function originOf(text: string | undefined): string | null {
  const url = text !== undefined && URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.origin : null;
}

/** `ROLE=SECRET`, as often as there are roles. */
function secretsOf(pairs: string[]): Map<WindowRole, string> {
  const secrets = new Map<WindowRole, string>();
  for (const pair of pairs) {
    const [name, secret] = pair.split('=');
    const role = WINDOW_ROLES.find((one) => one === name);
    if (role !== undefined && secret) secrets.set(role, secret);
  }
  return secrets;
}
