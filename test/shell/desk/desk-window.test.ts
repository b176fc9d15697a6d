import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeskChoice, DeskState } from '#contract/bridge.ts';
import { settled } from '../hand-timer.ts';
import { PlayedPc } from '../played-pc.ts';

let folder: string;
let pc: PlayedPc;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'now-serving-desk-window-'));
  pc = new PlayedPc();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const files = () => ({
  policy: join(folder, 'policy.json'),
  machine: join(folder, 'config.json'),
  chosen: join(folder, 'settings.json'),
});

const launch = (role = 'desk', ...more: string[]) => pc.launch(['--role', role, '--hub', pc.hub, ...more], files());

const desk = () => pc.desktop.window('Guichet');
const ask = (asked: object) => pc.ask('Guichet', asked);
const choose = (choice: DeskChoice) => ask({ type: 'setDesk', choice }) as Promise<DeskState>;

describe('the form of the window', () => {
  test('is a usual window, until somebody chooses the bar: 360 px at an edge, as high as the free part of the screen', async () => {
    await launch();
    expect(desk().options.kind.isBar).toBe(false);
    const state = await choose({ deskWindow: 'bar' });
    await settled();
    expect(state.settings.deskWindow).toMatchObject({ value: 'bar', locked: false });
    expect(desk().options).toMatchObject({
      kind: { isBar: true, closes: 'asks' },
      bounds: { x: 1560, y: 0, width: 360, height: 1040 },
    });
    expect(desk().url).toBe(`${pc.hub}/desk?device=1`);
  });

  test('another form is another window, of which the first one says nothing any more', async () => {
    await launch();
    const before = desk();
    await choose({ deskWindow: 'bar' });
    await settled();
    expect(before.isClosed).toBe(true);
    before.events.failed(`${pc.hub}/desk`);
    before.events.gone('crashed');
    await settled();
    expect(desk().loads).toEqual([`${pc.hub}/desk?device=1`]);
    expect(pc.desktop.quits).toBe(0);
    desk().close();
    expect(pc.desktop.quits).toBe(1);
  });

  test('is kept for the next launch', async () => {
    await launch();
    await choose({ deskWindow: 'bar', deskEdge: 'left' });
    pc = new PlayedPc();
    await launch();
    expect(desk().options.bounds).toEqual({ x: 0, y: 0, width: 360, height: 1040 });
  });

  test('follows what system bars leave free, and the other edge at once', async () => {
    await launch('desk', '--desk-edge', 'left');
    await choose({ deskWindow: 'bar' });
    pc.desktop.free = { x: 60, y: 30, width: 1860, height: 1000 };
    pc.desktop.monitorsChanged();
    await pc.time.pass(1_000);
    expect(desk().places.at(-1)).toEqual({ x: 60, y: 30, width: 360, height: 1000 });
  });

  test('what the organisation decided stays, and says who said so', async () => {
    writeFileSync(files().policy, JSON.stringify({ deskWindow: 'bar' }));
    await launch();
    const { settings } = await choose({ deskWindow: 'window' });
    expect(settings.deskWindow).toMatchObject({ value: 'bar', locked: true, from: files().policy });
    expect(desk().options.kind.isBar).toBe(true);
  });

  test('only the desk of the hub may ask, and only what there is to choose', async () => {
    await launch();
    await expect(ask({ type: 'setDesk', choice: { port: 1 } })).rejects.toThrow('refused');
    const stranger = { windowId: desk().id, url: 'http://192.0.2.8/desk', isMainFrame: true };
    await expect(pc.desktop.answer(stranger, { type: 'desk' })).rejects.toThrow('refused');
  });
});

describe('keys for every program', () => {
  const press = (key: string) => pc.desktop.shortcuts.get(key)?.();
  const KEYS = { next: 'F13', recall: 'Control+Alt+R', show: 'F24' };

  test('none at first: no key is taken from other programs', async () => {
    await launch();
    expect(pc.desktop.shortcuts.size).toBe(0);
  });

  test('reach the page as one press, however long they are held', async () => {
    await launch();
    await choose({ shortcuts: KEYS });
    // As the slowest keyboards repeat, and then as fast as any.
    for (const pause of [0, 1_000, 30, 30, 30]) {
      await pc.time.pass(pause);
      press('F13');
    }
    expect(desk().told).toEqual([{ type: 'press', action: 'next' }]);
    press('Control+Alt+R');
    await pc.time.pass(1_100);
    press('F13');
    expect(desk().told.map((what) => what.type === 'press' && what.action)).toEqual(['next', 'recall', 'next']);
  });

  test('show the window', async () => {
    await launch();
    await choose({ shortcuts: KEYS });
    const { shows } = desk();
    press('F24');
    expect(desk().shows).toBe(shows + 1);
    expect(desk().told).toEqual([]);
  });

  test('one that the system refuses is said, and so is one that is given twice', async () => {
    pc.desktop.taken = ['F13'];
    await launch();
    const { refused } = await choose({ shortcuts: { ...KEYS, end: 'F24' } });
    expect(refused).toEqual(['next', 'show']);
    expect(await ask({ type: 'desk' })).toMatchObject({ refused });
  });

  test('stay with the PC, and go with the window', async () => {
    await launch();
    await choose({ shortcuts: KEYS });
    expect(JSON.parse(readFileSync(files().chosen, 'utf8'))).toEqual({ shortcuts: KEYS });
    pc = new PlayedPc();
    await launch('desk,display');
    expect([...pc.desktop.shortcuts.keys()]).toEqual(['F13', 'Control+Alt+R', 'F24']);
    desk().close();
    expect(pc.desktop.shortcuts.size).toBe(0);
  });

  test.each(['A', 'Shift+A', 'Space', 'PageDown', 'Control+Meta', 'F25'])(
    '%s is none: other programs need it, or there is no such key',
    async (key) => {
      await launch();
      await expect(ask({ type: 'setDesk', choice: { shortcuts: { next: key } } })).rejects.toThrow('refused');
    },
  );

  test.each(['F1', 'F24', 'Shift+F13', 'Control+A', 'Alt+Shift+PageDown'])('%s is one', async (key) => {
    await launch();
    await choose({ shortcuts: { next: key } });
    expect([...pc.desktop.shortcuts.keys()]).toEqual([key]);
  });
});

describe('when somebody comes to wait', () => {
  test('whoever works in another program is told, without name or number; a click shows the desk', async () => {
    await launch();
    await ask({ type: 'arrived' });
    const [notice] = pc.desktop.notices;
    expect(notice).toMatchObject({ title: 'Quelqu’un attend' });
    expect(desk().calls).toBe(1);
    const { shows } = desk();
    notice?.clicked();
    expect(desk().shows).toBe(shows + 1);
  });

  test('whoever looks at the desk is not', async () => {
    await launch();
    desk().focused = true;
    await ask({ type: 'arrived' });
    expect(pc.desktop.notices).toEqual([]);
  });

  test('nor whoever switched it off', async () => {
    await launch();
    await choose({ notifications: false });
    await ask({ type: 'arrived' });
    expect([pc.desktop.notices, desk().calls]).toEqual([[], 0]);
  });
});
