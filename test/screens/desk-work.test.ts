import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DeskHead } from '#contract/views.ts';
import type { Answer } from '#contract/wire.ts';
import { axeProblems, keepPicture, launch, leavePage, takePage, textProblems } from './support/browser.ts';
import * as office from './support/desk-office.ts';
import { DESK, deskHead, HERE, OFFICE, QUEUE, queueHead, shown } from './support/desk-office.ts';
import { FixtureHub } from './support/fixture-hub.ts';
import { MORNING } from './support/office.ts';

let browser: Browser;
let hub: FixtureHub;
let page: Page;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  hub = await new FixtureHub().startInPlace();
  hub.identity = { person: 'lea' };
  hub.setTime(MORNING);
});
afterEach(async () => {
  await leavePage(page);
  await hub.stop();
});

const done = (result: object = {}): Answer<never> => ({ ok: true, result: result as never });
const refused = (code: string): Answer<never> => ({ ok: false, refusal: { code: code as never, params: {} } });

async function open(desk: Partial<DeskHead> = {}, size = { width: 1280, height: 800 }): Promise<Page> {
  hub.setView(QUEUE, queueHead(), OFFICE);
  hub.setView(DESK, deskHead(desk), [shown('shown', 'shown')]);
  page = await takePage(browser, size);
  await page.goto(hub.address('desk'));
  await page.waitForSelector('.next');
  await page.evaluate(() => {
    const steady = performance.now.bind(performance);
    performance.now = () => steady() + Number(document.documentElement.dataset.skipped ?? 0);
  });
  return page;
}

/** The page's steady clock goes on by so many ms at once, so that no test waits for half a minute. */
const skipTime = (ms: number) =>
  page.evaluate((more) => {
    const { dataset } = document.documentElement;
    dataset.skipped = String(Number(dataset.skipped ?? 0) + more);
  }, ms);

async function looksRight(name: string): Promise<void> {
  await keepPicture(page, `desk/${name}`);
  expect(await textProblems(page)).toEqual([]);
  expect(await axeProblems(page)).toEqual([]);
}

const sent = () => hub.commands.map(({ commandId, age, ...command }) => command);
const focused = () => page.evaluate(() => document.activeElement?.className ?? '');
const next = () => page.locator('.next');
const CALLED: DeskHead['visit'] = { ...HERE, state: 'called', startedAt: null };
const withOutcome = (outcome: 'required' | 'optional') => {
  const outcomes = [
    { id: 'issued', name: { en: 'Document handed over' } },
    { id: 'again', name: { en: 'Has to come back' } },
  ];
  const [first, ...rest] = office.SERVICES;
  return [
    ...OFFICE.filter(({ key }) => key !== 'service:a'),
    ...(first ? [{ ...first, outcome, outcomes }] : []),
    ...rest,
  ];
};

describe('pressing', () => {
  test('Next calls the next one, once, also by a double click', async () => {
    hub.take = (_command, answer) => answer(done({ closed: null, called: null }));
    await open();
    await next().dblclick();
    await expect.poll(sent).toEqual([{ type: 'callNext', desk: '3' }]);
  });

  test('a key held down is one press', async () => {
    hub.take = (_command, answer) => answer(done());
    await open();
    await next().focus();
    for (let i = 0; i < 5; i++) await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    await expect.poll(sent).toHaveLength(1);
  });

  test('Space means Next from wherever nothing else takes it, and buttons keep their own', async () => {
    hub.take = (_command, answer) => answer(done());
    await open();
    await page.locator('.side-clock').click();
    await page.keyboard.press('Space');
    await expect.poll(sent).toEqual([{ type: 'callNext', desk: '3' }]);
    await page.getByRole('button', { name: 'Recall' }).focus();
    await page.keyboard.press('Space');
    await expect.poll(sent).toHaveLength(2);
    expect(sent()[1]).toEqual({ type: 'recall', desk: '3' });
  });

  test('after every action the focus is on Next again', async () => {
    hub.take = (_command, answer) => answer(done());
    await open();
    await page.getByRole('button', { name: 'Put back' }).click();
    await expect.poll(focused).toContain('next');
    await page.getByRole('button', { name: 'Call B18' }).click();
    await expect.poll(focused).toContain('next');
  });

  test('every button can be reached by Tab', async () => {
    await open();
    const seen = new Set<string>();
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press('Tab');
      seen.add(await page.evaluate(() => document.activeElement?.textContent ?? ''));
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
    await page.keyboard.press(key);
    await expect.poll(sent).toEqual([command]);
  });

  test('N does nothing, nor does a letter while one writes', async () => {
    await open({ visit: CALLED });
    await page.keyboard.press('n');
    await page.keyboard.press('p');
    const field = page.getByLabel('Another reason');
    await field.fill('');
    await field.pressSequentially('rate');
    expect(await field.inputValue()).toBe('rate');
    await page.keyboard.press('Enter');
    await expect.poll(sent).toEqual([{ type: 'park', desk: '3', reason: 'rate', until: null }]);
  });

  test('letter keys can be switched off, and stay so', async () => {
    await open();
    await page.keyboard.press('m');
    await page.getByRole('button', { name: 'Letter keys' }).click();
    await page.keyboard.press('Escape');
    expect(await page.locator('.key-hint').count()).toBe(0);
    await page.reload();
    await page.waitForSelector('.next');
    await page.keyboard.press('r');
    await page.keyboard.press('Space');
    await expect.poll(sent).toEqual([{ type: 'callNext', desk: '3' }]);
  });

  test('undo takes back the last action', async () => {
    await open();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(sent).toEqual([{ type: 'undo', desk: '3' }]);
  });

  test('what can be undone leaves when its time is over', async () => {
    await open({ undo: { action: 'end', number: 'A41', at: MORNING, until: MORNING + 60_000 } });
    await page.waitForSelector('.undo-row');
    hub.setTime(MORNING + 61_000);
    hub.beat();
    await expect.poll(() => page.locator('.undo-row').count()).toBe(0);
  });
});

