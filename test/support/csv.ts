/**
 * Reads CSV as RFC 4180 writes it (quotes, doubled quotes, line ends inside quotes; a byte order mark is skipped).
 * @returns one record per line, by the names of the first line; the first line itself when there is no other.
 */
export function readCsv(text: string, separator: string): Record<string, string>[] {
  const [names = [], ...lines] = cells(text.replace(/^\uFEFF/, ''), separator);
  return lines.map((line) => Object.fromEntries(names.map((name, i) => [name, line[i] ?? ''])));
}

/** The names of the first line. */
export function csvNames(text: string, separator: string): string[] {
  return cells(text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '', separator)[0] ?? [];
}

function cells(text: string, separator: string): string[][] {
  const token = new RegExp(`"((?:[^"]|"")*)"|([^"\\r\\n${separator}]+)|(${separator})|(\\r?\\n)`, 'gy');
  const lines: string[][] = [];
  let line = [''];
  for (const [, quoted, plain, cut, end] of text.matchAll(token)) {
    if (cut !== undefined) line.push('');
    else if (end === undefined) line[line.length - 1] = quoted?.replaceAll('""', '"') ?? plain ?? '';
    else {
      lines.push(line);
      line = [''];
    }
  }
  return line.length > 1 || line[0] !== '' ? [...lines, line] : lines;
}
