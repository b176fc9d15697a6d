import type { DayKey, DeskId, Instant, PersonId, ServiceId, TextId } from '#contract/ids.ts';
import { SITE } from '#contract/names.ts';
import type {
  DayRow,
  DueRow,
  Row,
  RowChange,
  RowKind,
  RowOf,
  SessionRow,
  SettingRowOf,
  TransactionRow,
  VisitRow,
} from '#contract/rows.ts';
import { ROW_KINDS } from '#contract/rows.ts';
import type { SettingKind, StoredValues } from '#contract/settings.ts';
import type { DeskDay } from './desk-day.ts';
import { DeskDays } from './desk-day.ts';

type Tables = { [K in RowKind]: Map<string, RowOf<K>> };

/**
 * The rows of the open business day in memory, with the few indexes that make each question cheap. It is changed only by
 * `apply`, with the same changes that the store writes, so it never knows more or less than the store does.
 */
export class State {
  private readonly tables: Tables;
  private readonly texts: Map<TextId, string>;
  private readonly waiting = new Map<ServiceId, Map<string, VisitRow>>();
  private readonly pooled = new Map<string, VisitRow>();
  private readonly openVisits = new Map<string, VisitRow>();
  private readonly heldNumbers = new Set<string>();
  private readonly sessionsByDesk = new Map<DeskId, SessionRow>();
  private readonly sessionsByPerson = new Map<PersonId, SessionRow>();
  private readonly calls: string[] = [];
  private readonly passes = new Map<string, string[]>();
  private readonly deskDays = new DeskDays();
  private opened: DayRow | undefined;

  constructor(texts: Map<TextId, string> = new Map()) {
    this.tables = Object.fromEntries(ROW_KINDS.map((kind) => [kind, new Map()])) as unknown as Tables;
    this.texts = texts;
  }

  /** The state that a store's `load` describes. */
  static fromRows(rows: Row[], texts: Map<TextId, string>): State {
    const state = new State(new Map(texts));
    state.apply(rows.map((row) => ({ op: 'put', row })));
    return state;
  }

  apply(changes: RowChange[], texts: { id: TextId; text: string | null }[] = []): void {
    for (const { id, text } of texts) {
      if (text === null) this.texts.delete(id);
      else this.texts.set(id, text);
    }
    for (const change of changes) {
      if (change.op === 'put') this.put(change.row);
      else this.remove(change.kind, change.id);
    }
  }

  get<K extends RowKind>(kind: K, id: string): RowOf<K> | undefined {
    return this.tables[kind].get(id) as RowOf<K> | undefined;
  }
  all<K extends RowKind>(kind: K): IterableIterator<RowOf<K>> {
    return this.tables[kind].values() as IterableIterator<RowOf<K>>;
  }

  visit(id: string): VisitRow | undefined {
    return this.tables.visit.get(id);
  }
  transaction(id: string): TransactionRow | undefined {
    return this.tables.transaction.get(id);
  }
  /** The pass before the one that a visit is in, as far as this business day goes. */
  passBefore(visit: VisitRow): TransactionRow | undefined {
    const now = this.transaction(visit.transaction)?.enteredSeq ?? 0;
    let found: TransactionRow | undefined;
    for (const id of this.passes.get(visit.id) ?? []) {
      const pass = this.transaction(id);
      if (pass && pass.enteredSeq < now && pass.enteredSeq > (found?.enteredSeq ?? 0)) found = pass;
    }
    return found;
  }
  text(id: TextId): string | undefined {
    return this.texts.get(id);
  }

  setting<K extends SettingKind>(of: K, key: string): SettingRowOf<K> | undefined {
    return this.tables.setting.get(`${of}:${key}`) as SettingRowOf<K> | undefined;
  }
  settings<K extends SettingKind>(of: K): SettingRowOf<K>[] {
    const found: SettingRowOf<K>[] = [];
    for (const row of this.tables.setting.values()) if (row.of === of) found.push(row as SettingRowOf<K>);
    return found;
  }
  site(): StoredValues['site'] | undefined {
    return this.setting('site', SITE)?.value;
  }

  /** The business day that is open, if one is. */
  openDay(): DayRow | undefined {
    return this.opened;
  }
  /** The latest business day, open or closed. */
  lastDay(): DayRow | undefined {
    let last: DayRow | undefined;
    for (const day of this.tables.day.values()) if (!last || day.id > last.id) last = day;
    return last;
  }

  sessionOf(desk: DeskId): SessionRow | undefined {
    return this.sessionsByDesk.get(desk);
  }
  sessionOfPerson(person: PersonId): SessionRow | undefined {
    return this.sessionsByPerson.get(person);
  }
  openSessions(): IterableIterator<SessionRow> {
    return this.sessionsByDesk.values();
  }
  /** The visit called or served at a desk. */
  visitAt(desk: DeskId): VisitRow | undefined {
    const visit = this.sessionsByDesk.get(desk)?.visit;
    return visit ? this.visit(visit) : undefined;
  }

  /** Visits that wait for a service and are sent to nobody in particular, in no order. */
  waitingFor(service: ServiceId): IterableIterator<VisitRow> {
    return (this.waiting.get(service) ?? NOBODY).values();
  }
  /** Visits that wait for one desk or person. */
  waitingInPools(): IterableIterator<VisitRow> {
    return this.pooled.values();
  }
  /** How many wait for a service, those sent to a desk or person included. */
  waitingOf(service: ServiceId): number {
    let count = this.waiting.get(service)?.size ?? 0;
    for (const visit of this.pooled.values()) if (visit.service === service) count++;
    return count;
  }
  /** Visits that wait, are called, served or parked. */
  open(): IterableIterator<VisitRow> {
    return this.openVisits.values();
  }

