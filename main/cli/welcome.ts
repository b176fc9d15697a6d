import type { Role } from '#contract/settings.ts';
import { listOf, qrCodesOf, replacementOf } from './addresses.ts';
import type { Office } from './office.ts';
import type { StartOptions } from './start-options.ts';

/** What a terminal shows of the office that was started in it. */

/** Columns to draw in where no terminal tells its own. */
const USUAL_COLUMNS = 80;
const IN_BROWSERS = 'Open each address once, in the browser that shall be that screen:';
const BESIDE_WINDOWS =
  'Its windows open on this PC. For more screens, open an address once in the browser that shall be that screen:';

export type Welcome = Pick<StartOptions, 'dataDir' | 'presetNamed' | 'demo' | 'speed' | 'qr'> & { hasWindows: boolean };

/** What `npm start` prints once the office is open. @param isNew whether it was set up just now */
export async function welcomeOf(office: Office, isNew: boolean, options: Welcome): Promise<string> {
  const { dataDir, presetNamed, demo, speed, qr, hasWindows } = options;
  return [
    `\nNow Serving is running. Its data: ${dataDir}`,
    ...(presetNamed && !isNew ? ['This office was set up before, so --preset changed nothing.'] : []),
    ...(demo ? [`Demo: visitors and staff are simulated, at speed ${speed}.`] : []),
    `\n${hasWindows ? BESIDE_WINDOWS : IN_BROWSERS}\n`,
    listOf(office.addresses),
    ...(qr ? [`\n${await qrCodesOf(office.addresses, process.stdout.columns ?? USUAL_COLUMNS)}`] : []),
    '\nCtrl+C stops it.',
  ].join('\n');
}

/** Somebody used a printed address up: the next one. Null: none is printed for stations. */
export const nextOf = (office: Office, role: Role): string | null =>
  role === 'station' ? null : `\n${replacementOf(office.addresses, role)}`;
