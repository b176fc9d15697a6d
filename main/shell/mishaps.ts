import type { Duration } from '#contract/ids.ts';
import type { Desktop } from './ports.ts';
import { rarely } from './rarely.ts';

export interface MishapsParts {
  desktop: Pick<Desktop, 'onHelperGone'>;
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
export function hearMishaps({ desktop, on, streams, monotonic, note }: MishapsParts): void {
  // Whoever reads them may go, as a terminal that is closed: the log is a file besides.
  for (const stream of streams) stream.on('error', () => {});
  // Chromium begins them anew, and after a few times ends the whole app: then these words are all that says why.
  desktop.onHelperGone(
    rarely(monotonic, ({ code, ...gone }) => note('a helper process ended', { ...gone, code: `${code}` })),
  );
  const heard = rarely(monotonic, (error: unknown) => note('something unforeseen happened', { error: stackOf(error) }));
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) on(event, heard);
}

const stackOf = (error: unknown): string => (error instanceof Error && error.stack) || String(error);
