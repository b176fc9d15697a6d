import type { Duration } from '#contract/ids.ts';
import type { Journal } from './ports.ts';

/** So many in a minute are a broken program, which had better begin anew. */
const MOST = 20;
const MINUTE: Duration = 60_000;

export interface MishapsParts {
  journal: Journal;
  monotonic(): Duration;
  tooMany(): void;
}

/**
 * Takes what no driver caught: one that fails where nobody waits for it must not take the others down. What it was doing
 * comes to its limit and is reported as any work that never ended.
 */
export function mishapsOf({ journal, monotonic, tooMany }: MishapsParts): (error: unknown) => void {
  let times: Duration[] = [];
  return (error) => {
    const now = monotonic();
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    journal.warn('something unforeseen happened', { error: stack });
    times = [...times.filter((at) => now - at < MINUTE), now];
    if (times.length > MOST) tooMany();
  };
}
