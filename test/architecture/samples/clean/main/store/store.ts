import type { Word } from '#contract/words.ts';

export interface Store {
  word: typeof Word;
}
