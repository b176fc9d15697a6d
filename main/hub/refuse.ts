import type { Refusal, RefusalCode } from '#contract/refusals.ts';
import type { Answer } from '#contract/wire.ts';

/** An answer that says no, with the facts its sentence needs. */
export function refuse(code: RefusalCode, params: Refusal['params'] = {}): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code, params } };
}

export const done = <T>(result: T): Answer<T> & { ok: true } => ({ ok: true, result });

const LONGEST_FIELD = 60;
/** The first field that a schema did not accept, `value.connection.host`. */
export const fieldOf = ({ issues }: { issues: { path: PropertyKey[] }[] }): string =>
  (issues[0]?.path ?? []).map(String).join('.').slice(0, LONGEST_FIELD);
