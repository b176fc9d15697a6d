import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DeskState } from '#contract/bridge.ts';
import type { Setting, ShellSettings } from '#contract/shell-settings.ts';
import { launch, openPage } from './support/browser.ts';
import { DESK, deskHead, HERE, hardware, job, OFFICE, QUEUE, queueHead, shown } from './support/desk-office.ts';
import { FixtureHub } from './support/fixture-hub.ts';
import { pageLooksRight } from './support/looks-right.ts';
import { MORNING } from './support/office.ts';

/** A desk in the window of the desktop app, whose part is played. */

const BAR = { width: 360, height: 800 };

let browser: Browser;
let hub: FixtureHub;
let page: Page;
let state: DeskState;
let asked: unknown[][];
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  hub = await new FixtureHub().start();
  hub.identity = { person: 'lea' };
  hub.setTime(MORNING);
  hub.take = (_command, answer) => answer({ ok: true, result: {} as never });
  asked = [];
  state = stateOf({});
});
afterEach(async () => {
  await page.context().close();
  await hub.stop();
});

const chosen = <T>(value: T): Setting<T> => ({ value, source: 'chosen', from: '', locked: false });
const stateOf = (part: Partial<ShellSettings>, refused: DeskState['refused'] = []): DeskState => ({
  settings: {
    deskWindow: chosen(part.deskWindow ?? 'bar'),
    deskEdge: chosen(part.deskEdge ?? 'right'),
    notifications: chosen(part.notifications ?? true),
    shortcuts: chosen(part.shortcuts ?? {}),
  },
  refused,
});

interface Played {
  played(name: string, ...values: unknown[]): Promise<unknown>;
  hears(what: object): void;
}

async function open({ locale = 'en-GB', papers = false, visit = HERE as typeof HERE | null } = {}): Promise<void> {
  hub.setView(QUEUE, queueHead(), papers ? [...OFFICE, job('B18'), hardware('printer', 'Front door')] : OFFICE);
  hub.setView(DESK, deskHead({ visit }), [shown('shown', 'shown')]);
  page = await openPage(browser, BAR, { locale });
  await page.exposeFunction('played', (name: string, value?: object) => {
    asked.push([name, ...(value ? [value] : [])]);
    return name === 'token' ? 'token' : state;
  });
  await page.addInitScript(() => {
    const all = window as unknown as Played;
    const names = ['serving', 'linked', 'desk', 'setDesk', 'arrived', 'token', 'keepToken'];
    const bridge = Object.fromEntries(
      names.map((name) => [name, (...values: unknown[]) => all.played(name, ...values)]),
    );
    const hear = (told: (what: object) => void) => {
      all.hears = told;
      return () => {};
    };
    Object.assign(window, { nowServing: { ...bridge, hear } });
  });
  await page.goto(hub.address('desk'));
  await page.waitForSelector('.next');
}
const tell = (what: object) => page.evaluate((told) => (window as unknown as Played).hears(told), what);
const looksRight = (name: string) => pageLooksRight(page, `desk-window/${name}`);
const sent = () => hub.sent();

test('what a paper asks is seen without scrolling in a bar of 800 px beside every button, and its answers one step away', async () => {
  await open({ papers: true });
  await looksRight('paper');
  const foot = (await page.locator('.bar-foot').boundingBox())?.y ?? 0;
  const buttons = await page.$$eval('.action', (all) => all.map((one) => one.getBoundingClientRect().bottom));
  expect(Math.max(...buttons)).toBeLessThanOrEqual(foot);
  await page.getByRole('button', { name: 'Did ticket B18 come out?' }).click();
  const box = await page.locator('.paper').boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(BAR.height);
});

test('the button changes the form of the window', async () => {
  await open();
  await page.getByRole('button', { name: 'Back to a usual window' }).click();
  expect(asked).toContainEqual(['setDesk', { deskWindow: 'window' }]);
});

describe('a key that works in every program', () => {
  test('presses the button, when it could be pressed', async () => {
    await open();
    await tell({ type: 'press', action: 'start' });
    await tell({ type: 'press', action: 'recall' });
    await expect.poll(sent).toEqual([{ type: 'recall', desk: '3' }]);
  });

  test.each(['en-GB', 'fr-FR'])('is set by pressing it, and one that is taken is said: %s', async (locale) => {
    state = stateOf({ shortcuts: { next: 'F13' } }, ['next']);
    await open({ locale });
    await page.locator('.action').last().click();
    await page.getByRole('button', { name: /every program|tous les programmes/ }).click();
    await looksRight(`keys-${locale}`);
    await page.locator('.shortcuts .choice').nth(1).click();
    await page.keyboard.press('a');
    await page.locator('.shortcut-word').nth(1).filter({ hasText: 'F13' }).waitFor();
    await page.keyboard.press('Control+Alt+KeyR');
    await expect.poll(() => asked).toContainEqual(['setDesk', { shortcuts: { next: 'F13', recall: 'Control+Alt+R' } }]);
  });
});
