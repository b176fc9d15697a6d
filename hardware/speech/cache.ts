import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RATE } from './sound.ts';
import { isWholeWav } from './wav.ts';

/** Bytes. */
export interface CacheLimits {
  memory: number;
  disk: number;
}

const NAME = /^[0-9a-f]{64}\.wav$/;

/** The key of a sound: whatever changes it is part of it. */
export const keyOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/**
 * Sounds that were made once, in memory and in a folder; the longest unused ones go first. It only helps: a folder that is full, read only
 * or damaged costs time and nothing else.
 */
export class SoundCache {
  readonly #folder: string;
  readonly #limits: CacheLimits;
  readonly #memory = new Map<string, Uint8Array>();
  #inMemory = 0;
  /** Bytes in the folder; undefined until they were counted. */
  #onDisk: number | undefined;
  #sweeping: Promise<void> | undefined;

  constructor(folder: string, limits: CacheLimits) {
    this.#folder = folder;
    this.#limits = limits;
  }

  async get(key: string): Promise<Uint8Array | undefined> {
    const remembered = this.#memory.get(key);
    if (remembered) {
      this.#remember(key, remembered);
      return remembered;
    }
    const read = await this.#read(key);
    if (read) this.#remember(key, read);
    return read;
  }

  async put(key: string, wav: Uint8Array): Promise<void> {
    this.#remember(key, wav);
    await this.#write(key, wav).catch(() => {});
  }

  /** The newest stands last. */
  #remember(key: string, wav: Uint8Array): void {
    this.#drop(key);
    this.#memory.set(key, wav);
    this.#inMemory += wav.length;
    for (const oldest of this.#memory.keys()) {
      if (this.#inMemory <= this.#limits.memory) return;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    this.#inMemory -= this.#memory.get(key)?.length ?? 0;
    this.#memory.delete(key);
  }

  #fileOf(key: string): string {
    return join(this.#folder, `${key}.wav`);
  }

  async #read(key: string): Promise<Uint8Array | undefined> {
    const file = this.#fileOf(key);
    const wav = await readFile(file).catch(() => undefined);
    if (!wav) return undefined;
    if (!isWholeWav(wav, RATE)) {
      await rm(file, { force: true }).catch(() => {});
      return undefined;
    }
    const now = new Date();
    await utimes(file, now, now).catch(() => {});
    return wav;
  }

  /** Written beside and renamed, so that no half of it is ever found. */
  async #write(key: string, wav: Uint8Array): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const beside = `${this.#fileOf(key)}.new`;
    await writeFile(beside, wav);
    await rename(beside, this.#fileOf(key));
    this.#onDisk = this.#onDisk === undefined ? undefined : this.#onDisk + wav.length;
    await this.#sweep();
  }

  /** Counts the folder once, and makes room when it has grown beyond its limit: a fifth of it at a time. */
  async #sweep(): Promise<void> {
    if (this.#onDisk !== undefined && this.#onDisk <= this.#limits.disk) return;
    this.#sweeping ??= this.#makeRoom().finally(() => {
      this.#sweeping = undefined;
    });
    await this.#sweeping;
  }

  async #makeRoom(): Promise<void> {
    const names = await readdir(this.#folder);
    const mine = names.filter((name) => NAME.test(name) || name.endsWith('.wav.new'));
    const files = await Promise.all(mine.map((name) => this.#measure(join(this.#folder, name))));
    let total = files.reduce((sum, { size }) => sum + size, 0);
    const target = total > this.#limits.disk ? this.#limits.disk * 0.8 : total;
    for (const { file, size } of files.sort((a, b) => a.used - b.used)) {
      if (total <= target) break;
      await rm(file, { force: true });
      total -= size;
    }
    this.#onDisk = total;
  }

  async #measure(file: string): Promise<{ file: string; size: number; used: number }> {
    const found = await stat(file).catch(() => undefined);
    return { file, size: found?.size ?? 0, used: found?.mtimeMs ?? 0 };
  }
}
