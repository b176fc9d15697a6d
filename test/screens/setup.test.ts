import { describe, expect, test } from 'vitest';
import { ADVICE } from '#contract/finding.ts';
import { FRESH, OFFICE, OTHER, REPORT } from './support/setup-office.ts';
import { setupPage } from './support/setup-page.ts';

/** The first launch, step by step. */

const it = setupPage();

test('one question, in the language of the PC, which can be changed', async () => {
  await it.open();
  await it.page.getByRole('heading', { name: 'What is this PC for?' }).waitFor();
  await it.looksRight('welcome');
  await it.press('Français');
  await it.page.getByRole('heading', { name: 'À quoi sert ce PC' }).waitFor();
  expect(await it.page.evaluate(() => document.documentElement.lang)).toBe('fr');
  await it.looksRight('welcome-fr');
});

test('a new office begins as what was chosen, with the screens that were', async () => {
  await it.open();
  await it.press(/^Start a new office/);
  await it.page.getByLabel('Clinic').check();
  await it.page.getByLabel('Display').check();
  await it.looksRight('start');
  await it.press('Start the office');
  await expect
    .poll(() => it.asked)
    .toEqual([['start', 'clinic', { roles: ['desk', 'display'], monitors: null, autostart: true }]]);
  it.state = { ...FRESH, doing: { is: 'starting' } };
  await it.page.getByText('The office is being set up').waitFor();
  await it.looksRight('starting');
  const detail = 'Port 8080 is in use by another program.';
  it.state = { ...FRESH, doing: { is: 'notStarted', detail } };
  await it.page.getByRole('alert').getByText(detail).waitFor();
  await it.looksRight('not-started');
});

test('which monitor shows the calls is chosen on a picture of them, where there are several', async () => {
  const bounds = { x: 0, y: 0, width: 1920, height: 1080 };
  const screens = [
    { number: '1', label: 'Built-in display', bounds },
    { number: '2', label: 'DELL U2412M', bounds: { x: -1200, y: -400, width: 1200, height: 1920 } },
    { number: '3', label: '', bounds: { ...bounds, x: 1920 } },
  ];
  it.state = { ...FRESH, offices: [OFFICE], screens };
  await it.open();
  await it.press(/^Join the office/);
  await it.press(/^La Seyne Town Hall/);
  await it.page.getByLabel('Desk').check();
  expect(await it.page.locator('.setup-monitor').count()).toBe(0);
  await it.page.getByLabel('Kiosk').check();
  for (const number of [1, 3]) await it.page.getByLabel(new RegExp(`^Monitor ${number}`)).check();
  expect(await it.page.locator('.setup-monitor input:checked').count()).toBe(1);
  await it.looksRight('monitor-of-kiosk');
  await it.page.getByLabel(/^Monitor 3/).uncheck();
  await it.page.getByLabel('Kiosk').uncheck();
  await it.page.getByLabel('Display').check();
  await it.page.getByLabel('Monitor 2 DELL U2412M, 1200 × 1920').press('Space');
  await it.press('Show the numbers');
  await it.looksRight('monitors');
  const [first, second] = await it.page.$$eval('.setup-monitor', (all) =>
    all.map((one) => one.getBoundingClientRect().x),
  );
  expect(second).toBeLessThan(first as number);
  await it.press('Join');
  await expect
    .poll(() => it.asked)
    .toEqual([['numbers'], ['join', OFFICE, { roles: ['desk', 'display'], monitors: ['2'], autostart: true }]]);
});

test('a number on its monitor', async () => {
  await it.page.goto('about:blank');
  await it.page.goto(new URL('/setup#monitor-2', it.files.address('desk')).href);
  await it.page.setViewportSize({ width: 320, height: 320 });
  await it.page.getByRole('heading', { name: '2' }).waitFor();
  await it.looksRight('monitor-number');
});

test('an office that was found is joined for what this PC is', async () => {
  it.state = { ...FRESH, offices: [OFFICE, OTHER] };
  await it.open();
  await it.press(/^Join the office/);
  await it.page.getByText('Hub at 192.168.1.20:8080, mark cdef').waitFor();
  await it.looksRight('offices');
  expect(await it.page.getByRole('button', { name: /^Clinic Nord/ }).isDisabled()).toBe(true);
  await it.press(/^La Seyne Town Hall/);
  expect(await it.page.getByRole('button', { name: 'Join' }).isDisabled()).toBe(true);
  await it.page.getByLabel('Kiosk').check();
  await it.looksRight('parts');
  await it.press('Join');
  await expect.poll(() => it.asked).toEqual([['join', OFFICE, { roles: ['kiosk'], monitors: null, autostart: true }]]);
  it.state = { ...it.state, doing: { is: 'joining', site: OFFICE.site } };
  await it.page.getByText('Joining La Seyne Town Hall').waitFor();
});

test('an office that goes away while it is looked at leads back to the list', async () => {
  it.state = { ...FRESH, offices: [OFFICE] };
  await it.open();
  await it.press(/^Join the office/);
  await it.press(/^La Seyne/);
  await it.page.getByRole('heading', { name: 'Join La Seyne Town Hall' }).waitFor();
  it.state = FRESH;
  await it.page.getByText('Looking for offices on this network').waitFor();
  await it.looksRight('looking');
});

describe('nothing found', () => {
  test('what to check stands there, and looking again is asked for', async () => {
    it.state = { ...FRESH, report: REPORT };
    await it.open();
    await it.press(/^Join the office/);
    await it.page.getByRole('heading', { name: 'No office was found' }).waitFor();
    await it.page.getByText('This PC’s own address: 192.168.1.42').waitFor();
    await it.looksRight('nothing-found');
    await it.press('Look again');
    await expect.poll(() => it.asked).toEqual([['look']]);
  });

  test.each(['English', 'Français'])('in %s every advice is a sentence, and all of them fit', async (language) => {
    it.state = { ...FRESH, report: { ...REPORT, advice: [...ADVICE] } };
    await it.open({ width: 800, height: 1_200 });
    await it.press(language);
    await it.page
      .getByRole('button')
      .filter({ hasText: /^(Join|Rejoindre)/ })
      .click();
    const sentences = it.page.locator('.setup-nothing li');
    await expect.poll(() => sentences.count()).toBe(ADVICE.length);
    for (const text of await sentences.allTextContents()) expect(text).toMatch(/^\p{Lu}.{20,}[.?]$/u);
    await it.looksRight(`all-advice-${language}`);
  });
});

describe('an address that is typed', () => {
  test('is asked, and what is wrong with it stands beside it', async () => {
    await it.open();
    await it.press(/^Join the office/);
    await it.page.getByLabel('Or type the address').fill('192.168.1.99');
    await it.page.keyboard.press('Enter');
    await expect.poll(() => it.asked).toEqual([['address', '192.168.1.99']]);
    it.state = { ...FRESH, doing: { is: 'notThere', address: '192.168.1.99:8080', why: 'unreached' } };
    await it.page.getByText(/^Nothing answers at 192.168.1.99:8080\..* TCP port 8080 in\.$/).waitFor();
    await it.looksRight('address-wrong');
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
    await it.open();
    await it.press(/^Join the office/);
    for (const [why, sentence] of sentences) {
      it.state = { ...FRESH, doing: { is: 'notThere', address: 'pc', why } };
      await it.page.getByText(sentence).waitFor();
    }
  });
});
