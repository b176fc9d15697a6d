import type { Silence } from '#contract/hardware.ts';
import type { DayKey, DeviceId, Instant } from '#contract/ids.ts';
import type { SettingKind, SettingValues } from '#contract/settings.ts';
import type { CommonHead } from './common.ts';

/** `admin:<site>`: settings, devices, and what a person must decide. */

export interface AdminHead extends CommonHead {
  plannedEnd: Instant | null;
  /** Days that can be exported, newest first. */
  days: DayKey[];
  backup: { at: Instant; ok: boolean } | null;
  /** Something a person must decide, such as a clock that jumped. */
  alarms: { code: string; at: Instant }[];
}
export type SettingViewRow = {
  [K in SettingKind]: { key: string; table: 'setting'; of: K; id: string; version: number; value: SettingValues[K] };
}[SettingKind];
/** A device as the hub meets it now; `silence` is what a display says of itself. */
export interface PresenceRow {
  key: `presence:${DeviceId}`;
  table: 'presence';
  device: DeviceId;
  online: boolean;
  lastSeen: Instant | null;
  address: string | null;
  silence: Silence | null;
}
/** A device that shows a code and waits for approval. */
export interface RequestRow {
  key: `request:${string}`;
  table: 'request';
  request: string;
  name: string;
  role: string;
  code: string;
  expires: Instant;
}
