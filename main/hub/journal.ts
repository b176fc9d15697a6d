import type { Facts, Journal } from './ports.ts';

type Level = 'info' | 'warn' | 'error';

/**
 * A journal of one line an entry: time, level, message, facts as `key=value`. Values are JSON, so that no line break or
 * escape sequence in them can forge a line.
 */
export function lineJournal(write: (line: string) => void, now: () => Date): Journal {
  const enter = (level: Level) => (message: string, facts?: Facts) =>
    write(`${now().toISOString()} ${level} ${message}${inWords(facts)}`);
  return { info: enter('info'), warn: enter('warn'), error: enter('error') };
}

function inWords(facts: Facts = {}): string {
  return Object.entries(facts)
    .map(([key, value]) => ` ${key}=${printable(JSON.stringify(value))}`)
    .join('');
}

/** JSON escapes the control characters below a space; these are the others that a terminal may obey. */
const printable = (json: string): string =>
  json.replace(/[\u007f-\u009f\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
