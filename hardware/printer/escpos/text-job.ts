import { BreakLine, CharacterSet, PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import type { TicketBlock } from '#contract/hardware.ts';
import type { Paper, PrinterSettings } from '#hardware/ports.ts';
import { drawTicket } from '#hardware/printer/ticket/draw-ticket.ts';
import { printable } from '#hardware/printer/ticket/text.ts';
import { countOf, ownText, timeOf, wordsFor } from '#hardware/printer/ticket/words.ts';
import { CUT, INITIALISE, raster } from './commands.ts';
import type { Job } from './job.ts';

/** Letters of font A on a line. */
const COLUMNS: Record<PrinterSettings['paper'], number> = { 80: 48, 58: 32 };
/** Dots from one line of text to the next, times the size. */
const LINE_DOTS = 34;
/** A printer's letters are at most eight times as large. */
const LARGEST = 8;

/** Some lines in the printer's own letters. `size`: 1 to 8 times as large. */
interface Lines {
  text: string;
  size: number;
  bold: boolean;
  inverse: boolean;
}

/** The letters that every printer has (page 16, Windows 1252); other pages differ from make to make. */
const OWN_LETTERS = new Set([
  ...new TextDecoder('windows-1252')
    .decode(Uint8Array.from({ length: 256 }, (_, code) => code))
    .replace(/\p{Cc}/gu, ''),
]);

/**
 * The ticket in the printer's own letters, for slow serial lines: some hundred bytes instead of seventy thousand. What it
 * has no letters for, and a logo, is drawn. The encoder is node-thermal-printer; it never gets near a device.
 */
export async function textJob(paper: Paper, width: PrinterSettings['paper']): Promise<Job> {
  const encoder = new ThermalPrinter({
    type: PrinterTypes.EPSON,
    interface: '',
    width: COLUMNS[width],
    characterSet: CharacterSet.WPC1252,
    breakLine: BreakLine.NONE,
  });
  encoder.setBuffer(Buffer.concat([INITIALISE, encoder.getBuffer() ?? Buffer.alloc(0)]));
  encoder.alignCenter();
  let dots = 0;
  if (paper.copy) dots += await putLines(encoder, copyMark(paper), { ...paper, blocks: [] }, width);
  for (const block of paper.blocks) dots += await putBlock(encoder, paper, width, block);
  encoder.add(Buffer.from(CUT));
  return { bytes: encoder.getBuffer() ?? Buffer.alloc(0), dots };
}

const copyMark = (paper: Paper): Lines => ({
  text: ` ${wordsFor(paper.language).copy} `,
  size: 3,
  bold: true,
  inverse: true,
});

/** @returns the height of it in dots. */
async function putBlock(encoder: ThermalPrinter, paper: Paper, width: PrinterSettings['paper'], block: TicketBlock) {
  const part: Paper = { ...paper, copy: false, blocks: [block] };
  if (block.type === 'logo') return putPicture(encoder, part, width);
  if (block.type === 'line') {
    encoder.drawLine();
    return LINE_DOTS;
  }
  const lines = linesOf(paper, width, block);
  return lines === null ? 0 : putLines(encoder, lines, part, width);
}

type Worded = Exclude<TicketBlock, { type: 'logo' | 'line' }>;

function linesOf(paper: Paper, width: PrinterSettings['paper'], block: Worded): Lines | null {
  const plain = (text: string | null | undefined, size = 1, bold = false): Lines | null => {
    const words = printable(text ?? '');
    return words === '' ? null : { text: words, size, bold, inverse: false };
  };
  switch (block.type) {
    case 'site':
      return plain(paper.site);
    case 'service':
      return plain(paper.service, 2, true);
    case 'number':
      return plain(paper.number, largestFor(printable(paper.number), width), true);
    case 'time':
      return plain(timeOf(paper.issuedAt, paper.language, paper.zone));
    case 'ahead':
      return plain(aheadText(paper));
    case 'message':
      return plain(paper.message);
    case 'text':
      return plain(ownText(block.text, paper.language), block.size === 'large' ? 2 : 1, block.size === 'large');
    case 'estimate':
    case 'phone':
      return null;
    default:
      return block satisfies never;
  }
}

function aheadText({ language, ahead }: Paper): string {
  const words = wordsFor(language);
  return ahead === 0 ? words.nobody : `${words.ahead} ${countOf(ahead, language)}`;
}

const largestFor = (text: string, width: PrinterSettings['paper']) =>
  Math.max(1, Math.min(LARGEST, Math.floor(COLUMNS[width] / [...text].length)));

/** `part`: the same as a paper of its own, to be drawn where the printer has no letters for it. */
async function putLines(encoder: ThermalPrinter, lines: Lines, part: Paper, width: PrinterSettings['paper']) {
  const hasLetters = [...lines.text].every((letter) => OWN_LETTERS.has(letter));
  if (!hasLetters) return putPicture(encoder, part, width);
  const folded = fold(lines.text, Math.floor(COLUMNS[width] / lines.size));
  encoder.setTextSize(lines.size - 1, lines.size - 1);
  encoder.bold(lines.bold);
  encoder.invert(lines.inverse);
  for (const line of folded) encoder.println(line);
  encoder.invert(false);
  encoder.bold(false);
  encoder.setTextSize(0, 0);
  return folded.length * lines.size * LINE_DOTS;
}

async function putPicture(encoder: ThermalPrinter, paper: Paper, width: PrinterSettings['paper']): Promise<number> {
  const bitmap = await drawTicket(paper, width);
  encoder.add(Buffer.from(raster(bitmap)));
  return bitmap.height;
}

/** Lines of at most so many letters, broken at spaces where there are some. */
export function fold(text: string, columns: number): string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest.length > columns) {
    const space = rest.lastIndexOf(' ', columns);
    const end = space > 0 ? space : columns;
    lines.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return [...lines, rest];
}
