/**
 * Bytes as people type them in a setting: `\x02` for a byte, `\r`, `\n`, `\t`, `\\`; everything else is itself. Pure, so that
 * the form, the hub and the driver judge a text alike. Bytes are handed on as a string with one character for each.
 */

export class EscapeError extends Error {
  override readonly name = 'EscapeError';
}

const NAMED: Record<string, string> = { r: '\r', n: '\n', t: '\t', '\\': '\\' };

/** @throws EscapeError for an unknown escape, or a character that is no byte */
export function typedBytes(text: string): string {
  const bytes = text.replace(/\\(?:x([0-9A-Fa-f]{2})|(.?))/gs, (typed, hex?: string, name?: string) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    const meant = NAMED[name ?? ''];
    if (meant === undefined) throw new EscapeError(`${typed} is not an escape: use \\x02, \\r, \\n, \\t or \\\\.`);
    return meant;
  });
  if (/[^\0-\xff]/.test(bytes)) throw new EscapeError('Only characters of one byte can be sent.');
  return bytes;
}

const PLACE = /\{(?:number|digits)(?::0?[1-9])?\}/g;

/**
 * A function from a ticket number to what a sign is sent. `{number}` is the number, `{number:4}` its last four characters
 * behind spaces, `{number:04}` behind zeros; `{digits…}` leaves its letters out. @throws EscapeError, also for other braces
 */
export function signBytes(template: string): (number: string) => string {
  const fixed = template.split(PLACE).map(fixedBytes);
  const places = [...template.matchAll(PLACE)].map(([place]) => place);
  return (number) => fixed.map((bytes, at) => bytes + placed(number, places[at] ?? '')).join('');
}

function fixedBytes(text: string): string {
  if (/[{}]/.test(text)) {
    throw new EscapeError('Only {number}, {number:4}, {number:04} and {digits…} may stand in braces.');
  }
  return typedBytes(text);
}

/** The number as its place wants it; a number comes from settings, and nothing in it may act as a control byte. */
function placed(number: string, place: string): string {
  const [, what, zero, digit] = /^\{(\w+)(?::(0?)(\d))?\}$/.exec(place) ?? [];
  if (what === undefined) return '';
  const plain = number.replace(what === 'digits' ? /[^0-9]/g : /[^A-Za-z0-9 -]/g, '');
  if (digit === undefined) return plain;
  return plain.slice(-Number(digit)).padStart(Number(digit), zero === '0' ? '0' : ' ');
}
