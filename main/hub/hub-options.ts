import type { Role } from '#contract/settings.ts';
import type { Store } from '#store/store.ts';
import type { PinCost } from './access/pins.ts';
import type { Limits } from './limits.ts';
import type { Announce, Exit, Journal, RandomHex, TimeSource } from './ports.ts';
import type { Preset } from './preset.ts';

/** Everything the hub is made of and told; there are no defaults here (see `headless.ts`). */
export interface HubOptions {
  store: Store;
  /** Drives hub time; a replay's runs faster than the wall. */
  time: TimeSource;
  /** Real time, for what happens on the wire. */
  wire: TimeSource;
  journal: Journal;
  /** Of the product, as in package.json. */
  version: string;
  exit: Exit;
  random: RandomHex;
  newId(): string;
  /** 0: any free port. */
  port: number;
  /** Address to listen on; undefined: all. */
  host: string | undefined;
  /** IANA zone that this computer is set to; the office has its own. */
  computerZone: string;
  /** Names besides this computer's own under which screens may ask. */
  hosts: string[];
  announce: Announce;
  /** Folder of the built screens. */
  screens: string;
  /** Folder for the pictures of displays. */
  media: string;
  /** Folder for backups. */
  backups: string;
  /** Hour of the site's day, 0 to 23, from which the nightly backup is due. */
  backupHour: number;
  /** What a new office begins with; null: an existing one. */
  preset: Preset | null;
  /** Simulated visitors: every screen says so. */
  demo: boolean;
  limits: Limits;
  pinCost: PinCost;
  /** Secret by which the command line of this computer talks to the running hub; null: not at all. */
  control: string | null;
  /** A one-time secret was used up: this is the next for its role. */
  joinSecretReplaced(role: Role, secret: string): void;
}
