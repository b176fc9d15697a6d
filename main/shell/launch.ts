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
  /** What a person should know: what was asked for and cannot be. */
  problems: string[];
}

const OPTIONS = {
  role: { type: 'string', multiple: true },
  hub: { type: 'string' },
  join: { type: 'string', multiple: true },
  pin: { type: 'string' },
} as const;

/** Reads a command line; Chromium's own switches, which may stand in it, are passed over. */
export function parseLaunch(args: string[]): Launch {
  const { values } = parseArgs({ args, options: OPTIONS, strict: false, allowPositionals: true });
  const named = texts(values.role).flatMap((text) => text.split(','));
  const roles = WINDOW_ROLES.filter((role) => named.includes(role));
  const [hubText] = texts(values.hub);
  const hub = originOf(hubText);
  const unknown = named.filter((name) => !WINDOW_ROLES.some((role) => role === name));
  const problems = [
    ...unknown.map((name) => `--role needs ${WINDOW_ROLES.join(', ')}, not "${name}".`),
    ...(hubText !== undefined && hub === null ? ['--hub needs an address such as http://pc:8080.'] : []),
  ];
  const [pin = null] = texts(values.pin);
  return { roles, hub, secrets: secretsOf(texts(values.join)), pin, problems };
}

function texts(value: unknown): string[] {
  return [value].flat().filter((one): one is string => typeof one === 'string');
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
