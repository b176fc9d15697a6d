import type { Word } from '#contract/words.ts';

export interface Printer {
  print(word: typeof Word): Promise<void>;
}
