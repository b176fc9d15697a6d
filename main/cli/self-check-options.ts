import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError } from './usage-error.ts';

export interface SelfCheckOptions {
  dataDir: string;
  /** Where a hub would listen. */
  port: number;
  /** Paper and sound are tried out, too. */
  tryOut: boolean;
}

/** Where the data is when nobody says otherwise. */
export const USUAL_DATA = join(import.meta.dirname, '..', '..', 'data');

export const SELF_CHECK_HELP = `Looks at everything an office needs and says what to do, whether its hub runs or not.

  npm run self-check [-- options]

  --data DIR   folder of the office's data (./data beside this program)
  --port N     port of a hub that does not run (8080)
  --try        prints a test ticket at each printer, and lets the displays speak a test; the hub must run
  --help       this text

Ends with status 0 when everything works, 1 when something does not.
`;

const OPTIONS = {
  data: { type: 'string', default: USUAL_DATA },
  port: { type: 'string', default: '8080' },
  try: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Undefined: only help was asked for. @throws UsageError with one sentence. */
export function parseSelfCheck(args: string[]): SelfCheckOptions | undefined {
  const { values, positionals } = parsed(args);
  const [extra] = positionals;
  if (values.help) return undefined;
  if (extra !== undefined) throw new UsageError(`"${extra}" is not an option.`);
  return { dataDir: resolve(values.data), port: portOf(values.port), tryOut: values.try };
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw UsageError.ofParseArgs(error);
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new UsageError(`--port needs a number from 1 to 65535, not "${text}".`);
}
