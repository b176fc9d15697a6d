import { describe, expect, test } from 'vitest';
import type { Setting } from '#contract/shell-settings.ts';
import { FRESH, OFFICE, OTHER } from './support/setup-office.ts';
import { setupPage } from './support/setup-page.ts';

/** The first launch of a PC of which somebody decided something before. */

const POLICY = '/etc/now-serving/policy.json';
const byPolicy = <T>(value: T): Setting<T> => ({ value, source: 'policy', from: POLICY, locked: true });
const it = setupPage();

test('the app starts with a PC that nobody attends, unless somebody says otherwise, and never against the policy', async () => {
  it.state = { ...FRESH, offices: [OFFICE] };
  await it.open();
  await it.press(/^Join the office/);
  await it.press(/^La Seyne Town Hall/);
  const startsWithPc = it.page.getByRole('checkbox', { name: /^Start with this PC/ });
  await it.page.getByLabel('Desk').check();
  expect(await startsWithPc.isChecked()).toBe(false);
  await it.page.getByLabel('Kiosk').check();
  expect(await startsWithPc.isChecked()).toBe(true);
  await startsWithPc.uncheck();
  await it.page.getByLabel('Display').check();
  expect(await startsWithPc.isChecked()).toBe(false);
  it.state = { ...it.state, autostart: byPolicy(true) };
  await expect.poll(() => startsWithPc.isDisabled()).toBe(true);
  expect(await startsWithPc.isChecked()).toBe(true);
  await it.looksRight('autostart-locked');
});

test('what the organisation decided stands, cannot be changed, and says why', async () => {
  it.state = { ...FRESH, offices: [OFFICE], role: byPolicy(['display']) };
  await it.open();
  await it.press(/^Join the office/);
  await it.press(/^La Seyne/);
  await it.page.getByText(`Set by your organisation (${POLICY}).`).waitFor();
  expect(await it.page.getByLabel('Desk').isDisabled()).toBe(true);
  expect(await it.page.getByLabel('Display').isChecked()).toBe(true);
  await it.looksRight('locked');
  await it.press('Join');
  await expect
    .poll(() => it.asked)
    .toEqual([['join', OFFICE, { roles: ['display'], monitors: null, autostart: true }]]);
});

test('a monitor that is named as the system calls it stands, and is shown', async () => {
  const bounds = { x: 0, y: 0, width: 1920, height: 1080 };
  const screens = [
    { number: '1', label: 'Built-in display', bounds },
    { number: '2', label: 'DELL U2412M', bounds: { ...bounds, x: 1920 } },
  ];
  const role = byPolicy(['display' as const]);
  it.state = { ...FRESH, offices: [OFFICE], screens, role, monitors: byPolicy(['Dell U2412M', 'any']) };
  await it.open();
  await it.press(/^Join the office/);
  await it.press(/^La Seyne/);
  const isOn = (number: number) => it.page.getByLabel(new RegExp(`^Monitor ${number}`)).isChecked();
  expect([await isOn(1), await isOn(2)]).toEqual([false, true]);
  await it.press('Join');
  await expect
    .poll(() => it.asked)
    .toEqual([['join', OFFICE, { roles: ['display'], monitors: null, autostart: true }]]);
});

test('a PC that joins again starts with the computer as it did', async () => {
  const autostart = { value: false, source: 'chosen' as const, from: 'settings.json', locked: false };
  it.state = { ...FRESH, isAgain: true, offices: [OFFICE], role: { ...FRESH.role, value: ['kiosk'] }, autostart };
  await it.open();
  await it.press(/^La Seyne/);
  expect(await it.page.getByRole('checkbox', { name: /^Start with this PC/ }).isChecked()).toBe(false);
});

describe('a PC of an organisation that decided', () => {
  test('what it is cannot become a hub, and says why', async () => {
    it.state = { ...FRESH, role: byPolicy(['desk']) };
    await it.open();
    const start = it.page.getByRole('button', { name: /^Start a new office/ });
    expect(await start.isDisabled()).toBe(true);
    expect(await start.textContent()).toContain(`Set by your organisation (${POLICY}).`);
    await it.looksRight('locked-role');
  });

  test('where its hub is shows nothing but that, and the address cannot be changed', async () => {
    const doing = { is: 'notThere', address: OFFICE.host, why: 'unreached' } as const;
    it.state = { ...FRESH, hub: byPolicy(OFFICE.host), doing };
    await it.open();
    await it.page.getByText('whether its firewall lets TCP port 8080 in').waitFor();
    const address = it.page.getByLabel('The hub’s address');
    expect([await address.inputValue(), await address.getAttribute('readonly')]).toEqual([OFFICE.host, '']);
    await it.looksRight('locked-hub');
    await it.press('Look there');
    await expect.poll(() => it.asked).toEqual([['address', OFFICE.host]]);
  });

  test('which office it belongs to joins no other', async () => {
    it.state = { ...FRESH, site: byPolicy(OFFICE.id), offices: [OFFICE, { ...OTHER, joins: 'otherOffice' }] };
    await it.open();
    const other = it.page.getByRole('button', { name: /^Clinic Nord/ });
    expect(await other.isDisabled()).toBe(true);
    expect(await other.textContent()).toContain('Your organisation chose another office for this PC.');
    await it.looksRight('locked-office');
  });

  test.each(['en', 'fr'])('learns on the screen what does not count of its policy: %s', async (language) => {
    const codes = ['unreadable', 'notJson', 'notObject', 'tooBig', 'unknownField', 'badValue'] as const;
    const problems = codes.map((code, n) => ({ code, from: POLICY, field: n < 4 ? null : `field ${n}` }));
    it.state = { ...FRESH, language, problems };
    await it.open();
    await expect.poll(() => it.page.evaluate(() => document.documentElement.lang)).toBe(language);
    const sentences = await it.page.locator('.setup-problems li').allTextContents();
    expect(sentences).toHaveLength(codes.length);
    for (const text of sentences) expect(text).toMatch(/^\/etc\/now-serving\/policy\.json.{10,}\.$/u);
    await it.looksRight(`problems-${language}`);
  });
});
