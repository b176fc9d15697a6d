import type { PrinterSettings } from '#hardware/ports.ts';
import type { TextStyle } from './text.ts';

/** Sizes of one width of paper, in dots; 8 dots are 1 mm. */
export interface Look {
  /** Dots from edge to edge. */
  width: number;
  /** Left white at each side. */
  margin: number;
  gap: number;
  rule: number;
  logo: { width: number; height: number };
  /** Height of the number's font, at most. */
  number: number;
  site: TextStyle;
  service: TextStyle;
  time: TextStyle;
  ahead: TextStyle;
  count: TextStyle;
  message: TextStyle;
  copy: TextStyle;
  text: Record<'small' | 'normal' | 'large', TextStyle>;
}

const style = (weight: 500 | 800, size: number, least: number, lines: number): TextStyle => ({
  weight,
  size,
  least,
  lines,
});

/** To be read at arm's length by somebody who left the glasses at home. */
export const LOOKS: Record<PrinterSettings['paper'], Look> = {
  80: {
    width: 576,
    margin: 12,
    gap: 18,
    rule: 3,
    logo: { width: 400, height: 160 },
    number: 270,
    site: style(500, 36, 26, 2),
    service: style(800, 50, 34, 2),
    time: style(500, 30, 22, 1),
    ahead: style(500, 36, 24, 1),
    count: style(800, 56, 56, 1),
    message: style(500, 32, 28, 12),
    copy: style(800, 64, 32, 1),
    text: { small: style(500, 26, 22, 8), normal: style(500, 32, 26, 6), large: style(800, 48, 30, 4) },
  },
  58: {
    width: 384,
    margin: 8,
    gap: 14,
    rule: 3,
    logo: { width: 280, height: 120 },
    number: 190,
    site: style(500, 28, 22, 2),
    service: style(800, 38, 28, 3),
    time: style(500, 25, 20, 1),
    ahead: style(500, 28, 20, 1),
    count: style(800, 44, 44, 1),
    message: style(500, 27, 24, 14),
    copy: style(800, 52, 28, 1),
    text: { small: style(500, 23, 20, 10), normal: style(500, 27, 22, 8), large: style(800, 38, 26, 5) },
  },
};
