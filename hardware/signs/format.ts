import { bytesOf, EscapeError } from '#hardware/buttons/escapes.ts';

/** What a sign is sent for a number: escapes as in `bytesOf`, and the number where its place is. */

const PLACE = /\{(?:number|digits)(?::0?[1-9])?\}/g;

/**
 * A function from a number to bytes. `{number}` is the number, `{number:4}` its last four characters behind spaces,
 * `{number:04}` behind zeros; `{digits…}` leaves its letters out. @throws EscapeError, also for other braces
 */
export function signFormat(template: string): (number: string) => Buffer {
  const fixed = template.split(PLACE).map(fixedBytes);
  const places = [...template.matchAll(PLACE)].map(([place]) => place);
  return (number) =>
    Buffer.concat(fixed.flatMap((bytes, at) => [bytes, Buffer.from(placed(number, places[at] ?? ''), 'latin1')]));
}

function fixedBytes(text: string): Buffer {
  if (/[{}]/.test(text)) {
    throw new EscapeError('Only {number}, {number:4}, {number:04} and {digits…} may stand in braces.');
  }
  return bytesOf(text);
}

/** The number as its place wants it; a number comes from settings, and nothing in it may act as a control byte. */
function placed(number: string, place: string): string {
  const [, what, zero, digit] = /^\{(\w+)(?::(0?)(\d))?\}$/.exec(place) ?? [];
  if (what === undefined) return '';
  const plain = number.replace(what === 'digits' ? /[^0-9]/g : /[^A-Za-z0-9 -]/g, '');
  if (digit === undefined) return plain;
  return plain.slice(-Number(digit)).padStart(Number(digit), zero === '0' ? '0' : ' ');
}
