import type { Refusal } from '#contract/refusals.ts';
import type { Access } from './access-file.ts';
import { sentenceOf } from './refusal-sentences.ts';

/** Why the running hub did not do what the command line asked. */
export class ControlError extends Error {
  override name = 'ControlError';
}

/** Asks the hub that runs on this computer. @throws ControlError with a sentence when it says no, or nothing. */
export async function askHub<T>(
  { host, port, control }: Pick<Access, 'host' | 'port' | 'control'>,
  what: string,
  body: object,
): Promise<T> {
  const answer = await fetch(`http://${host}:${port}/api/v1/control/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${control}` },
    body: JSON.stringify(body),
  }).catch(() => undefined);
  if (answer === undefined) throw new ControlError('The hub on this computer did not answer. Try again in a moment.');
  const said: unknown = await answer.json().catch(() => null);
  if (!answer.ok) throw new ControlError(sentenceOf(refusalIn(said)));
  return said as T;
}

/** Read by hand: the self-check asks the hub where zod may be missing. */
function refusalIn(said: unknown): Refusal {
  const { code, params } = (said as { refusal?: Partial<Refusal> } | null)?.refusal ?? {};
  return { code: code ?? 'internal', params: params ?? {} };
}

const ANSWERS_WITHIN = 3_000;

/** Whether the hub that left this address answers. */
export async function hubAnswers({ host, port }: Pick<Access, 'host' | 'port'>): Promise<boolean> {
  try {
    await fetch(`http://${host}:${port}/ready`, { signal: AbortSignal.timeout(ANSWERS_WITHIN) });
    return true;
  } catch {
    return false;
  }
}
