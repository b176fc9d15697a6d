import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Met } from '#contract/finding.ts';
import { PROTOCOL } from '#contract/protocol.ts';
import type { SetupState } from '#contract/setup.ts';
import { launchOf } from '#shell/launch.ts';
import { isPin } from '#shell/pin.ts';
import { saveJson } from '#shell/settings/files.ts';
import { PcSettings, sentenceOf } from '#shell/settings/pc-settings.ts';
import { Shell } from '#shell/shell.ts';
import { HandTimer, settled } from './hand-timer.ts';
import { PlayedDesktop } from './played-desktop.ts';
import { metAt as met, PlayedFinder, PlayedWhereabouts, unasked } from './played-setup.ts';

const SETUP = 'app://now-serving/setup.html';
const ID = 'a'.repeat(32);
const HOST = '192.0.2.7:8080';

let folder: string;
let desktop: PlayedDesktop;
let time: HandTimer;
let finder: PlayedFinder;
let network: PlayedWhereabouts;
/** Each time that starting with the PC was set, whether it was chosen just then. */
let autostarts: boolean[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'now-serving-setup-'));
  desktop = new PlayedDesktop();
  time = new HandTimer();
  finder = new PlayedFinder();
  network = new PlayedWhereabouts();
  network.at.set(ID, HOST);
  autostarts = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const filesNow = () => ({
  policy: join(folder, 'policy.json'),
  machine: join(folder, 'config.json'),
  chosen: join(folder, 'chosen', 'settings.json'),
});
async function launch(...args: string[]): Promise<void> {
  const { monotonic, after } = time;
  const launchAgain = () => launchOf(filesNow(), args);
  const setup = { finder, settings: new PcSettings(filesNow(), args), presets: ['clinic', 'shop'] };
  const finding = { finder: network.finder, kept: network, neighbours: network.neighbours };
  const none = { answers: async () => true, identify: async () => null, tokens: { get: () => null, keep: () => {} } };
  const startsWithPc = (isNew: boolean) => void autostarts.push(isNew);
  const more = { finding, setup, launchAgain, startsWithPc };
  const parts = { ...unasked(), desktop, ...none, ...more, monotonic, after, note: () => {} };
  new Shell(parts, launchAgain()).start();
  await settled();
}
const ask = async (asked: object, url = SETUP): Promise<SetupState> => {
  const answer = await desktop.answer({ windowId: desktop.window('Now Serving').id, url, isMainFrame: true }, asked);
  await settled();
  return answer as SetupState;
};
const askKiosk = async (asked: object): Promise<unknown> => {
  const { id, url } = desktop.window('Borne');
  const answer = await desktop.answer({ windowId: id, url, isMainFrame: true }, asked);
  await settled();
  return answer;
};
const state = () => ask({ type: 'setupState', isAttended: false });
const metAt = (host: string, protocol: number = PROTOCOL): Met => met(host, ID, protocol);

describe('a PC that does not know yet what it is', () => {
  test('asks, and ends when nobody answers', async () => {
    await launch();
    expect(desktop.window('Now Serving').url).toBe(SETUP);
    expect(finder.isLooking).toBe(true);
    desktop.window('Now Serving').close();
    expect({ quits: desktop.quits, looks: finder.isLooking }).toEqual({ quits: 1, looks: false });
  });

  test('tells what to check when no office is heard of for a while', async () => {
    await launch();
    expect((await state()).report).toBe(null);
    await time.pass(6_000);
    expect((await state()).report?.advice).toEqual(['hubOff']);
  });

  test('shows the offices that proved who they are, and which of them fit', async () => {
    await launch();
    finder.hears(metAt(HOST, PROTOCOL + 1));
    expect((await state()).offices).toEqual([{ id: ID, site: 'Town Hall', host: HOST, joins: 'hubNewer' }]);
  });

  test('is told by nobody else what it is', async () => {
    await launch();
    const start = { type: 'setupStart', preset: 'clinic', roles: ['desk'], monitors: [], autostart: true };
    for (const url of ['https://example.org/', 'http://192.0.2.7:8080/desk'])
      await expect(ask(start, url)).rejects.toThrow('refused');
    await expect(ask({ type: 'again' })).rejects.toThrow('refused');
    expect(desktop.children).toEqual([]);
  });
});

