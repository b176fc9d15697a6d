import type { ShellRole } from './shell-settings.ts';

/** Windows of the desktop app, as its pages and its shell name them. */

/** What the desktop app can show. A PC that is the hub and nothing else shows the admin page. */
export const WINDOW_ROLES = ['desk', 'kiosk', 'display', 'admin'] as const;
export type WindowRole = (typeof WINDOW_ROLES)[number];

/** What a screen on this PC can be for; the hub has no screen. */
export const PART_ROLES = ['desk', 'kiosk', 'display'] as const satisfies readonly ShellRole[];
export type PartRole = (typeof PART_ROLES)[number];
/** What nobody attends comes back by itself when the PC was off; a desk is opened by whoever works there. */
export const startsByItself = (roles: readonly ShellRole[]): boolean => roles.some((role) => role !== 'desk');

/** Pages of the app itself, shown while there is none of the hub's. */
export const LOCAL_PAGES = ['moment', 'unreachable', 'trouble', 'stopped', 'leave', 'choosePin'] as const;
export type LocalPage = (typeof LOCAL_PAGES)[number];

/** Why the hub of this very PC does not run. */
export const HUB_TROUBLES = [
  'starting',
  'preparing',
  'crashLoop',
  'portInUse',
  'portForbidden',
  'dataInUse',
  'data',
  'other',
] as const;
export type HubTrouble = (typeof HUB_TROUBLES)[number];
