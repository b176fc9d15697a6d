import { createCanvas } from '@napi-rs/canvas';
import type { TicketBlock } from '#contract/hardware.ts';
import type { Paper, PrinterSettings } from '#hardware/ports.ts';
import { type Bitmap, bitmapOf, pngOf } from './bitmap.ts';
import { logo } from './logo.ts';
import { LOOKS, type Look } from './look.ts';
import { banner, centred, counted, huge, type Page, type Piece, quoted, rule } from './pieces.ts';
import { printable } from './text.ts';
import { countOf, ownText, timeOf, wordsFor } from './words.ts';

type Width = PrinterSettings['paper'];

/** The ticket as the dots of its paper, with `COPY` over it if it may be a second one. */
export async function drawTicket(paper: Paper, width: Width): Promise<Bitmap> {
  const page = newPage(LOOKS[width]);
  const copy = paper.copy ? [banner(page, wordsFor(paper.language).copy, page.look.copy)] : [];
  return paint(page, [...copy, ...(await piecesOf(page, paper))]);
}

/** The ticket as it will be printed, as a PNG. */
export const pictureOf = async (paper: Paper, width: Width): Promise<Uint8Array> =>
  pngOf(await drawTicket(paper, width));

/** A canvas of one dot is enough to measure letters. */
const newPage = (look: Look): Page => ({ context: createCanvas(1, 1).getContext('2d'), look });

async function piecesOf(page: Page, paper: Paper): Promise<Piece[]> {
  const pieces = await Promise.all(paper.blocks.map((block) => pieceOf(page, paper, block)));
  return pieces.filter((piece) => piece !== null);
}

/** @returns null for a block that takes no place on this paper. */
async function pieceOf(page: Page, paper: Paper, block: TicketBlock): Promise<Piece | null> {
  switch (block.type) {
    case 'logo':
      return logo(page.look, block.png);
    case 'number':
      return huge(page, printable(paper.number));
    case 'ahead':
      return aheadPiece(page, paper);
    case 'message':
      return worded(paper.message, (text) => quoted(page, text, page.look.message));
    case 'line':
      return rule(page);
    case 'site':
    case 'service':
    case 'time':
    case 'text':
      return linePiece(page, paper, block);
    case 'estimate':
    case 'phone':
      return null;
    default:
      return block satisfies never;
  }
}

function linePiece(
  page: Page,
  paper: Paper,
  block: Extract<TicketBlock, { type: 'site' | 'service' | 'time' | 'text' }>,
) {
  const { look } = page;
  const middle = (style: Look['site']) => (text: string) => centred(page, text, style);
  switch (block.type) {
    case 'site':
      return worded(paper.site, middle(look.site));
    case 'service':
      return worded(paper.service, middle(look.service));
    case 'time':
      return worded(timeOf(paper.issuedAt, paper.language, paper.zone), middle(look.time));
    case 'text':
      return worded(ownText(block.text, paper.language) ?? null, middle(look.text[block.size]));
    default:
      return block satisfies never;
  }
}

function worded(text: string | null, make: (text: string) => Piece): Piece | null {
  const words = printable(text ?? '');
  return words === '' ? null : make(words);
}

function aheadPiece(page: Page, { language, ahead }: Paper): Piece {
  const words = wordsFor(language);
  if (ahead === 0) return centred(page, words.nobody, page.look.ahead);
  return counted(page, words.ahead, countOf(ahead, language), [page.look.ahead, page.look.count]);
}

function paint({ look }: Page, pieces: Piece[]): Bitmap {
  const height = pieces.reduce((sum, piece) => sum + piece.height + look.gap, look.gap);
  const context = createCanvas(look.width, height).getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, look.width, height);
  context.fillStyle = '#000';
  let top = look.gap;
  for (const piece of pieces) {
    piece.draw(context, top);
    top += piece.height + look.gap;
  }
  return bitmapOf(context, look.width, height);
}
