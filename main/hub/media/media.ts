import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ALL_DESKS } from '#contract/names.ts';
import { type KeptPicture, MEDIA_NAME, PICTURES } from '#contract/playlist.ts';
import type { Answer } from '#contract/wire.ts';
import type { Core } from '#hub/core.ts';
import type { DiskWatch } from '#hub/disk-watch.ts';
import type { Journal } from '#hub/ports.ts';
import { done, refuse } from '#hub/refuse.ts';
import { judgePicture } from './picture.ts';

export interface MediaParts {
  folder: string;
  core: Pick<Core, 'state'>;
  disk: Pick<DiskWatch, 'isScarce'>;
  journal: Journal;
}

const UNFINISHED = '.part';

/** The pictures that displays show, in a folder of the data. A name is made of what the picture holds. */
export class Media {
  readonly #parts: MediaParts;
  /** One change after the other, so that the count that was looked at still holds. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: MediaParts) {
    this.#parts = parts;
  }

  /** Clears away what a power cut left half written. */
  async start(): Promise<void> {
    const { folder } = this.#parts;
    const found = await readdir(folder).catch(() => []);
    for (const name of found.filter((one) => one.endsWith(UNFINISHED))) await rm(join(folder, name), { force: true });
  }

  /** Keeps a picture; one that is there already is the same one. */
  keep(bytes: Buffer): Promise<Answer<{ file: string }>> {
    return this.#inTurn(() => this.#keep(bytes));
  }

  /** What is kept, by name. */
  async all(): Promise<KeptPicture[]> {
    const used = this.#used();
    const names = await this.#names();
    return Promise.all(
      names.map(async (file) => ({ file, bytes: (await stat(this.pathOf(file))).size, used: used.has(file) })),
    );
  }

  /** Takes away a picture that no playlist names any more. */
  remove(file: string): Promise<Answer<{ file: string }>> {
    return this.#inTurn(async () => {
      if (!(await this.#names()).includes(file)) return refuse('unknownReference', { id: file });
      if (this.#used().has(file)) return refuse('inUse');
      await rm(this.pathOf(file), { force: true });
      return done({ file });
    });
  }

  /** Where a picture lies. The name must fit `MEDIA_NAME`: nothing else may reach the disk. */
  pathOf(file: string): string {
    return join(this.#parts.folder, file);
  }

  /** Copies what is not there yet beside the backups. A copy that fails leaves a line in the journal. */
  async copyTo(folder: string): Promise<void> {
    try {
      const names = await this.#names();
      if (names.length === 0 || this.#parts.disk.isScarce()) return;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const there = new Set(await readdir(folder));
      for (const name of names.filter((one) => !there.has(one))) await this.#copy(name, folder);
    } catch (error) {
      this.#parts.journal.warn('the pictures could not be copied beside the backup', { error: String(error) });
    }
  }

  async #copy(name: string, folder: string): Promise<void> {
    const unfinished = join(folder, name + UNFINISHED);
    await copyFile(this.pathOf(name), unfinished, constants.COPYFILE_FICLONE);
    await rename(unfinished, join(folder, name));
  }

  async #keep(bytes: Buffer): Promise<Answer<{ file: string }>> {
    const judged = judgePicture(bytes);
    if ('refused' in judged) return refuse(judged.refused);
    const file = `${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}.${judged.extension}`;
    const names = await this.#names();
    if (names.includes(file)) return done({ file });
    if (names.length >= PICTURES.kept) return refuse('tooManyPictures', { most: PICTURES.kept });
    if (this.#parts.disk.isScarce()) return refuse('storageFull');
    return this.#write(file, bytes);
  }

  /** Written whole under another name, then renamed: a display never meets half a picture. */
  async #write(file: string, bytes: Buffer): Promise<Answer<{ file: string }>> {
    const unfinished = this.pathOf(file + UNFINISHED);
    try {
      await mkdir(this.#parts.folder, { recursive: true, mode: 0o700 });
      await writeWhole(unfinished, bytes);
      await rename(unfinished, this.pathOf(file));
      return done({ file });
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => {});
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return refuse('storageFull');
      this.#parts.journal.error('a picture could not be kept', { error: String(error) });
      return refuse('internal');
    }
  }

  async #names(): Promise<string[]> {
    const found = await readdir(this.#parts.folder).catch(() => []);
    return found.filter((name) => MEDIA_NAME.test(name)).sort();
  }

  /** Pictures of every playlist whose display group is there. */
  #used(): Set<string> {
    const { state } = this.#parts.core;
    const playlists = state
      .settings('playlist')
      .filter(({ key }) => key === ALL_DESKS || state.setting('displayGroup', key) !== undefined);
    return new Set(
      playlists.flatMap(({ value }) => value.slides.flatMap((one) => (one.type === 'picture' ? [one.file] : []))),
    );
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => {});
    return mine;
  }
}

async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
