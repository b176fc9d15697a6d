import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Answer, Identity } from '#contract/wire.ts';
import { launch, leavePage, takePage } from './support/browser.ts';
import * as office from './support/desk-office.ts';
import { DESK, deskHead, OFFICE, QUEUE, queueHead, shown } from './support/desk-office.ts';
import { FixtureHub } from './support/fixture-hub.ts';
import { pageLooksRight } from './support/looks-right.ts';
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
  hub.setTime(MORNING);
});
afterEach(async () => {
  await leavePage(page);
  await hub.stop();
});

const refused = (code: string): Answer<never> => ({ ok: false, refusal: { code: code as never, params: {} } });
const signedIn: Answer<never> = { ok: true, result: { person: 'nora' } as never };

async function open(identity: Partial<Identity>, rows = OFFICE, path = hub.address('desk')): Promise<void> {
  hub.identity = identity;
  hub.setView(QUEUE, queueHead(), rows);
  page = await takePage(browser, { width: 1280, height: 800 });
  await page.goto(path);
}

const looksRight = (name: string) => pageLooksRight(page, `desk/${name}`);

describe('who are you', () => {
  test('a name, then a PIN by keyboard or by touch', async () => {
    const tries: unknown[] = [];
    hub.answer = (_event, payload) => {
      tries.push(payload);
      return tries.length === 1 ? refused('wrongPin') : signedIn;
    };
    await open({});
    await page.getByRole('button', { name: 'Nora Blanc' }).waitFor();
    await looksRight('sign-in-names');
    await page.getByRole('button', { name: 'Nora Blanc' }).click();
    await page.keyboard.type('1470');
    await page.keyboard.press('Enter');
    await page.getByText('That PIN is not right.').waitFor();
    await looksRight('sign-in-wrong-pin');
    for (const digit of ['2', '5', '8', '0']) await page.getByRole('button', { name: digit, exact: true }).click();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Where do you work, Nora Blanc?' }).waitFor();
    expect(tries).toEqual([
      { person: 'nora', pin: '1470', newPin: null },
      { person: 'nora', pin: '2580', newPin: null },
    ]);
  });

  test('the first time a PIN of one’s own is chosen, twice', async () => {
    const tries: unknown[] = [];
    hub.answer = (_event, payload) => {
      tries.push(payload);
      return tries.length === 1 ? refused('choosePin') : signedIn;
    };
    await open({});
    await page.getByRole('button', { name: 'Nora Blanc' }).click();
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Choose your PIN' }).waitFor();
    await looksRight('sign-in-choose-pin');
    await page.keyboard.type('4321');
    await page.keyboard.press('Enter');
    await page.getByText('This PIN is too easy to guess.').waitFor();
    await looksRight('sign-in-weak-pin');
    expect(tries).toHaveLength(1);
    await page.keyboard.type('4711');
    await page.keyboard.press('Enter');
    await page.getByLabel('The same PIN again').waitFor();
    await page.keyboard.type('4712');
    await page.keyboard.press('Enter');
    await page.getByText('The two were not the same.').waitFor();
    await page.keyboard.type('4711');
    await page.keyboard.press('Enter');
    await page.getByLabel('The same PIN again').waitFor();
    await page.keyboard.type('4711');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /Where do you work/ }).waitFor();
    expect(tries.at(-1)).toEqual({ person: 'nora', pin: '', newPin: '4711' });
  });

  test('many names can be searched', async () => {
    const people = Array.from({ length: 40 }, (_, i) => office.person(`p${i}`, `Person ${i}`, null));
    await open({}, people);
    await page.getByLabel('Search a name').fill('31');
    await expect.poll(() => page.locator('.people button').count()).toBe(1);
  });

  test('nobody on the list yet', async () => {
    await open({}, []);
    await page.getByText('Nobody is on the staff list yet.').waitFor();
    await looksRight('sign-in-nobody');
  });
});

describe('where do you work', () => {
  test('a free desk opens; a taken one says by whom', async () => {
    hub.take = (_command, answer) => answer({ ok: true, result: { session: 's' } as never });
    await open({ person: 'nora' });
    await page.getByText('Desk 1').click();
    await page.getByText('Hugo Petit works at this desk.').waitFor();
    expect(await page.getByRole('button', { name: 'Start work' }).isDisabled()).toBe(true);
    await looksRight('choose-desk');
    await page.getByText('Desk 2').click();
    await page.getByLabel('Work profile').selectOption('schools');
    await page.getByRole('button', { name: 'Start work' }).click();
    await expect.poll(() => hub.commands[0]).toMatchObject({ type: 'openSession', desk: '2', profile: 'schools' });
  });

  test('a refusal is told there', async () => {
    hub.take = (_command, answer) => answer(refused('profileNotYours'));
    await open({ person: 'nora' });
    await page.getByText('Desk 2').click();
    await page.getByRole('button', { name: 'Start work' }).click();
    await page.getByText('You may not work with this profile.').waitFor();
  });

  test('once the session is open the desk stands, and closing it leads back', async () => {
    hub.setView(DESK, deskHead({ visit: null }), [shown()]);
    await open({ person: 'lea' });
    await page.waitForSelector('.next');
    hub.take = (_command, answer) => {
      hub.change(QUEUE, { put: [office.person('lea', 'Léa Martin', null)] });
      answer({ ok: true, result: { session: 's1' } as never });
    };
    hub.answer = () => ({ ok: true, result: null as never });
    await page.keyboard.press('m');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
    expect(hub.commands.map(({ type }) => type)).toEqual(['closeSession']);
  });
});

describe('letting the device in', () => {
  test('a code to compare, and in by itself when it was approved', async () => {
    await open({}, OFFICE, `${hub.url}/desk`);
    await page.getByText('482 913').waitFor();
    await looksRight('pairing');
    hub.pairState = { state: 'admitted', device: 'desk-1', token: 'token-desk', role: 'desk' };
    await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
  });

  test('a device that was removed says so', async () => {
    await open({});
    await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
    hub.bye('revoked');
    await page.getByText('This device was removed from the office.').waitFor();
    await looksRight('revoked');
  });

  test('the secret does not stay in the address', async () => {
    await open({});
    await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
    expect(page.url()).toBe(`${hub.url}/desk`);
  });
});
