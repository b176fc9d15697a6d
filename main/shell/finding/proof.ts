import { createHash, createPublicKey, verify } from 'node:crypto';
import { HUB_PROOF, type HubFacts, HubProof } from '#contract/hub.ts';
import type { HubAnswer } from './ports.ts';

export type Checked =
  | { verdict: 'hub'; facts: HubFacts }
  | { verdict: 'impostor' | 'tooOld' | 'nameRefused' | 'otherProgram' | 'busy' | 'unreached' };

const ID_DIGITS = 32;
const NOT_OURS = 421;
const NO_SUCH_PATH = 404;
const TOO_FAST = 429;

/** What to think of an answer to `nonce` by `host`, as `main/contract/README.md` ("Which hub is this?") has it. */
export function checkAnswer(answer: HubAnswer, nonce: string, host: string): Checked {
  if (!answer.reached) return { verdict: 'unreached' };
  if (answer.status === TOO_FAST) return { verdict: 'busy' };
  if (answer.status !== 200) return { verdict: refusedBy(answer) };
  const proof = HubProof.safeParse(answer.body);
  if (!proof.success) return { verdict: 'otherProgram' };
  if (!isProven(proof.data, nonce, host)) return { verdict: 'impostor' };
  const { publicKey: _, signature: __, ...facts } = proof.data;
  return { verdict: 'hub', facts };
}

/** Only a hub of ours refuses in these words. */
function refusedBy({ status, body }: HubAnswer & { reached: true }): 'tooOld' | 'nameRefused' | 'otherProgram' {
  const code = (body as { refusal?: { code?: unknown } } | null)?.refusal?.code;
  if (status === NO_SUCH_PATH && code === 'badRequest') return 'tooOld';
  return status === NOT_OURS && code === 'notAllowed' ? 'nameRefused' : 'otherProgram';
}

function isProven(proof: HubProof, nonce: string, host: string): boolean {
  const { id, publicKey, site, version, protocol, epoch, hosts, signature } = proof;
  const der = Buffer.from(publicKey, 'base64');
  if (createHash('sha256').update(der).digest('hex').slice(0, ID_DIGITS) !== id) return false;
  const said = JSON.stringify([HUB_PROOF, nonce, host, id, site, version, protocol, epoch, hosts]);
  return isSigned(Buffer.from(said), der, Buffer.from(signature, 'base64'));
}

function isSigned(said: Buffer, der: Buffer, signature: Buffer): boolean {
  try {
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' && verify(null, said, key, signature);
  } catch {
    return false;
  }
}
