import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import qrcode from 'qrcode';
import { afterAll, describe, expect, it } from 'vitest';
import type { Paper } from '#hardware/ports.ts';
import { pictureJob } from '#hardware/printer/escpos/job.ts';
import { paperOf } from '../../support/printer/papers.ts';
import { dotsOf, pngOf } from '../../support/printer/pictures.ts';

/** Papers read by programs that know nothing of us: what they read is what a person can read. */

const folder = mkdtempSync(join(tmpdir(), 'papers-'));
afterAll(() => rmSync(folder, { recursive: true }));

function whyNotRead(language: string): string | undefined {
  const { error, stdout } = spawnSync('tesseract', ['--list-langs'], { encoding: 'utf8' });
  if (error) return 'tesseract is not installed';
  return stdout.split('\n').includes(language) ? undefined : `tesseract cannot read ${language} here`;
}

/** The only line of a paper, as tesseract reads it. */
async function readPaper(bytes: Buffer, language: string): Promise<string> {
  const file = join(folder, `${language}.png`);
  writeFileSync(file, pngOf(await dotsOf(bytes), undefined, 2));
  const options = { encoding: 'utf8', env: { ...process.env, OMP_THREAD_LIMIT: '1' } } as const;
  return spawnSync('tesseract', [file, '-', '-l', language, '--psm', '7'], options).stdout.trim();
}

async function readLine(text: string, language: string): Promise<string> {
  const blocks: Paper['blocks'] = [{ type: 'text', text: { en: text }, size: 'normal' }];
  const { bytes } = await pictureJob(paperOf({ blocks }), '80');
  return readPaper(Buffer.from(bytes), language);
}

const LINES = [
  { language: 'fra', text: 'Carte d’identité et passeport', expected: /^Carte d['’]identité et passeport$/ },
  { language: 'ara', text: 'جوازات السفر وبطاقات الهوية', expected: /^جوازات السفر وبطاقات الهوية$/ },
  { language: 'chi_sim', text: '护照和身份证服务', expected: /^护照和身份证服务$/ },
];

describe('a line on paper is read as it was written', () => {
  for (const { language, text, expected } of LINES) {
    it(`in ${language}`, { timeout: 60_000 }, async (test) => {
      const missing = whyNotRead(language);
      test.skip(missing !== undefined, missing);
      const read = await readLine(text, language);
      // Chinese has no spaces; the reader puts some.
      expect(language === 'chi_sim' ? read.replaceAll(' ', '') : read).toMatch(expected);
    });
  }

  it('the number of a whole ticket', { timeout: 60_000 }, async (test) => {
    const missing = whyNotRead('fra');
    test.skip(missing !== undefined, missing);
    const { bytes } = await pictureJob(paperOf({ number: 'B107', blocks: [{ type: 'number' }] }), '58');
    expect(await readPaper(Buffer.from(bytes), 'fra')).toBe('B107');
  });
});

const whyNoZbar = spawnSync('zbarimg', ['--version']).error ? 'zbarimg is not installed' : undefined;

it('a code on paper, as a logo can be one, is read by a scanner', { timeout: 60_000 }, async (test) => {
  test.skip(whyNoZbar !== undefined, whyNoZbar);
  const url = 'https://example.org/t/A42?x=1';
  const png = (await qrcode.toBuffer(url, { scale: 4, margin: 4 })).toString('base64');
  const { bytes } = await pictureJob(paperOf({ blocks: [{ type: 'logo', png }, { type: 'number' }] }), '80');
  const file = join(folder, 'code.png');
  writeFileSync(file, pngOf(await dotsOf(Buffer.from(bytes))));
  const read = spawnSync('zbarimg', ['-q', file], { encoding: 'utf8' });
  expect(read.stdout.trim()).toBe(`QR-Code:${url}`);
});
