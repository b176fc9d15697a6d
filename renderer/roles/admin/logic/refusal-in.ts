import { asRefusal, type Refusal } from '#contract/refusals.ts';

/** The refusal in the body of an answer over HTTP. */
export function refusalIn(body: unknown): Refusal {
  return asRefusal((body as { refusal?: unknown } | null)?.refusal) ?? { code: 'internal', params: {} };
}
