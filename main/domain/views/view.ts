import type { Instant } from '#contract/ids.ts';
import type { RowChange } from '#contract/rows.ts';
import type { ViewHeads, ViewTables } from '#contract/views.ts';
import type { ViewKind } from '#contract/wire.ts';
import type { State } from '#domain/state.ts';

/** What views may know besides rows. */
export interface ViewContext {
  state: State;
  now: Instant;
  demo: boolean;
}

/**
 * One view, cut from rows. `touched` names the keys whose rows may have changed (or gone) by these changes, which are
 * already applied to the state; `row` cuts one of them, undefined when the view does not hold it (any more).
 * Law [E3]: the rows of all `keys()` after a change equal those before with every `touched` row replaced.
 */
export interface View<K extends ViewKind = ViewKind> {
  head(context: ViewContext): ViewHeads[K];
  keys(context: ViewContext): string[];
  touched(changes: RowChange[], context: ViewContext): string[];
  row(key: string, context: ViewContext): ViewTables[K] | undefined;
}
