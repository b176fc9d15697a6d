import { Word } from '#contract/words.ts';

export const rule = (text: string) => Word.safeParse(text).success;
