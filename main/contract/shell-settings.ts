import { z } from 'zod';
import { HubHost, HubId } from './hub.ts';
import { Language, line } from './ids.ts';
import { SHORTCUT_ACTIONS, SHORTCUT_KEYS } from './shortcuts.ts';

/** What one PC is: its part in the office, as policy, command line and people set it. */

export const SHELL_ROLES = ['desk', 'kiosk', 'display', 'hub'] as const;
export type ShellRole = (typeof SHELL_ROLES)[number];

/** Every setting, with what fits it. `null`: not decided. */
export const ShellSettings = z.strictObject({
  role: z.array(z.enum(SHELL_ROLES)).max(SHELL_ROLES.length),
  /** Where the hub was, or is expected: an address of the first contact. */
  hub: HubHost.nullable(),
  /** Identity of the office's hub: no other is joined. */
  site: HubId.nullable(),
  /** Whether the app starts with the computer. */
  autostart: z.boolean(),
  language: Language.nullable(),
  /** On which the hub of this PC listens. */
  port: z.int().min(1).max(65_535),
  /** Folder of the office's data, when this PC is the hub. */
  data: z.string().min(1).max(1_024).nullable(),
  /** Whether the hub of this PC is announced in the network; of a PC with its hub elsewhere, whether it and others tell each other where. */
  mdns: z.boolean(),
  /** `bar`: 360 px wide, in front of every other window. */
  deskWindow: z.enum(['window', 'bar']),
  /**
   * Monitors of this PC's displays: as many displays as are named here. A number (1 is the main one, the others from left to right), what
   * the system calls it (`DELL U2412M`), or `any`. None: one display, where it suits. Without a display the first is the kiosk's;
   * beside displays, a kiosk and a desk take the first monitor that none of them was given.
   */
  monitors: z.array(line(60)).max(8),
  /** Edge of the screen at which the bar stands. */
  deskEdge: z.enum(['left', 'right']),
  /** Whether the desk's PC says so when somebody comes to wait while nobody is being served. */
  notifications: z.boolean(),
  shortcuts: z.partialRecord(z.enum(SHORTCUT_ACTIONS), z.string().regex(SHORTCUT_KEYS)),
  /** What is kept of the PIN that leaves the kiosk: salt and key, hexadecimal. */
  pin: z
    .string()
    .regex(/^[0-9a-f]{32}:[0-9a-f]{64}$/)
    .nullable(),
});
export type ShellSettings = z.infer<typeof ShellSettings>;
export type SettingName = keyof ShellSettings;

/** Who may say, the first wins. */
export const SETTING_SOURCES = ['policy', 'machine', 'commandLine', 'chosen', 'default'] as const;
export type SettingSource = (typeof SETTING_SOURCES)[number];

/** One value with where it comes from: the file, or the option. */
export interface Setting<T> {
  value: T;
  source: SettingSource;
  from: string;
  /** Whether the app cannot change it, because `source` is above what people choose. */
  locked: boolean;
}
export type ResolvedSettings = { [K in SettingName]: Setting<ShellSettings[K]> };

/** Why something that was said does not count. */
export interface SettingProblem {
  code: 'unreadable' | 'notJson' | 'notObject' | 'tooBig' | 'unknownField' | 'badValue';
  /** File or option. */
  from: string;
  /** Name of the setting, where it is one. */
  field: string | null;
}
