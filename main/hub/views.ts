import type { Seq } from '#contract/ids.ts';
import type { RowChange } from '#contract/rows.ts';
import type { ViewHeads, ViewRow } from '#contract/views.ts';
import type { ViewEvent, ViewKind, ViewMessage, ViewName, ViewRows } from '#contract/wire.ts';
import { viewOf } from '#domain/views/index.ts';
import type { View, ViewContext } from '#domain/views/view.ts';
import type { Core } from './core.ts';
import type { Clock, Journal } from './ports.ts';
import type { Committed } from './run-command.ts';
import { partsOf, seenBy } from './view-events.ts';

/** What only the hub knows and adds to a view: rows that stand in no table, and facts of its head. */
export interface Overlay {
  head(view: ViewName, head: ViewHeads[ViewKind]): ViewHeads[ViewKind];
  keys(view: ViewName): string[];
  /** Keys of its rows that may differ after this batch. */
  touched(view: ViewName, changes: RowChange[]): string[];
  /** Undefined when the overlay does not hold it (any more). */
  row(view: ViewName, key: string): ViewRow | undefined;
}

/** Who listens: one room a view. */
export interface Rooms {
  isEmpty(view: ViewName): boolean;
  send(view: ViewName, message: ViewMessage): void;
}

export interface ViewsParts {
  core: Core;
  clock: Clock;
  journal: Journal;
  rooms: Rooms;
  overlay: Overlay;
  demo: boolean;
}

/** What the listeners of a view were told last. */
interface Told {
  n: number;
  /** JSON of the head. */
  head: string;
  /** The rows as they stand now, until something changes. */
  rows: ViewRow[] | undefined;
  /** Keys of the rows that the listeners hold. */
  keys: Set<string>;
}

/** Who hears first: the wall, then people at desks, who have their answers already, then the rest. */
const ORDER: ViewKind[] = ['display', 'desk', 'station', 'queue', 'kiosk', 'admin'];

/**
 * Cuts views from committed state: a snapshot for who asks, one change a view for each batch. Views that nobody listens to
 * are not cut.
 */
export class Views {
  readonly #parts: ViewsParts;
  readonly #told = new Map<ViewName, Told>();

  constructor(parts: ViewsParts) {
    this.#parts = parts;
  }

  /** Whether there is such a view now. */
  exists(name: ViewName): boolean {
    return viewOf(name, this.#parts.core.state) !== undefined;
  }

  /** Tells every view what a batch did. */
  publish(committed: Committed): void {
    for (const told of this.#told.values()) told.rows = undefined;
    for (const name of this.#listened()) {
      this.#guarded(name, (view, context) => {
        const { changes } = committed;
        const touched = [...view.touched(changes, context), ...this.#parts.overlay.touched(name, changes)];
        const rows = this.#rowsOf(name, touched, view, context);
        const events = seenBy(name, committed.events, (key) => rows.put.some((row) => row.key === key));
        this.#send(name, view, context, rows, events);
      });
    }
  }

  /** Tells one view about rows of the overlay, or that only its head may have changed. */
  refresh(name: ViewName, keys: string[]): void {
    const told = this.#told.get(name);
    if (told && keys.length > 0) told.rows = undefined;
    if (!told || this.#parts.rooms.isEmpty(name)) return;
    this.#guarded(name, (view, context) => {
      this.#send(name, view, context, this.#rowsOf(name, keys, view, context), []);
    });
  }

  /** Heads also change with time alone: the order of a queue when somebody becomes overdue. */
  refreshHeads(): void {
    for (const name of this.#listened()) this.refresh(name, []);
  }

  /** The whole view as it stands. Undefined: there is no such view. */
  snapshot(name: ViewName): ViewMessage | undefined {
    const context = this.#context();
    const view = viewOf(name, this.#parts.core.state);
    if (!view) return undefined;
    // Who listens already hears first of a head that has changed, so that one number means one picture.
    this.refresh(name, []);
    const told: Told = this.#told.get(name) ?? { n: 0, head: '', rows: undefined, keys: new Set() };
    this.#told.set(name, told);
    const head = this.#headOf(name, view, context);
    told.head = JSON.stringify(head);
    told.rows ??= this.#allRows(name, view, context);
    told.keys = new Set(told.rows.map(({ key }) => key));
    return { ...this.#message(name, told.n, head, context), rows: { put: told.rows, del: [] } };
  }

  #listened(): ViewName[] {
    const names = [...this.#told.keys()].filter((name) => !this.#parts.rooms.isEmpty(name));
    return names.sort((a, b) => ORDER.indexOf(partsOf(a).kind) - ORDER.indexOf(partsOf(b).kind));
  }

  /** A mistake in one view must not stop the others: its listeners find a gap and ask again. */
  #guarded(name: ViewName, cut: (view: View, context: ViewContext) => void): void {
    const told = this.#told.get(name);
    const view = viewOf(name, this.#parts.core.state);
    if (!view || !told) return;
    try {
      cut(view, this.#context());
    } catch (error) {
      told.n += 1;
      this.#parts.journal.error('a view could not be cut', { view: name, error: String(error) });
    }
  }

  #send(name: ViewName, view: View, context: ViewContext, rows: ViewRows, events: ViewEvent[]): void {
    const told = this.#told.get(name);
    if (!told) return;
    const head = this.#headOf(name, view, context);
    const text = JSON.stringify(head);
    const isSame = text === told.head;
    const { put } = rows;
    const del = rows.del.filter((key) => told.keys.delete(key));
    for (const { key } of put) told.keys.add(key);
    if (isSame && put.length + del.length + events.length === 0) return;
    told.head = text;
    told.n += 1;
    const message = this.#message(name, told.n, isSame ? null : head, context);
    this.#parts.rooms.send(name, { ...message, events, rows: { put, del } });
  }

  /** `now` is the instant for which head and rows were cut: who is overdue by it is overdue in them. */
  #message(view: ViewName, n: number, head: ViewMessage['head'], { now }: ViewContext): ViewMessage {
    const { core } = this.#parts;
    const seq: Seq = core.seq;
    return { view, epoch: core.epoch, n, seq, now, events: [], head, rows: { put: [], del: [] } };
  }

  #headOf(name: ViewName, view: View, context: ViewContext): ViewHeads[ViewKind] {
    return this.#parts.overlay.head(name, view.head(context));
  }

  #rowsOf(name: ViewName, keys: string[], view: View, context: ViewContext): ViewRows {
    const rows: ViewRows = { put: [], del: [] };
    for (const key of keys) {
      const row = this.#parts.overlay.row(name, key) ?? view.row(key, context);
      if (row) rows.put.push(row);
      else rows.del.push(key);
    }
    return rows;
  }

  #allRows(name: ViewName, view: View, context: ViewContext): ViewRow[] {
    const keys = [...view.keys(context), ...this.#parts.overlay.keys(name)];
    return this.#rowsOf(name, keys, view, context).put;
  }

  #context(): ViewContext {
    const { core, clock, demo } = this.#parts;
    return { state: core.state, now: clock.now(), demo };
  }
}
