import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PROTOCOL } from '#contract/protocol.ts';
import { launchOf } from '#shell/launch.ts';
import { isPin } from '#shell/pin.ts';
import { saveJson } from '#shell/settings/files.ts';
import { PcSettings, sentenceOf } from '#shell/settings/pc-settings.ts';
import { settled } from './hand-timer.ts';
import { HOST, ID, NewPc, officeAt, SETUP } from './new-pc.ts';

let pc: NewPc;
beforeEach(() => {
  pc = new NewPc();
});
afterEach(() => pc.remove());
const askKiosk = async (asked: object): Promise<unknown> => {
  const { id, url } = pc.desktop.window('Borne');
  const answer = await pc.desktop.answer({ windowId: id, url, isMainFrame: true }, asked);
  await settled();
  return answer;
};

describe('a PC that does not know yet what it is', () => {
  test('asks, and ends when nobody answers', async () => {
    await pc.launch();
    expect(pc.desktop.window('Now Serving').url).toBe(SETUP);
    expect(pc.finder.isLooking).toBe(true);
    pc.desktop.window('Now Serving').close();
    expect({ quits: pc.desktop.quits, looks: pc.finder.isLooking }).toEqual({ quits: 1, looks: false });
  });

  test('tells what to check when no office is heard of for a while', async () => {
    await pc.launch();
    expect((await pc.state()).report).toBe(null);
    await pc.time.pass(6_000);
    expect((await pc.state()).report?.advice).toEqual(['hubOff']);
  });

  test('shows the offices that proved who they are, and which of them fit', async () => {
    await pc.launch();
    pc.finder.hears(officeAt(HOST, PROTOCOL + 1));
    expect((await pc.state()).offices).toEqual([{ id: ID, site: 'Town Hall', host: HOST, joins: 'hubNewer' }]);
  });

  test('is told by nobody else what it is', async () => {
    await pc.launch();
    const start = { type: 'setupStart', preset: 'clinic', roles: ['desk'], monitors: [], autostart: true };
    for (const url of ['https://example.org/', 'http://192.0.2.7:8080/desk'])
      await expect(pc.ask(start, url)).rejects.toThrow('refused');
    await expect(pc.ask({ type: 'again' })).rejects.toThrow('refused');
    expect(pc.desktop.children).toEqual([]);
  });
});

