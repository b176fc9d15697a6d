import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

/** Draws each text alone and prints its dots, in a process that cannot see the fonts of this PC. */
const DRAW = `
  import { drawTicket } from '#hardware/printer/ticket/draw-ticket.ts';
  const paper = { job: 'j', number: 'A1', language: 'en', site: '', service: '', issuedAt: 0, zone: 'UTC', ahead: 0, message: null, copy: false };
  for (const text of JSON.parse(process.argv[1])) {
    const blocks = [{ type: 'text', text: { en: text }, size: 'large' }];
    const { bytes } = await drawTicket({ ...paper, blocks }, '58');
    console.log(Buffer.from(bytes).toString('base64'));
  }
`;

function drawn(texts: string[]): string[] {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', DRAW, JSON.stringify(texts)], {
    encoding: 'utf8',
    env: { ...process.env, DISABLE_SYSTEM_FONTS_LOAD: '1' },
    maxBuffer: 100_000_000,
  });
  if (stdout === '') throw new Error(stderr);
  return stdout.trim().split('\n');
}

/** Pairs of letters of one width or nearly so: as empty boxes they would look alike. */
const SCRIPTS = {
  Latin: 'ěğ',
  Greek: 'λψ',
  Cyrillic: 'жш',
  Arabic: 'ىم',
  Hebrew: 'שא',
  Chinese: '护照',
};

it('every script of tickets is drawn with the letters that come with the product: none is a row of empty boxes', () => {
  const letters = Object.values(SCRIPTS).flatMap((pair) => [...pair]);
  // No bundled font has the letters of Cuneiform: this is the empty box.
  const [box, ...pictures] = drawn(['𒀀', ...letters]);
  expect(pictures).toHaveLength(letters.length);
  expect(new Set(pictures).size).toBe(letters.length);
  expect(pictures).not.toContain(box);
});

it('two letters that no font has look alike, so the test above can fail', () => {
  const [one, other] = drawn(['𒀀', '𒀁']);
  expect(one).toBe(other);
});
