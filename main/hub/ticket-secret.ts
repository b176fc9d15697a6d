import { createHmac } from 'node:crypto';
import type { VisitId } from '#contract/ids.ts';
import type { Answer } from '#contract/wire.ts';
import type { RandomHex } from '#hub/ports.ts';
import type { Secrets } from '#store/store.ts';
import type { Asked } from './asked.ts';

const KEY_BYTES = 32;
const SECRET_BYTES = 16;

/**
 * The ticket's own secret: 128 bits of HMAC-SHA256 over the visit's id. Whoever holds it may follow and leave later; it is
 * made again when needed and stands in no table.
 */
export class TicketSecrets {
  readonly #secrets: Secrets;
  readonly #random: RandomHex;
  #key: string | undefined;

  constructor(secrets: Secrets, random: RandomHex) {
    this.#secrets = secrets;
    this.#random = random;
  }

  start(): void {
    this.#key = this.#secrets.get('hub', 'ticketKey') as string | undefined;
    if (this.#key !== undefined) return;
    this.#key = this.#random(KEY_BYTES);
    this.#secrets.put('hub', 'ticketKey', this.#key);
  }

  of(visit: VisitId): string {
    const mac = createHmac('sha256', this.#key ?? '')
      .update(visit)
      .digest();
    return mac.subarray(0, SECRET_BYTES).toString('base64url');
  }

  /** Adds the secret to the answer of `issue`. */
  complete({ command }: Asked, answer: Answer<unknown>): Answer<unknown> {
    if (command.type !== 'issue' || !answer.ok) return answer;
    const result = answer.result as { visit: VisitId };
    return { ok: true, result: { ...result, secret: this.of(result.visit) } };
  }
}
