import type { SKRSContext2D } from '@napi-rs/canvas';
import { fontFor } from './fonts.ts';
import type { Look } from './look.ts';
import { directionOf, type SetText, setEvenly, setText, type TextStyle } from './text.ts';

/** One thing on a ticket that knows its height and draws itself, black on white, from `top`. Dots. */
export interface Piece {
  height: number;
  draw(context: SKRSContext2D, top: number): void;
}

/** Room for the marks over and under the letters of any script, as a share of the size. */
const LINE_HEIGHT = 1.3;
/** Where the letters of a line stand in it. */
const BASELINE = 0.98;
const BLACK = '#000';
const WHITE = '#fff';

export interface Page {
  context: SKRSContext2D;
  look: Look;
}

const placeOf = ({ width, margin }: Look) => width - 2 * margin;

/** Lines in the middle. */
export function centred({ context, look }: Page, text: string, style: TextStyle): Piece {
  const set = setEvenly(context, text, style, placeOf(look));
  return linesPiece(set, directionOf(text), { x: look.width / 2, align: 'center', colour: BLACK });
}

/** Lines beside a black bar, where the reader of the text's language begins. */
export function quoted({ context, look }: Page, text: string, style: TextStyle): Piece {
  const [bar, space] = [6, 18];
  const set = setText(context, text, style, placeOf(look) - bar - space);
  const direction = directionOf(text);
  const isLeft = direction === 'ltr';
  const x = isLeft ? look.margin + bar + space : look.width - look.margin - bar - space;
  const lines = linesPiece(set, direction, { x, align: isLeft ? 'left' : 'right', colour: BLACK });
  return {
    height: lines.height,
    draw(on, top) {
      lines.draw(on, top);
      on.fillRect(isLeft ? look.margin : look.width - look.margin - bar, top, bar, lines.height);
    },
  };
}

/** White on black, from margin to margin: nobody overlooks it. */
export function banner({ context, look }: Page, text: string, style: TextStyle): Piece {
  const set = setText(context, text, style, placeOf(look) - 2 * look.gap);
  const lines = linesPiece(set, directionOf(text), { x: look.width / 2, align: 'center', colour: WHITE });
  return {
    height: lines.height,
    draw(on, top) {
      on.fillRect(look.margin, top, placeOf(look), lines.height);
      lines.draw(on, top);
    },
  };
}

interface Place {
  x: number;
  align: 'left' | 'center' | 'right';
  colour: string;
}

function linesPiece(set: SetText, direction: 'ltr' | 'rtl', { x, align, colour }: Place): Piece {
  const lineHeight = Math.round(set.size * LINE_HEIGHT);
  return {
    height: lineHeight * set.lines.length,
    draw(on, top) {
      prepare(on, direction, align, colour);
      for (const [index, line] of set.lines.entries()) {
        on.font = fontFor(line, set.weight, set.size);
        on.fillText(line, x, top + index * lineHeight + Math.round(set.size * BASELINE));
      }
      on.fillStyle = BLACK;
    },
  };
}

function prepare(on: SKRSContext2D, direction: 'ltr' | 'rtl', align: Place['align'], colour: string) {
  on.direction = direction;
  on.textAlign = align;
  on.textBaseline = 'alphabetic';
  on.fillStyle = colour;
}

/** The number as large as the paper lets it be, with white around it. */
export function huge({ context, look }: Page, text: string): Piece {
  prepare(context, 'ltr', 'left', BLACK);
  const widest = placeOf(look) - 2 * look.gap;
  const wished = boxOf(context, text, look.number);
  const size = Math.floor(look.number * Math.min(1, widest / wished.width));
  const { left, width, ascent, height } = boxOf(context, text, size);
  const air = Math.round(look.gap / 2);
  return {
    height: Math.ceil(height) + 2 * air,
    draw(on, top) {
      prepare(on, 'ltr', 'left', BLACK);
      on.font = fontFor(text, 800, size);
      on.fillText(text, Math.round((look.width - width) / 2 + left), top + air + Math.ceil(ascent));
    },
  };
}

/** What the black of a text takes around the point where it is drawn. */
function boxOf(context: SKRSContext2D, text: string, size: number) {
  context.font = fontFor(text, 800, size);
  const box = context.measureText(text);
  return {
    left: box.actualBoundingBoxLeft,
    width: box.actualBoundingBoxLeft + box.actualBoundingBoxRight,
    ascent: box.actualBoundingBoxAscent,
    height: box.actualBoundingBoxAscent + box.actualBoundingBoxDescent,
  };
}

/** A label and a count that stands out, read in the label's direction; the count goes below where both are too wide. */
export function counted(page: Page, label: string, count: string, styles: [TextStyle, TextStyle]): Piece {
  const { context, look } = page;
  const [small, big] = styles;
  const set = setText(context, label, small, placeOf(look));
  const [space, direction] = [Math.round(look.gap * 0.7), directionOf(label)];
  context.font = fontFor(label, small.weight, set.size);
  const labelWidth = context.measureText(label).width;
  context.font = fontFor(count, big.weight, big.size);
  const whole = labelWidth + space + context.measureText(count).width;
  if (set.lines.length > 1 || whole > placeOf(look)) {
    return stacked([centred(page, label, small), centred(page, count, big)]);
  }
  const isLeft = direction === 'ltr';
  const start = isLeft ? (look.width - whole) / 2 : (look.width + whole) / 2;
  return {
    height: Math.round(big.size * LINE_HEIGHT),
    draw(on, top) {
      prepare(on, direction, isLeft ? 'left' : 'right', BLACK);
      const y = top + Math.round(big.size * BASELINE);
      on.font = fontFor(label, small.weight, set.size);
      on.fillText(label, start, y);
      on.font = fontFor(count, big.weight, big.size);
      on.fillText(count, isLeft ? start + labelWidth + space : start - labelWidth - space, y);
    },
  };
}

function stacked(pieces: Piece[]): Piece {
  return {
    height: pieces.reduce((sum, { height }) => sum + height, 0),
    draw(on, top) {
      let y = top;
      for (const piece of pieces) {
        piece.draw(on, y);
        y += piece.height;
      }
    },
  };
}

/** A line from margin to margin. */
export const rule = ({ look }: Page): Piece => ({
  height: look.rule,
  draw: (on, top) => on.fillRect(look.margin, top, placeOf(look), look.rule),
});
