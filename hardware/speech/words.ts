import type { Announcement } from '#hardware/ports.ts';
import { baseOf, forLanguage, type SpokenLanguage, type SpokenLanguages } from './languages.ts';
import { clean, LONGEST_LABEL, LONGEST_TEXT } from './text.ts';

/** What a number or a label is made of. Engines get it as text, a folder of clips as names of files. */
export type Piece = { is: 'word'; word: string } | { is: 'letter'; letter: string } | { is: 'number'; n: number };

/** A part of an announcement that is spoken, and kept, by itself. */
export interface Segment {
  role: 'ticket' | 'desk' | 'text';
  pieces: Piece[];
  text: string;
}

const BIGGEST = 9999;
const number = (n: number): Piece => ({ is: 'number', n });
const letter = (of: string): Piece => ({ is: 'letter', letter: of });
const word = (of: string): Piece => ({ is: 'word', word: of });

/**
 * What is said of an announcement in one language, part by part; empty when nothing can be said in it. A call needs the language's
 * file; what staff wrote needs only their text in it.
 */
export function segmentsOf(said: Announcement, language: string, known: SpokenLanguages): Segment[] {
  const spoken = known.get(language) ?? known.get(baseOf(language));
  if (said.texts) return textSegments(forLanguage(said.texts, language), spoken);
  if (!spoken || said.number === null) return [];
  const ticket = ticketSegment(said.number, said.numbers, spoken);
  return ticket ? [ticket, ...deskSegments(said.desk, language, spoken)] : [];
}

function textSegments(text: string | undefined, spoken: SpokenLanguage | undefined): Segment[] {
  const cleaned = clean(text ?? '', {
    script: spoken?.script ?? null,
    symbols: spoken?.symbols ?? {},
    longest: LONGEST_TEXT,
  });
  return cleaned === '' ? [] : [{ role: 'text', pieces: [word(cleaned)], text: cleaned }];
}

function ticketSegment(ticket: string, style: 'natural' | 'digits', spoken: SpokenLanguage): Segment | undefined {
  const pieces = ticketPieces(clean(ticket, { script: spoken.script, symbols: {}, longest: 20 }), style);
  if (pieces.length === 0) return undefined;
  return { role: 'ticket', pieces, text: `${spoken.ticket.replace('{ticket}', spell(pieces, spoken))}.` };
}

function deskSegments(desk: Announcement['desk'], language: string, spoken: SpokenLanguage): Segment[] {
  // A desk named in one language only is named so in all.
  const label = desk && (forLanguage(desk, language) ?? Object.values(desk)[0]);
  const cleaned = clean(label ?? '', { script: spoken.script, symbols: spoken.symbols, longest: LONGEST_LABEL });
  if (cleaned === '') return [];
  const named = labelPieces(cleaned);
  const bare = named.every((piece) => piece.is !== 'word');
  const pieces = bare ? [...deskWords(spoken), ...named] : named;
  const text = bare ? spoken.desk.replace('{desk}', spell(named, spoken)) : spell(named, spoken);
  return [{ role: 'desk', pieces, text: `${text.replace(/[.!?]$/, '')}.` }];
}

const deskWords = (spoken: SpokenLanguage): Piece[] => {
  const words = spoken.desk.replace('{desk}', '').trim();
  return words === '' ? [] : [word(words)];
};

/** `AB042` is A, B, 0, 42; by digits, or above 9999, it is A, B, 0, 4, 2. */
function ticketPieces(ticket: string, style: 'natural' | 'digits'): Piece[] {
  return [...ticket.matchAll(/[0-9]+|\p{L}/gu)].flatMap(([run]) =>
    /[0-9]/.test(run) ? numberPieces(run, style) : [letter(run.toUpperCase())],
  );
}

