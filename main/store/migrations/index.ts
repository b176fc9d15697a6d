import type { Database } from 'better-sqlite3';
import { firstSchema } from './0001-first-schema.ts';
import { paperAndAnnouncements } from './0002-paper-and-announcements.ts';

/** One step of the database's format. A released step never changes. */
export interface Migration {
  /** The format that this step makes: 1, 2, 3 … */
  version: number;
  /** Runs inside a transaction; a step that throws leaves nothing behind. */
  apply(db: Database): void;
}

/** The history of the database, oldest first. See the store's README for how to add a step. */
export const MIGRATIONS: readonly Migration[] = [
  { version: 1, apply: firstSchema },
  { version: 2, apply: paperAndAnnouncements },
];
