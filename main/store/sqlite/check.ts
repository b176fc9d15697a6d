import { Worker } from 'node:worker_threads';

export interface CheckJob {
  file: string;
  /** `integrity_check` also compares every index with its table. */
  check: 'quick_check' | 'integrity_check';
}

export interface RunningCheck {
  /** Null when the file is sound, else what is wrong; null also when the check was stopped. */
  problem: Promise<string | null>;
  stop(): Promise<void>;
}

/** Checks a database in another thread, beside the work that goes on. */
export function startCheck(job: CheckJob): RunningCheck {
  const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { workerData: job });
  const problem = new Promise<string | null>((resolve) => {
    worker.once('message', resolve);
    worker.once('error', (error) => resolve(error.message));
    worker.once('exit', () => resolve(null));
  });
  return { problem, stop: async () => void (await worker.terminate()) };
}
