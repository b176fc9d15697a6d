import { useStore } from 'zustand';
import type { Duration, Instant } from '#contract/ids.ts';
import type { ViewHeads, ViewRow } from '#contract/views.ts';
import type { ViewName } from '#contract/wire.ts';
import type { Hub } from './hub.ts';
import type { HubState } from './hub-store.ts';
import type { KindOf, RowOfTable, TableOf, ViewState } from './view-state.ts';

/** A part of what this screen knows; renders again when the part becomes another. */
export function useHubState<T>(hub: Hub, select: (state: HubState) => T): T {
  return useStore(hub.store, select);
}

/** A view, or undefined before its first snapshot. */
export function useView<N extends ViewName>(hub: Hub, name: N): ViewState<KindOf<N>> | undefined {
  return useStore(hub.store, (state) => state.views[name] as ViewState<KindOf<N>> | undefined);
}

/** The head of a view, or undefined before its first snapshot. */
export function useHead<N extends ViewName>(hub: Hub, name: N): ViewHeads[KindOf<N>] | undefined {
  return useView(hub, name)?.head;
}

/** The rows of one table of a view, in no order; the same array until one of the view's rows changes. */
export function useRows<N extends ViewName, T extends TableOf<KindOf<N>>>(
  hub: Hub,
  name: N,
  table: T,
): readonly RowOfTable<KindOf<N>, T>[] {
  return useStore(hub.store, (state) => rowsOf(state.views[name], table)) as readonly RowOfTable<KindOf<N>, T>[];
}

/** Hub time, in steps of `step` ms (whole seconds): a component that uses it renders once per step. */
export function useNow(hub: Hub, step: Duration): Instant {
  return useStore(hub.clock, ({ now }) => Math.floor(now / step) * step);
}

const NONE: readonly never[] = [];
const cut = new WeakMap<ReadonlyMap<string, ViewRow>, Map<string, readonly ViewRow[]>>();

function rowsOf(view: ViewState | undefined, table: string): readonly ViewRow[] {
  if (view === undefined) return NONE;
  const rows = view.rows as ReadonlyMap<string, ViewRow>;
  const tables = cut.get(rows) ?? new Map<string, readonly ViewRow[]>();
  cut.set(rows, tables);
  const found = tables.get(table) ?? [...rows.values()].filter((row) => row.table === table);
  tables.set(table, found);
  return found;
}
