import type { Journal } from '#hub/ports.ts';
import { END, type HubSaying, type StationSaying } from './messages.ts';

/** The shell, as the processes see it that it keeps. */

export const say = (saying: HubSaying | StationSaying): void => process.parentPort.postMessage(saying);

/** What this process was told when it was begun; by the shell, which is believed. */
export const orderOf = <T>(): T => JSON.parse(process.argv[2] ?? '{}') as T;

/**
 * Ends this process in order when the shell says so, and only then: signals to all programs of a session reach the shell, too,
 * which ends them one after the other. @param stop is asked for when it is time: what there is to stop comes up by and by
 */
export function endWhenTold(stop: () => Promise<void>, journal: Journal): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
  const leave = (status: number) => () => process.exit(status);
  process.parentPort.on('message', ({ data }) => {
    if (data !== END) return;
    stop()
      .catch((error: unknown) => journal.error('stopping failed', { error: String(error) }))
      .then(leave(0), leave(1));
  });
}
