import { describe, expect, test } from 'vitest';
import type { MappedKey } from '#contract/hardware.ts';
import { setting } from './support/admin-office.ts';
import { adminWalk } from './support/admin-walk.ts';
import { keepPicture, textProblems } from './support/browser.ts';
import { HARDWARE_ROWS } from './support/hardware-office.ts';

/** The mapping page of pedals, clickers and keypads, taught by real keyboard events. */

const KEYS: MappedKey[] = [
  { code: 'F13', press: 'short', does: { type: 'callNext' } },
  { code: 'PageDown', press: 'short', does: { type: 'transfer', service: 'b' } },
  { code: 'KeyP', press: 'short', does: { type: 'park', reason: 'Fills in a form' } },
];
const device = (id: string, name: string, role: 'desk' | 'kiosk') =>
  setting('device', id, { name, role, group: null, revoked: false });
const ROWS = [...HARDWARE_ROWS, device('desk3', 'PC of desk 3', 'desk'), setting('keyMap', 'desk3', { keys: KEYS })];

const it = adminWalk(ROWS);
const go = (device: string, on = it.page) => it.go(`buttons/keyMap:${device}`, on);
const sent = () => it.hub.sent();
const learn = (on = it.page) => on.getByRole('button', { name: /Learn a key|Apprendre une touche/ }).click();
const code = (n: number) => it.page.getByLabel(`Key ${n}: name`);

/** Keys that Playwright's keyboard lacks, as the operating system tells them: name -> virtual key. */
const RARE = { F14: 125, F24: 135, MediaPlayPause: 179, MediaTrackNext: 176 };
async function strike(key: keyof typeof RARE): Promise<void> {
  const system = await it.page.context().newCDPSession(it.page);
  for (const type of ['rawKeyDown', 'keyUp'] as const)
    await system.send('Input.dispatchKeyEvent', { type, code: key, key, windowsVirtualKeyCode: RARE[key] });
  await system.detach();
}

