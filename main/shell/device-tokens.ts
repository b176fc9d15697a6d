import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { HubId } from '#contract/hub.ts';
import { saveJson } from './settings/files.ts';

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

  get(hub: HubId, window: string): string | null {
    return this.#read()[hub]?.[window] ?? null;
  }

  /** Of every window of this PC that was let in there. */
  all(hub: HubId): string[] {
    return Object.values(this.#read()[hub] ?? {});
  }

  /** Null forgets it. @throws Error of the file system */
  keep(hub: HubId, window: string, token: string | null): void {
    const kept = this.#read();
    const { [window]: _, ...others } = kept[hub] ?? {};
    saveJson(this.#file, { ...kept, [hub]: token === null ? others : { ...others, [window]: token } });
  }

  /** What cannot be read lets nobody in; the admin then sees new devices that wait. */
  #read(): z.infer<typeof Kept> {
    try {
      return Kept.parse(JSON.parse(readFileSync(this.#file, 'utf8')));
    } catch {
      return {};
    }
  }
}
