import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { KeyAction, MappedKey } from '#contract/hardware.ts';
import type { DeskHead } from '#contract/views.ts';
import type { Answer } from '#contract/wire.ts';
import { keepPicture, launch, leavePage, openPage, takePage, textProblems } from './support/browser.ts';
import { DESK, deskHead, HERE, OFFICE, QUEUE, queueHead, shown } from './support/desk-office.ts';
import { FixtureHub } from './support/fixture-hub.ts';
import { pageLooksRight } from './support/looks-right.ts';
import { MORNING } from './support/office.ts';

/** Pedals, clickers and keypads at a desk: real keyboard events in a real browser. */

let browser: Browser;
let hub: FixtureHub;
let page: Page;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  hub = await new FixtureHub().startInPlace();
  hub.identity = { person: 'lea', name: 'Desk KRT' };
  hub.setTime(MORNING);
  hub.take = (_command, answer) => answer(done({ closed: null, called: null, number: 'B20' }));
});
afterEach(async () => {
  await leavePage(page);
  await hub.stop();
});

const done = (result: object): Answer<never> => ({ ok: true, result: result as never });
const key = (code: string, does: KeyAction, press: MappedKey['press'] = 'short'): MappedKey => ({ code, press, does });
const PEDALS = [
  key('F13', { type: 'callNext' }),
  key('F13', { type: 'recall' }, 'long'),
  key('PageDown', { type: 'end' }),
  key('Numpad4', { type: 'walkUp', service: 'b' }),
  key('NumpadEnter', { type: 'start' }),
  key('MediaPlayPause', { type: 'noShow' }),
  key('KeyP', { type: 'park', reason: 'Fills in a form' }),
  key('F24', { type: 'issue', service: 'b' }),
];
const keysRow = (keys: MappedKey[], device = 'desk-1') => ({
  key: `keys:${device}` as const,
  table: 'keys' as const,
  device,
  keys,
});

interface Opening {
  desk?: Partial<DeskHead>;
  keys?: MappedKey[];
  size?: { width: number; height: number };
  browser?: BrowserContextOptions;
}
async function open({ desk = {}, keys = PEDALS, size = { width: 1280, height: 800 }, ...rest }: Opening = {}) {
  const others = keysRow([key('F15', { type: 'callNext' })], 'desk-2');
  hub.setView(QUEUE, queueHead(), [...OFFICE, keysRow(keys), others]);
  hub.setView(DESK, deskHead(desk), [shown('shown', 'shown')]);
  page = await (rest.browser ? openPage(browser, size, rest.browser) : takePage(browser, size));
  await page.goto(hub.address('desk'));
  await page.waitForSelector('.next');
  return page;
}

const sent = () => hub.sent();
const CALLED: DeskHead['visit'] = { ...HERE, state: 'called', startedAt: null };
/** Keys that Playwright's keyboard lacks, as the operating system tells them: name -> virtual key. */
const RARE: Record<string, number> = { F13: 124, F15: 126, F24: 135, MediaPlayPause: 179 };
async function strike(code: string, type: 'rawKeyDown' | 'keyUp'): Promise<void> {
  const { [code]: windowsVirtualKeyCode = 0 } = RARE;
  const system = await page.context().newCDPSession(page);
  await system.send('Input.dispatchKeyEvent', { type, code, key: code, windowsVirtualKeyCode });
  await system.detach();
}
async function press(code: string): Promise<void> {
  if (!(code in RARE)) return page.keyboard.press(code);
  await strike(code, 'rawKeyDown');
  await strike(code, 'keyUp');
}
/** The page's steady clock stands: however busy this computer is, what follows is in the same breath. */
const holdBreath = () =>
  page.evaluate(() => {
    const now = performance.now();
    performance.now = () => now;
  });
