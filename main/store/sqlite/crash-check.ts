import { startCheck } from './check.ts';

export interface CrashCheck {
  /** The whole file was checked and is sound. */
  isSound(): boolean;
  stop(): Promise<void>;
}

export interface CrashCheckOptions {
  file: string;
  /** Milliseconds until it begins: an office that comes back after a power cut has better use for its disk. */
  delay: number;
  onDamage(problem: string): void;
}

/** Checks a database that was not closed, some time later and in another thread. */
export function checkLater({ file, delay, onDamage }: CrashCheckOptions): CrashCheck {
  let state: 'waiting' | 'sound' | 'damaged' | 'stopped' = 'waiting';
  let stopChecking = async () => clearTimeout(timer);
  const timer = setTimeout(() => {
    const check = startCheck({ file, check: 'quick_check' });
    stopChecking = check.stop;
    void check.problem.then((problem) => {
      if (state !== 'waiting') return;
      state = problem === null ? 'sound' : 'damaged';
      if (problem !== null) onDamage(problem);
    });
  }, delay);
  return {
    isSound: () => state === 'sound',
    stop: async () => {
      if (state === 'waiting') state = 'stopped';
      await stopChecking();
    },
  };
}