describe('"Start a new office"', () => {
  test('makes it the hub, with its windows, now and at the next launch', async () => {
    await launch();
    await ask({ type: 'setupStart', preset: 'clinic', roles: ['desk'], monitors: [], autostart: true });
    await time.pass(0);
    expect(desktop.child('hub').order).toMatchObject({ preset: 'clinic', port: 8080 });
    expect(desktop.windows.map(({ isClosed }) => isClosed)).toEqual([true, false]);
    expect(launchOf(filesNow(), [])).toMatchObject({ roles: ['desk'], hub: null, office: { port: 8080 } });
    expect(autostarts).toEqual([true]);
    await launch();
    expect(autostarts).toEqual([true, false]);
  });

  test.each([true, false])('starts with this PC or not, as was chosen: %j', async (autostart) => {
    await launch();
    await ask({ type: 'setupStart', preset: 'clinic', roles: ['desk'], monitors: [], autostart });
    expect(new PcSettings(filesNow(), []).read().settings.autostart).toMatchObject({
      value: autostart,
      source: 'chosen',
    });
  });

  test('of several monitors, those that were chosen for the calls, told apart by their numbers', async () => {
    const second = {
      id: 2,
      label: 'DELL U2412M',
      bounds: { x: -1280, y: 0, width: 1280, height: 800 },
      isPrimary: false,
    };
    desktop.screens = [second, ...desktop.screens];
    await launch();
    expect((await state()).screens).toEqual([
      { number: '1', label: 'one', bounds: { x: 0, y: 0, width: 1920, height: 1080 } },
      { number: '2', label: 'DELL U2412M', bounds: second.bounds },
    ]);
    await ask({ type: 'setupNumbers' });
    const numbers = ['1', '2'].map((number) => desktop.window(number));
    for (const { events, url } of numbers) events.loaded(url);
    expect(numbers.map(({ url, options: { bounds }, isHidden, shows }) => ({ url, bounds, isHidden, shows }))).toEqual([
      { url: `${SETUP}#monitor-1`, bounds: { x: 40, y: 720, width: 320, height: 320 }, isHidden: false, shows: 0 },
      { url: `${SETUP}#monitor-2`, bounds: { x: -1240, y: 440, width: 320, height: 320 }, isHidden: false, shows: 0 },
    ]);
    await time.pass(5_000);
    expect(numbers.map(({ isClosed }) => isClosed)).toEqual([true, true]);
    await ask({ type: 'setupStart', preset: 'clinic', roles: ['display'], monitors: ['2'], autostart: true });
    expect(launchOf(filesNow(), []).monitors).toEqual(['2']);
    expect(desktop.windows.at(-1)?.options.bounds).toEqual(second.bounds);
  });

  test.each([
    [['kiosk'], ['2']],
    [
      ['kiosk', 'display'],
      ['2', '1'],
    ],
  ])('%j: of the monitors chosen, %j are kept', async (roles, kept) => {
    desktop.screens.push({
      id: 2,
      label: 'two',
      bounds: { x: 1920, y: 0, width: 1280, height: 800 },
      isPrimary: false,
    });
    await launch();
    await ask({ type: 'setupStart', preset: 'clinic', roles, monitors: ['2', '1'], autostart: true });
    expect(launchOf(filesNow(), []).monitors).toEqual(kept);
  });

  test.each([
    ['numbers that are looked at end with the page', ['desk'], true],
    ['nobody is asked on a PC with one monitor', ['display'], false],
  ])('%s, and what was chosen for the calls before stands', async (_name, roles, hasTwo) => {
    const second = { id: 2, label: 'two', bounds: { x: 1920, y: 0, width: 1280, height: 800 }, isPrimary: false };
    if (hasTwo) desktop.screens.push(second);
    new PcSettings(filesNow(), []).choose({ monitors: ['2'] });
    await launch();
    await ask({ type: 'setupNumbers' });
    await ask({ type: 'setupStart', preset: 'clinic', roles, monitors: ['1'], autostart: true });
    expect(desktop.windows.filter(({ options }) => /^\d$/.test(options.title)).every(({ isClosed }) => isClosed)).toBe(
      true,
    );
    expect(launchOf(filesNow(), []).monitors).toEqual(['2']);
  });

  test('a monitor that was named before, and not chosen anew, stands', async () => {
    const bounds = { x: 1920, y: 0, width: 1280, height: 800 };
    desktop.screens.push({ id: 2, label: 'DELL U2412M', bounds, isPrimary: false });
    new PcSettings(filesNow(), []).choose({ monitors: ['DELL U2412M'] });
    await launch();
    await ask({ type: 'setupStart', preset: 'clinic', roles: ['display'], monitors: null, autostart: true });
    expect(launchOf(filesNow(), []).monitors).toEqual(['DELL U2412M']);
    expect(desktop.windows.at(-1)?.options.bounds).toEqual(bounds);
  });

  test('with nothing that is not offered', async () => {
    await launch();
    await ask({ type: 'setupStart', preset: '../../etc', roles: ['desk'], monitors: [], autostart: true });
    expect(desktop.children).toEqual([]);
    expect((await state()).doing).toEqual({ is: 'nothing' });
  });

  test('is told to have failed where it cannot be kept', async () => {
    saveJson(join(folder, 'chosen'), 'a file where a folder should be');
    await launch();
    await ask({ type: 'setupStart', preset: 'clinic', roles: ['desk'], monitors: [], autostart: true });
    expect((await state()).doing).toMatchObject({ is: 'notStarted' });
    expect(desktop.children).toEqual([]);
  });
});

