import { describe, expect, test } from 'vitest';
import type { DeskHead } from '#contract/views.ts';
import type { Answer } from '#contract/wire.ts';
import { keepPicture } from './support/browser.ts';
import { HERE } from './support/desk-office.ts';
import { MORNING } from './support/office.ts';
import { SOON, stage } from './support/stage.ts';

/** What a press at a desk sends, by button or key, and what is said of it. */

const it = stage();
const looksRight = (name: string) => it.looksRight(`desk/${name}`);
const done = (result: object = {}): Answer<never> => ({ ok: true, result: result as never });
const refused = (code: string): Answer<never> => ({ ok: false, refusal: { code: code as never, params: {} } });
const sent = () => it.hub.sent();
const focused = () => it.page.evaluate(() => document.activeElement?.className ?? '');
const next = () => it.page.locator('.next');
const CALLED: DeskHead['visit'] = { ...HERE, state: 'called', startedAt: null };

async function open(desk: Partial<DeskHead> = {}): Promise<void> {
  await it.openDesk({ desk });
  await it.page.evaluate(() => {
    const steady = performance.now.bind(performance);
    performance.now = () => steady() + Number(document.documentElement.dataset.skipped ?? 0);
  });
}

/** The page's steady clock goes on by so many ms at once, so that no test waits for half a minute. */
const skipTime = (ms: number) =>
  it.page.evaluate((more) => {
    const { dataset } = document.documentElement;
    dataset.skipped = String(Number(dataset.skipped ?? 0) + more);
  }, ms);

describe('pressing', () => {
  test('Next calls the next one, once, also by a double click', async () => {
    it.hub.take = (_command, answer) => answer(done({ closed: null, called: null }));
    await open();
    await next().dblclick();
    await expect.poll(sent).toEqual([{ type: 'callNext', desk: '3' }]);
  });

  test('a key held down is one press', async () => {
    it.hub.take = (_command, answer) => answer(done());
    await open();
    await next().focus();
    for (let i = 0; i < 5; i++) await it.page.keyboard.down('Enter');
    await it.page.keyboard.up('Enter');
    await expect.poll(sent).toHaveLength(1);
  });

  test('Space means Next from wherever nothing else takes it, and buttons keep their own', async () => {
    it.hub.take = (_command, answer) => answer(done());
    await open();
    await it.page.locator('.side-clock').click();
    await it.page.keyboard.press('Space');
    await expect.poll(sent).toEqual([{ type: 'callNext', desk: '3' }]);
    await it.page.getByRole('button', { name: 'Recall' }).focus();
    await it.page.keyboard.press('Space');
    await expect.poll(sent).toHaveLength(2);
    expect(sent()[1]).toEqual({ type: 'recall', desk: '3' });
  });

  test('after every action the focus is on Next again', async () => {
    it.hub.take = (_command, answer) => answer(done());
    await open();
    await it.page.getByRole('button', { name: 'Put back' }).click();
    await expect.poll(focused).toContain('next');
    await it.page.getByRole('button', { name: 'Call B18' }).click();
    await expect.poll(focused).toContain('next');
  });

  test('every button can be reached by Tab', async () => {
    await open();
    const seen = new Set<string>();
    for (let i = 0; i < 40; i++) {
      await it.page.keyboard.press('Tab');
      seen.add(await it.page.evaluate(() => document.activeElement?.textContent ?? ''));
    }
    for (const name of ['Recall', 'End', 'Park', 'Put back', 'Transfer', 'More', 'Undo', 'Call', 'Break'])
      expect(
        [...seen].some((text) => text.startsWith(name)),
        name,
      ).toBe(true);
  });

  test.each([
    ['r', { type: 'recall', desk: '3' }],
    ['e', { type: 'end', desk: '3' }],
    ['b', { type: 'recycle', desk: '3' }],
    ['a', { type: 'noShow', desk: '3' }],
    ['s', { type: 'start', desk: '3' }],
  ])('the letter %s', async (key, command) => {
    await open({ visit: CALLED });
    await it.page.keyboard.press(key);
    await expect.poll(sent).toEqual([command]);
  });

  test('N does nothing, nor does a letter while one writes', async () => {
    await open({ visit: CALLED });
    await it.page.keyboard.press('n');
    await it.page.keyboard.press('p');
    const field = it.page.getByLabel('Another reason');
    await field.fill('');
    await field.pressSequentially('rate');
    expect(await field.inputValue()).toBe('rate');
    await it.page.keyboard.press('Enter');
    await expect.poll(sent).toEqual([{ type: 'park', desk: '3', reason: 'rate', until: null }]);
  });

  test('letter keys can be switched off, and stay so', async () => {
    await open();
    await it.page.keyboard.press('m');
    await it.page.getByRole('button', { name: 'Letter keys' }).click();
    await it.page.keyboard.press('Escape');
    expect(await it.page.locator('.key-hint').count()).toBe(0);
    await it.page.reload();
    await it.page.waitForSelector('.next');
    await it.page.keyboard.press('r');
    await it.page.keyboard.press('Space');
    await expect.poll(sent).toEqual([{ type: 'callNext', desk: '3' }]);
  });

  test('undo takes back the last action', async () => {
    await open();
    await it.page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(sent).toEqual([{ type: 'undo', desk: '3' }]);
  });

  test('what can be undone leaves when its time is over', async () => {
    await open({ undo: { action: 'end', number: 'A41', at: MORNING, until: MORNING + 60_000 } });
    await it.page.waitForSelector('.undo-row');
    it.hub.setTime(MORNING + 61_000);
    it.hub.beat();
    await expect.poll(() => it.page.locator('.undo-row').count(), SOON).toBe(0);
  });
});

