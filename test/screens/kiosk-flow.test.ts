import { describe, expect, test } from 'vitest';
import { band, KIOSK, kioskHead, paper, printer, SERVICES } from './support/office.ts';
import { SOON, stage } from './support/stage.ts';

const it = stage();
const number = (value: string) => ({
  ok: true as const,
  result: { visit: 'v', number: value, service: 's-A', ahead: 7, job: null, secret: 'x' } as never,
});
const issued = () => it.hub.commands.filter((command) => command.type === 'issue');
/** Hardly any patience. */
const AT_ONCE = { idleSeconds: 1, askSeconds: 1 };
const atStart = () => it.page.waitForSelector('text=What brings you here today?');

describe('[kiosk] one choice, one ticket', () => {
  test('two quick taps send one command', async () => {
    await it.openKiosk();
    await it.page.dblclick('.k-card');
    await it.page.waitForSelector('text=Your number is on its way');
    await it.looksRight('kiosk/sending');
    expect(issued()).toHaveLength(1);
  });

  test('the second tap does not press Done, nor a card of the next step', async () => {
    it.hub.take = (_command, answer) => answer(number('A42'));
    const page = await it.openKiosk();
    await page.evaluate(() => {
      const press = () => document.elementFromPoint(360, 1200)?.closest('button')?.click();
      (document.querySelector('.k-card') as HTMLElement).click();
      new MutationObserver(press).observe(document.body, { childList: true, subtree: true });
    });
    await page.waitForSelector('.k-ticket');
    await page.waitForTimeout(200);
    expect(await page.isVisible('.k-ticket')).toBe(true);
  });

  test('the command says service, band and language', async () => {
    it.hub.take = (_command, answer) => answer(number('A42'));
    const rows = [...SERVICES.map((row) => ({ ...row, priorities: true })), band('pmr', { en: 'Reduced mobility' }, 5)];
    const page = await it.openKiosk({ rows });
    await page.click('button[lang=fr]');
    await page.click('.k-card');
    await page.waitForSelector('text=Reduced mobility');
    await page.waitForTimeout(600);
    await page.click('text=Reduced mobility');
    await page.waitForSelector('.k-ticket');
    expect(issued()[0]).toMatchObject({ service: 's-A', band: 'pmr', language: 'fr' });
    expect(await page.textContent('.k-ticket-ahead')).toBe('7 personnes avant vous');
  });

  test('a paper of which nobody has said anything for 12 s: the number is to be remembered', async () => {
    it.hub.take = (_command, answer) =>
      answer({ ok: true, result: { visit: 'v', number: 'A42', service: 's-A', ahead: 7, job: 'j1' } as never });
    const page = await it.openKiosk({ rows: [...SERVICES, printer('p')], clock: 'flows' });
    await page.click('.k-card');
    await page.waitForSelector('text=Your ticket is being printed');
    await it.pass(13_000);
    expect(await page.textContent('.k-ticket-next')).toBe(
      'Your ticket takes longer than usual.Remember your number, or take a photo of it.',
    );
    await it.looksRight('kiosk/paper-late');
    it.hub.change(KIOSK, { put: [paper('j1', 'printed')] });
    await page.waitForSelector('text=Take your ticket');
  });

  test('a refusal is a sentence, and the way back', async () => {
    it.hub.take = (_command, answer) => answer({ ok: false, refusal: { code: 'serviceFull', params: {} } });
    const page = await it.openKiosk();
    await page.click('.k-card');
    await page.waitForSelector('text=There are no more numbers for this service today.');
    await it.looksRight('kiosk/refused');
    await page.waitForTimeout(600);
    await page.click('text=Choose again');
    await atStart();
  });

  test.each(['storageFull', 'idTooOld', 'badRequest', 'notAllowed'] as const)(
    '[I7] that no visitor can mend (%s): whom to ask, and nothing about how a computer works',
    async (code) => {
      it.hub.take = (_command, answer) => answer({ ok: false, refusal: { code, params: {} } });
      const page = await it.openKiosk();
      await page.click('.k-card');
      await page.waitForSelector('text=Numbers cannot be given out right now. If this lasts, please ask at a desk.');
      expect(await page.textContent('body')).not.toMatch(/disk|clock|reload|administrator/i);
    },
  );

  test('a number that arrives after its visitor has gone shows to nobody', async () => {
    let late: ((value: ReturnType<typeof number>) => void) | undefined;
    it.hub.take = (_command, answer) => {
      late = answer;
    };
    const page = await it.openKiosk({ head: AT_ONCE });
    await page.click('.k-card');
    await page.waitForSelector('[role=alertdialog]');
    await atStart();
    late?.(number('A42'));
    it.hub.change(KIOSK, { head: kioskHead({ site: 'after the answer' }) });
    await page.waitForSelector('text=after the answer');
    expect(await page.$$('.k-ticket')).toHaveLength(0);
  });
});

