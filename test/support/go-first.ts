import { setPriority } from 'node:os';

/** As desktops run what sounds; the scale is that of `nice`. */
const SOUND = -11;

/**
 * Lets this process, and what it starts from now on, go before others where the system allows it (root mostly): what plays or
 * records without a break cannot wait its turn on a computer that does much else. Returns how to end it for this process.
 */
export function goFirst(): () => void {
  try {
    setPriority(SOUND);
  } catch {
    return () => {};
  }
  return () => setPriority(0);
}
