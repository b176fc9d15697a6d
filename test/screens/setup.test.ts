import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ADVICE, type FindingReport } from '#contract/finding.ts';
import type { SetupOffice, SetupState } from '#contract/setup.ts';
import type { Setting } from '#contract/shell-settings.ts';
import { axeProblems, keepPicture, launch, openPage, type Size, textProblems } from './support/browser.ts';
import { FixtureHub } from './support/fixture-hub.ts';
import { FRESH, OFFICE } from './support/setup-office.ts';

/** The page of the first launch, over a played app: what it shows, and what it asks. */

const WIDE: Size = { width: 1280, height: 800 };
const OTHER: SetupOffice = {
  id: 'fedcba9876543210fedcba9876543210',
  site: 'Clinic Nord',
  host: '192.168.1.31:8080',
  joins: 'hubOlder',
};
const REPORT: FindingReport = {
  ...{ tried: [], heard: 0, own: ['192.168.1.42'] },
  advice: ['hubOff', 'blockedHere', 'wifiApart', 'typeAddress'],
};
const POLICY = '/etc/now-serving/policy.json';
const byPolicy = <T>(value: T): Setting<T> => ({ value, source: 'policy', from: POLICY, locked: true });

let browser: Browser;
let files: FixtureHub;
let page: Page;
let state: SetupState;
let asked: unknown[][];
let errors: string[];
beforeAll(async () => {
  browser = await launch();
  files = await new FixtureHub().start();
  page = await openPage(browser, WIDE, { locale: 'en-GB' });
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.exposeFunction('played', (name: string, ...values: unknown[]) => {
    if (name !== 'state') asked.push([name, ...values]);
    return name === 'state' ? state : undefined;
  });
  await page.addInitScript(() => {
    const played = (window as never as { played: (...values: unknown[]) => Promise<unknown> }).played;
    const names = ['state', 'look', 'address', 'start', 'join'];
    const setup = Object.fromEntries(names.map((name) => [name, (...values: unknown[]) => played(name, ...values)]));
    Object.assign(window, { nowServing: { setup } });
  });
});
afterAll(async () => {
  await browser.close();
  await files.stop();
});
beforeEach(() => {
  [state, asked, errors] = [FRESH, [], []];
});
afterEach(() => expect(errors).toEqual([]));

/** Opens the page in an app that says what `state` is at each time it is asked. */
async function open(size = WIDE): Promise<void> {
  await page.setViewportSize(size);
  await page.goto(new URL('/setup', files.address('desk')).href);
  await page.getByRole('heading', { level: 1 }).waitFor();
}
async function looksRight(name: string): Promise<void> {
  await keepPicture(page, `setup/${name}`);
  expect(await textProblems(page)).toEqual([]);
  expect(await axeProblems(page)).toEqual([]);
}
const press = (name: string | RegExp) => page.getByRole('button', { name }).click();

