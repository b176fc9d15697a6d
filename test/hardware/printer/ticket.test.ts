import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import type { Paper } from '#hardware/ports.ts';
import { scrubbed } from '#hardware/printer/escpos/commands.ts';
import { jobOf, pictureJob } from '#hardware/printer/escpos/job.ts';
import { fold, textJob } from '#hardware/printer/escpos/text-job.ts';
import type { Bitmap } from '#hardware/printer/ticket/bitmap.ts';
import { drawTicket, pictureOf } from '#hardware/printer/ticket/draw-ticket.ts';
import { printable } from '#hardware/printer/ticket/text.ts';
import { ownText, timeOf, wordsFor } from '#hardware/printer/ticket/words.ts';
import { defaultTemplate, paperOf } from '../../support/printer/papers.ts';
import { type Dots, dotsOf, wordsOf } from '../../support/printer/pictures.ts';

const WIDTHS = ['80', '58'] as const;
const isBlack = ({ width, bytes }: Bitmap, x: number, y: number) =>
  ((bytes[(y * width + x) >> 3] ?? 0) & (0x80 >> (x & 7))) !== 0;

/** Names of services at their longest: 60 letters, in every direction, with words that nobody can break. */
const HARD_NAMES = [
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunte',
  'Aufenthaltsgenehmigung und Verlängerung für Familienangehörig',
  'WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW',
  'جوازات السفر وبطاقات الهوية وتراخيص الإقامة للأجانب المقيمين',
  '护照身份证居留许可以及外国人登记服务窗口护照身份证居留许可以及外国人登记服务窗口护照身份证居留许可以及外国人登记服务窗口',
  'جوازات 护照服务 😀👩‍👩‍👧 Passports και ταυτότητες 身份证 بطاقات',
  'Паспорта и удостоверения личности для граждан и иностранцев!',
  'דרכונים ותעודות זהות לאזרחים ולתושבים זרים בעיר חיפה והסביב',
];

