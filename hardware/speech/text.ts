/** Text that people typed becomes text that is only read aloud: no markup, no commands of an engine, no end without end. */

/** Longest text that is spoken, in characters: about half a minute. */
export const LONGEST_TEXT = 400;
/** Longest name of a desk that is spoken. */
export const LONGEST_LABEL = 80;

const MARKUP = /<[^<>]*>/g;
const ENTITY = /&(#\w+|\w+);/g;

export interface Cleaning {
  /** Unicode script whose letters stay; null: letters of all scripts. */
  script: string | null;
  symbols: Readonly<Record<string, string>>;
  /** Characters; longer text ends after the last whole word. */
  longest: number;
}

/**
 * Letters, digits and a little punctuation of what was typed; empty when nothing of it can be spoken. Angle brackets (SSML), square
 * brackets (`[[…]]` commands espeak-ng and `say`), quotes, parentheses, backslashes and control characters never pass, and
 * it never begins with a sign, so it never looks like an option.
 */
export function clean(text: string, { script, symbols, longest }: Cleaning): string {
  // A bound before the work: nothing behind it could be spoken anyway.
  const plain = text
    .slice(0, longest * 4)
    .replace(MARKUP, ' ')
    .replace(ENTITY, ' ');
  const words = spellSymbols(plain, symbols).normalize('NFKC').replaceAll('’', "'").replace(/[–—]/g, '-');
  const allowed = words.replace(forbiddenIn(script), ' ').replace(/([,.;:!?'-])[,.;:!?'-]+/g, '$1');
  const tidy = allowed.replace(/\s+/g, ' ').replace(/ (?=[,.;:!?])/g, '');
  const cut = cutAtWord(tidy.replace(/^[\s,.;:!?'-]+/, ''), longest);
  return /[\p{L}\p{Nd}]/u.test(cut) ? cut.trim() : '';
}

function spellSymbols(text: string, symbols: Readonly<Record<string, string>>): string {
  const longestFirst = Object.entries(symbols).sort(([a], [b]) => b.length - a.length);
  return longestFirst.reduce((so, [symbol, words]) => so.replaceAll(symbol, ` ${words} `), text);
}

function forbiddenIn(script: string | null): RegExp {
  // A script has number forms and marks of its own, too; only its letters can be spoken.
  const letters = script === null ? '\\p{L}\\p{Nd}' : `[\\p{Script=${script}}&&\\p{L}]0-9`;
  return new RegExp(`[^${letters}\\p{M}\\s,.;:!?'\\-]`, 'gv');
}

function cutAtWord(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest + 1);
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), 0) || longest);
}
