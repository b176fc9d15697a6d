import { describe, expect, test } from 'vitest';
import type { SetupOffice, SetupState } from '#contract/setup.ts';
import { keepPicture, type Size, textProblems } from './support/browser.ts';
import { FRESH, OFFICE, OTHER, REPORT } from './support/setup-office.ts';
import { setupPage } from './support/setup-page.ts';

/** The first launch by keyboard, in high contrast and on small screens. */

const it = setupPage();

test('all of it works by keyboard', async () => {
  it.state = { ...FRESH, offices: [OFFICE] };
  await it.open();
  const tabTo = async (name: string | RegExp) => {
    const wanted = it.page.getByRole('button', { name });
    for (let n = 0; n < 20 && !(await wanted.evaluate((node) => node === document.activeElement)); n++)
      await it.page.keyboard.press('Tab');
    await it.page.keyboard.press('Enter');
  };
  await tabTo(/^Join the office/);
  await tabTo(/^La Seyne/);
  await it.page.getByLabel('Desk').focus();
  await it.page.keyboard.press('Space');
  await tabTo('Join');
  await expect.poll(() => it.asked).toEqual([['join', OFFICE, { roles: ['desk'], monitors: null, autostart: false }]]);
});

test('by keyboard alone an office is joined, and each step begins at its title', async () => {
  it.state = { ...FRESH, offices: [OFFICE] };
  await it.open();
  const focused = () => it.page.evaluate(() => document.activeElement?.textContent ?? '');
  const tabTo = async (name: RegExp) => {
    for (let n = 0; n < 20 && !name.test(await focused()); n += 1) await it.page.keyboard.press('Tab');
    expect(await focused()).toMatch(name);
  };
  await expect.poll(focused).toBe('What is this PC for?');
  await tabTo(/^Join the office/);
  await it.page.keyboard.press('Enter');
  await expect.poll(focused).toBe('Which office?');
  await tabTo(/^La Seyne/);
  await it.looksRight('keyboard');
  await it.page.keyboard.press('Enter');
  await expect.poll(focused).toBe('Join La Seyne Town Hall');
  await it.page.keyboard.press('Tab');
  await it.page.keyboard.press('Space');
  await tabTo(/^Join$/);
  await it.page.keyboard.press('Enter');
  await expect.poll(() => it.asked).toEqual([['join', OFFICE, { roles: ['desk'], monitors: null, autostart: false }]]);
});

test('in high contrast where the system asks for it', async () => {
  await it.page.emulateMedia({ contrast: 'more' });
  it.state = { ...FRESH, offices: [OFFICE, OTHER], report: REPORT };
  await it.open();
  expect(await it.page.evaluate(() => document.documentElement.dataset.contrast)).toBe('high');
  await it.press(/^Join the office/);
  await it.looksRight('high-contrast');
  await it.page.emulateMedia({ contrast: null });
});

describe('on a small laptop', () => {
  const LOW: Size = { width: 1024, height: 600 };
  const USUAL: Size = { width: 1366, height: 768 };
  const looks: [string, Size][] = [
    ['en', USUAL],
    ['fr', LOW],
    ...(process.env.NS_LONG ? [['en', LOW] as [string, Size], ['fr', USUAL] as [string, Size]] : []),
  ];
  const TWIN: SetupOffice = { ...OFFICE, id: `${'a'.repeat(28)}7788`, host: '192.168.1.33:8080' };
  const wrong = { is: 'notThere', address: OFFICE.host, why: 'unreached' } as const;
  const [JOIN, START] = [0, 1];
  const states: [name: string, state: Partial<SetupState>, way: number | null][] = [
    ['question', {}, null],
    ['start', {}, START],
    ['searching', {}, JOIN],
    ['one', { offices: [OFFICE] }, JOIN],
    ['two-of-one-name', { offices: [OFFICE, TWIN] }, JOIN],
    ['nothing', { report: REPORT }, JOIN],
    ['nothing-at-the-address', { report: REPORT, doing: wrong }, JOIN],
  ];
  async function standsOnScreen(name: string, { height }: Size): Promise<void> {
    await keepPicture(it.page, `setup/small/${name}`);
    expect(await textProblems(it.page)).toEqual([]);
    const [beyond = 1, lowest = 0] = await it.page.evaluate(() => [
      document.documentElement.scrollWidth - window.innerWidth,
      ...[...document.querySelectorAll('.setup-go')].map((one) => one.getBoundingClientRect().bottom),
    ]);
    expect(beyond).toBeLessThanOrEqual(0);
    expect(lowest).toBeLessThanOrEqual(height);
  }

  test.each(looks)('every step stands on the screen, in %s', async (language, size) => {
    for (const [name, part, way] of states) {
      it.state = { ...FRESH, language, ...part, doing: { is: 'nothing' } };
      await it.open(size);
      await expect.poll(() => it.page.evaluate(() => document.documentElement.lang)).toBe(language);
      if (way !== null) await it.page.locator('.setup-way').nth(way).click();
      it.state = { ...it.state, ...part };
      if (part.doing) await it.page.locator('#address-says:not(:empty)').waitFor();
      await standsOnScreen(`${name}-${language}-${size.height}`, size);
    }
  });

  test('two offices of one name are told apart by address and mark', async () => {
    it.state = { ...FRESH, offices: [OFFICE, TWIN] };
    await it.open();
    await it.press(/^Join the office/);
    const texts = await it.page.locator('.setup-office').allTextContents();
    expect(texts.map((text) => text.replace(OFFICE.site, ''))).toEqual([
      'Hub at 192.168.1.20:8080, mark cdef',
      'Hub at 192.168.1.33:8080, mark 7788',
    ]);
  });
});