  /** [N6] Whether an open visit holds this number. */
  holdsNumber(series: string, n: number): boolean {
    return this.heldNumbers.has(`${series} ${n}`);
  }

  /** The passes that were called, the last call first. */
  *callsBackwards(): Generator<TransactionRow> {
    for (let at = this.calls.length - 1; at >= 0; at--) {
      const row = this.transaction(this.calls[at] ?? '');
      if (row) yield row;
    }
  }
  /** Sums of this desk's business day. */
  deskDay(desk: DeskId, day: DayKey): DeskDay {
    return this.deskDays.of(desk, day);
  }

  /** What is due at or before `now`, the earliest first. */
  dues(now: Instant): DueRow[] {
    return [...this.tables.due.values()].filter((due) => due.at <= now).sort((a, b) => a.at - b.at || a.seq - b.seq);
  }
  nextDue(): Instant | null {
    let next: Instant | null = null;
    for (const due of this.tables.due.values()) if (next === null || due.at < next) next = due.at;
    return next;
  }

  private put(row: Row): void {
    const table = this.tables[row.kind] as Map<string, Row>;
    const before = table.get(row.id);
    this.index(before, row);
    // A closed interval is asked for by no rule; the store keeps it.
    if (row.kind === 'interval' && row.end !== null) table.delete(row.id);
    else table.set(row.id, row);
  }

  private remove(kind: RowKind, id: string): void {
    const before = (this.tables[kind] as Map<string, Row>).get(id);
    this.index(before, undefined);
    this.tables[kind].delete(id);
  }

  private index(before: Row | undefined, after: Row | undefined): void {
    const kind = (after ?? before)?.kind;
    if (kind === 'visit') this.indexVisit(before as VisitRow | undefined, after as VisitRow | undefined);
    else if (kind === 'session') this.indexSession(before as SessionRow | undefined, after as SessionRow | undefined);
    else if (kind === 'transaction') {
      this.indexTransaction(before as TransactionRow | undefined, after as TransactionRow | undefined);
    } else if (kind === 'day') this.indexDay(before as DayRow | undefined, after as DayRow | undefined);
  }

  private indexVisit(before: VisitRow | undefined, after: VisitRow | undefined): void {
    if (before?.state === 'waiting') this.queueOf(before).delete(before.id);
    if (after?.state === 'waiting') this.queueOf(after).set(after.id, after);
    if (before) this.release(before);
    if (!after || !isOpen(after)) return;
    this.openVisits.set(after.id, after);
    this.heldNumbers.add(`${after.series} ${after.n}`);
  }

  private release(visit: VisitRow): void {
    if (this.openVisits.delete(visit.id)) this.heldNumbers.delete(`${visit.series} ${visit.n}`);
  }

  private queueOf(visit: VisitRow): Map<string, VisitRow> {
    if (visit.pool) return this.pooled;
    let queue = this.waiting.get(visit.service);
    if (!queue) {
      queue = new Map();
      this.waiting.set(visit.service, queue);
    }
    return queue;
  }

  private indexSession(before: SessionRow | undefined, after: SessionRow | undefined): void {
    if (before && before.closedAt === null) {
      this.sessionsByDesk.delete(before.desk);
      this.sessionsByPerson.delete(before.person);
    }
    if (after && after.closedAt === null) {
      this.sessionsByDesk.set(after.desk, after);
      this.sessionsByPerson.set(after.person, after);
    }
  }

  private indexTransaction(before: TransactionRow | undefined, after: TransactionRow | undefined): void {
    this.deskDays.replace(before, after);
    this.indexPass(before, after);
    if ((before?.lastCallSeq ?? null) === (after?.lastCallSeq ?? null)) return;
    if (before && before.lastCallSeq !== null) this.calls.splice(this.calls.lastIndexOf(before.id), 1);
    if (after && after.lastCallSeq !== null) this.insertCall(after.id, after.lastCallSeq);
  }

  private indexPass(before: TransactionRow | undefined, after: TransactionRow | undefined): void {
    if (before && after) return;
    const visit = (after ?? before)?.visit ?? '';
    const others = (this.passes.get(visit) ?? []).filter((id) => id !== before?.id);
    if (after) others.push(after.id);
    if (others.length === 0) this.passes.delete(visit);
    else this.passes.set(visit, others);
  }

  /** Keeps `calls` in the order of the last call; a new one belongs at the end, one that undo brings back may not. */
  private insertCall(id: string, seq: number): void {
    let at = this.calls.length;
    while (at > 0 && (this.transaction(this.calls[at - 1] ?? '')?.lastCallSeq ?? 0) > seq) at--;
    this.calls.splice(at, 0, id);
  }

  private indexDay(before: DayRow | undefined, after: DayRow | undefined): void {
    if (after && after.closedAt === null) this.opened = after;
    else if (this.opened && this.opened.id === (after ?? before)?.id) this.opened = undefined;
  }
}

const NOBODY: Map<string, VisitRow> = new Map();

/** A visit whose life goes on. */
export function isOpen(visit: VisitRow): boolean {
  return visit.state === 'waiting' || visit.state === 'called' || visit.state === 'serving' || visit.state === 'parked';
}
