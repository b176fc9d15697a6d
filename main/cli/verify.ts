import type { Event } from '#contract/events.ts';
import type { Row, RowChange } from '#contract/rows.ts';
import { evolve } from '#domain/evolve.ts';
import { State } from '#domain/state.ts';
import { canonicalJson } from '#hub/canonical.ts';
import type { Store } from '#store/store.ts';

export interface Verified {
  events: number;
  rows: number;
  /** Rows that differ, by kind and id; empty: every row is what the log tells. */
  different: string[];
}

const PAGE = 1_000;

/** [E1] Derives all rows again from all events and compares them with the rows kept. */
export function verify(store: Store): Verified {
  const { rows: rebuilt, events } = rebuild(store);
  const different: string[] = [];
  let rows = 0;
  for (const row of store.allRows()) {
    rows += 1;
    const name = nameOf(row);
    if (rebuilt.get(name) !== canonicalJson(row)) different.push(name);
    rebuilt.delete(name);
  }
  return { events, rows, different: [...different, ...rebuilt.keys()] };
}

const nameOf = ({ kind, id }: Pick<Row, 'kind' | 'id'>): string => `${kind} ${id}`;

function rebuild(store: Store): { rows: Map<string, string>; events: number } {
  const state = new State();
  const rows = new Map<string, string>();
  let events = 0;
  for (const ofOneCommand of commandsIn(store)) {
    const changes = evolve(state, ofOneCommand);
    state.apply(changes);
    for (const change of changes) keep(rows, change);
    events += ofOneCommand.length;
  }
  return { rows, events };
}

function keep(rows: Map<string, string>, change: RowChange): void {
  if (change.op === 'put') rows.set(nameOf(change.row), canonicalJson(change.row));
  else if (change.op === 'del') rows.delete(nameOf(change));
}

/** The log in pieces of one command each: neighbours with one cause, which came one way. */
function* commandsIn(store: Store): Generator<Event[]> {
  let together: Event[] = [];
  for (const event of eventsIn(store)) {
    const [first] = together;
    if (first && (first.cause !== event.cause || first.via !== event.via)) {
      yield together;
      together = [];
    }
    together.push(event);
  }
  if (together.length > 0) yield together;
}

function* eventsIn(store: Store): Generator<Event> {
  let after = 0;
  for (let page = store.events(null, after, PAGE); page.length > 0; page = store.events(null, after, PAGE)) {
    for (const { hub, epoch, ...event } of page) yield event as Event;
    after = page.at(-1)?.seq ?? after;
  }
}
