import type { Database, Statement } from 'better-sqlite3';
import type { CommandId, DeviceId, Instant } from '#contract/ids.ts';
import { firstIdOf } from '#store/command-ids.ts';
import type { StoredResult } from '#store/store.ts';

/** Answers forgotten in one transaction: short enough that nobody waits for it. */
const SLICE = 500;

/** Answers to commands, kept in the order in which they were given, so that forgetting reads only what it forgets. */
export class Results {
  private readonly insert: Statement;
  private readonly find: Statement<[DeviceId, CommandId], StoredResult>;
  private readonly mark: Statement<[DeviceId], string>;
  private readonly forgetSlice: (before: Instant) => boolean;

  constructor(db: Database) {
    this.insert = db.prepare('INSERT INTO results(device, command_id, hash, result, at) VALUES(?, ?, ?, ?, ?)');
    this.find = db.prepare<[DeviceId, CommandId], StoredResult>(
      'SELECT device, command_id AS commandId, hash, result, at FROM results WHERE device = ? AND command_id = ?',
    );
    this.mark = db.prepare<[DeviceId], string>('SELECT up_to FROM pruned WHERE device = ?').pluck();
    this.forgetSlice = forgetSlice(db);
  }

  write({ device, commandId, hash, result, at }: StoredResult): void {
    this.insert.run(device, commandId, hash, result, at);
  }

  get(device: DeviceId, commandId: CommandId): StoredResult | undefined {
    return this.find.get(device, commandId);
  }

  prunedUpTo(device: DeviceId): CommandId | undefined {
    return this.mark.get(device);
  }

  /** Forgets one slice; true while there may be more. */
  prune(before: Instant): boolean {
    return this.forgetSlice(before);
  }
}

function forgetSlice(db: Database): (before: Instant) => boolean {
  const oldest = db.prepare<[], [number, Instant]>(`SELECT n, at FROM results ORDER BY n LIMIT ${SLICE}`).raw();
  const mark = db.prepare(`
    INSERT INTO pruned(device, up_to)
    SELECT device, max(command_id) FROM results WHERE n <= ? AND command_id < ? GROUP BY device
    ON CONFLICT(device) DO UPDATE SET up_to = max(up_to, excluded.up_to)`);
  const forget = db.prepare('DELETE FROM results WHERE n <= ?');
  return db.transaction((before: Instant) => {
    const rows = oldest.all();
    const kept = rows.findIndex(([, at]) => at >= before);
    const last = rows.at(kept === -1 ? -1 : kept - 1)?.[0];
    if (kept === 0 || last === undefined) return false;
    mark.run(last, firstIdOf(before));
    forget.run(last);
    return kept === -1;
  }).immediate;
}
