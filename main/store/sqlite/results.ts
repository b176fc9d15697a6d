import type { Database, Statement } from 'better-sqlite3';
import type { CommandId, DeviceId, Instant } from '#contract/ids.ts';
import { firstIdOf } from '#store/command-ids.ts';
import type { StoredResult } from '#store/store.ts';

/** Answers looked at in one transaction: short enough that nobody waits for it. */
const SLICE = 500;
interface Place {
  device: DeviceId;
  commandId: CommandId;
}

/** Answers to commands. */
export class Results {
  private readonly insert: Statement;
  private readonly find: Statement<[DeviceId, CommandId], StoredResult>;
  private readonly last: Statement<[DeviceId], CommandId>;
  private readonly mark: Statement<[DeviceId], CommandId>;
  /** The highest id a device ever had stored here, or higher: a press with a higher one is new, without a look-up. */
  private readonly highest = new Map<DeviceId, CommandId>();
  private readonly marks = new Map<DeviceId, CommandId | undefined>();
  private readonly forget: (before: Instant, after: Place) => Place | undefined;

  constructor(db: Database) {
    this.insert = db.prepare('INSERT INTO results(device, command_id, hash, result, at) VALUES(?, ?, ?, ?, ?)');
    this.find = db.prepare<[DeviceId, CommandId], StoredResult>(
      'SELECT device, command_id AS commandId, hash, result, at FROM results WHERE device = ? AND command_id = ?',
    );
    this.last = db
      .prepare<[DeviceId], CommandId>(
        'SELECT command_id FROM results WHERE device = ? ORDER BY command_id DESC LIMIT 1',
      )
      .pluck();
    this.mark = db.prepare<[DeviceId], CommandId>('SELECT up_to FROM pruned WHERE device = ?').pluck();
    this.forget = forgetSlice(db);
  }

  write({ device, commandId, hash, result, at }: StoredResult): void {
    this.insert.run(device, commandId, hash, result, at);
    if (commandId > this.highestOf(device)) this.highest.set(device, commandId);
  }

  get(device: DeviceId, commandId: CommandId): StoredResult | undefined {
    return commandId > this.highestOf(device) ? undefined : this.find.get(device, commandId);
  }

  private highestOf(device: DeviceId): CommandId {
    const known = this.highest.get(device) ?? this.last.get(device) ?? '';
    this.highest.set(device, known);
    return known;
  }

  prunedUpTo(device: DeviceId): CommandId | undefined {
    if (!this.marks.has(device)) this.marks.set(device, this.mark.get(device));
    return this.marks.get(device);
  }

  /** Forgets the answers given before `before`, slice by slice; other work may go between two of them. */
  *prune(before: Instant): Generator<undefined, undefined, undefined> {
    let after: Place | undefined = { device: '', commandId: '' };
    while (after) {
      after = this.forget(before, after);
      this.marks.clear();
      yield;
    }
  }
}

/** Forgets what is old among the next answers by key; gives the last one it looked at, if there may be more. */
function forgetSlice(db: Database): (before: Instant, after: Place) => Place | undefined {
  const next = db.prepare<[DeviceId, CommandId], Place & { at: Instant }>(`
    SELECT device, command_id AS commandId, at FROM results WHERE (device, command_id) > (?, ?)
    ORDER BY device, command_id LIMIT ${SLICE}`);
  const mark = db.prepare(`
    INSERT INTO pruned(device, up_to) VALUES(?, ?) ON CONFLICT(device) DO UPDATE SET up_to = max(up_to, excluded.up_to)`);
  const forget = db.prepare('DELETE FROM results WHERE device = ? AND command_id = ?');
  return db.transaction((before: Instant, after: Place) => {
    const slice = next.all(after.device, after.commandId);
    for (const { device, commandId, at } of slice) {
      if (at >= before) continue;
      if (commandId < firstIdOf(before)) mark.run(device, commandId);
      forget.run(device, commandId);
    }
    return slice.length === SLICE ? slice.at(-1) : undefined;
  }).immediate;
}