/** The hub has answered: until then the desk takes no other press. */
const isAnswered = () => page.locator('.action[aria-disabled=false]').first().waitFor();
/** Nothing but these was sent: the next press, long after, is the next command. */
async function onlySent(...commands: object[]): Promise<void> {
  await expect.poll(sent).toEqual(commands);
  await isAnswered();
  await page.evaluate(() => {
    const steady = performance.now.bind(performance);
    performance.now = () => steady() + 1_000;
  });
  await page.keyboard.press('b');
  await expect.poll(sent).toEqual([...commands, { type: 'recycle', desk: '3' }]);
}

describe('[B2] a mapped key', () => {
  test.each<[string, object]>([
    ['PageDown', { type: 'end', desk: '3' }],
    ['NumpadEnter', { type: 'start', desk: '3' }],
    ['MediaPlayPause', { type: 'noShow', desk: '3' }],
    ['KeyP', { type: 'park', desk: '3', reason: 'Fills in a form' }],
    ['F24', { type: 'issue', service: 'b' }],
  ])('%s does what it was set up for', async (code, command) => {
    await open({ desk: { visit: CALLED } });
    await press(code);
    await onlySent(command);
  });

  test('a keypad’s key for a service, with nobody here', async () => {
    await open({ desk: { visit: null } });
    await page.keyboard.press('Numpad4');
    await expect.poll(sent).toEqual([{ type: 'walkUp', desk: '3', service: 'b' }]);
  });

  test('the number of a ticket that a key gave is told', async () => {
    await open();
    await press('F24');
    await page.getByText('B20 issued').waitFor();
    await keepPicture(page, 'desk/keys-ticket');
  });

  test('hit it is one thing, held another', async () => {
    await open();
    await strike('F13', 'rawKeyDown');
    await expect.poll(sent).toEqual([{ type: 'recall', desk: '3' }]);
    await strike('F13', 'keyUp');
    await onlySent({ type: 'recall', desk: '3' });
    await isAnswered();
    await press('F13');
    await expect.poll(() => sent().at(-1)).toEqual({ type: 'callNext', desk: '3' });
  });

  test('keys of another computer do nothing here', async () => {
    await open();
    await press('F15');
    await page.keyboard.press('r');
    await expect.poll(sent).toEqual([{ type: 'recall', desk: '3' }]);
  });

  test('what is set up while the page is open counts at once', async () => {
    await open({ keys: [] });
    hub.change(QUEUE, { put: [keysRow([key('Digit1', { type: 'recall' })])] });
    hub.change(DESK, { head: deskHead({ site: 'after' }) });
    await expect
      .poll(async () => {
        await page.keyboard.press('1');
        return sent();
      })
      .toEqual([{ type: 'recall', desk: '3' }]);
  });
});

