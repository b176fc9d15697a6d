const DIGITS = /^\d{4,12}$/;
const SHORTEST_PHRASE = 8;
const MOST_DIFFERENT_OF_WEAK = 1;

/** Whether a new PIN is 4 to 12 digits or a longer phrase, and not one of the obvious: what the refusal `weakPin` says. */
export function isStrongEnough(pin: string): boolean {
  if (new Set(pin).size <= MOST_DIFFERENT_OF_WEAK) return false;
  if (!DIGITS.test(pin)) return pin.trim().length >= SHORTEST_PHRASE;
  return !isRun(pin) && !isRepeated(pin);
}

/** 1234, 9876, 8901: each digit one above the one before, or each one below it; 0 follows 9. */
function isRun(pin: string): boolean {
  const steps = new Set([...pin].slice(1).map((digit, index) => (Number(digit) - Number(pin[index]) + 10) % 10));
  return steps.size === 1 && (steps.has(1) || steps.has(9));
}

/** 1212, 123123, 252525. */
function isRepeated(pin: string): boolean {
  return [1, 2, 3, 4].some(
    (length) => pin.length > length && pin.startsWith(pin.slice(length)) && pin.length % length === 0,
  );
}