describe('"Join the office"', () => {
  test('at an address that a person typed', async () => {
    finder.at.set(HOST, metAt(HOST));
    await launch();
    await ask({ type: 'setupAddress', address: '192.0.2.7' });
    expect((await state()).offices).toHaveLength(1);
    await ask({ type: 'setupJoin', id: ID, host: HOST, roles: ['kiosk'], monitors: [], autostart: true });
    await time.pass(0);
    const kiosk = desktop.window('Borne');
    expect(kiosk.url).toContain('page=choosePin');
    await askKiosk({ type: 'choosePin', pin: null });
    expect(kiosk.url).toBe(`http://${HOST}/kiosk?device=1`);
    expect(desktop.children).toEqual([]);
    const { settings } = new PcSettings(filesNow(), []).read();
    expect([settings.role.value, settings.hub.value, settings.site.value]).toEqual([['kiosk'], HOST, ID]);
  });

  test('a kiosk asks whoever sets it up for the PIN that leaves it, once', async () => {
    finder.at.set(HOST, metAt(HOST));
    await launch();
    await ask({ type: 'setupAddress', address: '192.0.2.7' });
    await ask({ type: 'setupJoin', id: ID, host: HOST, roles: ['kiosk'], monitors: [], autostart: true });
    await time.pass(0);
    await askKiosk({ type: 'choosePin', pin: '80462' });
    await expect(askKiosk({ type: 'choosePin', pin: '1111' })).rejects.toThrow('refused');
    const { pin } = launchOf(filesNow(), []);
    expect(isPin('80462', pin ?? '')).toBe(true);
    await askKiosk({ type: 'staff' });
    expect(await askKiosk({ type: 'leave', pin: '80462', rejoins: false })).toEqual({ ok: true });
  });

  test.each([
    ['that is none', 'what ever', { is: 'notThere', address: 'what ever', why: 'noAddress' }],
    ['of something else', 'pc', { is: 'notThere', address: 'pc:8080', why: 'otherProgram' }],
  ])('an address %s is told', async (_what, address, doing) => {
    await launch();
    await ask({ type: 'setupAddress', address });
    expect((await state()).doing).toEqual(doing);
  });

  test.each([
    ['that nobody met', null, HOST],
    ['at another address than it proved itself', metAt(HOST), '198.51.100.1:8080'],
    ['of another version', metAt(HOST, PROTOCOL + 1), HOST],
  ])('no office is joined %s', async (_what, met, host) => {
    await launch();
    if (met) finder.hears(met);
    await ask({ type: 'setupJoin', id: ID, host, roles: ['desk'], monitors: [], autostart: true });
    await time.pass(0);
    expect(desktop.windows).toHaveLength(1);
    expect(launchOf(filesNow(), []).roles).toEqual([]);
  });

  test('what the organisation decided stands', async () => {
    saveJson(join(folder, 'policy.json'), { role: [], site: ID });
    await launch();
    finder.hears(metAt(HOST));
    await ask({ type: 'setupJoin', id: ID, host: HOST, roles: ['desk'], monitors: [], autostart: true });
    const { settings, problems } = new PcSettings(filesNow(), []).read();
    expect({ role: settings.role.value, hub: settings.hub.value }).toEqual({ role: [], hub: HOST });
    expect(problems.map(sentenceOf)).toEqual([]);
  });
});