describe('what is said about a press', () => {
  test('a refusal is a sentence beside its button', async () => {
    it.hub.take = (_command, answer) => answer(refused('visitTaken'));
    await open({ visit: null });
    await it.page.getByRole('button', { name: 'Call B18' }).click();
    await it.page.waitForSelector('.row-words .says-refused');
    await looksRight('refusal-in-list');
    await next().click();
    await it.page.waitForSelector('.next + .says .says-refused');
    expect(await it.page.locator('.says-refused').count()).toBe(1);
    await looksRight('refusal-at-next');
  });

  test.each([
    ['wide', 1280, 800],
    ['the bar alone', 360, 800],
    ['the bar, low', 360, 640],
  ])('a refusal in a long panel is brought into view (%s)', async (_name, width, height) => {
    it.hub.take = (_command, answer) => answer(refused('visitOpen'));
    await it.openDesk({ size: { width, height } });
    await it.page.getByRole('button', { name: 'Break' }).click();
    await it.page.getByRole('button', { name: 'Lunch' }).click();
    const words = it.page.locator('.panel .says-refused');
    await words.waitFor();
    await expect.poll(() => words.evaluate(standsUncovered)).toBe(true);
    await looksRight(`refusal-in-panel-${width}-${height}`);
  });

  test.each([
    ['serviceFull', 'The admin page sets how many there are.'],
    ['seriesUsedUp', 'The admin page sets how far they go.'],
    ['serviceClosed', 'the admin page puts it back into use'],
  ])('what visitors are sent to a desk for (%s) is told otherwise at the desk', async (code, mended) => {
    it.hub.take = (_command, answer) => answer(refused(code));
    await open();
    await it.page.keyboard.press('m');
    await it.page.getByRole('button', { name: 'Issue a ticket' }).click();
    await it.page.getByRole('button', { name: /Civil status/ }).click();
    await it.page.locator('.panel .says-refused').getByText(mended).waitFor();
    expect(await it.page.locator('.says-refused').textContent()).not.toMatch(/ask at a desk|come back/);
  });

  test('a press that takes longer says that it waits, and nothing else can be pressed', async () => {
    let answerLater = () => {};
    it.hub.take = (_command, answer) => {
      answerLater = () => answer(done({ closed: null, called: null }));
    };
    await open();
    await next().click();
    await it.page.getByText('One moment').waitFor();
    await looksRight('waiting-for-answer');
    await it.page.getByRole('button', { name: 'Recall' }).click({ force: true });
    answerLater();
    await expect.poll(() => it.page.getByText('One moment').count()).toBe(0);
    expect(sent()).toHaveLength(1);
  });

  test('without the hub a press waits, says so, is sent once the hub is back, and its result is told', async () => {
    await open();
    await it.hub.stop();
    await next().click();
    await it.page.getByText('Waiting for the connection.').waitFor();
    await looksRight('offline-press');
    await skipTime(3_000);
    it.hub.take = (_command, answer) =>
      answer(done({ closed: null, called: { visit: 'A36', number: 'A36', desk: '3', rule: 'overdue' } }));
    await it.hub.start();
    await it.page.getByText('Done now: Next: A36').waitFor();
    expect(it.hub.commands).toHaveLength(1);
    expect(it.hub.commands[0]?.age).toBeGreaterThan(3_000);
  });

  test('not current: the mark first, then the whole truth', async () => {
    await open();
    await it.hub.stop();
    await skipTime(6_000);
    await it.page.getByText('Last update 10:42').first().waitFor();
    await keepPicture(it.page, 'desk/quiet');
    await skipTime(25_000);
    await it.page.locator('.trouble').waitFor();
    await looksRight('stale');
    await it.hub.start();
    await it.page.locator('.trouble').waitFor({ state: 'detached' });
  });
});

/** Whether a box lies within the window, with nothing over it. */
function standsUncovered(box: Element): boolean {
  const { left, top, right, bottom } = box.getBoundingClientRect();
  const fits = left >= 0 && top >= 0 && right <= window.innerWidth && bottom <= window.innerHeight;
  return fits && [top + 1, bottom - 1].every((y) => box.contains(document.elementFromPoint((left + right) / 2, y)));
}