describe('"Start a new office"', () => {
  test('makes it the hub, with its windows, now and at the next launch', async () => {
    await pc.launch();
    await pc.ask({ type: 'setupStart', preset: 'clinic', roles: ['desk'], monitors: [], autostart: true });
    await pc.time.pass(0);
    expect(pc.desktop.child('hub').order).toMatchObject({ preset: 'clinic', port: 8080 });
    expect(pc.desktop.windows.map(({ isClosed }) => isClosed)).toEqual([true, false]);
    expect(launchOf(pc.files, [])).toMatchObject({ roles: ['desk'], hub: null, office: { port: 8080 } });
    expect(pc.autostarts).toEqual([true]);
    await pc.launch();
    expect(pc.autostarts).toEqual([true, false]);
  });

  test.each([true, false])('starts with this PC or not, as was chosen: %j', async (autostart) => {
    await pc.launch();
    await pc.ask({ type: 'setupStart', preset: 'clinic', roles: ['desk'], monitors: [], autostart });
    expect(new PcSettings(pc.files, []).read().settings.autostart).toMatchObject({
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
    pc.desktop.screens = [second, ...pc.desktop.screens];
    await pc.launch();
    expect((await pc.state()).screens).toEqual([
      { number: '1', label: 'one', bounds: { x: 0, y: 0, width: 1920, height: 1080 } },
      { number: '2', label: 'DELL U2412M', bounds: second.bounds },
    ]);
    await pc.ask({ type: 'setupNumbers' });
    const numbers = ['1', '2'].map((number) => pc.desktop.window(number));
    for (const { events, url } of numbers) events.loaded(url);
    expect(numbers.map(({ url, options: { bounds }, isHidden, shows }) => ({ url, bounds, isHidden, shows }))).toEqual([
      { url: `${SETUP}#monitor-1`, bounds: { x: 40, y: 720, width: 320, height: 320 }, isHidden: false, shows: 0 },
      { url: `${SETUP}#monitor-2`, bounds: { x: -1240, y: 440, width: 320, height: 320 }, isHidden: false, shows: 0 },
    ]);
    await pc.time.pass(5_000);
    expect(numbers.map(({ isClosed }) => isClosed)).toEqual([true, true]);
    await pc.ask({ type: 'setupStart', preset: 'clinic', roles: ['display'], monitors: ['2'], autostart: true });
    expect(launchOf(pc.files, []).monitors).toEqual(['2']);
    expect(pc.desktop.windows.at(-1)?.options.bounds).toEqual(second.bounds);
  });

  test.each([
    [['kiosk'], ['2']],
    [
      ['kiosk', 'display'],
      ['2', '1'],
    ],
  ])('%j: of the monitors chosen, %j are kept', async (roles, kept) => {
    pc.desktop.screens.push({
      id: 2,
      label: 'two',
      bounds: { x: 1920, y: 0, width: 1280, height: 800 },
      isPrimary: false,
    });
    await pc.launch();
    await pc.ask({ type: 'setupStart', preset: 'clinic', roles, monitors: ['2', '1'], autostart: true });
    expect(launchOf(pc.files, []).monitors).toEqual(kept);
  });

  test.each([
    ['numbers that are looked at end with the page', ['desk'], true],
    ['nobody is asked on a PC with one monitor', ['display'], false],
  ])('%s, and what was chosen for the calls before stands', async (_name, roles, hasTwo) => {
    const second = { id: 2, label: 'two', bounds: { x: 1920, y: 0, width: 1280, height: 800 }, isPrimary: false };
    if (hasTwo) pc.desktop.screens.push(second);
    new PcSettings(pc.files, []).choose({ monitors: ['2'] });
    await pc.launch();
    await pc.ask({ type: 'setupNumbers' });
    await pc.ask({ type: 'setupStart', preset: 'clinic', roles, monitors: ['1'], autostart: true });
    expect(
      pc.desktop.windows.filter(({ options }) => /^\d$/.test(options.title)).every(({ isClosed }) => isClosed),
    ).toBe(true);
    expect(launchOf(pc.files, []).monitors).toEqual(['2']);
  });

  test('a monitor that was named before, and not chosen anew, stands', async () => {
    const bounds = { x: 1920, y: 0, width: 1280, height: 800 };
    pc.desktop.screens.push({ id: 2, label: 'DELL U2412M', bounds, isPrimary: false });
    new PcSettings(pc.files, []).choose({ monitors: ['DELL U2412M'] });
    await pc.launch();
    await pc.ask({ type: 'setupStart', preset: 'clinic', roles: ['display'], monitors: null, autostart: true });
    expect(launchOf(pc.files, []).monitors).toEqual(['DELL U2412M']);
    expect(pc.desktop.windows.at(-1)?.options.bounds).toEqual(bounds);
  });

  test('with nothing that is not offered', async () => {
    await pc.launch();
    await pc.ask({ type: 'setupStart', preset: '../../etc', roles: ['desk'], monitors: [], autostart: true });
    expect(pc.desktop.children).toEqual([]);
    expect((await pc.state()).doing).toEqual({ is: 'nothing' });
  });

  test('is told to have failed where it cannot be kept', async () => {
    saveJson(join(pc.folder, 'chosen'), 'a file where a folder should be');
    await pc.launch();
    await pc.ask({ type: 'setupStart', preset: 'clinic', roles: ['desk'], monitors: [], autostart: true });
    expect((await pc.state()).doing).toMatchObject({ is: 'notStarted' });
    expect(pc.desktop.children).toEqual([]);
  });
});

describe('"Join the office"', () => {
  test('at an address that a person typed', async () => {
    pc.finder.at.set(HOST, officeAt(HOST));
    await pc.launch();
    await pc.ask({ type: 'setupAddress', address: '192.0.2.7' });
    expect((await pc.state()).offices).toHaveLength(1);
    await pc.ask({ type: 'setupJoin', id: ID, host: HOST, roles: ['kiosk'], monitors: [], autostart: true });
    await pc.time.pass(0);
    const kiosk = pc.desktop.window('Borne');
    expect(kiosk.url).toContain('page=choosePin');
    await askKiosk({ type: 'choosePin', pin: null });
    expect(kiosk.url).toBe(`http://${HOST}/kiosk?device=1`);
    expect(pc.desktop.children).toEqual([]);
    const { settings } = new PcSettings(pc.files, []).read();
    expect([settings.role.value, settings.hub.value, settings.site.value]).toEqual([['kiosk'], HOST, ID]);
  });

  test('a kiosk asks whoever sets it up for the PIN that leaves it, once', async () => {
    pc.finder.at.set(HOST, officeAt(HOST));
    await pc.launch();
    await pc.ask({ type: 'setupAddress', address: '192.0.2.7' });
    await pc.ask({ type: 'setupJoin', id: ID, host: HOST, roles: ['kiosk'], monitors: [], autostart: true });
    await pc.time.pass(0);
    await askKiosk({ type: 'choosePin', pin: '80462' });
    await expect(askKiosk({ type: 'choosePin', pin: '1111' })).rejects.toThrow('refused');
    const { pin } = launchOf(pc.files, []);
    expect(isPin('80462', pin ?? '')).toBe(true);
    await askKiosk({ type: 'staff' });
    expect(await askKiosk({ type: 'leave', pin: '80462', rejoins: false })).toEqual({ ok: true });
  });

  test.each([
    ['that is none', 'what ever', { is: 'notThere', address: 'what ever', why: 'noAddress' }],
    ['of something else', 'pc', { is: 'notThere', address: 'pc:8080', why: 'otherProgram' }],
  ])('an address %s is told', async (_what, address, doing) => {
    await pc.launch();
    await pc.ask({ type: 'setupAddress', address });
    expect((await pc.state()).doing).toEqual(doing);
  });

  test.each([
    ['that nobody met', null, HOST],
    ['at another address than it proved itself', officeAt(HOST), '198.51.100.1:8080'],
    ['of another version', officeAt(HOST, PROTOCOL + 1), HOST],
  ])('no office is joined %s', async (_what, met, host) => {
    await pc.launch();
    if (met) pc.finder.hears(met);
    await pc.ask({ type: 'setupJoin', id: ID, host, roles: ['desk'], monitors: [], autostart: true });
    await pc.time.pass(0);
    expect(pc.desktop.windows).toHaveLength(1);
    expect(launchOf(pc.files, []).roles).toEqual([]);
  });

  test('what the organisation decided stands', async () => {
    saveJson(join(pc.folder, 'policy.json'), { role: [], site: ID });
    await pc.launch();
    pc.finder.hears(officeAt(HOST));
    await pc.ask({ type: 'setupJoin', id: ID, host: HOST, roles: ['desk'], monitors: [], autostart: true });
    const { settings, problems } = new PcSettings(pc.files, []).read();
    expect({ role: settings.role.value, hub: settings.hub.value }).toEqual({ role: [], hub: HOST });
    expect(problems.map(sentenceOf)).toEqual([]);
  });
});