test('one question, in the language of the PC, which can be changed', async () => {
  await open();
  await page.getByRole('heading', { name: 'What is this PC for?' }).waitFor();
  await looksRight('welcome');
  await press('Français');
  await page.getByRole('heading', { name: 'À quoi sert ce PC' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('fr');
  await looksRight('welcome-fr');
});

test('a new office begins as what was chosen, with the screens that were', async () => {
  await open();
  await press(/^Start a new office/);
  await page.getByLabel('Clinic').check();
  await page.getByLabel('Display').check();
  await looksRight('start');
  await press('Start the office');
  await expect.poll(() => asked).toEqual([['start', 'clinic', ['desk', 'display'], true]]);
  state = { ...FRESH, doing: { is: 'starting' } };
  await page.getByText('The office is being set up').waitFor();
  await looksRight('starting');
  const detail = 'Port 8080 is in use by another program.';
  state = { ...FRESH, doing: { is: 'notStarted', detail } };
  await page.getByRole('alert').getByText(detail).waitFor();
  await looksRight('not-started');
});

test('an office that was found is joined for what this PC is', async () => {
  state = { ...FRESH, offices: [OFFICE, OTHER] };
  await open();
  await press(/^Join the office/);
  await page.getByText('Hub at 192.168.1.20:8080, mark cdef').waitFor();
  await looksRight('offices');
  expect(await page.getByRole('button', { name: /^Clinic Nord/ }).isDisabled()).toBe(true);
  await press(/^La Seyne Town Hall/);
  expect(await page.getByRole('button', { name: 'Join' }).isDisabled()).toBe(true);
  await page.getByLabel('Kiosk').check();
  await looksRight('parts');
  await press('Join');
  await expect.poll(() => asked).toEqual([['join', OFFICE, ['kiosk'], true]]);
  state = { ...state, doing: { is: 'joining', site: OFFICE.site } };
  await page.getByText('Joining La Seyne Town Hall').waitFor();
});

test('the app starts with a PC that nobody attends, unless somebody says otherwise, and never against the policy', async () => {
  state = { ...FRESH, offices: [OFFICE] };
  await open();
  await press(/^Join the office/);
  await press(/^La Seyne Town Hall/);
  const startsWithPc = page.getByRole('checkbox', { name: /^Start with this PC/ });
  await page.getByLabel('Desk').check();
  expect(await startsWithPc.isChecked()).toBe(false);
  await page.getByLabel('Kiosk').check();
  expect(await startsWithPc.isChecked()).toBe(true);
  await startsWithPc.uncheck();
  await page.getByLabel('Display').check();
  expect(await startsWithPc.isChecked()).toBe(false);
  state = { ...state, autostart: byPolicy(true) };
  await expect.poll(() => startsWithPc.isDisabled()).toBe(true);
  expect(await startsWithPc.isChecked()).toBe(true);
  await looksRight('autostart-locked');
});

test('an office that goes away while it is looked at leads back to the list', async () => {
  state = { ...FRESH, offices: [OFFICE] };
  await open();
  await press(/^Join the office/);
  await press(/^La Seyne/);
  await page.getByRole('heading', { name: 'Join La Seyne Town Hall' }).waitFor();
  state = FRESH;
  await page.getByText('Looking for offices on this network').waitFor();
  await looksRight('looking');
});

describe('nothing found', () => {
  test('what to check stands there, and looking again is asked for', async () => {
    state = { ...FRESH, report: REPORT };
    await open();
    await press(/^Join the office/);
    await page.getByRole('heading', { name: 'No office was found' }).waitFor();
    await page.getByText('This PC’s own address: 192.168.1.42').waitFor();
    await looksRight('nothing-found');
    await press('Look again');
    await expect.poll(() => asked).toEqual([['look']]);
  });

  test.each(['English', 'Français'])('in %s every advice is a sentence, and all of them fit', async (language) => {
    state = { ...FRESH, report: { ...REPORT, advice: [...ADVICE] } };
    await open({ width: 800, height: 1_200 });
    await press(language);
    await page
      .getByRole('button')
      .filter({ hasText: /^(Join|Rejoindre)/ })
      .click();
    const sentences = page.locator('.setup-nothing li');
    await expect.poll(() => sentences.count()).toBe(ADVICE.length);
    for (const text of await sentences.allTextContents()) expect(text).toMatch(/^\p{Lu}.{20,}[.?]$/u);
    await looksRight(`all-advice-${language}`);
  });
});

describe('an address that is typed', () => {
  test('is asked, and what is wrong with it stands beside it', async () => {
    await open();
    await press(/^Join the office/);
    await page.getByLabel('Or type the address').fill('192.168.1.99');
    await page.keyboard.press('Enter');
    await expect.poll(() => asked).toEqual([['address', '192.168.1.99']]);
    state = { ...FRESH, doing: { is: 'notThere', address: '192.168.1.99:8080', why: 'unreached' } };
    await page.getByText(/^Nothing answers at 192.168.1.99:8080\..* TCP port 8080 in\.$/).waitFor();
    await looksRight('address-wrong');
  });

  test('whatever is wrong with it has its sentence', async () => {
    const sentences = [
      ['noAddress', 'is no address'],
      ['impostor', 'cannot prove it'],
      ['otherProgram', 'not Now Serving'],
      ['nameRefused', 'in numbers'],
      ['tooOld', 'older version'],
      ['otherOffice', 'another office'],
      ['busy', 'Wait a minute'],
      ['hubOlder', 'Update the hub first'],
      ['hubNewer', 'Update the app on this PC'],
      ['noScreen', 'Open it in a browser'],
      ['otherRole', 'another kind of screen'],
    ] as const;
    await open();
    await press(/^Join the office/);
    for (const [why, sentence] of sentences) {
      state = { ...FRESH, doing: { is: 'notThere', address: 'pc', why } };
      await page.getByText(sentence).waitFor();
    }
  });
});

test('what the organisation decided stands, cannot be changed, and says why', async () => {
  state = { ...FRESH, offices: [OFFICE], role: byPolicy(['display']) };
  await open();
  await press(/^Join the office/);
  await press(/^La Seyne/);
  await page.getByText(`Set by your organisation (${POLICY}).`).waitFor();
  expect(await page.getByLabel('Desk').isDisabled()).toBe(true);
  expect(await page.getByLabel('Display').isChecked()).toBe(true);
  await looksRight('locked');
  await press('Join');
  await expect.poll(() => asked).toEqual([['join', OFFICE, ['display'], true]]);
});

describe('a PC of an organisation that decided', () => {
  test('what it is cannot become a hub, and says why', async () => {
    state = { ...FRESH, role: byPolicy(['desk']) };
    await open();
    const start = page.getByRole('button', { name: /^Start a new office/ });
    expect(await start.isDisabled()).toBe(true);
    expect(await start.textContent()).toContain(`Set by your organisation (${POLICY}).`);
    await looksRight('locked-role');
  });

  test('where its hub is shows nothing but that, and the address cannot be changed', async () => {
    const doing = { is: 'notThere', address: OFFICE.host, why: 'unreached' } as const;
    state = { ...FRESH, hub: byPolicy(OFFICE.host), doing };
    await open();
    await page.getByText('whether its firewall lets TCP port 8080 in').waitFor();
    const address = page.getByLabel('The hub’s address');
    expect([await address.inputValue(), await address.getAttribute('readonly')]).toEqual([OFFICE.host, '']);
    await looksRight('locked-hub');
    await press('Look there');
    await expect.poll(() => asked).toEqual([['address', OFFICE.host]]);
  });

  test('which office it belongs to joins no other', async () => {
    state = { ...FRESH, site: byPolicy(OFFICE.id), offices: [OFFICE, { ...OTHER, joins: 'otherOffice' }] };
    await open();
    const other = page.getByRole('button', { name: /^Clinic Nord/ });
    expect(await other.isDisabled()).toBe(true);
    expect(await other.textContent()).toContain('Your organisation chose another office for this PC.');
    await looksRight('locked-office');
  });

  test.each(['en', 'fr'])('learns on the screen what does not count of its policy: %s', async (language) => {
    const codes = ['unreadable', 'notJson', 'notObject', 'tooBig', 'unknownField', 'badValue'] as const;
    const problems = codes.map((code, n) => ({ code, from: POLICY, field: n < 4 ? null : `field ${n}` }));
    state = { ...FRESH, language, problems };
    await open();
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe(language);
    const sentences = await page.locator('.setup-problems li').allTextContents();
    expect(sentences).toHaveLength(codes.length);
    for (const text of sentences) expect(text).toMatch(/^\/etc\/now-serving\/policy\.json.{10,}\.$/u);
    await looksRight(`problems-${language}`);
  });
});

test('all of it works by keyboard', async () => {
  state = { ...FRESH, offices: [OFFICE] };
  await open();
  const tabTo = async (name: string | RegExp) => {
    const wanted = page.getByRole('button', { name });
    for (let n = 0; n < 20 && !(await wanted.evaluate((node) => node === document.activeElement)); n++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
  };
  await tabTo(/^Join the office/);
  await tabTo(/^La Seyne/);
  await page.getByLabel('Desk').focus();
  await page.keyboard.press('Space');
  await tabTo('Join');
  await expect.poll(() => asked).toEqual([['join', OFFICE, ['desk'], false]]);
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
    await keepPicture(page, `setup/small/${name}`);
    expect(await textProblems(page)).toEqual([]);
    const [beyond = 1, lowest = 0] = await page.evaluate(() => [
      document.documentElement.scrollWidth - window.innerWidth,
      ...[...document.querySelectorAll('.setup-go')].map((one) => one.getBoundingClientRect().bottom),
    ]);
    expect(beyond).toBeLessThanOrEqual(0);
    expect(lowest).toBeLessThanOrEqual(height);
  }

  test.each(looks)('every step stands on the screen, in %s', async (language, size) => {
    for (const [name, part, way] of states) {
      state = { ...FRESH, language, ...part, doing: { is: 'nothing' } };
      await open(size);
      await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe(language);
      if (way !== null) await page.locator('.setup-way').nth(way).click();
      state = { ...state, ...part };
      if (part.doing) await page.locator('#address-says:not(:empty)').waitFor();
      await standsOnScreen(`${name}-${language}-${size.height}`, size);
    }
  });

  test('two offices of one name are told apart by address and mark', async () => {
    state = { ...FRESH, offices: [OFFICE, TWIN] };
    await open();
    await press(/^Join the office/);
    const texts = await page.locator('.setup-office').allTextContents();
    expect(texts.map((text) => text.replace(OFFICE.site, ''))).toEqual([
      'Hub at 192.168.1.20:8080, mark cdef',
      'Hub at 192.168.1.33:8080, mark 7788',
    ]);
  });
});

test('by keyboard alone an office is joined, and each step begins at its title', async () => {
  state = { ...FRESH, offices: [OFFICE] };
  await open();
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  const tabTo = async (name: RegExp) => {
    for (let n = 0; n < 20 && !name.test(await focused()); n += 1) await page.keyboard.press('Tab');
    expect(await focused()).toMatch(name);
  };
  await expect.poll(focused).toBe('What is this PC for?');
  await tabTo(/^Join the office/);
  await page.keyboard.press('Enter');
  await expect.poll(focused).toBe('Which office?');
  await tabTo(/^La Seyne/);
  await looksRight('keyboard');
  await page.keyboard.press('Enter');
  await expect.poll(focused).toBe('Join La Seyne Town Hall');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await tabTo(/^Join$/);
  await page.keyboard.press('Enter');
  await expect.poll(() => asked).toEqual([['join', OFFICE, ['desk'], false]]);
});

test('in high contrast where the system asks for it', async () => {
  await page.emulateMedia({ contrast: 'more' });
  state = { ...FRESH, offices: [OFFICE, OTHER], report: REPORT };
  await open();
  expect(await page.evaluate(() => document.documentElement.dataset.contrast)).toBe('high');
  await press(/^Join the office/);
  await looksRight('high-contrast');
  await page.emulateMedia({ contrast: null });
});
