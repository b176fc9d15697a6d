import { Word } from '#contract/words.ts';

export const heard = Word;