describe('[B2] the keys of a computer', () => {
  test('a key is learnt, given something to do and saved', async () => {
    await go('desk3');
    await learn();
    await it.page.getByText('Press the button now').waitFor();
    await it.looksRight('keys-learning');
    await strike('F14');
    await it.page.getByText('F14 is there. Choose what it does, then save.').waitFor();
    await expect
      .poll(() => it.page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Key 4: what it does');
    await it.page.getByLabel('Key 4: what it does').selectOption('walkUp');
    await it.page.getByLabel('Key 4: service').selectOption('c');
    await it.looksRight('keys-learnt');
    await it.save();
    const added = { code: 'F14', press: 'short', does: { type: 'walkUp', service: 'c' } };
    const value = { keys: [...KEYS, added] };
    await expect.poll(sent).toEqual([{ type: 'configure', kind: 'keyMap', id: 'desk3', expectedVersion: 1, value }]);
  });

  test.each(['F24', 'MediaPlayPause', 'MediaTrackNext'] as const)('%s is learnt', async (key) => {
    await go('desk3');
    await learn();
    await strike(key);
    await expect.poll(() => code(4).inputValue()).toBe(key);
  });

  test.each([
    ['PageUp', 'does not scroll by this key'],
    ['Numpad1', null],
    ['NumpadEnter', null],
    ['F5', 'may do something of its own'],
    ['Space', 'press the button that has the focus'],
    ['Enter', 'press the button that has the focus'],
    ['KeyR', 'shortcuts of the desk’s page'],
  ])('%s is learnt, with what else it does', async (key, warning) => {
    await go('desk3');
    await learn();
    await it.page.keyboard.press(key);
    await expect.poll(() => code(4).inputValue()).toBe(key);
    const said = await it.page.locator('.key-line').last().locator('.learn-warns').allTextContents();
    if (warning === null) expect(said).toEqual([]);
    else expect(said.join()).toContain(warning);
    expect(it.page.url()).toContain('buttons/keyMap');
  });

  test('one that is there already is told by what it does, and may get another meaning when held', async () => {
    await go('desk3');
    await learn();
    await it.page.keyboard.press('PageDown');
    await it.page.getByText('PageDown already does this: Transfer to Civil status.').waitFor();
    expect(await it.page.locator('.key-line').count()).toBe(3);
    await it.looksRight('keys-conflict');
    await it.page.getByRole('button', { name: 'Give it another meaning when it is held' }).click();
    expect(await it.page.getByLabel('Key 4: how it is pressed').inputValue()).toBe('long');
    await it.save();
    const held = { code: 'PageDown', press: 'long', does: { type: 'recall' } };
    await expect.poll(() => sent()[0]).toMatchObject({ value: { keys: [...KEYS, held] } });
  });

  test('nobody is caught: Tab moves on, Escape ends it, and what is combined is told', async () => {
    await go('desk3');
    await learn();
    await it.page.keyboard.press('Shift');
    await it.page.keyboard.press('Control+F5');
    await it.page.getByText('Set the pedal or clicker to a single key').waitFor();
    await it.page.keyboard.press('Tab');
    expect(await it.page.evaluate(() => document.activeElement?.textContent)).toBe('Stop');
    await it.page.keyboard.press('Enter');
    await it.page.getByText('Press the button now').waitFor({ state: 'detached' });
    await learn();
    await it.page.keyboard.press('Escape');
    await it.page.getByText('Press the button now').waitFor({ state: 'detached' });
    await learn();
    await code(1).click();
    await it.page.getByText('Press the button now').waitFor({ state: 'detached' });
    await it.page.keyboard.type('x');
    expect(await code(1).inputValue()).toContain('x');
    expect(await it.page.locator('.key-line').count()).toBe(3);
  });

  test('[B2] wrong names are refused at their field', async () => {
    await go('desk3');
    await code(1).fill('Tab');
    await code(2).fill('F 13');
    await code(3).fill('Escape');
    await it.page.getByText('Escape also closes what is open').waitFor();
    await it.save();
    await it.page.getByText('This key must stay free').waitFor();
    await it.page.getByText('The key’s name as its browser says it').waitFor();
    expect(await code(1).getAttribute('aria-invalid')).toBe('true');
    await it.looksRight('keys-wrong');
    await it.page.getByRole('button', { name: 'Add by its name' }).click();
    await code(1).fill('F20');
    await code(2).fill('F20');
    await code(4).fill('F21');
    await it.save();
    await it.page.getByText('This key is there twice.').waitFor();
    expect(await code(2).getAttribute('aria-invalid')).toBe('true');
    expect(it.hub.commands).toEqual([]);
  });

  test('what the hub refuses is told at its field', async () => {
    const refusal = { code: 'unknownReference' as const, params: { kind: 'service', id: 'b' } };
    it.hub.take = (_command, answer) => answer({ ok: false, refusal });
    await go('desk3');
    await it.save();
    await it.page.getByText('Not saved yet: see the sentences beside the fields.').waitFor();
    expect(await it.page.getByLabel('Key 2: service').getAttribute('aria-invalid')).toBe('true');
  });

  test('at a kiosk a key gives a ticket, each for another service', async () => {
    await go('d2');
    for (const key of ['Digit1', 'Digit2']) {
      await learn();
      await it.page.keyboard.press(key);
    }
    expect(await it.page.getByLabel('Key 1: what it does').locator('option').allTextContents()).toEqual([
      'Give a ticket for …',
    ]);
    await it.looksRight('keys-kiosk');
    await it.save();
    const keys = [
      { code: 'Digit1', press: 'short', does: { type: 'issue', service: 'a' } },
      { code: 'Digit2', press: 'short', does: { type: 'issue', service: 'b' } },
    ];
    await expect
      .poll(sent)
      .toEqual([{ type: 'configure', kind: 'keyMap', id: 'd2', expectedVersion: 0, value: { keys } }]);
  });

  test('fits in French, at 200 %, right to left and with Windows’ own colours', async () => {
    const french = await it.open({ width: 640, height: 400 }, { locale: 'fr-FR' });
    await go('desk3', french);
    await learn(french);
    await french.keyboard.press('PageDown');
    await french.getByText('PageDown fait déjà ceci : Transférer vers État civil.').waitFor();
    await it.looksRight('keys-french-zoom-200', french);
    await french.setViewportSize({ width: 1280, height: 800 });
    await it.looksRight('keys-french', french);
    await french.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    await it.looksRight('keys-right-to-left', french);
    await french.evaluate(() => document.documentElement.removeAttribute('dir'));
    await french.emulateMedia({ forcedColors: 'active' });
    await learn(french);
    await keepPicture(french, 'admin/keys-forced-colors');
    expect(await textProblems(french)).toEqual([]);
    await french.context().close();
  });
});
