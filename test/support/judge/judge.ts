import type { Page } from 'playwright-core';
import { type Box, type Frame, pageOverflow, type Text, textsOfPage } from './texts.ts';

/**
 * What nobody may see on a screen, one line each. Judged by where the engine put every line of text, not by its pixels: typefaces
 * are drawn a little differently by each engine.
 */
export interface Findings {
  /** Texts that are cut off, stick out of what they stand in, are broken within a short word, or squeezed into a column; pages larger than their window. */
  cut: string[];
  /** Texts that lie on other texts, or under something. */
  overlapping: string[];
  /** Texts that end in an ellipsis, where the screen means it so. */
  shortened: string[];
}

interface Options {
  /** Whether the page may be longer than its window; what hangs on a wall may not. */
  scrolls: boolean;
}

/** px; places are rounded, and round glyphs have room beside them. */
const TOLERATED = 1.5;
const OVERLAP = 2;
/** Shares of a line's height that are free over its letters, and under them: capitals and figures stand on the line. */
const ABOVE_INK = 0.2;
const BELOW_INK = 0.14;
const BELOW_LINE = 0.23;
const STANDS_ON_LINE = /^[A-PR-Z0-9abcdefhiklmnorstuvwxz .:·]*$/;
/** A line sticks out of the bottom of its frame when more than its free space does. */
const SUNK = 0.25;

/** Looks at a page as it stands now. */
export async function judge(page: Page, { scrolls }: Options): Promise<Findings> {
  const texts = await page.evaluate(textsOfPage, scrolls);
  const overflow = await page.evaluate(pageOverflow, scrolls);
  const offences = texts.flatMap(cutsOf);
  const sentences = (wanted: boolean) =>
    offences
      .filter(({ frame }) => frame.hasEllipsis === wanted)
      .map(({ text, frame }) => `"${text}" is cut off by ${frame.name}`);
  return {
    cut: unique([
      ...overflow,
      ...sentences(false),
      ...texts.flatMap(brokenOf),
      ...texts.filter(isSqueezed).map(({ text }) => `"${text}" is squeezed`),
    ]),
    shortened: unique(sentences(true)),
    overlapping: unique([...overlapsOf(texts), ...texts.filter(isCovered).map(({ text }) => `"${text}" is covered`)]),
  };
}

const unique = (sentences: string[]) => [...new Set(sentences)];

function cutsOf({ text, lines, hidden, frames }: Text): { text: string; frame: Frame }[] {
  return lines.flatMap((line, i) => {
    const frame = hidden[i] === 1 ? undefined : firstCut(line, frames);
    return frame ? [{ text, frame }] : [];
  });
}

/** What lies under the edge of something that scrolls can be scrolled to, whatever stands around that. */
function firstCut(line: Box, frames: Frame[]): Frame | undefined {
  let seen = line;
  for (const frame of frames) {
    if (cuts(frame, seen)) return frame;
    if (frame.scrolls) seen = within(seen, frame);
    if (isEmpty(seen)) return undefined;
  }
  return undefined;
}

function cuts(frame: Frame, { left, top, right, bottom }: Box): boolean {
  const sides = left < frame.left - TOLERATED || right > frame.right + TOLERATED;
  const sunk = (bottom - top) * SUNK;
  const ends = bottom > frame.bottom + sunk || top < frame.top - sunk;
  return (frame.cutsSides && sides) || (frame.cutsEnds && ends);
}

const brokenOf = ({ text, broken }: Text): string[] => broken.map((word) => `"${word}" is broken in "${text}"`);

/** A few letters a line, and many lines. Digits between Arabic words are boxes of their own on the same line. */
function isSqueezed({ text, lines }: Text): boolean {
  const rows = lines.filter(({ top }, i) => i === 0 || top >= (lines[i - 1]?.bottom ?? 0) - TOLERATED);
  return rows.length > 3 && text.length / rows.length < 3;
}

/** What the end of a list hides can be scrolled to, and is not meant. */
const isCovered = ({ lines, hidden, frames }: Text): boolean =>
  lines.some((line, i) => {
    const share = hidden[i] ?? 0;
    return share > 0 && share < 1 && frames.every((frame) => isInside(line, within(line, frame)));
  });

interface Ink extends Box {
  text: string;
  element: number;
}

function overlapsOf(texts: Text[]): string[] {
  const inks = texts.flatMap(inksOf);
  return inks.flatMap((one, i) =>
    inks
      .slice(i + 1)
      .filter((other) => other.element !== one.element && overlaps(one, other))
      .map((other) => `"${one.text}" lies on "${other.text}"`),
  );
}

/** Where a text's lines are seen, without the room over and under their letters. */
function inksOf({ text, element, lines, hidden, frames }: Text): Ink[] {
  return lines.flatMap((line, i) => {
    const height = line.bottom - line.top;
    const below = STANDS_ON_LINE.test(text) ? BELOW_LINE : BELOW_INK;
    const letters = { ...line, top: line.top + height * ABOVE_INK, bottom: line.bottom - height * below };
    const seen = frames.reduce(within, letters);
    return hidden[i] === 1 || isEmpty(seen) ? [] : [{ ...seen, text, element }];
  });
}

function within(box: Box, { cutsSides, cutsEnds, scrolls, ...frame }: Frame): Box {
  const { left, right, top, bottom } = box;
  const sides = cutsSides && { left: Math.max(left, frame.left), right: Math.min(right, frame.right) };
  const ends = (cutsEnds || scrolls) && { top: Math.max(top, frame.top), bottom: Math.min(bottom, frame.bottom) };
  return { ...box, ...sides, ...ends };
}

const isInside = (a: Box, b: Box): boolean =>
  a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;

const isEmpty = ({ left, right, top, bottom }: Box): boolean => left >= right || top >= bottom;

/** By more than `OVERLAP` each way. */
const overlaps = (a: Box, b: Box): boolean =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > OVERLAP &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > OVERLAP;
