import { setTimeout as delay } from 'node:timers/promises';
import type { Joined, ViewMessage } from '#contract/wire.ts';
import { type Client, connect, SILENT } from '../../support/client.ts';

/** No call of an office, however short, is a smaller file than that. */
const SMALLEST = 10_000;
/** A hub that is killed meanwhile is asked again, so often and after so many ms. */
const TRIES = 20;
const AGAIN_AFTER = 250;

/** A display that only listens: it fetches the sound of every call as soon as the call stands on it, as the real one does. */
export class Ear {
  /** Transactions whose call was heard. */
  readonly heard = new Set<string>();
  readonly #url: string;
  readonly #fetching = new Map<string, Promise<void>>();
  #client: Client | undefined;

  private constructor(url: string) {
    this.#url = url;
  }

  static async open(url: string, { token }: Joined): Promise<Ear> {
    const ear = new Ear(url);
    const listener = { ...SILENT, received: (_: string, message: ViewMessage) => ear.#take(message) };
    ear.#client = await connect({ url, token, views: ['display:all'], listener });
    return ear;
  }

  /** Resolves once all that was called so far was heard, or cannot be. */
  async all(): Promise<void> {
    await Promise.all(this.#fetching.values());
  }

  close(): void {
    this.#client?.close();
  }

  #take({ rows }: ViewMessage): void {
    for (const row of rows.put) {
      if (row.table !== 'call' || this.#fetching.has(row.transaction)) continue;
      this.#fetching.set(row.transaction, this.#fetch(row.transaction));
    }
  }

  async #fetch(transaction: string): Promise<void> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const sound = await soundOf(new URL(`/api/v1/speech/call/${transaction}.wav`, this.#url)).catch(() => undefined);
      if (sound !== undefined) {
        if (sound.subarray(0, 4).toString() === 'RIFF' && sound.length > SMALLEST) this.heard.add(transaction);
        return;
      }
      await delay(AGAIN_AFTER);
    }
  }
}

async function soundOf(address: URL): Promise<Buffer> {
  const answer = await fetch(address);
  return Buffer.from(await answer.arrayBuffer());
}
