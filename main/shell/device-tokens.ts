import { z } from 'zod';
import { HubId } from '#contract/hub.ts';
import { readJson, saveJson } from './settings/files.ts';

const Kept = z.record(HubId, z.record(z.string(), z.string()));

/**
 * What lets the windows of this PC into their offices, kept by the identity of the hub: it counts wherever that hub is, and goes to
 * no other. A window is named by its role and which of several it is, `desk-1`.
 */
export class DeviceTokens {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** Null: it was not let in before. @throws Error of the file system while nobody can tell */
  get(hub: HubId, window: string): string | null {
    return this.#read()[hub]?.[window] ?? null;
  }

  /** Of every window of this PC that was let in there, as far as is known now. */
  all(hub: HubId): string[] {
    try {
      return Object.values(this.#read()[hub] ?? {});
    } catch {
      return [];
    }
  }

  /** Null forgets it. @throws Error of the file system */
  keep(hub: HubId, window: string, token: string | null): void {
    const kept = this.#read();
    const { [window]: _, ...others } = kept[hub] ?? {};
    saveJson(this.#file, { ...kept, [hub]: token === null ? others : { ...others, [window]: token } });
  }

  /** What is spoilt lets nobody in; the admin then sees new devices that wait. */
  #read(): z.infer<typeof Kept> {
    return readJson(this.#file, Kept) ?? {};
  }
}
