import { scryptSync, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { HubId } from '#contract/hub.ts';
import { KeptKioskPin } from '#contract/pins.ts';
import type { DeviceTokens } from './device-tokens.ts';
import { askJson } from './finding/ask-hub.ts';
import { isPin } from './pin.ts';
import { saveJson } from './settings/files.ts';

export interface KioskPinsParts {
  /** Which hub answers at this origin, when it has proven it. */
  identify(hub: string): Promise<HubId | null>;
  tokens: Pick<DeviceTokens, 'get'>;
  /** Undefined: nobody knows now. Never rejects. */
  ask(hub: string, token: string): Promise<KeptKioskPin | null | undefined>;
  /** Keeps the office's PIN for the time when its hub is away. */
  file: { read(): KeptKioskPin | null; keep(pin: KeptKioskPin | null): void };
  note(what: string, facts: Record<string, string>): void;
}

/** The PINs that leave the kiosk of this PC: its own, as the settings keep it, and that of its office. */
export class KioskPins {
  readonly #parts: KioskPinsParts;

  constructor(parts: KioskPinsParts) {
    this.#parts = parts;
  }

  /** Learns what the office's PIN is by now. Never rejects. */
  async learn(hub: string | null, window: string): Promise<void> {
    const { identify, file, note } = this.#parts;
    try {
      const id = hub === null ? null : await identify(hub);
      const pin = hub === null || id === null ? undefined : await this.#ask(hub, id, window);
      if (pin !== undefined && JSON.stringify(pin) !== JSON.stringify(file.read())) file.keep(pin);
    } catch (error) {
      note('the PIN of the kiosk could not be kept', { error: String(error) });
    }
  }

  /** Undefined: nobody knows now. @throws Error of the file system */
  async #ask(hub: string, id: HubId, window: string): Promise<KeptKioskPin | null | undefined> {
    const token = this.#parts.tokens.get(id, window);
    return token === null ? undefined : this.#parts.ask(hub, token);
  }

  /** @param own what the settings keep of a PIN for this PC */
  isRight(pin: string, own: string | null): boolean {
    const office = this.#parts.file.read();
    return (own !== null && isPin(pin, own)) || (office !== null && isOffices(pin, office));
  }
}

/** As the hub makes it (`main/hub/access/pins.ts`). */
function isOffices(pin: string, { salt, hash, N, r, p }: KeptKioskPin): boolean {
  const right = Buffer.from(hash, 'hex');
  const given = scryptSync(pin.normalize('NFKC'), salt, right.length, { N, r, p, maxmem: MAX_MEMORY });
  return timingSafeEqual(given, right);
}
const MAX_MEMORY = 128 * 1_024 * 1_024;

/** What this hub says of its PIN to the device with this token; null: it has none. Undefined: it did not say. */
export async function askKioskPin(hub: string, token: string): Promise<KeptKioskPin | null | undefined> {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await askJson(new URL(hub).host, '/api/v1/kiosk-pin', headers);
  const body = answer.reached && answer.status === 200 ? answer.body : undefined;
  const read = KeptKioskPin.nullable().safeParse((body as { pin?: unknown } | null | undefined)?.pin);
  return read.success ? read.data : undefined;
}

/** Its owner's only, as all that this app keeps. */
export const pinFile = (file: string): KioskPinsParts['file'] => ({
  read: () => {
    try {
      return KeptKioskPin.nullable().parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      return null;
    }
  },
  keep: (pin) => saveJson(file, pin),
});
