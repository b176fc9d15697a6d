import type { FakePaper } from './printer/fake-printer.ts';
import { wordsOf } from './printer/pictures.ts';

/** What a paper in a printer's own letters says of itself. `number`: null when the power went before it. */
export interface Printed {
  number: string | null;
  copy: boolean;
  complete: boolean;
}

const NUMBER = /^([A-Z]\d{1,4}|TEST)$/;

export function readPaper({ bytes, complete }: FakePaper): Printed {
  const words = wordsOf(bytes).map((line) => line.trim());
  return { number: words.find((line) => NUMBER.test(line)) ?? null, copy: words.includes('COPY'), complete };
}
