import { stringify } from 'csv-stringify/sync';
import type { Cell } from './session-columns.ts';

/** Excel and LibreOffice read UTF-8 only when a file begins with this mark. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** What a spreadsheet would run rather than show: the beginnings of formulas, also in their full-width forms. */
const FORMULA = /^[=+\-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20]/;

/** How one locale writes lists of values. */
export interface CsvStyle {
  delimiter: ',' | ';';
  decimal: '.' | ',';
}

/** Where the comma is the decimal sign, the semicolon separates. */
export function csvStyleOf(locale: string): CsvStyle {
  const sign = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value;
  return sign === ',' ? { delimiter: ';', decimal: ',' } : { delimiter: ',', decimal: '.' };
}

/** Lines of CSV (RFC 4180). A text that looks like a formula gets an apostrophe before it; numbers stay what they are. */
export function csvLines(lines: Cell[][], { delimiter, decimal }: CsvStyle): string {
  return stringify(lines, {
    delimiter,
    record_delimiter: 'windows',
    quote_record_delimiter: true,
    cast: {
      number: (value) => String(value).replace('.', decimal),
      string: (value) => (FORMULA.test(value) ? `'${value}` : value),
    },
  });
}
