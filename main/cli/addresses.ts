import qrcode from 'qrcode';
import type { Role, ScreenRole } from '#contract/settings.ts';

/** One address of each kind of screen, with the secret that makes a browser that screen. */
export interface Addresses {
  /** Addresses of this computer on its networks, best first; may be empty. */
  lan: string[];
  /** How this computer itself reaches the hub. */
  own: string;
  port: number;
  join: Record<Role, string>;
}

/** In the order in which an office needs them. */
const ROLES_IN_ORDER: ScreenRole[] = ['admin', 'kiosk', 'desk', 'display'];
const NAMES: Record<ScreenRole, string> = { admin: 'Admin', kiosk: 'Kiosk', desk: 'Desk', display: 'Display' };
const NAME_WIDTH = 10;
const LOOPBACK = '127.0.0.1';

const addressOf = (host: string, port: number, role: Role, secret: string): string =>
  `http://${host}:${port}/${role}#join=${secret}`;

/** The addresses of one role, the one for other computers first. */
export function addressesOf({ lan, own, port, join }: Addresses, role: Role): string[] {
  const names = [...lan.slice(0, 1), own].map((host) => (host === LOOPBACK ? 'localhost' : host));
  return [...new Set(names)].map((host) => addressOf(host, port, role, join[role]));
}

/** Every address as text, one paragraph a role. */
export function listOf(addresses: Addresses): string {
  return ROLES_IN_ORDER.flatMap((role) => {
    const [first = '', ...others] = addressesOf(addresses, role);
    return [
      `  ${NAMES[role].padEnd(NAME_WIDTH)}${first}`,
      ...others.map((other) => `  ${' '.repeat(NAME_WIDTH)}${other}`),
    ];
  }).join('\n');
}

/** What is said when an address was used up and another takes its place. */
export function replacementOf(addresses: Addresses, role: Role): string {
  return `One ${role} screen has joined. For the next one:\n  ${addressesOf(addresses, role).join('\n  ')}`;
}

/** QR codes of the addresses for other computers, as many side by side as `columns` hold. */
export async function qrCodesOf(addresses: Addresses, columns: number): Promise<string> {
  const drawn = await Promise.all(ROLES_IN_ORDER.map((role) => drawQr(role, addressesOf(addresses, role)[0] ?? '')));
  const width = Math.max(...drawn.map((one) => one.width));
  const perRow = Math.max(1, Math.floor(columns / (width + 2)));
  const rows: string[] = [];
  for (let first = 0; first < drawn.length; first += perRow) rows.push(sideBySide(drawn.slice(first, first + perRow)));
  return rows.join('\n');
}

interface Drawn {
  lines: string[];
  width: number;
}

async function drawQr(role: ScreenRole, address: string): Promise<Drawn> {
  const { modules } = qrcode.create(address, { errorCorrectionLevel: 'L' });
  const text = await qrcode.toString(address, { type: 'utf8', errorCorrectionLevel: 'L', margin: 2 });
  const width = modules.size + 4;
  const lines = text.split('\n').filter((line) => line !== '');
  return { lines: [NAMES[role].padEnd(width), ...lines.map(darkOnLight)], width };
}

/** Black on white whatever the terminal's colours are: not every camera reads a code that is the other way round. */
const darkOnLight = (line: string): string => `\u001b[30;107m${line}\u001b[0m`;

function sideBySide(drawn: Drawn[]): string {
  const height = Math.max(...drawn.map((one) => one.lines.length));
  return Array.from({ length: height }, (_, row) => drawn.map(({ lines }) => `  ${lines[row] ?? ''}`).join('')).join(
    '\n',
  );
}
