import { randomBytes } from 'node:crypto';
import type { HubId } from '#contract/hub.ts';
import { askHub } from './finding/ask-hub.ts';
import { checkAnswer } from './finding/proof.ts';

const NONCE_BYTES = 16;

/** Which hub answers at this origin, when it has proven it; null: none that has. Never rejects. */
export async function identify(hub: string): Promise<HubId | null> {
  const { host } = new URL(hub);
  const nonce = randomBytes(NONCE_BYTES).toString('hex');
  const checked = checkAnswer(await askHub(host, nonce), nonce, host);
  return checked.verdict === 'hub' ? checked.facts.id : null;
}
