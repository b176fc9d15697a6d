import type { SKRSContext2D } from '@napi-rs/canvas';
import { fontFor, type Weight } from './fonts.ts';

/** How a text may be set: from `size` down to `least` dots, while it takes more than `lines` lines. */
export interface TextStyle {
  weight: Weight;
  size: number;
  least: number;
  lines: number;
}

/** A text that fits: no line is wider than the place it was set for. */
export interface SetText {
  lines: string[];
  weight: Weight;
  size: number;
}

/** Pictures and signs that no bundled font draws: all symbols but those of offices, and the marks that change emoji. */
const UNPRINTABLE =
  /(?![°©®™№℠])(?:\p{So}|\p{Cs}|\p{Co}|\p{Cn}|\p{Cc}|\p{Emoji_Modifier}|\p{Variation_Selector}|\u20e3)/gu;
/** A joiner is a letter's business only between letters. */
const LONELY_JOINER = /(?<!\p{L}\p{M}*)\u200d|\u200d(?!\p{L})/gu;

/** The text without what paper cannot show. */
export const printable = (text: string): string =>
  text
    .replace(UNPRINTABLE, '')
    .replace(LONELY_JOINER, '')
    .replace(/[^\S\u00a0\u202f]+/g, ' ')
    .trim();

/** The direction of a text is that of its first letter. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const [first = ''] = /\p{L}/u.exec(text) ?? [];
  return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(first) ? 'rtl' : 'ltr';
}

/** Breaks and, if need be, shrinks a text; at its least size it takes as many lines as it needs. */
export function setText(context: SKRSContext2D, text: string, style: TextStyle, width: number): SetText {
  for (let size = style.size; ; size = Math.max(style.least, size - 2)) {
    context.font = fontFor(text, style.weight, size);
    const isLast = size === style.least;
    const lines = linesOf(context, text, width, isLast);
    if (isLast || (lines !== null && lines.length <= style.lines)) {
      return { lines: lines ?? [text], weight: style.weight, size };
    }
  }
}

/** The same number of lines, as even as they can be: no last word alone. */
export function setEvenly(context: SKRSContext2D, text: string, style: TextStyle, width: number): SetText {
  const widest = setText(context, text, style, width);
  const fixed = { ...style, size: widest.size, least: widest.size };
  let [best, tooNarrow, enough] = [widest, 0, width];
  while (widest.lines.length > 1 && enough - tooNarrow > 8) {
    const middle = Math.round((tooNarrow + enough) / 2);
    const tried = setText(context, text, fixed, middle);
    const isAsGood = tried.lines.length === widest.lines.length && hasSameWords(tried, widest);
    if (isAsGood) [best, enough] = [tried, middle];
    else tooNarrow = middle;
  }
  return best;
}

/** A narrower place may have cut a word that was whole. */
const hasSameWords = (one: SetText, other: SetText) => one.lines.join(' ') === other.lines.join(' ');

/** Where a line may be broken: at spaces (none of which is one that joins), and beside every letter of a script that has none. */
const PIECES =
  / +|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][\p{P}\p{M}]*|[^ \p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;

/** @returns null when one word alone is too wide and may not be cut. */
function linesOf(context: SKRSContext2D, text: string, width: number, mayCut: boolean): string[] | null {
  const fits = (line: string) => context.measureText(line).width <= width;
  const words = text.match(PIECES) ?? [];
  if (!mayCut && words.some((word) => !fits(word))) return null;
  const pieces = words.flatMap((word) => (fits(word) ? [word] : lettersOf(word)));
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (fits((line + piece).trimEnd())) {
      line += piece;
      continue;
    }
    lines.push(line.trim());
    line = piece.trimStart();
  }
  return [...lines, line.trim()].filter((each) => each !== '');
}

/** Letters as people count them, marks with their letter. */
const lettersOf = (word: string): string[] => [...new Intl.Segmenter().segment(word)].map(({ segment }) => segment);