describe('an address with its secret', () => {
  const SECRET = '0123456789abcdef0123456789abcdef';
  const invitationTo = (page: string) => `http://${HOST}/${page}#join=${SECRET}`;
  const DESK = `http://${HOST}/desk?device=1`;

  test('lets the window in at once, with its role, and this PC belongs to that office from then on', async () => {
    finder.at.set(HOST, metAt(HOST));
    await launch();
    await ask({ type: 'setupAddress', address: invitationTo('desk') });
    await time.pass(0);
    expect(desktop.window('Guichet').url).toBe(`${DESK}#join=${SECRET}`);
    expect(launchOf(filesNow(), [])).toMatchObject({ roles: ['desk'], hub: `http://${HOST}`, site: ID });
  });

  test('on the command line is asked as if it were typed', async () => {
    finder.at.set(HOST, metAt(HOST));
    await launch('--join', invitationTo('desk'));
    await time.pass(0);
    expect(desktop.window('Guichet').url).toBe(`${DESK}#join=${SECRET}`);
  });

  test('is nothing new to a PC that joined with it', async () => {
    finder.at.set(HOST, metAt(HOST));
    await launch('--join', invitationTo('desk'));
    await time.pass(0);
    finder.at.clear();
    desktop = new PlayedDesktop();
    await launch('--join', invitationTo('desk'));
    expect(desktop.window('Guichet').url).toContain(`http://${HOST}/desk`);
    expect(desktop.windows).toHaveLength(1);
  });

  test('of another office takes this PC over there', async () => {
    saveJson(filesNow().chosen, { role: ['kiosk'], hub: '192.0.2.99:8080', site: 'b'.repeat(32) });
    finder.at.set(HOST, metAt(HOST));
    await launch('--join', invitationTo('desk'));
    await time.pass(0);
    expect(desktop.window('Guichet').url).toBe(`${DESK}#join=${SECRET}`);
    expect(launchOf(filesNow(), [])).toMatchObject({ roles: ['desk'], hub: `http://${HOST}`, site: ID });
  });

  test('of an office begun anew elsewhere leaves this PC everything that it is, and whether it starts with it', async () => {
    saveJson(filesNow().chosen, {
      role: ['desk', 'display'],
      autostart: false,
      hub: '192.0.2.99:8080',
      site: 'b'.repeat(32),
    });
    finder.at.set(HOST, metAt(HOST));
    await launch('--join', invitationTo('display'));
    await time.pass(0);
    expect(desktop.window('Affichage').url).toBe(`http://${HOST}/display?device=1#join=${SECRET}`);
    const { role, autostart, site } = new PcSettings(filesNow(), []).read().settings;
    expect([role.value, autostart.value, site.value]).toEqual([['desk', 'display'], false, ID]);
  });

  test.each([
    ['an admin page', 'admin', {}, metAt(HOST), 'noScreen'],
    ['a station', 'station', {}, metAt(HOST), 'noScreen'],
    ['another kind of screen than was decided', 'desk', { role: [] }, metAt(HOST), 'otherRole'],
    ['another office than was decided', 'desk', { site: 'b'.repeat(32) }, metAt(HOST), 'otherOffice'],
    ['a hub that is newer', 'desk', {}, metAt(HOST, PROTOCOL + 1), 'hubNewer'],
    ['a hub that is older', 'desk', {}, metAt(HOST, PROTOCOL - 1), 'hubOlder'],
  ])('lets in nobody for %s', async (_what, page, policy, met, why) => {
    saveJson(join(folder, 'policy.json'), policy);
    finder.at.set(HOST, met);
    await launch();
    await ask({ type: 'setupAddress', address: invitationTo(page) });
    await time.pass(0);
    expect((await state()).doing).toEqual({ is: 'notThere', address: HOST, why });
    expect(desktop.windows).toHaveLength(1);
  });
});

