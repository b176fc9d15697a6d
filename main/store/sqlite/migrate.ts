import type { Database } from 'better-sqlite3';
import type { Migration } from '#store/migrations/index.ts';

/** Brings the database from format `from` up to date, each step in a transaction of its own. */
export function migrate(db: Database, from: number, migrations: readonly Migration[]): void {
  for (const migration of migrations) {
    if (migration.version > from) step(db, migration);
  }
}

function step(db: Database, { version, apply }: Migration): void {
  db.transaction(() => {
    apply(db);
    db.pragma(`user_version = ${version}`);
  }).immediate();
}

/** The newest format these migrations make. */
export function newestFormat(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}
