import { mkdir, readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Duration, Instant } from '#contract/ids.ts';
import type { Store } from '#store/store.ts';
import type { Alarms } from './alarms.ts';
import type { Core } from './core.ts';
import type { Clock, Journal } from './ports.ts';

const KEEP = 14;
const DAY: Duration = 24 * 3_600_000;
const RESULTS_KEPT: Duration = 7 * DAY;
const NAME = /^now-serving-\d{8}T\d{9}Z\.sqlite$/;

export interface BackupRecord {
  at: Instant;
  ok: boolean;
}
export interface BackupMade {
  file: string;
  bytes: number;
  at: Instant;
}

export interface BackupsParts {
  store: Store;
  core: Core;
  clock: Clock;
  journal: Journal;
  alarms: Alarms;
  folder: string;
  /** Hour of the site's day from which the nightly backup is due. */
  hour: number;
  /** Copies what is kept in files of its own beside the backup; never fails. */
  beside(): Promise<void>;
  /** There is a new last backup. */
  changed(): void;
}

/**
 * A checked copy of the data each night, or as soon as the computer runs again after it; the newest fourteen are kept. The
 * same round forgets answers to commands that nobody can send again.
 */
export class Backups {
  readonly #parts: BackupsParts;
  #running: Promise<BackupMade> | undefined;
  #night: Promise<void> = Promise.resolve();

  constructor(parts: BackupsParts) {
    this.#parts = parts;
  }

  /** Before the first backup the first start counts: there is nothing to copy in the first minute of an office. */
  start(): void {
    const { secrets } = this.#parts.store;
    if (secrets.get('hub', 'firstStart') === undefined) secrets.put('hub', 'firstStart', this.#parts.clock.now());
  }

  /** The last backup, if one was ever tried. */
  get last(): BackupRecord | null {
    return (this.#parts.store.secrets.get('hub', 'backup') as BackupRecord | undefined) ?? null;
  }

  /** Backs up now; two at once share one. @throws StoreError, after raising the alarm. */
  make(): Promise<BackupMade> {
    this.#running ??= this.#make().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Whether the night's round is due: the hour has come since the last one. */
  isDue(): boolean {
    const { store, clock, hour } = this.#parts;
    const since = this.last?.at ?? (store.secrets.get('hub', 'firstStart') as Instant);
    return this.#dateOf(clock.now() - hour * 3_600_000) > this.#dateOf(since - hour * 3_600_000);
  }

  /** The night's round. Failing, it leaves an alarm and a line in the journal. */
  nightly(): void {
    const { journal } = this.#parts;
    this.#night = this.make()
      .catch(() => {})
      .then(() => this.#prune())
      .catch((error: unknown) => journal.error('pruning failed', { error: String(error) }));
  }

  /** Resolves when the night's round is over: it needs the store until then. */
  stop(): Promise<void> {
    return this.#night;
  }

  async #make(): Promise<BackupMade> {
    const { store, clock, folder, journal } = this.#parts;
    const at = clock.now();
    const file = join(folder, backupName(at));
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const { bytes } = await store.backup(file);
      await this.#dropOld();
      await this.#parts.beside();
      journal.info('backed up', { file, bytes });
      this.#record({ at, ok: true });
      return { file, bytes, at };
    } catch (error) {
      this.#record({ at, ok: false });
      journal.error('the backup failed', { file, error: String(error) });
      throw error;
    }
  }

  #record(record: BackupRecord): void {
    const { store, alarms, changed } = this.#parts;
    if (record.ok) alarms.clear('backupFailed');
    else alarms.raise('backupFailed', record.at);
    store.secrets.put('hub', 'backup', record);
    changed();
  }

  /** One copy too many is no reason to call the new one bad. */
  async #dropOld(): Promise<void> {
    const { folder, journal } = this.#parts;
    const own = (await readdir(folder)).filter((name) => NAME.test(name)).sort();
    for (const name of own.slice(0, -KEEP)) {
      await unlink(join(folder, name)).catch((error: unknown) => {
        journal.warn('an old backup could not be removed', { name, error: String(error) });
      });
    }
  }

  /** Answers are kept for seven days after the close of their business day. */
  async #prune(): Promise<void> {
    const { store, clock } = this.#parts;
    const over = store.days(60).find(({ closedAt }) => closedAt !== null && closedAt <= clock.now() - RESULTS_KEPT);
    if (over?.closedAt) await store.prune(over.closedAt);
  }

  /** The site's calendar date at an instant, as text that sorts. */
  #dateOf(at: Instant): string {
    const timeZone = this.#parts.core.state.site()?.zone ?? 'UTC';
    return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
  }
}

/** `now-serving-20261122T030000123Z.sqlite`: names sort by time. */
export const backupName = (at: Instant): string =>
  `now-serving-${new Date(at).toISOString().replace(/[-:.]/g, '')}.sqlite`;