describe('what is drawn', () => {
  it.each(WIDTHS)(
    'comes back from the bytes of %s mm paper dot for dot, by a decoder that is not ours',
    async (width) => {
      const paper = paperOf({ message: 'Bring your old passport and one photograph.', copy: true });
      const [drawn, { bytes }] = [await drawTicket(paper, width), await pictureJob(paper, width)];
      const read = await dotsOf(Buffer.from(bytes));
      expect([read.width, read.height]).toEqual([drawn.width, drawn.height]);
      expect(wrongDots(drawn, read)).toBe(0);
      expect(drawn.width).toBe({ 80: 576, 58: 384 }[width]);
    },
  );

  it('is what the preview shows', async () => {
    const paper = paperOf();
    const [drawn, image] = [await drawTicket(paper, '58'), await loadImage(Buffer.from(await pictureOf(paper, '58')))];
    const context = createCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const shown: Dots = {
      width: image.width,
      height: image.height,
      isBlack: (x, y) => data[(y * image.width + x) * 4] === 0,
    };
    expect(wrongDots(drawn, shown)).toBe(0);
  });

  it.each(WIDTHS.flatMap((width) => HARD_NAMES.map((name) => [width, name] as const)))(
    'case 12: stays within %s mm: %s',
    async (width, service) => {
      const drawn = await drawTicket(paperOf({ service, site: service, message: service, number: 'WM12345' }), width);
      for (let y = 0; y < drawn.height; y += 1) {
        for (const x of [0, 1, 2, 3, 4]) {
          if (isBlack(drawn, x, y) || isBlack(drawn, drawn.width - 1 - x, y))
            throw new Error(`black at the edge, row ${y}`);
        }
      }
    },
  );

  it('has the number larger than everything else together is wide', async () => {
    const [with_, without] = await Promise.all([
      drawTicket(paperOf(), '80'),
      drawTicket(paperOf({ blocks: defaultTemplate().blocks.filter(({ type }) => type !== 'number') }), '80'),
    ]);
    // 20 mm at 8 dots/mm.
    expect(with_.height - without.height).toBeGreaterThan(160);
  });

  it('leaves no place for what does not exist yet, or says nothing', async () => {
    const drawn = (parts: Partial<Paper>) => drawTicket(paperOf(parts), '80').then(({ height }) => height);
    const blocks = defaultTemplate().blocks.filter(({ type }) => !['estimate', 'phone', 'message'].includes(type));
    expect(await drawn({})).toBe(await drawn({ blocks }));
    expect(await drawn({ message: 'Bring it.' })).toBeGreaterThan(await drawn({}));
  });

  it('has a black bar over a paper that may be a second one, in its language', async () => {
    const [plain, copy] = [await drawTicket(paperOf(), '80'), await drawTicket(paperOf({ copy: true }), '80')];
    const blackRows = (of: Bitmap) => {
      let rows = 0;
      for (let y = 0; y < of.height; y += 1) rows += Number(blackInRow(of, y) > of.width / 2);
      return rows;
    };
    expect(blackRows(copy) - blackRows(plain)).toBeGreaterThan(60);
    expect(['en', 'fr', 'es', 'de', 'ar', 'fr-CA', 'tlh'].map((each) => wordsFor(each).copy)).toEqual([
      'COPY',
      'COPIE',
      'COPIA',
      'KOPIE',
      'نسخة',
      'COPIE',
      'COPY',
    ]);
  });

  it('never fails for a logo that is none, or claims to be gigabytes', async () => {
    const bomb = Buffer.from('89504e470d0a1a0a0000000d49484452000fffff000fffff0806000000000000', 'hex').toString(
      'base64',
    );
    const plain = await drawTicket(paperOf(), '80');
    for (const png of [bomb, 'AAAA', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64')]) {
      const drawn = await drawTicket(paperOf({ blocks: [{ type: 'logo', png }, ...defaultTemplate().blocks] }), '80');
      expect(drawn.height).toBe(plain.height);
    }
  });
});

describe('case 13: bytes that printers obey at once', () => {
  it('are no part of a picture, whatever the picture is', () => {
    const hostile = Buffer.from([0x10, 0x04, 0x10, 0x05, 0x10, 0x14, 0x10, 0x10, 0x04, 0xff, 0x10]);
    expect(realTimeIn(hostile)).toBe(4);
    const clean = scrubbed(hostile);
    expect(realTimeIn(clean)).toBe(0);
    const changed = [...clean].filter((byte, at) => byte !== hostile[at]);
    expect(changed).toHaveLength(4);
  });

  it('are in no job, with a dithered photograph as its logo', async () => {
    const dither = ditheredLogo();
    const drawn = await drawTicket(paperOf({ blocks: [{ type: 'logo', png: dither }] }), '80');
    expect(realTimeIn(drawn.bytes)).toBeGreaterThan(100);
    const jobs = await Promise.all([
      pictureJob(paperOf({ blocks: [{ type: 'logo', png: dither }, ...defaultTemplate().blocks] }), '80'),
      textJob(paperOf({ blocks: [{ type: 'logo', png: dither }, ...defaultTemplate().blocks] }), '80'),
    ]);
    for (const { bytes } of jobs) expect(realTimeIn(bytes)).toBe(0);
  });
});

describe('text mode, for slow lines', () => {
  it('says everything in the printer’s own letters, in some hundred bytes', async () => {
    const paper = paperOf({
      language: 'fr',
      site: 'Mairie de Besançon',
      service: 'Cartes d’identité',
      message: 'Prix : 5 €',
    });
    const { bytes } = await textJob(paper, '80');
    const words = wordsOf(bytes);
    for (const line of ['Mairie de Besançon', 'Cartes d’identité', 'A42', 'Prix : 5 €']) expect(words).toContain(line);
    expect(words.join('\n')).toContain('Personnes avant vous\u00a0: 4');
    expect(bytes.length).toBeLessThan(1_000);
  });

  it('draws what the printer has no letters for, and only that', async () => {
    const paper = paperOf({ language: 'ar', site: 'Tunis', service: 'جوازات السفر' });
    const { bytes } = await textJob(paper, '58');
    expect(wordsOf(bytes)).toEqual(expect.arrayContaining(['Tunis', 'A42']));
    const dots = await dotsOf(Buffer.from(bytes));
    expect(dots.width).toBe(384);
  });

  it('breaks lines at spaces, and words only when they are longer than the paper', () => {
    expect(fold('one two three', 7)).toEqual(['one two', 'three']);
    expect(fold('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
    expect(fold('', 4)).toEqual(['']);
  });

  it('marks every paper after the first as a copy', async () => {
    const { bytes } = await jobOf(paperOf(), 2, (paper) => textJob(paper, '80'));
    expect(wordsOf(bytes).filter((line) => line.includes('COPY'))).toHaveLength(1);
    expect(wordsOf(bytes).filter((line) => line === 'A42')).toHaveLength(2);
  });
});

describe('words on paper', () => {
  it('are taken in the ticket’s language, without its country, in English, or as they are', () => {
    expect(ownText({ fr: 'oui', en: 'yes' }, 'fr-CA')).toBe('oui');
    expect(ownText({ fr: 'oui', en: 'yes' }, 'de')).toBe('yes');
    expect(ownText({ fr: 'oui' }, 'de')).toBe('oui');
  });

  it('tell the time of the site, in its language', () => {
    const at = Date.UTC(2026, 6, 1, 22, 30);
    expect(timeOf(at, 'fr', 'Europe/Paris')).toBe('2 juillet 2026 · 00:30');
    expect(timeOf(at, 'de', 'America/New_York')).toBe('1. Juli 2026 · 18:30');
  });

  it('leave out what no letter draws, and keep what letters need', () => {
    expect(printable('Pass 😀👍🏽 port  ❤️ 1️⃣')).toBe('Pass port 1');
    expect(printable('N° 5 ©')).toBe('N° 5 ©');
    expect(printable('می\u200cخواهم')).toBe('می\u200cخواهم');
  });
});

describe('the template that comes with the product', () => {
  it('keeps to the schema, and its words are there in every language of paper', () => {
    const template = defaultTemplate();
    const languages = template.blocks.flatMap((block) =>
      block.type === 'text' ? [Object.keys(block.text).sort()] : [],
    );
    expect(languages).toEqual([['ar', 'de', 'en', 'es', 'fr']]);
    expect(template.blocks.map(({ type }) => type)).toContain('number');
  });
});

function wrongDots(drawn: Bitmap, read: Dots): number {
  let wrong = 0;
  for (let y = 0; y < drawn.height; y += 1) {
    for (let x = 0; x < drawn.width; x += 1) wrong += Number(isBlack(drawn, x, y) !== read.isBlack(x, y));
  }
  return wrong;
}

function blackInRow(drawn: Bitmap, y: number): number {
  let black = 0;
  for (let x = 0; x < drawn.width; x += 1) black += Number(isBlack(drawn, x, y));
  return black;
}

/** 10 04, 10 05 and 10 14, wherever they stand. */
function realTimeIn(bytes: Uint8Array): number {
  let found = 0;
  for (let at = 1; at < bytes.length; at += 1) {
    found += Number(bytes[at - 1] === 0x10 && [0x04, 0x05, 0x14].includes(bytes[at] ?? 0));
  }
  return found;
}

/** As dense with the commands' bytes as a picture can be. */
function ditheredLogo(): string {
  const canvas = createCanvas(400, 60);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, 400, 60);
  context.fillStyle = '#000';
  for (let y = 0; y < 60; y += 1) {
    for (let x = 0; x < 400; x += 1) {
      const byte = [0x10, 0x04, 0x10, 0x14, 0x10, 0x05][(x >> 3) % 6] ?? 0;
      if (byte & (0x80 >> (x & 7))) context.fillRect(x, y, 1, 1);
    }
  }
  return canvas.toBuffer('image/png').toString('base64');
}
