import type { Duration } from '#contract/ids.ts';

/** More of them in a minute say nothing new, and would only fill the log. */
const MOST_NOTED = 20;
const MINUTE: Duration = 60_000;

export interface MishapsParts {
  /** Of this program; `process` has them. */
  on(event: 'uncaughtException' | 'unhandledRejection', told: (error: unknown) => void): unknown;
  /** What it writes to: `process.stdout` and `process.stderr`. */
  streams: { on(event: 'error', told: () => void): unknown }[];
  monotonic(): Duration;
  note(what: string, facts: Record<string, string>): void;
}

/**
 * Takes what nobody foresaw in the main process, and the app goes on: Electron would stop it and show the stack in a window, in front of
 * whatever the public looks at.
 */
export function hearMishaps({ on, streams, monotonic, note }: MishapsParts): void {
  // Whoever reads them may go, as a terminal that is closed: the log is a file besides.
  for (const stream of streams) stream.on('error', () => {});
  let times: Duration[] = [];
  const heard = (error: unknown) => {
    const now = monotonic();
    times = [...times.filter((at) => now - at < MINUTE), now];
    if (times.length <= MOST_NOTED) note('something unforeseen happened', { error: stackOf(error) });
  };
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) on(event, heard);
}

const stackOf = (error: unknown): string => (error instanceof Error && error.stack) || String(error);
