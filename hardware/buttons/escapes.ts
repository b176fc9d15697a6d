/** Bytes as people type them in a setting: `\x02` for a byte, `\r`, `\n`, `\t`, `\\`; everything else is itself. */

export class EscapeError extends Error {
  override readonly name = 'EscapeError';
}

const NAMED: Record<string, string> = { r: '\r', n: '\n', t: '\t', '\\': '\\' };

/** @throws EscapeError for an unknown escape, or a character that is no byte */
export function bytesOf(text: string): Buffer {
  const raw = text.replace(/\\(?:x([0-9A-Fa-f]{2})|(.?))/gs, (typed, hex?: string, name?: string) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    const meant = NAMED[name ?? ''];
    if (meant === undefined) throw new EscapeError(`${typed} is not an escape: use \\x02, \\r, \\n, \\t or \\\\.`);
    return meant;
  });
  if (/[^\0-\xff]/.test(raw)) throw new EscapeError('Only characters of one byte can be sent.');
  return Buffer.from(raw, 'latin1');
}
