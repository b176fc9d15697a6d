import { parseArgs } from 'node:util';
import type { KnownHub } from '#contract/finding.ts';
import type { HubId } from '#contract/hub.ts';
import type { Language } from '#contract/ids.ts';
import type { ShellRole } from '#contract/shell-settings.ts';
import type { StartOrder } from '#contract/start-order.ts';
import { PART_ROLES, WINDOW_ROLES, type WindowRole } from '#contract/windows.ts';
import { readAddress, type TypedAddress } from './finding/typed-address.ts';
import type { SettingsFiles } from './settings/files.ts';
import { PcSettings, sentenceOf } from './settings/pc-settings.ts';
import { startIn } from './start-order.ts';

/** What one launch asks for. */
export interface Launch {
  /** Which windows, in this order. */
  roles: WindowRole[];
  /** Monitors of the displays; null: whichever suits. */
  monitors: (string | null)[];
  /** Origin of the hub to pair with. */
  hub: string | null;
  /** Identity of that hub; null: whoever proves itself there. */
  site: HubId | null;
  /** Whether this PC and its neighbours tell each other where that hub is. */
  asksNeighbours: boolean;
  /** One-time secrets that let windows into the office, by role. */
  secrets: ReadonlyMap<WindowRole, string>;
  /** Somebody was given this address, which lets one screen in, and joins the office with it. */
  invitation: TypedAddress | null;
  /** Of the app's own pages and words; null: the person's. */
  language: Language | null;
  /** What is kept of the PIN that leaves the kiosk. */
  pin: string | null;
  /** The office whose hub this PC is. */
  office: { dataDir: string | null; port: number; mdns: boolean; start: StartOrder | null } | null;
  /** Whether its windows have frames and can be closed, whatever their roles. */
  isWindowed: boolean;
  /** What a person should know: what was said and does not count. */
  problems: string[];
}

/** What this PC is, by its settings and this command line; Chromium's own switches, which may stand in it, are passed over. */
export function launchOf(files: SettingsFiles, args: string[]): Launch {
  const { settings, problems } = new PcSettings(files, args).read();
  const { role, hub, site, language, pin, data, port, mdns, monitors } = settings;
  const start = startIn(args);
  const own = { dataDir: data.value, port: port.value, mdns: mdns.value, start, ...whereOf(start) };
  return {
    roles: windowsOf(role.value),
    monitors: monitors.value.map((monitor) => (monitor === 'any' ? null : monitor)),
    hub: hub.value === null ? null : originOf(hub.value),
    site: site.value,
    asksNeighbours: mdns.value,
    ...joinsIn(args),
    language: language.value,
    pin: pin.value,
    office: role.value.includes('hub') ? own : null,
    isWindowed: start?.windowed ?? false,
    problems: problems.map(sentenceOf),
  };
}

/** What `npm start` was told decides, and was looked at before. */
const whereOf = (start: StartOrder | null) => start && { dataDir: start.dataDir, port: start.port, mdns: start.mdns };

/** Whoever has the hub's PC and no other window sets the office up there. */
const windowsOf = (roles: readonly ShellRole[]): WindowRole[] =>
  roles.length === 1 && roles[0] === 'hub' ? ['admin'] : PART_ROLES.filter((one) => roles.includes(one));

/** @param host as settings hold it, with or without a port */
function originOf(host: string): string | null {
  const address = readAddress(host);
  return address ? new URL(`http://${address.host}`).origin : null;
}

/** `--join ROLE=SECRET`, as often as there are roles; or once an address with its secret, as the hub shows it. */
function joinsIn(args: string[]): Pick<Launch, 'secrets' | 'invitation'> {
  const options = { join: { type: 'string', multiple: true } } as const;
  const { values } = parseArgs({ args, options, strict: false, allowPositionals: true });
  const secrets = new Map<WindowRole, string>();
  let invitation: TypedAddress | null = null;
  for (const text of [values.join].flat()) {
    if (typeof text !== 'string') continue;
    const address = readAddress(text);
    if (address?.secret) invitation = address;
    const [name, secret] = text.split('=');
    const role = WINDOW_ROLES.find((one) => one === name);
    if (role !== undefined && secret) secrets.set(role, secret);
  }
  return { secrets, invitation };
}

/** Nobody said what this PC is, or which office it belongs to. */
export const isUndecided = ({ roles, office, hub, site }: Launch): boolean =>
  office === null && (roles.length === 0 || (hub === null && site === null));

/** Whether the hub of this PC is another PC's. */
export const hasHubElsewhere = ({ hub, site, office }: Launch): boolean =>
  hub !== null || (site !== null && office === null);

/** Whether this launch came with the address of an office that this PC does not belong to yet, or not as that. */
export function isInvited({ invitation, office, hub, site, roles }: Launch, kept: KnownHub | null): boolean {
  if (invitation === null || office !== null) return false;
  const known = [hub && new URL(hub).host, ...(kept && kept.id === site ? kept.hosts : [])];
  return !known.includes(invitation.host) || !roles.some((role) => role === invitation.role);
}
