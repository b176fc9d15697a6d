import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { line } from '#contract/ids.ts';
import { UsageError } from './usage-error.ts';

/** How this station gets in, where it was not let in before. */
export type WayIn = { by: 'kept' } | { by: 'code' } | { by: 'secret'; secret: string } | { by: 'token'; token: string };

/** What `npm run station` was asked for. */
export interface StationOptions {
  /** Null: the one of last time. */
  hub: string | null;
  wayIn: WayIn;
  folder: string;
  name: string;
}

const ROOT = join(import.meta.dirname, '..', '..');
const LONGEST_NAME = 60;
const JOIN_IN_ADDRESS = /#join=([^&]*)$/;
const SECRET = /^[A-Za-z0-9_-]{16,64}$/;

export const STATION_HELP = `The station of this PC: its printers, its boxes with buttons, its signs, its voice.

  npm run station -- --hub http://pc:8080 [options]

  --hub ADDRESS   where the hub is; kept for the next time
  --join SECRET   one-time secret or address from the admin page, Devices; used once, the station stays joined
  --token TOKEN   token of a station that was made by "npm run hub -- pair --role station"
  --pair          asks again to be let in by a code, as a new station does that has neither of them
  --name NAME     how the admin page calls this station (the name of this PC)
  --data DIR      folder of the station's own (./data-station beside this program)
  --help          this text

What hangs on this PC is set up on the admin page. Ctrl+C stops the station.
`;

const OPTIONS = {
  hub: { type: 'string' },
  join: { type: 'string' },
  token: { type: 'string' },
  pair: { type: 'boolean', default: false },
  name: { type: 'string' },
  data: { type: 'string', default: join(ROOT, 'data-station') },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Undefined: only help was asked for. @throws UsageError with one sentence. */
export function parseStation(args: string[]): StationOptions | undefined {
  const { values, positionals } = parsed(args);
  if (values.help) return undefined;
  const [extra] = positionals;
  if (extra !== undefined) throw new UsageError(`"${extra}" is not an option.`);
  return {
    hub: hubOf(values.hub, values.join),
    wayIn: wayInOf(values),
    folder: resolve(values.data),
    name: nameOf(values.name),
  };
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw UsageError.ofParseArgs(error);
  }
}

function wayInOf({ join: secret, token, pair }: { join?: string; token?: string; pair: boolean }): WayIn {
  const [first, ...others] = [
    ...(secret === undefined ? [] : [{ by: 'secret', secret: secretOf(secret) } as const]),
    ...(token === undefined ? [] : [{ by: 'token', token } as const]),
    ...(pair ? [{ by: 'code' } as const] : []),
  ];
  if (others.length > 0) throw new UsageError('Only one of --join, --token and --pair can be given.');
  return first ?? { by: 'kept' };
}

/** The admin page gives a whole address, of which the secret is the end. */
function secretOf(text: string): string {
  const secret = JOIN_IN_ADDRESS.exec(text)?.[1] ?? text;
  if (SECRET.test(secret)) return secret;
  throw new UsageError('--join needs the one-time secret or address that the admin page shows under Devices.');
}

function hubOf(hub: string | undefined, secret: string | undefined): string | null {
  const text = hub ?? (secret !== undefined && /^https?:/.test(secret) ? secret : undefined);
  if (text === undefined) return null;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.hostname !== '') return url.origin;
  throw new UsageError(`--hub needs an address such as http://pc:8080, not "${text}".`);
}

function nameOf(text: string | undefined): string {
  const name = line(LONGEST_NAME).safeParse(text ?? hostname().slice(0, LONGEST_NAME));
  if (name.success) return name.data;
  if (text === undefined) return 'Station';
  throw new UsageError(`--name needs a name of 1 to ${LONGEST_NAME} characters.`);
}
