import { Refusal } from '#contract/refusals.ts';

/** The refusal in the body of an answer over HTTP. */
export function refusalIn(body: unknown): Refusal {
  const found = Refusal.safeParse((body as { refusal?: unknown } | null)?.refusal);
  return found.success ? found.data : { code: 'internal', params: {} };
}
