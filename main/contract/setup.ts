import { z } from 'zod';
import type { FindingReport, Verdict } from './finding.ts';
import { HubHost, HubId } from './hub.ts';
import type { Setting, ShellRole } from './shell-settings.ts';

/** The first launch: what its page may ask of the app, and what it shows. */

/** What a screen on this PC can be for; the hub has no screen. */
export const PART_ROLES = ['desk', 'kiosk', 'display'] as const satisfies readonly ShellRole[];
export type PartRole = (typeof PART_ROLES)[number];
const Parts = z.array(z.enum(PART_ROLES)).max(PART_ROLES.length);

/** Everything that this page may ask. */
export const SetupAsk = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('setupState') }),
  /** Looks around anew. */
  z.strictObject({ type: z.literal('setupLook') }),
  /** Asks who is at an address that a person typed, pasted or scanned. */
  z.strictObject({ type: z.literal('setupAddress'), address: z.string().max(300) }),
  /** This PC becomes the hub of a new office, and these screens besides. */
  z.strictObject({ type: z.literal('setupStart'), preset: z.string().max(40), roles: Parts }),
  /** Joins the office that proved itself at this address. */
  z.strictObject({ type: z.literal('setupJoin'), id: HubId, host: HubHost, roles: Parts.min(1) }),
]);
export type SetupAsk = z.infer<typeof SetupAsk>;

/** An office that proved who it is. */
export interface SetupOffice {
  id: HubId;
  /** Empty before it is set up. */
  site: string;
  host: string;
  /** Whether this version can talk to it. */
  fits: boolean;
}

/** What the app is doing for the page, and what came of the last thing it did. */
export type SetupDoing =
  | { is: 'nothing' }
  | { is: 'asking'; address: string }
  | { is: 'starting' }
  | { is: 'joining'; site: string }
  /** At the address that was typed is no office to join. `noAddress`: it was none. */
  | { is: 'notThere'; address: string; why: Exclude<Verdict, 'hub'> | 'noAddress' }
  /** The new office could not be started; `detail` is a sentence of the hub's for whoever looks after this PC. */
  | { is: 'notStarted'; detail: string };

export interface SetupState {
  /** Fixed, when `locked`. */
  role: Setting<ShellRole[]>;
  /** Names of what a new office can begin with. */
  presets: string[];
  offices: SetupOffice[];
  /** After a while without any office: what to check. */
  report: FindingReport | null;
  doing: SetupDoing;
}

/** `window.nowServing.setup` on the page of the first launch. Asked again and again for its state, it needs no other way back. */
export interface SetupBridge {
  state(): Promise<SetupState>;
  look(): Promise<void>;
  address(address: string): Promise<void>;
  start(preset: string, roles: PartRole[]): Promise<void>;
  join(office: SetupOffice, roles: PartRole[]): Promise<void>;
}