describe('a policy', () => {
  const policy = (values: object) => saveJson(join(folder, 'policy.json'), values);

  test('with hub and role asks nothing', async () => {
    policy({ role: 'desk', hub: HOST });
    await launch();
    expect(desktop.windows.map(({ options }) => options.partition)).toEqual(['persist:desk-1']);
    expect(desktop.window('Guichet').url).toBe(`http://${HOST}/desk?device=1`);
  });

  test('with office and role asks nothing, wherever its hub is', async () => {
    policy({ role: 'desk', site: ID });
    await launch();
    expect(desktop.window('Guichet').url).toBe(`http://${HOST}/desk?device=1`);
  });

  test('with a role only asks which office', async () => {
    policy({ role: 'desk' });
    await launch();
    finder.hears(metAt(HOST));
    expect(await state()).toMatchObject({ role: { value: ['desk'], locked: true }, offices: [{ joins: 'yes' }] });
    await ask({ type: 'setupStart', preset: 'clinic', roles: ['desk'], monitors: [], autostart: true });
    expect(desktop.children).toEqual([]);
  });

  test('with a hub only looks nowhere else, at once', async () => {
    policy({ hub: HOST });
    finder.at.set(HOST, metAt(HOST));
    await launch();
    expect(finder.isLooking).toBe(false);
    expect(await state()).toMatchObject({ hub: { locked: true }, offices: [{ host: HOST, joins: 'yes' }] });
  });

  test('that says whether the app starts with this PC stands', async () => {
    policy({ autostart: false });
    await launch();
    expect((await state()).autostart).toMatchObject({ value: false, locked: true });
    await ask({ type: 'setupStart', preset: 'clinic', roles: ['desk'], monitors: [], autostart: true });
    expect(new PcSettings(filesNow(), []).read().settings.autostart.value).toBe(false);
  });

  test('with an office shows which of those found it is not', async () => {
    policy({ site: 'b'.repeat(32) });
    await launch();
    finder.hears(metAt(HOST));
    expect((await state()).offices).toMatchObject([{ joins: 'otherOffice' }]);
    await ask({ type: 'setupJoin', id: ID, host: HOST, roles: ['desk'], monitors: [], autostart: true });
    expect(desktop.windows).toHaveLength(1);
  });

  test('that is broken is told on the page', async () => {
    writeFileSync(join(folder, 'policy.json'), '{"role": ');
    await launch();
    expect((await state()).problems).toEqual([{ code: 'notJson', from: join(folder, 'policy.json'), field: null }]);
  });
});
