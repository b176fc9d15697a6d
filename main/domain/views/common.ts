import type { RowChange, RowKind } from '#contract/rows.ts';
import type { SettingKind } from '#contract/settings.ts';
import type { DisplayHead } from '#contract/views.ts';
import { businessDay, hoursOf } from '#domain/hours.ts';
import type { ViewContext } from './view.ts';

/** What several views have in common. */

type CommonHead = Pick<DisplayHead, 'site' | 'zone' | 'languages' | 'day' | 'info' | 'demo'>;

/** What every head tells; before an office is set up, of none. */
export function commonHead({ state, demo }: ViewContext): CommonHead {
  const site = state.site();
  return {
    site: site?.name ?? '',
    zone: site?.zone ?? 'UTC',
    languages: site?.languages ?? ['en'],
    day: state.openDay()?.id ?? null,
    info: site?.info ?? null,
    demo,
  };
}

/** The rows of one kind that a list of changes concerns. */
export function changedIds(changes: RowChange[], kind: RowKind): string[] {
  const ids: string[] = [];
  for (const change of changes) {
    const row = change.op === 'put' ? change.row : change;
    if (row.kind === kind) ids.push(row.id);
  }
  return ids;
}

/** Ids of changed settings of one kind. */
export function changedSettings(changes: RowChange[], of: SettingKind): string[] {
  const prefix = `${of}:`;
  return changedIds(changes, 'setting')
    .filter((id) => id.startsWith(prefix))
    .map((id) => id.slice(prefix.length));
}

/** Whether everything that depends on hours or on the office as a whole must be cut anew. */
export function officeChanged(changes: RowChange[]): boolean {
  return changedIds(changes, 'day').length > 0 || changedSettings(changes, 'site').length > 0;
}

/** The fields that every row of a service begins with. */
export function waitingRow(service: string, { state, now }: ViewContext) {
  const value = state.setting('service', service)?.value;
  const site = state.site();
  if (!value || !site) return undefined;
  const { times, next } = hoursOf(state.openDay()?.id ?? businessDay(now, site).key, site, value.hours);
  return {
    key: `service:${service}` as const,
    table: 'service' as const,
    service,
    name: value.name,
    letter: value.letter,
    color: value.color,
    order: value.order,
    waiting: state.waitingOf(service),
    times,
    next: times === null ? null : next,
    enabled: value.enabled,
  };
}

/** Keys of services whose row may differ after these changes: whoever comes to wait or ceases to has a stretch of waiting. */
export function touchedServices(changes: RowChange[], { state }: ViewContext): string[] {
  // A pass that is gone (by undo) no longer tells its service: rare enough to cut them all.
  const all = officeChanged(changes) || changes.some((change) => change.op !== 'put' && change.kind === 'transaction');
  if (all) return state.settings('service').map(({ key }) => `service:${key}`);
  const ids = new Set(changedSettings(changes, 'service'));
  for (const change of changes) {
    const row = change.op === 'put' && change.row;
    if (row && row.kind === 'interval' && row.what === 'waiting' && row.service !== null) ids.add(row.service);
  }
  return [...ids].map((id) => `service:${id}`);
}

/** The part of a key after its table. */
export function idOf(key: string): string {
  return key.slice(key.indexOf(':') + 1);
}
/** The part of a key before its id. */
export function tableOf(key: string): string {
  const at = key.indexOf(':');
  return at < 0 ? key : key.slice(0, at);
}