describe('what is said about a press', () => {
  test('a refusal is a sentence beside its button', async () => {
    hub.take = (_command, answer) => answer(refused('visitTaken'));
    await open({ visit: null });
    await page.getByRole('button', { name: 'Call B18' }).click();
    await page.waitForSelector('.row-words .says-refused');
    await looksRight('refusal-in-list');
    await next().click();
    await page.waitForSelector('.next + .says .says-refused');
    expect(await page.locator('.says-refused').count()).toBe(1);
    await looksRight('refusal-at-next');
  });

  test.each([
    ['serviceFull', 'The admin page sets how many there are.'],
    ['seriesUsedUp', 'The admin page sets how far they go.'],
    ['serviceClosed', 'the admin page puts it back into use'],
  ])('what visitors are sent to a desk for (%s) is told otherwise at the desk', async (code, mended) => {
    hub.take = (_command, answer) => answer(refused(code));
    await open();
    await page.keyboard.press('m');
    await page.getByRole('button', { name: 'Issue a ticket' }).click();
    await page.getByRole('button', { name: /Civil status/ }).click();
    await page.locator('.panel .says-refused').getByText(mended).waitFor();
    expect(await page.locator('.says-refused').textContent()).not.toMatch(/ask at a desk|come back/);
  });

  test('a press that takes longer says that it waits, and nothing else can be pressed', async () => {
    let answerLater = () => {};
    hub.take = (_command, answer) => {
      answerLater = () => answer(done({ closed: null, called: null }));
    };
    await open();
    await next().click();
    await page.getByText('One moment').waitFor();
    await looksRight('waiting-for-answer');
    await page.getByRole('button', { name: 'Recall' }).click({ force: true });
    answerLater();
    await expect.poll(() => page.getByText('One moment').count()).toBe(0);
    expect(sent()).toHaveLength(1);
  });

  test('without the hub a press waits, says so, is sent once the hub is back, and its result is told', async () => {
    await open();
    await hub.stop();
    await next().click();
    await page.getByText('Waiting for the hub.').waitFor();
    await looksRight('offline-press');
    await skipTime(3_000);
    hub.take = (_command, answer) =>
      answer(done({ closed: null, called: { visit: 'A36', number: 'A36', desk: '3', rule: 'overdue' } }));
    await hub.start();
    await page.getByText('Done now: Next: A36').waitFor();
    expect(hub.commands).toHaveLength(1);
    expect(hub.commands[0]?.age).toBeGreaterThan(3_000);
  });

  test('not current: the mark first, then the whole truth', async () => {
    await open();
    await hub.stop();
    await skipTime(6_000);
    await page.getByText('Last update 10:42').first().waitFor();
    await keepPicture(page, 'desk/quiet');
    await skipTime(25_000);
    await page.locator('.trouble').waitFor();
    await looksRight('stale');
    await hub.start();
    await page.locator('.trouble').waitFor({ state: 'detached' });
  });
});

