import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Event } from '#contract/events.ts';
import type { CommandId, DayKey, DeviceId, Instant, Seq, TextId } from '#contract/ids.ts';
import type { RowKind, RowOf } from '#contract/rows.ts';
import { checkedSeq, finalChanges } from './batch.ts';
import { firstIdOf } from './command-ids.ts';
import { ConstraintError } from './errors.ts';
import { MemoryRows } from './memory-rows.ts';
import type { Batch, ExportLine, Loaded, Room, Secrets, Store, StoredEvent, StoredResult } from './store.ts';
import { textIdsOf } from './text-ids.ts';

/** Keeps everything until the process ends: for tests, and for a look without a trace. */
export class MemoryStore implements Store {
  readonly secrets: Secrets = new MemorySecrets();
  private readonly hub: string;
  private epoch = 1;
  private readonly rows = new MemoryRows();
  private readonly log: StoredEvent[] = [];
  private readonly words = new Map<TextId, string>();
  private readonly pruned = new Map<DeviceId, CommandId>();
  private readonly answers = new Map<string, StoredResult>();

  /** `hub`: the identity that events carry. */
  constructor(hub: string) {
    this.hub = hub;
  }

  async load(): Promise<Loaded> {
    const rows = this.rows.live();
    const last = this.log.at(-1);
    const { hub, epoch } = this;
    return { hub, epoch, lastSeq: last?.seq ?? 0, lastAt: last?.at ?? 0, rows, texts: this.texts(textIdsOf(rows)) };
  }

  async append(batch: Batch): Promise<void> {
    checkedSeq(batch.events, this.log.at(-1)?.seq ?? 0);
    const changes = finalChanges(batch.changes);
    this.rows.check(changes);
    this.checkAnswers(batch.results);
    for (const change of changes) this.rows.write(change);
    for (const event of batch.events) this.log.push(this.addressed(event));
    for (const result of batch.results) this.answers.set(keyOf(result.device, result.commandId), { ...result });
    for (const { id, text } of batch.texts) {
      if (text === null) this.words.delete(id);
      else this.words.set(id, text);
    }
  }

  private addressed(event: Event): StoredEvent {
    return { ...structuredClone(event), hub: this.hub, epoch: this.epoch };
  }

  private checkAnswers(results: StoredResult[]): void {
    const keys = new Set<string>();
    for (const { device, commandId } of results) {
      const key = keyOf(device, commandId);
      if (this.answers.has(key) || keys.has(key)) throw new ConstraintError(`a second answer to ${key}`);
      keys.add(key);
    }
  }

  result(device: DeviceId, commandId: CommandId): StoredResult | undefined {
    return this.answers.get(keyOf(device, commandId));
  }
  prunedUpTo(device: DeviceId): CommandId | undefined {
    return this.pruned.get(device);
  }
  async prune(before: Instant): Promise<void> {
    const limit = firstIdOf(before);
    for (const [key, { device, commandId, at }] of this.answers) {
      if (at >= before) continue;
      this.answers.delete(key);
      const mark = this.pruned.get(device) ?? '';
      if (commandId < limit && commandId > mark) this.pruned.set(device, commandId);
    }
  }

  days(limit: number) {
    const newestFirst = this.rows.ofKind('day').sort((a, b) => (a.id < b.id ? 1 : -1));
    return newestFirst.slice(0, limit).map(({ id, openedAt, closedAt }) => ({ day: id, openedAt, closedAt }));
  }
  transactions(day: DayKey, after: Seq, limit: number): ExportLine[] {
    const passes = this.rows.ofKind('transaction').filter((row) => row.day === day && row.enteredSeq > after);
    const page = passes.sort((a, b) => a.enteredSeq - b.enteredSeq).slice(0, limit);
    return page.flatMap((transaction) => {
      const visit = this.rows.get('visit', transaction.visit);
      return visit ? [{ transaction, visit }] : [];
    });
  }
  events(day: DayKey | null, after: Seq, limit: number): StoredEvent[] {
    const later = this.log.slice(after);
    const page = day === null ? later : later.filter((event) => event.day === day);
    return structuredClone(page.slice(0, limit));
  }
  row<K extends RowKind>(kind: K, id: string): RowOf<K> | undefined {
    return this.rows.get(kind, id);
  }

  allRows() {
    return this.rows.all();
  }
  texts(ids: TextId[]): Map<TextId, string> {
    return new Map(ids.flatMap((id) => [[id, this.words.get(id)] as const]).filter(isFound));
  }

  async raiseEpoch(): Promise<number> {
    this.epoch += 1;
    return this.epoch;
  }

  /** Writes what can be read by people: rows and events as JSON. */
  async backup(file: string): Promise<{ bytes: number }> {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ rows: [...this.rows.all()], events: this.log }), { mode: 0o600 });
    return { bytes: statSync(file).size };
  }

  async check(): Promise<null> {
    return null;
  }

  room(): Room {
    return { freeBytes: Number.POSITIVE_INFINITY, state: 'enough' };
  }

  async close(): Promise<void> {}
}

const keyOf = (device: DeviceId, commandId: CommandId) => `${device} ${commandId}`;

function isFound(entry: readonly [TextId, string | undefined]): entry is readonly [TextId, string] {
  return entry[1] !== undefined;
}

class MemorySecrets implements Secrets {
  private readonly kinds = new Map<string, Map<string, string>>();

  get(kind: string, id: string): unknown {
    const json = this.kinds.get(kind)?.get(id);
    return json === undefined ? undefined : JSON.parse(json);
  }
  put(kind: string, id: string, value: unknown): void {
    const ofKind = this.kinds.get(kind) ?? new Map<string, string>();
    this.kinds.set(kind, ofKind.set(id, JSON.stringify(value)));
  }
  del(kind: string, id: string): void {
    this.kinds.get(kind)?.delete(id);
  }
  all(kind: string): { id: string; value: unknown }[] {
    const entries = [...(this.kinds.get(kind) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
    return entries.map(([id, json]) => ({ id, value: JSON.parse(json) as unknown }));
  }
}
