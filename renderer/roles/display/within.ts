import type { Duration } from '#contract/ids.ts';

/** What a promise resolves with; null when that takes longer. */
export async function within<T>(promise: Promise<T>, limit: Duration): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, limit, null);
  });
  const found = await Promise.race([promise, late]);
  clearTimeout(timer);
  return found;
}