describe('questions of an action', () => {
  test.each([
    ['park', 'p'],
    ['transfer', 't'],
    ['more', 'm'],
  ])('%s', async (name, key) => {
    await open();
    await page.keyboard.press(key);
    await page.waitForSelector('.panel');
    await looksRight(`panel-${name}`);
    await page.keyboard.press('Escape');
    expect(await page.locator('.panel').count()).toBe(0);
    expect(await focused()).toContain('next');
  });

  test('parking with an offered reason and a time', async () => {
    hub.take = (_command, answer) => answer(done());
    await open();
    await page.keyboard.press('p');
    await page.getByText('15 min').click();
    await page.getByRole('button', { name: 'Fetches a photo' }).click();
    await expect.poll(sent).toHaveLength(1);
    const [command] = hub.commands;
    expect(command).toMatchObject({ type: 'park', reason: 'Fetches a photo' });
    const minutes = command?.type === 'park' ? ((command.until ?? 0) - MORNING) / 60_000 : 0;
    expect(Math.round(minutes)).toBe(16);
    await expect.poll(() => page.locator('.panel').count()).toBe(0);
  });

  test('transferring to a desk, first', async () => {
    await open();
    await page.keyboard.press('t');
    await page.locator('.panel').getByText('Desk', { exact: true }).click();
    await page.getByText('First', { exact: true }).click();
    await looksRight('panel-transfer-desk');
    await page.getByRole('button', { name: /Desk 5/ }).click();
    await expect.poll(sent).toEqual([{ type: 'transfer', desk: '3', to: { desk: '5' }, place: 'first' }]);
  });

  test('somebody who waits is sent to the right service, from the list', async () => {
    hub.take = (_command, answer) => answer(done());
    await open();
    await page.getByRole('button', { name: 'More about B18' }).click();
    await page.locator('.row-actions').getByText('Transfer').click();
    expect(await page.evaluate(() => document.activeElement?.closest('.row-transfer') !== null)).toBe(true);
    await looksRight('row-transfer');
    await page
      .locator('.row-transfer')
      .getByRole('button', { name: /Identity/ })
      .click();
    const to = { service: 'a' };
    await expect.poll(sent).toEqual([{ type: 'transfer', desk: '3', visit: 'B18', to, place: 'age' }]);
    await expect.poll(() => page.locator('.row-transfer').count()).toBe(0);
    await expect.poll(focused).toMatch(/\bnext\b/);
  });

  test('the other desks and those who went fit a window as narrow as the bar', async () => {
    const gone = [office.visit('A30', 90, { state: 'noShow', seq: 900 })];
    await open({}, { width: 360, height: 800 });
    hub.change(QUEUE, { put: gone });
    await page.getByRole('button', { name: /Whole list/ }).click();
    await page.getByRole('tab', { name: 'Other desks' }).click();
    await looksRight('other-desks-bar');
    await page.getByRole('tab', { name: 'Gone today (1)' }).click();
    await looksRight('gone-today-bar');
  });

  test('what else can be done with somebody who waits fits a window as narrow as the bar', async () => {
    await open({}, { width: 360, height: 800 });
    await page.getByRole('button', { name: /Whole list/ }).click();
    await page.getByRole('button', { name: 'More about B18' }).click();
    await looksRight('row-actions-bar');
    await page.locator('.row-actions').getByText('Transfer').click();
    await looksRight('row-transfer-bar');
  });

  test('an outcome that is required is asked before Next goes on', async () => {
    hub.take = (_command, answer) => answer(done({ closed: null, called: null }));
    hub.setView(QUEUE, queueHead(), withOutcome('required'));
    await open();
    hub.setView(QUEUE, queueHead(), withOutcome('required'));
    await page.waitForTimeout(100);
    await next().click();
    await page.getByRole('button', { name: 'Has to come back' }).waitFor();
    expect(hub.commands).toEqual([]);
    await looksRight('panel-outcome');
    await page.getByRole('button', { name: 'Has to come back' }).click();
    await expect.poll(sent).toEqual([{ type: 'callNext', desk: '3', outcome: 'again' }]);
  });

  test('an outcome that is optional may be left out', async () => {
    await open();
    hub.setView(QUEUE, queueHead(), withOutcome('optional'));
    await page.waitForTimeout(100);
    await page.keyboard.press('e');
    await page.getByRole('button', { name: 'No outcome' }).click();
    await expect.poll(sent).toEqual([{ type: 'end', desk: '3', outcome: null }]);
  });

  test('a walk-up is served at once', async () => {
    await open({ visit: null });
    await page.keyboard.press('w');
    await looksRight('panel-walk-up');
    await page.getByRole('button', { name: /Civil status/ }).click();
    await expect.poll(sent).toEqual([{ type: 'walkUp', desk: '3', service: 'b' }]);
  });

  test('a ticket is issued and its number told', async () => {
    hub.take = (_command, answer) => answer(done({ visit: 'v', number: 'B20', service: 'b', ahead: 2, secret: 's' }));
    await open();
    await page.keyboard.press('m');
    await page.getByRole('button', { name: 'Issue a ticket' }).click();
    await page.locator('.panel .segment').getByText('Priority').click();
    await page.getByRole('button', { name: /Civil status/ }).click();
    await page.getByText('B20').waitFor();
    await looksRight('panel-issued');
    expect(sent()).toEqual([{ type: 'issue', service: 'b', band: 'priority' }]);
  });

  test('papers: staff say what became of one, and print another', async () => {
    hub.take = (_command, answer) => answer(done({ visit: 'A43', number: 'A43', job: 'j' }));
    await open();
    const failed = office.job('B18', { state: 'notSent', problem: 'paperOut', changedAt: office.ago(1) });
    hub.change(QUEUE, { put: [office.hardware('printer', 'Front door'), office.job('A43'), failed] });
    await page.getByRole('button', { name: 'No, print a copy' }).click();
    await expect.poll(() => sent().at(-1)).toEqual({ type: 'settlePrint', desk: '3', job: 'job-A43', cameOut: false });
    await expect.poll(focused).toContain('next');
    hub.change(QUEUE, { del: ['job:A43'] });
    await page.locator('.paper').getByRole('button', { name: 'Print again' }).click();
    await expect.poll(() => sent().at(-1)).toEqual({ type: 'reprint', desk: '3', visit: 'B18' });
    hub.change(QUEUE, { del: ['job:B18'] });
    await page.getByRole('button', { name: 'More about R5' }).click();
    await page.waitForTimeout(500);
    await page.locator('.row-actions').getByRole('button', { name: 'Print again' }).click();
    await expect.poll(() => sent().at(-1)).toEqual({ type: 'reprint', desk: '3', visit: 'R5' });
    await page.keyboard.press('m');
    await looksRight('panel-more');
    await page.waitForTimeout(500);
    await page.getByRole('button', { name: 'Print the ticket again' }).click();
    await expect.poll(() => sent().at(-1)).toEqual({ type: 'reprint', desk: '3', visit: 'A42' });
  });

  test('an announcement: a ready sentence only fills the fields, which go out as they were written', async () => {
    hub.take = (_command, answer) => answer(done({ announcement: 'n1' }));
    await open();
    await page.keyboard.press('m');
    await page.getByRole('button', { name: 'Announce' }).click();
    await page.getByRole('button', { name: 'We close in 15 minutes.' }).click();
    await looksRight('panel-announce');
    expect(sent()).toEqual([]);
    await page.getByLabel('English').fill('We close in 10 minutes.\nThank you.');
    await page.getByRole('button', { name: 'Announce it now' }).click();
    await expect.poll(sent).toEqual([
      {
        type: 'announce',
        texts: { en: 'We close in 10 minutes. Thank you.', fr: 'Nous fermons dans 15 minutes.' },
      },
    ]);
    await page.waitForSelector('.panel', { state: 'detached' });
  });

  test('a note is kept', async () => {
    hub.take = (_command, answer) => answer(done());
    await open();
    await page.keyboard.press('m');
    await page.getByRole('button', { name: 'Note' }).click();
    await page.getByLabel(/About A42/).fill('Photo is missing');
    await looksRight('panel-note');
    await page.getByRole('button', { name: 'Save the note' }).click();
    await expect.poll(sent).toEqual([{ type: 'note', desk: '3', visit: 'A42', text: 'Photo is missing' }]);
  });

  test('a break has a reason', async () => {
    await open({ visit: null });
    await page.getByRole('button', { name: 'Break' }).click();
    await looksRight('panel-break');
    await page.getByRole('button', { name: 'Coffee' }).click();
    await expect.poll(sent).toEqual([{ type: 'takeBreak', desk: '3', reason: 'Coffee', until: null }]);
  });

  test('what was delivered is counted', async () => {
    hub.take = (_command, answer) => answer(done());
    await open();
    const deliverables = [{ id: 'passport', name: { en: 'Passport' } }];
    hub.setView(QUEUE, queueHead(), [
      ...OFFICE.filter(({ key }) => key !== 'service:a'),
      office.service('a', { en: 'Identity papers' }, 'a', 7, 31, { deliverables }),
    ]);
    await page.waitForTimeout(100);
    await page.keyboard.press('m');
    await page.getByRole('button', { name: 'Delivered' }).click();
    await page.getByRole('button', { name: 'Passport: one more' }).click();
    await expect.poll(sent).toEqual([{ type: 'deliver', desk: '3', deliverable: 'passport', quantity: 1 }]);
    await looksRight('panel-deliver');
  });
});