/** The times themselves are held by kiosk-logic.test.ts; here they only have to pass. */
describe('[kiosk] back to the start by itself', () => {
  test('asks, and starts again in the first language', async () => {
    const page = await it.openKiosk({ head: { idleSeconds: 1, askSeconds: 3 } });
    await page.click('button[lang=fr]');
    await page.waitForSelector('[role=alertdialog]');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent), SOON)
      .toBe('Oui, encore un peu de temps');
    await atStart();
    expect(await page.$$('[role=alertdialog]')).toHaveLength(0);
  });

  test('a touch is an answer', async () => {
    const page = await it.openKiosk({ head: { idleSeconds: 2, askSeconds: 60 } });
    await page.click('button[lang=fr]');
    await page.waitForSelector('[role=alertdialog]');
    await page.click('[role=alertdialog] button');
    await page.waitForSelector('[role=alertdialog]', { state: 'detached' });
    expect(await page.getAttribute('html', 'lang')).toBe('fr');
    // And it asks again.
    await page.waitForSelector('[role=alertdialog]');
  });

  test('the aids go with their visitor', async () => {
    const page = await it.openKiosk({ head: AT_ONCE });
    await page.click('text=Contrast');
    await page.waitForSelector('[role=alertdialog]');
    await page.waitForSelector('html[data-contrast=normal]');
    expect(await page.$$('.k-aid[aria-pressed=true]')).toHaveLength(0);
  });

  test('nobody is asked at a kiosk that nobody touched', async () => {
    const page = await it.openKiosk({ head: AT_ONCE });
    await page.waitForTimeout(3_000);
    expect(await page.$$('[role=alertdialog]')).toHaveLength(0);
  });

  test('the number goes away, and its rim shows the time that is left', async () => {
    it.hub.take = (_command, answer) => answer(number('A42'));
    const page = await it.openKiosk({ head: { idleSeconds: 4, askSeconds: 2 } });
    await page.click('.k-card');
    await page.waitForSelector('.k-ticket');
    const rim = () => page.$eval('.k-done-rim span', (one) => new DOMMatrix(getComputedStyle(one).transform).a);
    await expect.poll(rim, SOON).toBeLessThan(0.6);
    await page.waitForSelector('.k-ticket, [role=alertdialog]');
    await atStart();
  });

  test('Done goes back at once', async () => {
    it.hub.take = (_command, answer) => answer(number('A42'));
    const page = await it.openKiosk();
    await page.click('.k-card');
    await page.waitForSelector('.k-ticket');
    await page.waitForTimeout(1_100);
    await page.click('.k-done');
    await atStart();
  });

  test('the question, in pictures', async () => {
    const page = await it.openKiosk({ head: { idleSeconds: 1, askSeconds: 60 } });
    await page.click('button[lang=fr]');
    await page.waitForSelector('[role=alertdialog]');
    await it.looksRight('kiosk/still-there');
  });
});

describe('[kiosk] without its hub', () => {
  test('says calmly that numbers cannot be given out, and goes on when the hub is back', async () => {
    const page = await it.openKiosk({ clock: 'flows' });
    await it.hub.stop();
    await it.pass(7_000);
    await page.waitForSelector('text=Numbers cannot be given out right now.');
    await it.looksRight('kiosk/lost');
    await it.hub.start();
    await it.pass(2_000);
    await atStart();
  });

  test('a tap while it is away for a moment is kept, once', async () => {
    it.hub.take = (_command, answer) => answer(number('A42'));
    const page = await it.openKiosk();
    await it.hub.stop();
    await page.click('.k-card');
    await it.hub.start();
    await page.waitForSelector('.k-ticket');
    expect(new Set(issued().map(({ commandId }) => commandId)).size).toBe(1);
  });

  test('a number on its way that takes long says so', async () => {
    const page = await it.openKiosk({ clock: 'flows' });
    await page.click('.k-card');
    await it.pass(5_000);
    await page.waitForSelector('text=It takes a little longer than usual.');
    await it.looksRight('kiosk/sending-long');
  });

  test('services that change while somebody looks', async () => {
    const page = await it.openKiosk();
    it.hub.change(KIOSK, {
      put: [{ ...SERVICES[0], waiting: 99 } as never],
      head: kioskHead({ site: 'Mairie de Bandol' }),
    });
    await page.waitForSelector('text=99 waiting');
    expect(await page.textContent('.k-site')).toBe('Mairie de Bandol');
  });
});

describe('[kiosk] keyboard and screen reader', () => {
  test('a number by keyboard only', async () => {
    it.hub.take = (_command, answer) => answer(number('A42'));
    const page = await it.openKiosk();
    // While nothing has the focus the whole page is the active element.
    const focused = () => page.evaluate(() => document.querySelector(':focus')?.textContent ?? '');
    // A step is deaf in its first half second.
    await page.waitForTimeout(600);
    for (let i = 0; i < 12 && !(await focused()).includes('Identity papers'); i += 1) await page.keyboard.press('Tab');
    expect(await focused()).toContain('7 waiting');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.k-ticket');
    expect(await focused()).toBe('Your numberA42');
    await page.waitForTimeout(1_100);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await atStart();
  });

  test('the focus stands on the question of each new step', async () => {
    const page = await it.openKiosk();
    await page.click('text=Help');
    await page.waitForSelector('.k-help');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  });
});
