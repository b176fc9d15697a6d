import type { BridgeAsk } from '#contract/bridge.ts';
import { WINDOW_ROLES, type WindowRole } from '#contract/windows.ts';
import type { Asker, KeyPress } from './ports.ts';
import { WINDOW_KINDS, type WindowKind } from './windows/kinds.ts';

/** What pages may do: the rules of Electron's security checklist, as decisions without Electron. */

/** Scheme and host of the app's own pages. */
export const LOCAL_SCHEME = 'app';
export const LOCAL_HOST = 'now-serving';

/** Whose page it is: our own, the paired hub's, or anybody else's. */
export type Owner = 'app' | 'hub' | 'nobody';

/** @param hub origin of the paired hub, such as `http://192.0.2.7:8080` */
export function ownerOf(url: string, hub: string | null): Owner {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol === `${LOCAL_SCHEME}:`) return parsed.host === LOCAL_HOST ? 'app' : 'nobody';
  // What a page made of its own (`blob:`) has the origin of its maker, and did not come from the hub.
  return parsed?.protocol === 'http:' && parsed.origin === hub ? 'hub' : 'nobody';
}

/** A page goes nowhere by itself but on the origin it stands on: the app's own pages are shown by the shell alone. */
export const mayGo = (url: string, hub: string | null): boolean => ownerOf(url, hub) === 'hub';

/** Sound needs no permission; what the window's kind does not list is refused, and all of it to strangers. */
export function mayUse(permission: string, url: string, kind: WindowKind, hub: string | null): boolean {
  return kind.permissions.includes(permission) && ownerOf(url, hub) === 'hub';
}

/**
 * What Chromium calls a sandbox, with all that our pages need: a page in it opens no dialog of the system's. `print()` would, in front of
 * a kiosk and with the folders of its PC, and Electron has no other way to refuse it.
 */
export const SANDBOX = 'sandbox allow-downloads allow-forms allow-same-origin allow-scripts';

const POLICY = 'content-security-policy';

/** The headers of a page, and that it stands in the sandbox besides whatever they say. */
export function sandboxed(headers: Record<string, string[]>): Record<string, string[]> {
  const name = Object.keys(headers).find((one) => one.toLowerCase() === POLICY) ?? POLICY;
  return { ...headers, [name]: [...(headers[name] ?? []), SANDBOX] };
}

/** Keys without a modifier that a page of touch targets may want; letters and digits besides. */
const FEW_KEYS = new Set(['Tab', 'Enter', 'Backspace', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Shift']);

/** Where a window does not take every key, none with a modifier passes, thus no shortcut of anybody's. */
export function mayPress(press: KeyPress, kind: WindowKind): boolean {
  if (kind.keys === 'all') return true;
  if (press.control || press.alt || press.meta) return false;
  return FEW_KEYS.has(press.key) || [...press.key].length === 1;
}

/** By keyboard, staff of a kiosk ask for the PIN like this; by touch there is a hidden corner. */
export function isStaffKey({ key, control, alt, shift, meta }: KeyPress): boolean {
  return control && alt && shift && !meta && key.toLowerCase() === 'q';
}

/** By keyboard, a display is moved on to the next monitor like this. */
export function isMoveKey({ key, control, alt, shift, meta }: KeyPress): boolean {
  return control && alt && shift && !meta && key.toLowerCase() === 'm';
}

/** Who may ask what: on whose page, in which windows. */
const ASKS: Record<BridgeAsk['type'], { on: readonly Owner[]; roles: readonly WindowRole[] }> = {
  again: { on: ['app'], roles: WINDOW_ROLES },
  chooseOffice: { on: ['app'], roles: ['desk', 'display'] },
  staff: { on: ['app', 'hub'], roles: ['kiosk'] },
  leave: { on: ['app'], roles: ['kiosk'] },
  choosePin: { on: ['app'], roles: ['kiosk'] },
  serving: { on: ['hub'], roles: ['desk'] },
  linked: { on: ['hub'], roles: WINDOW_ROLES },
  desk: { on: ['hub'], roles: ['desk'] },
  setDesk: { on: ['hub'], roles: ['desk'] },
  arrived: { on: ['hub'], roles: ['desk'] },
  token: { on: ['hub'], roles: WINDOW_ROLES },
  keepToken: { on: ['hub'], roles: WINDOW_ROLES },
};

/** Only the page itself asks, never a frame in it, and only what its window's role and its owner may. */
export function mayAsk(type: BridgeAsk['type'], asker: Asker, role: WindowRole, hub: string | null): boolean {
  const { on, roles } = ASKS[type];
  return asker.isMainFrame && roles.includes(role) && on.includes(ownerOf(asker.url, hub));
}

/** As what a window of this role usually opens. */
export const kindOf = (role: WindowRole): WindowKind => WINDOW_KINDS[role];
