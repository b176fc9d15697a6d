import { describe, expect, test } from 'vitest';
import type { Answer } from '#contract/wire.ts';
import * as office from './support/desk-office.ts';
import { DESK, OFFICE, QUEUE, queueHead } from './support/desk-office.ts';
import { MORNING } from './support/office.ts';
import { stage } from './support/stage.ts';

/** What an action at a desk asks before it is sent. */

const it = stage();
const looksRight = (name: string) => it.looksRight(`desk/${name}`);
const done = (result: object = {}): Answer<never> => ({ ok: true, result: result as never });
const sent = () => it.hub.sent();
const focused = () => it.page.evaluate(() => document.activeElement?.className ?? '');
const next = () => it.page.locator('.next');
const OUTCOMES = [
  { id: 'issued', name: { en: 'Document handed over' } },
  { id: 'again', name: { en: 'Has to come back' } },
];
const withOutcome = (outcome: 'required' | 'optional', outcomes = OUTCOMES) => {
  const [first, ...rest] = office.SERVICES;
  return [
    ...OFFICE.filter(({ key }) => key !== 'service:a'),
    ...(first ? [{ ...first, outcome, outcomes }] : []),
    ...rest,
  ];
};

describe('questions of an action', () => {
  test.each([
    ['park', 'p'],
    ['transfer', 't'],
    ['more', 'm'],
  ])('%s', async (name, key) => {
    await it.openDesk();
    await it.page.keyboard.press(key);
    await it.page.waitForSelector('.panel');
    await looksRight(`panel-${name}`);
    await it.page.keyboard.press('Escape');
    expect(await it.page.locator('.panel').count()).toBe(0);
    expect(await focused()).toContain('next');
  });

  test('parking with an offered reason and a time', async () => {
    it.hub.take = (_command, answer) => answer(done());
    await it.openDesk();
    await it.page.keyboard.press('p');
    await it.page.getByText('15 min').click();
    await it.page.getByRole('button', { name: 'Fetches a photo' }).click();
    await expect.poll(sent).toHaveLength(1);
    const [command] = it.hub.commands;
    expect(command).toMatchObject({ type: 'park', reason: 'Fetches a photo' });
    const minutes = command?.type === 'park' ? ((command.until ?? 0) - MORNING) / 60_000 : 0;
    expect(Math.round(minutes)).toBe(16);
    await expect.poll(() => it.page.locator('.panel').count()).toBe(0);
  });

  test('transferring to a desk, first', async () => {
    await it.openDesk();
    await it.page.keyboard.press('t');
    await it.page.locator('.panel').getByText('Desk', { exact: true }).click();
    await it.page.getByText('First', { exact: true }).click();
    await looksRight('panel-transfer-desk');
    await it.page.getByRole('button', { name: /Desk 5/ }).click();
    await expect.poll(sent).toEqual([{ type: 'transfer', desk: '3', to: { desk: '5' }, place: 'first' }]);
  });

  test('somebody who waits is sent to the right service, from the list', async () => {
    it.hub.take = (_command, answer) => answer(done());
    await it.openDesk();
    await it.page.getByRole('button', { name: 'More about B18' }).click();
    await it.page.locator('.row-actions').getByText('Transfer').click();
    expect(await it.page.evaluate(() => document.activeElement?.closest('.row-question') !== null)).toBe(true);
    await looksRight('row-transfer');
    await it.page
      .locator('.row-question')
      .getByRole('button', { name: /Identity/ })
      .click();
    const to = { service: 'a' };
    await expect.poll(sent).toEqual([{ type: 'transfer', desk: '3', visit: 'B18', to, place: 'age' }]);
    await expect.poll(() => it.page.locator('.row-question').count()).toBe(0);
    await expect.poll(focused).toMatch(/\bnext\b/);
  });

  test('the other desks and those who went fit a window as narrow as the bar', async () => {
    const gone = [office.visit('A30', 90, { state: 'noShow', seq: 900 })];
    await it.openDesk({ size: { width: 360, height: 800 } });
    it.hub.change(QUEUE, { put: gone });
    await it.page.getByRole('button', { name: /list \(/i }).click();
    await it.page.getByRole('tab', { name: 'Other desks' }).click();
    await looksRight('other-desks-bar');
    await it.page.getByRole('tab', { name: 'Not served (1)' }).click();
    await it.page.getByRole('button', { name: 'More about A30' }).press('Enter');
    await looksRight('gone-today-bar');
    await it.page.getByRole('button', { name: 'Bring back, last in line' }).press('Enter');
    await expect.poll(sent).toEqual([{ type: 'reactivate', desk: '3', visit: 'A30', place: 'last' }]);
  });

  test('whoever is called from the list in the place of the bar is seen at once, and nothing opens unseen', async () => {
    await it.openDesk({ desk: { visit: null }, size: { width: 360, height: 800 } });
    const list = it.page.getByRole('button', { name: /list \(/i });
    await list.click();
    await expect.poll(focused).toMatch(/side-back/);
    await it.page.locator('.side-back').click();
    await expect.poll(focused).toMatch(/\bnext\b/);

    await list.click();
    it.hub.take = (_command, answer) => {
      it.hub.change(DESK, { head: office.deskHead() });
      answer(done({ closed: null, called: null }));
    };
    await it.page.getByRole('button', { name: 'Call B18' }).click();
    await it.page.locator('.card').getByText('A42', { exact: true }).waitFor();
    await expect.poll(focused).toMatch(/\bnext\b/);

    await list.click();
    await it.page.keyboard.press('p');
    await it.page.getByText('Park, for which reason?').waitFor();
    await expect.poll(focused).not.toMatch(/\bnext\b/);
  });

  test('what else can be done with somebody who waits fits a window as narrow as the bar', async () => {
    await it.openDesk({ size: { width: 360, height: 800 } });
    await it.page.getByRole('button', { name: /list \(/i }).click();
    await it.page.getByRole('button', { name: 'More about B18' }).click();
    await looksRight('row-actions-bar');
    await it.page.locator('.row-actions').getByText('Transfer').click();
    await looksRight('row-transfer-bar');
  });

  test('an outcome that is required is asked before Next goes on', async () => {
    it.hub.take = (_command, answer) => answer(done({ closed: null, called: null }));
    it.hub.setView(QUEUE, queueHead(), withOutcome('required'));
    await it.openDesk();
    it.hub.setView(QUEUE, queueHead(), withOutcome('required'));
    await it.page.waitForTimeout(100);
    await next().click();
    await it.page.getByRole('button', { name: 'Has to come back' }).waitFor();
    expect(it.hub.commands).toEqual([]);
    await looksRight('panel-outcome');
    await it.page.getByRole('button', { name: 'Has to come back' }).click();
    await expect.poll(sent).toEqual([{ type: 'callNext', desk: '3', outcome: 'again' }]);
  });

  test('an outcome that is optional may be left out', async () => {
    await it.openDesk();
    it.hub.setView(QUEUE, queueHead(), withOutcome('optional'));
    await it.page.waitForTimeout(100);
    await it.page.keyboard.press('e');
    await it.page.getByRole('button', { name: 'No outcome' }).click();
    await expect.poll(sent).toEqual([{ type: 'end', desk: '3', outcome: null }]);
  });

  test.each(['required', 'optional'] as const)(
    '[V2] an outcome that is %s without a list is not asked',
    async (outcome) => {
      await it.openDesk();
      it.hub.setView(QUEUE, queueHead(), withOutcome(outcome, []));
      await it.page.waitForTimeout(100);
      await it.page.keyboard.press('e');
      await expect.poll(sent).toEqual([{ type: 'end', desk: '3' }]);
      expect(await it.page.locator('.panel').count()).toBe(0);
    },
  );

  test('a walk-up is served at once', async () => {
    await it.openDesk({ desk: { visit: null } });
    await it.page.keyboard.press('w');
    await looksRight('panel-walk-up');
    await it.page.getByRole('button', { name: /Civil status/ }).click();
    await expect.poll(sent).toEqual([{ type: 'walkUp', desk: '3', service: 'b' }]);
  });

  test('a ticket is issued and its number told', async () => {
    it.hub.take = (_command, answer) =>
      answer(done({ visit: 'v', number: 'B20', service: 'b', ahead: 2, secret: 's' }));
    await it.openDesk();
    await it.page.keyboard.press('m');
    await it.page.getByRole('button', { name: 'Issue a ticket' }).click();
    await it.page.locator('.panel .segment').getByText('Priority').click();
    await it.page.getByRole('button', { name: /Civil status/ }).click();
    await it.page.getByText('B20').waitFor();
    await looksRight('panel-issued');
    expect(sent()).toEqual([{ type: 'issue', service: 'b', band: 'priority' }]);
  });

  test('papers: staff say what became of one, and print another', async () => {
    it.hub.take = (_command, answer) => answer(done({ visit: 'A43', number: 'A43', job: 'j' }));
    await it.openDesk();
    const failed = office.job('B18', { state: 'notSent', problem: 'paperOut', changedAt: office.ago(1) });
    it.hub.change(QUEUE, { put: [office.hardware('printer', 'Front door'), office.job('A43'), failed] });
    await it.page.getByRole('button', { name: 'No, print a copy' }).click();
    await expect.poll(() => sent().at(-1)).toEqual({ type: 'settlePrint', desk: '3', job: 'job-A43', cameOut: false });
    await expect.poll(focused).toContain('next');
    it.hub.change(QUEUE, { del: ['job:A43'] });
    await it.page.locator('.paper').getByRole('button', { name: 'Print again' }).click();
    await expect.poll(() => sent().at(-1)).toEqual({ type: 'reprint', desk: '3', visit: 'B18' });
    it.hub.change(QUEUE, { del: ['job:B18'] });
    await it.page.getByRole('button', { name: 'More about R5' }).click();
    await it.page.waitForTimeout(500);
    await it.page.locator('.row-actions').getByRole('button', { name: 'Print again' }).click();
    await expect.poll(() => sent().at(-1)).toEqual({ type: 'reprint', desk: '3', visit: 'R5' });
    await it.page.keyboard.press('m');
    await looksRight('panel-more');
    await it.page.waitForTimeout(500);
    await it.page.getByRole('button', { name: 'Print the ticket again' }).click();
    await expect.poll(() => sent().at(-1)).toEqual({ type: 'reprint', desk: '3', visit: 'A42' });
  });

  test('an announcement: a ready sentence only fills the fields, which go out as they were written', async () => {
    it.hub.take = (_command, answer) => answer(done({ announcement: 'n1' }));
    await it.openDesk();
    await it.page.keyboard.press('m');
    await it.page.getByRole('button', { name: 'Announce' }).click();
    await it.page.getByRole('button', { name: 'We close in 15 minutes.' }).click();
    await looksRight('panel-announce');
    expect(sent()).toEqual([]);
    await it.page.getByLabel('English').fill('We close in 10 minutes.\nThank you.');
    await it.page.getByRole('button', { name: 'Announce it now' }).click();
    await expect.poll(sent).toEqual([
      {
        type: 'announce',
        texts: { en: 'We close in 10 minutes. Thank you.', fr: 'Nous fermons dans 15 minutes.' },
      },
    ]);
    await it.page.waitForSelector('.panel', { state: 'detached' });
  });

  test('an announcement for one room, asked where there are rooms to choose from', async () => {
    it.hub.take = (_command, answer) => answer(done({ announcement: 'n1' }));
    await it.openDesk();
    it.hub.change(QUEUE, { put: [office.displayGroup('hall', 'Hall', 'Hall')] });
    await it.page.keyboard.press('m');
    await it.page.getByRole('button', { name: 'Announce' }).click();
    await it.page.getByRole('button', { name: 'We close in 15 minutes.' }).click();
    expect(await it.page.locator('.panel select').count()).toBe(0);
    it.hub.change(QUEUE, { put: [office.displayGroup('up', 'First floor', 'Premier étage')] });
    const where = it.page.getByLabel('Where');
    expect(await where.inputValue()).toBe('');
    await where.selectOption('First floor');
    await looksRight('panel-announce-where');
    await it.page.getByRole('button', { name: 'Announce it now' }).click();
    await expect.poll(sent).toMatchObject([{ type: 'announce', group: 'up' }]);
  });

  test('a note on somebody who waits, written from the list', async () => {
    it.hub.take = (_command, answer) => answer(done());
    await it.openDesk();
    await it.page.getByRole('button', { name: 'More about B18' }).press('Enter');
    await it.page.locator('.row-actions').getByText('Note').press('Enter');
    await it.page.keyboard.type('Brings the form later');
    await looksRight('row-note');
    await it.page.getByRole('button', { name: 'Save the note' }).press('Enter');
    await expect.poll(sent).toEqual([{ type: 'note', desk: '3', visit: 'B18', text: 'Brings the form later' }]);
    await expect.poll(() => it.page.locator('.row-question').count()).toBe(0);
  });

  test('a note is kept', async () => {
    it.hub.take = (_command, answer) => answer(done());
    await it.openDesk();
    await it.page.keyboard.press('m');
    await it.page.getByRole('button', { name: 'Note' }).click();
    await it.page.getByLabel(/About A42/).fill('Photo is missing');
    await looksRight('panel-note');
    await it.page.getByRole('button', { name: 'Save the note' }).click();
    await expect.poll(sent).toEqual([{ type: 'note', desk: '3', visit: 'A42', text: 'Photo is missing' }]);
  });

  test('a break has a reason', async () => {
    await it.openDesk({ desk: { visit: null } });
    await it.page.getByRole('button', { name: 'Break' }).click();
    await looksRight('panel-break');
    await it.page.getByRole('button', { name: 'Coffee' }).click();
    await expect.poll(sent).toEqual([{ type: 'takeBreak', desk: '3', reason: 'Coffee', until: null }]);
  });

  test('what was delivered is counted', async () => {
    it.hub.take = (_command, answer) => answer(done());
    await it.openDesk();
    const deliverables = [{ id: 'passport', name: { en: 'Passport' } }];
    it.hub.setView(QUEUE, queueHead(), [
      ...OFFICE.filter(({ key }) => key !== 'service:a'),
      office.service('a', { en: 'Identity papers' }, 'a', 7, 31, { deliverables }),
    ]);
    await it.page.waitForTimeout(100);
    await it.page.keyboard.press('m');
    await it.page.getByRole('button', { name: 'Delivered' }).click();
    await it.page.getByRole('button', { name: 'Passport: one more' }).click();
    await expect.poll(sent).toEqual([{ type: 'deliver', desk: '3', deliverable: 'passport', quantity: 1 }]);
    await looksRight('panel-deliver');
  });
});
