import type { Duration } from '#contract/ids.ts';

const LOOKS_EVERY: Duration = 20;

/** Lets nothing else happen in this process until something is so. Whether it was within this time. */
export function waitsFor(isSo: () => boolean, within: Duration): boolean {
  const nobody = new Int32Array(new SharedArrayBuffer(4));
  for (let waited: Duration = 0; waited < within; waited += LOOKS_EVERY) {
    if (isSo()) return true;
    Atomics.wait(nobody, 0, 0, LOOKS_EVERY);
  }
  return isSo();
}
