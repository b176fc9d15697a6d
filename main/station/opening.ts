import type { Duration } from '#contract/ids.ts';
import type { Condition } from '#hardware/ports.ts';

/** A driver is loaded when it is first asked for, from a disk that may be slow. */
export const OPENS_WITHIN: Duration = 20_000;
/** One that does not stop by then is waited for no longer. */
export const STOPS_WITHIN: Duration = 3_000;

/** What it means that a driver did not open: its parts are broken here, or its settings cannot work. */
export function conditionAfter(error: unknown): Condition {
  const code = (error as { code?: unknown } | null)?.code;
  const isBroken = typeof code === 'string' && /^ERR_(MODULE|DLOPEN|UNSUPPORTED)/.test(code);
  return { state: 'down', problem: isBroken ? 'internal' : 'badSettings' };
}
