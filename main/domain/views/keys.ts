import type { KeysRow } from '#contract/hardware.ts';
import type { DeviceId } from '#contract/ids.ts';
import type { RowChange } from '#contract/rows.ts';
import type { Role } from '#contract/settings.ts';
import type { State } from '#domain/state.ts';
import { changedSettings } from './common.ts';

/** [B2] Mapped keys of the devices of one role, in the view of that role. */

/** Keys of all these rows in the view of the role. */
export const keyKeys = (role: Role, state: State): string[] =>
  state
    .settings('keyMap')
    .filter(({ key }) => roleOf(key, state) === role)
    .map(({ key }) => `keys:${key}`);

/** Keys of those rows that these changes may have changed, whatever the role. */
export const touchedKeys = (changes: RowChange[]): string[] =>
  changedSettings(changes, 'keyMap').map((device) => `keys:${device}`);

/** Undefined: the device is of another role, or has no mapped keys. */
export function keysRow(role: Role, device: DeviceId, state: State): KeysRow | undefined {
  const map = state.setting('keyMap', device);
  if (!map || roleOf(device, state) !== role) return undefined;
  return { key: `keys:${device}`, table: 'keys', device, keys: map.value.keys };
}

const roleOf = (device: DeviceId, state: State): Role | undefined => state.setting('device', device)?.value.role;
