import { z } from 'zod';
import type { FindingReport, Verdict } from './finding.ts';
import { HubHost, HubId } from './hub.ts';
import type { Language } from './ids.ts';
import type { Setting, SettingProblem, ShellRole } from './shell-settings.ts';
import { PART_ROLES, type PartRole } from './windows.ts';

/** The first launch: what its page may ask of the app, and what it shows. */

/** Numbers of monitors, as people count them; null: nobody chose any, what is set stands. */
const Monitors = z
  .array(z.string().regex(/^[1-9]$/))
  .max(8)
  .nullable();
const Parts = z.array(z.enum(PART_ROLES)).max(PART_ROLES.length);

/** Everything that this page may ask. */
export const SetupAsk = z.discriminatedUnion('type', [
  /** How things are. `isAttended`: since it asked last, somebody touched the page or typed. */
  z.strictObject({ type: z.literal('setupState'), isAttended: z.boolean() }),
  /** Looks around anew. */
  z.strictObject({ type: z.literal('setupLook') }),
  /** Puts its number on each monitor for a few seconds. */
  z.strictObject({ type: z.literal('setupNumbers') }),
  /** Asks who is at an address that a person typed, pasted or scanned. */
  z.strictObject({ type: z.literal('setupAddress'), address: z.string().max(300) }),
  /** This PC becomes the hub of a new office, and these screens besides. */
  z.strictObject({
    type: z.literal('setupStart'),
    preset: z.string().max(40),
    roles: Parts,
    monitors: Monitors,
    autostart: z.boolean(),
  }),
  /** Joins the office that proved itself at this address. */
  z.strictObject({
    type: z.literal('setupJoin'),
    id: HubId,
    host: HubHost,
    roles: Parts.min(1),
    monitors: Monitors,
    autostart: z.boolean(),
  }),
]);
export type SetupAsk = z.infer<typeof SetupAsk>;

/** An office that proved who it is. */
export interface SetupOffice {
  id: HubId;
  /** Empty before it is set up. */
  site: string;
  host: string;
  /** Whether this PC can join it, or why not. */
  joins: 'yes' | WhyNotJoined;
}

/**
 * An office that is there and cannot be joined: its hub is older or newer than this app, or the organisation chose another one
 * for this PC.
 */
export type WhyNotJoined = 'hubOlder' | 'hubNewer' | 'otherOffice';

/**
 * At the address that was typed is no office to join. `noAddress`: it was none; `noScreen`: it lets in what has no window here, such
 * as an admin page; `otherRole`: the organisation decided that this PC is something else than what the address is for.
 */
export type WhyNotThere = Exclude<Verdict, 'hub'> | WhyNotJoined | 'noAddress' | 'noScreen' | 'otherRole';

/** What the app is doing for the page, and what came of the last thing it did. */
export type SetupDoing =
  | { is: 'nothing' }
  | { is: 'asking'; address: string }
  | { is: 'starting' }
  | { is: 'joining'; site: string }
  | { is: 'notThere'; address: string; why: WhyNotThere }
  /** The new office could not be started; `detail` is a sentence of the hub's for whoever looks after this PC. */
  | { is: 'notStarted'; detail: string };

/** One monitor of this PC; its number is what the setting `monitors` names it by. */
export interface SetupMonitor {
  number: string;
  /** What the system calls it; empty: nothing. */
  label: string;
  /** Where it stands among the others, px. */
  bounds: { x: number; y: number; width: number; height: number };
}

export interface SetupState {
  /** This PC belonged to an office before: it is to join one again. */
  isAgain: boolean;
  /** Fixed, when `locked`. */
  role: Setting<ShellRole[]>;
  /** Where to look, and which office it must be. The organisation's, when `locked`: nothing else is joined or begun. */
  hub: Setting<string | null>;
  site: Setting<HubId | null>;
  /** Whether the app starts with this PC. */
  autostart: Setting<boolean>;
  /** Of the displays of this PC. */
  monitors: Setting<string[]>;
  /** Those that are there now, in their order. */
  screens: SetupMonitor[];
  /** That was set for this PC; null: the system's. */
  language: Language | null;
  /** What stands in its settings and does not count. */
  problems: SettingProblem[];
  /** Names of what a new office can begin with. */
  presets: string[];
  offices: SetupOffice[];
  /** After a while without any office: what to check. */
  report: FindingReport | null;
  doing: SetupDoing;
}

/** What this PC is for. */
export interface SetupChoice {
  roles: PartRole[];
  /** Of its displays, one each; none: one display, where it suits; null: as it was. */
  monitors: string[] | null;
  autostart: boolean;
}

/** `window.nowServing.setup` on the page of the first launch. Asked again and again for its state, it needs no other way back. */
export interface SetupBridge {
  state(isAttended: boolean): Promise<SetupState>;
  look(): Promise<void>;
  address(address: string): Promise<void>;
  numbers(): Promise<void>;
  start(preset: string, what: SetupChoice): Promise<void>;
  join(office: SetupOffice, what: SetupChoice): Promise<void>;
}
