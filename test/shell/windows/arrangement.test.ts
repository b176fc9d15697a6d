import { beforeEach, describe, expect, test } from 'vitest';
import type { Monitor } from '#shell/ports.ts';
import { PlayedDesktop, press } from '../played-desktop.ts';
import { HUB, PlayedPc } from '../played-pc.ts';

const SECOND = { id: 2, label: 'two', bounds: { x: 1920, y: 0, width: 1280, height: 720 }, isPrimary: false };

let pc: PlayedPc;
let desktop: PlayedPc['desktop'];
let time: PlayedPc['time'];
beforeEach(() => {
  pc = new PlayedPc();
  ({ desktop, time } = pc);
});
const launch = (roles: string, ...more: string[]) => pc.launch(['--role', roles, '--hub', HUB, ...more]);

describe('several windows and monitors', () => {
  const settle = async (...monitors: Monitor[]) => {
    desktop.screens = monitors;
    // They come and go in bursts.
    desktop.monitorsChanged();
    desktop.monitorsChanged();
    await time.pass(1_000);
  };
  const FIRST = new PlayedDesktop().screens[0] as Monitor;

  test('a display beside a desk takes the second monitor, is hidden while that is off, and returns to it', async () => {
    desktop.screens = [FIRST, SECOND];
    await launch('desk,display');
    const display = desktop.window('Affichage');
    expect(display.options.bounds).toEqual(SECOND.bounds);
    display.events.loaded(`${HUB}/display`);
    expect(display.isHidden).toBe(false);
    await settle(FIRST);
    expect([display.isHidden, display.places]).toEqual([true, []]);
    display.events.loaded(`${HUB}/display`);
    expect(display.isHidden).toBe(true);
    await settle(FIRST, SECOND);
    expect([display.isHidden, display.places]).toEqual([false, [SECOND.bounds]]);
    expect(display.shows).toBe(0);
  });

  test('whoever launches a display whose monitor is off sees it', async () => {
    desktop.screens = [FIRST, SECOND];
    await launch('desk,display');
    await settle(FIRST);
    pc.launchedAgain(['--role', 'display']);
    const display = desktop.window('Affichage');
    expect([display.isHidden, display.places]).toEqual([false, [FIRST.bounds]]);
    await settle(FIRST, SECOND);
    expect(display.places.at(-1)).toEqual(SECOND.bounds);
  });

  test('a kiosk stays in front on the only monitor', async () => {
    desktop.screens = [FIRST, SECOND];
    await launch('kiosk');
    await settle(SECOND);
    expect(desktop.window('Borne').places).toEqual([SECOND.bounds]);
    await settle();
    expect(desktop.window('Borne').places).toHaveLength(1);
  });

  test('two displays stand on two monitors, each a device of its own', async () => {
    desktop.screens = [FIRST, SECOND];
    await launch('display', '--monitor', '2', '--monitor', 'any');
    const displays = desktop.windows.map(({ options, url }) => [options.partition, options.bounds, url]);
    expect(displays).toEqual([
      ['persist:display-1', SECOND.bounds, `${HUB}/display?device=1`],
      ['persist:display-2', FIRST.bounds, `${HUB}/display?device=2`],
    ]);
    expect(desktop.windows.map(({ options }) => options.title)).toEqual([
      'Affichage – Now Serving',
      'Affichage – Now Serving (2)',
    ]);
  });

  test('a key moves a display on to the next monitor', async () => {
    desktop.screens = [FIRST, SECOND];
    await launch('desk,display');
    const display = desktop.window('Affichage');
    expect(display.events.mayPress(press('M', 'control', 'alt', 'shift'))).toBe(false);
    expect(display.places.at(-1)).toEqual(FIRST.bounds);
    display.events.mayPress(press('M', 'control', 'alt', 'shift'));
    expect(display.places.at(-1)).toEqual(SECOND.bounds);
  });
});