describe('[B3] one press is one press', () => {
  test('a key held down', async () => {
    await open({ keys: [key('PageDown', { type: 'callNext' })] });
    await holdBreath();
    for (let i = 0; i < 20; i += 1) await page.keyboard.down('PageDown');
    await page.keyboard.up('PageDown');
    await onlySent({ type: 'callNext', desk: '3' });
  });

  test('a pedal that bounces', async () => {
    await open({ keys: [key('PageDown', { type: 'callNext' })] });
    await holdBreath();
    for (let i = 0; i < 6; i += 1) await page.keyboard.press('PageDown');
    await onlySent({ type: 'callNext', desk: '3' });
  });

  test('what its button cannot do, it does not either', async () => {
    await open({ desk: { visit: null } });
    await page.keyboard.press('PageDown');
    await page.keyboard.press('Space');
    await expect.poll(sent).toEqual([{ type: 'callNext', desk: '3' }]);
  });

  test('never while one writes, and a question that was open is dropped', async () => {
    await open({ keys: [key('KeyE', { type: 'end' }), key('PageDown', { type: 'callNext' })] });
    await page.keyboard.press('p');
    const field = page.getByLabel('Another reason');
    await field.fill('');
    await field.pressSequentially('here');
    await page.keyboard.press('PageDown');
    expect(await field.inputValue()).toBe('here');
    expect(sent()).toEqual([]);
    await page.getByRole('button', { name: 'Fills in a form' }).focus();
    await page.keyboard.press('PageDown');
    await expect.poll(sent).toEqual([{ type: 'callNext', desk: '3' }]);
    await page.locator('.panel').waitFor({ state: 'detached' });
  });

  test('a key that is also a letter of the page means one thing', async () => {
    await open({ keys: [key('KeyR', { type: 'end' })] });
    await page.keyboard.press('r');
    await onlySent({ type: 'end', desk: '3' });
  });

  test('the keypad’s Enter does not press Next as well', async () => {
    await open({ desk: { visit: CALLED } });
    await page.locator('.next').focus();
    await page.keyboard.press('NumpadEnter');
    await onlySent({ type: 'start', desk: '3' });
  });

  test('folded to its strip, the desk asks in full what it must', async () => {
    await open({ keys: [key('PageDown', { type: 'recall' })] });
    await page.getByRole('button', { name: 'Fold the bar' }).click();
    await page.locator('.strip').waitFor();
    await page.keyboard.press('PageDown');
    await expect.poll(sent).toEqual([{ type: 'recall', desk: '3' }]);
    await page.keyboard.press('p');
    await page.getByText('Park, for which reason?').waitFor();
  });
});

describe('the keys of this computer', () => {
  async function openKeys(): Promise<void> {
    await page.keyboard.press('m');
    await page.getByRole('button', { name: /Keys and pedals|Touches et pédales/ }).click();
    await page.locator('.keys-try').waitFor();
  }
  const looksRight = (name: string) => pageLooksRight(page, `desk/${name}`);

  test('are listed, and a key tells what it does without doing it', async () => {
    await open();
    await openKeys();
    await page.keyboard.press('PageDown');
    await page.getByText('PageDown: End').waitFor();
    await looksRight('keys');
    await press('F13');
    await page.getByText('F13: Next, held Recall').waitFor();
    await page.keyboard.press('Digit7');
    await page.getByText('Digit7 (7) does nothing yet.').waitFor();
    await page.keyboard.press('Space');
    await page.getByText('Space does nothing yet.').waitFor();
    await page.keyboard.press('Control+F5');
    await page.getByText('Set the pedal or clicker to a single key').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.panel').waitFor({ state: 'detached' });
    expect(sent()).toEqual([]);
    await page.keyboard.press('PageDown');
    await expect.poll(sent).toEqual([{ type: 'end', desk: '3' }]);
  });

  test('none yet: where they are set up, and under which name', async () => {
    await open({ keys: [] });
    await openKeys();
    await page.getByText('under Buttons and signs, for Desk KRT').waitFor();
    await looksRight('keys-none');
  });

  test('fit in French, at 200 % with Windows’ own colours', async () => {
    await open({ size: { width: 640, height: 400 }, browser: { locale: 'fr-FR', forcedColors: 'active' } });
    await openKeys();
    await page.keyboard.press('PageDown');
    await page.getByText('PageDown : Terminer').waitFor();
    await page.locator('.keys-heard').scrollIntoViewIfNeeded();
    // What axe knows of colours are ours, not those of Windows.
    await keepPicture(page, 'desk/keys-french-zoom-200-forced');
    expect(await textProblems(page)).toEqual([]);
  });

  test('fit the bar, with high contrast', async () => {
    await open({ size: { width: 360, height: 900 } });
    await page.keyboard.press('m');
    await page.getByRole('button', { name: 'High contrast' }).click();
    await page.getByRole('button', { name: 'Keys and pedals' }).click();
    await page.keyboard.press('Digit7');
    await page.getByText('Digit7 (7) does nothing yet.').waitFor();
    await looksRight('keys-bar-contrast');
  });
});