function numberPieces(digits: string, style: 'natural' | 'digits'): Piece[] {
  const isLong = Number(digits) > BIGGEST || digits.length > 6;
  if (style === 'digits' || isLong) return [...digits].map((digit) => number(Number(digit)));
  const zeros = /^0*(?=[0-9])/.exec(digits)?.[0].length ?? 0;
  return [...Array.from({ length: zeros }, () => number(0)), number(Number(digits))];
}

const SHORT_NAME = /^(\p{Lu}{0,2})([0-9]*)(\p{L}?)(?=[,.;:!?]?$)/u;
const ENDS_WITH_SIGN = /[,.;:!?]$/;

/** The words of a desk's name, with its numbers and its single letters apart: `Room B12` is Room, B, 12. */
function labelPieces(label: string): Piece[] {
  const tokens = label.split(' ');
  return tokens.flatMap((token, index) => {
    const next = tokens[index + 1];
    // "A quiet room" begins with a word, "Desk A" ends with a letter.
    const beforeWord = next !== undefined && !/[0-9]/.test(next) && !ENDS_WITH_SIGN.test(token);
    return tokenPieces(token, beforeWord);
  });
}

function tokenPieces(token: string, beforeWord: boolean): Piece[] {
  const [whole, before = '', digits = '', after = ''] = SHORT_NAME.exec(token) ?? [];
  const isName = whole && (digits !== '' || (before + after).length === 1);
  if (!isName || (beforeWord && digits === '') || (digits === '' && !/\p{Lu}/u.test(whole))) return wordPieces(token);
  const sign = token.slice(whole.length);
  const letters = [...before].map(letter);
  const numbers = digits === '' ? [] : numberPieces(digits, 'natural');
  return [...letters, ...numbers, ...[...after.toUpperCase()].map(letter), ...(sign ? [word(sign)] : [])];
}

const wordPieces = (token: string): Piece[] =>
  (token.match(/[0-9]+|[^0-9]+/g) ?? []).flatMap((run) =>
    /[0-9]/.test(run) ? numberPieces(run, 'natural') : [word(run)],
  );

/** Pieces as an engine gets them: letters apart from the number by a comma, so that A stays the name of a letter. */
function spell(pieces: Piece[], spoken: SpokenLanguage): string {
  const words = pieces.map((piece, index) => {
    const text = spellPiece(piece, spoken);
    return piece.is === 'letter' && pieces[index + 1]?.is === 'number' && startsName(pieces, index) ? `${text},` : text;
  });
  return words.join(' ').replace(/ (?=[,.;:!?])/g, '');
}

/** Only letters follow back to the beginning: this is a ticket's number, not the name of a room. */
const startsName = (pieces: Piece[], index: number): boolean =>
  pieces.slice(0, index + 1).every((piece) => piece.is === 'letter');

function spellPiece(piece: Piece, spoken: SpokenLanguage): string {
  switch (piece.is) {
    case 'word':
      return piece.word;
    case 'letter':
      return spoken.letters[piece.letter] ?? spoken.letters[unaccented(piece.letter)] ?? piece.letter;
    case 'number':
      return numberWords(piece.n, spoken);
    default:
      return piece satisfies never;
  }
}

const unaccented = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');

/** 0 to 9999 in words. */
export function numberWords(n: number, { numbers, join }: SpokenLanguage): string {
  const [thousands, hundreds, rest] = [Math.floor(n / 1000), Math.floor(n / 100) % 10, n % 100];
  const parts = [
    thousands > 0 && thousandsWords(numbers, hundreds, rest)[thousands - 1],
    hundreds > 0 && (rest > 0 ? numbers.hundredsAnd : numbers.hundreds)[hundreds - 1],
    (rest > 0 || n === 0) && numbers.below100[rest],
  ];
  return parts.filter((part) => typeof part === 'string').join(join);
}

function thousandsWords(numbers: SpokenLanguage['numbers'], hundreds: number, rest: number): string[] {
  if (hundreds > 0) return numbers.thousandsAndHundreds;
  return rest > 0 ? numbers.thousandsAnd : numbers.thousands;
}
