import type { RowChange, SettingRow } from '#contract/rows.ts';
import type { SettingKind } from '#contract/settings.ts';
import { SETTING_KINDS } from '#contract/settings.ts';
import type { SettingViewRow, ViewTables } from '#contract/views.ts';
import type { State } from '#domain/state.ts';
import { changedIds, commonHead, idOf, tableOf, touchedServices } from './common.ts';
import { deskRow, queueServiceRow, touchedDesks } from './queue.ts';
import type { View, ViewContext } from './view.ts';

/** `admin:<site>`: every setting as it stands, and the office at a glance. The hub adds devices, requests and PINs. */
export const adminView: View<'admin'> = {
  head: (context) => ({
    ...commonHead(context),
    plannedEnd: context.state.openDay()?.plannedEnd ?? null,
    days: [],
    backup: null,
    alarms: [],
  }),
  keys: ({ state }) => [
    ...SETTING_KINDS.flatMap((of) => state.settings(of).map(({ key }) => `setting:${of}:${key}`)),
    ...state.settings('desk').map(({ key }) => `desk:${key}`),
    ...state.settings('service').map(({ key }) => `service:${key}`),
  ],
  touched: (changes, context) => [...touchedSettings(changes), ...touchedGlance(changes, context)],
  row: cut,
};

function touchedSettings(changes: RowChange[]): string[] {
  return changedIds(changes, 'setting').map((id) => `setting:${id}`);
}
function touchedGlance(changes: RowChange[], context: ViewContext): string[] {
  const desks = touchedDesks(changes, context).filter((key) => tableOf(key) === 'desk');
  return [...desks, ...touchedServices(changes, context)];
}

function cut(key: string, context: ViewContext): ViewTables['admin'] | undefined {
  if (tableOf(key) === 'desk') return deskRow(idOf(key), context);
  if (tableOf(key) === 'service') return queueServiceRow(idOf(key), context);
  const row = context.state.get('setting', idOf(key));
  return row && settingRow(row, context.state);
}

/** A setting as admins and stations see it. */
export function settingRow(row: SettingRow, state: State): SettingViewRow {
  const base = { key: `setting:${row.id}`, table: 'setting' as const, id: row.key, version: row.version };
  return { ...base, of: row.of as SettingKind, value: shownValue(row, state) } as SettingViewRow;
}

/** A person's name as text, not as a pointer. */
function shownValue(row: SettingRow, state: State): unknown {
  return row.of === 'person' ? { ...row.value, name: state.text(row.value.name) ?? '' } : row.value;
}
