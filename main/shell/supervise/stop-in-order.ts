import type { Duration } from '#contract/ids.ts';
import type { SuperviseTime } from './ports.ts';

export interface StopStep {
  name: string;
  /** What is not done by then is left behind. */
  limit: Duration;
  stop(): Promise<unknown>;
}

/** How one step went. */
export interface Stopped {
  name: string;
  took: Duration;
  /** `late`: left behind. */
  how: 'done' | 'late' | 'failed';
}

/** One step after the other; none keeps the next one from its turn. Never rejects. */
export async function stopInOrder(steps: StopStep[], time: SuperviseTime): Promise<Stopped[]> {
  const stopped: Stopped[] = [];
  for (const step of steps) {
    const begun = time.monotonic();
    const how = await outcomeOf(step, time);
    stopped.push({ name: step.name, took: time.monotonic() - begun, how });
  }
  return stopped;
}

function outcomeOf({ limit, stop }: StopStep, time: SuperviseTime): Promise<Stopped['how']> {
  return new Promise((resolve) => {
    const cancel = time.after(limit, () => resolve('late'));
    const end = (how: Stopped['how']) => {
      cancel();
      resolve(how);
    };
    attempted(stop).then(
      () => end('done'),
      () => end('failed'),
    );
  });
}

/** What is thrown at once is a rejection, too. */
const attempted = async (stop: () => Promise<unknown>): Promise<unknown> => stop();
