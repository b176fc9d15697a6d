import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWork } from '../e2e/support/people.ts';
import { whyMissing } from '../hardware/speech/hear.ts';
import { tied } from '../support/tied.ts';
import { App, keepScreen, until } from './support/app.ts';
import { Buses, type Played, whyNoBuses } from './support/buses.ts';
import { freePort } from './support/free-port.ts';
import { XServer } from './support/x-server.ts';

/**
 * The app in a session as a desktop has it: with the service that tells of sleep, the one that is asked not to (GNOME's), a place for
 * pictures beside the clock and notifications. The first two are played, the others are real.
 */

const why = process.env.NS_LONG === undefined ? 'NS_LONG=1 runs it' : (whyNoBuses() ?? whyMissing('trayer', 'dunst'));
const because = why === undefined ? '' : ` (skipped, ${why})`;
const whyBare = process.env.NS_LONG === undefined ? 'NS_LONG=1 runs it' : whyMissing('xset', 'python3');
const becauseBare = whyBare === undefined ? '' : ` (skipped, ${whyBare})`;

const LOGIND = ['system', 'org.freedesktop.login1', '/org/freedesktop/login1'] as const;
const MANAGER = 'org.freedesktop.login1.Manager';
const NOTIFICATIONS = ['session', 'org.freedesktop.Notifications', '/org/freedesktop/Notifications'] as const;
const SESSIONS = 'org.gnome.SessionManager';
/** Bits of what GNOME is asked to hold back. */
const SUSPEND = 4;
const IDLE = 8;
const PANEL = { width: 200, height: 48 };
/** The same button again before this is a double click, ms. */
const DOUBLE = 500;

describe.skipIf(why !== undefined)(`the system around the app${because}`, () => {
  const home = mkdtempSync(join(tmpdir(), 'now-serving-system-'));
  const beside: ChildProcess[] = [];
  let screen: XServer;
  let buses: Buses;
  let sessions: Played;
  let app: App;
  let desk: Page;
  let admin: Page;

  beforeAll(async () => {
    [screen, buses] = await Promise.all([XServer.start(1366, 900), Buses.open()]);
    screen.session = { ...buses.env, XDG_CURRENT_DESKTOP: 'GNOME' };
    await buses.playTemplate('system', LOGIND[1], 'logind');
    sessions = await buses.play('session', SESSIONS, '/org/gnome/SessionManager', [
      ['Inhibit', 'susu', 'u', 'self.asked = getattr(self, "asked", 0) + 1; ret = dbus.UInt32(self.asked)'],
      ['Uninhibit', 'u', '', ''],
    ]);
    const panel = ['--widthtype', 'pixel', '--width', `${PANEL.width}`, '--height', `${PANEL.height}`];
    begin('trayer', ['--edge', 'bottom', '--align', 'right', ...panel]);
    begin('dunst', []);
    const own = ['--data', join(home, 'office'), '--port', `${await freePort()}`, '--no-mdns'];
    app = await App.launch(screen, ['--role', 'hub,desk', ...own], home);
    desk = await app.page(/:\d+\/desk/);
    await startWork(desk, 'Alex Martin', 'Desk 1');
    await app.launchAgain(screen, ['--role', 'hub']);
    admin = await app.page(/\/admin/);
    await admin.waitForSelector('text=Hours and rules');
  });
  afterAll(async () => {
    await app.stop();
    for (const child of beside) child.kill();
    await buses.close();
    await screen.stop();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  });

  function begin(program: string, args: string[]): void {
    const env = { ...process.env, ...screen.session, DISPLAY: screen.display, HOME: home };
    beside.push(spawn(...tied(program, args), { env, stdio: 'ignore' }));
  }

  test('its picture stands beside the clock, with its menu', async () => {
    const place = async () => (await screen.windows()).get('electron');
    const { x, y, width } = await until(place, () => 'no picture');
    expect([x >= 1366 - PANEL.width, y >= 900 - PANEL.height, width >= 16]).toEqual([true, true, true]);
    const windows = await screen.count();
    await screen.xdotool('mousemove', `${x + 8}`, `${y + 20}`, 'click', '3');
    await until(
      async () => (await screen.count()) > windows,
      () => 'no menu',
    );
    await keepScreen(screen, 'system-tray');
    await screen.xdotool('key', 'Escape');
  });

  test('whoever works in another window is told that somebody waits, and not who', async () => {
    await desk.getByRole('button', { name: /^More/ }).click();
    await desk.getByRole('button', { name: 'Issue a ticket' }).click();
    await desk.waitForTimeout(DOUBLE);
    await desk.locator('.choice', { hasText: 'Identity papers' }).click();
    await until(
      async () => (await screen.windows()).has('Dunst'),
      () => 'nobody is told',
    );
    await keepScreen(screen, 'system-notification');
    await buses.call(...NOTIFICATIONS, 'org.dunstproject.cmd0.NotificationCloseAll');
    const told = await buses.call(...NOTIFICATIONS, 'org.dunstproject.cmd0.NotificationListHistory');
    expect(told.match(/'(?:summary|body)': <.*?>/g)).toEqual([
      "'body': <'A visitor came while nobody was being served.'>",
      "'summary': <'Somebody is waiting'>",
    ]);
    expect(told).not.toContain('A1');
  });

  test('after sleep every page makes a new connection, and shows what it did', async () => {
    const pages = [desk, admin];
    const connections = pages.map((page) => page.waitForEvent('websocket'));
    for (const isAsleep of [true, false])
      await buses.call(
        ...LOGIND,
        'org.freedesktop.DBus.Mock.EmitSignal',
        MANAGER,
        'PrepareForSleep',
        'b',
        `[<${isAsleep}>]`,
      );
    await Promise.all(connections);
    await desk.waitForSelector('.next');
    await admin.waitForSelector('text=Up to date');
  });

  /** What it holds back now: its bits, by the number it was given. */
  const held = (): Map<number, number> => {
    const asked = [...sessions.said().matchAll(/ Inhibit .* (\d+)$/gm)].map(
      ([, bits], i) => [i + 1, Number(bits)] as const,
    );
    const given = [...sessions.said().matchAll(/ Uninhibit (\d+)$/gm)].map(([, number]) => Number(number));
    return new Map(asked.filter(([number]) => !given.includes(number)));
  };
  const holds = (...bits: number[]) =>
    until(
      async () => String([...held().values()].toSorted()) === String(bits.toSorted()),
      () => sessions.said(),
    );

  test('while the day is open the hub’s PC does not sleep, and while a display stands its monitors do not', async () => {
    await holds(SUSPEND);
    await app.launchAgain(screen, ['--role', 'display']);
    const display = await app.page(/:\d+\/display/);
    await display.waitForSelector('text=Welcome');
    // One for both: what keeps monitors on keeps the PC awake.
    await holds(SUSPEND + IDLE);
    await admin.getByRole('link', { name: 'Day and backup' }).click();
    await admin.getByRole('button', { name: 'Close the day' }).click();
    await admin.getByRole('button', { name: 'Close it now' }).click();
    await admin.getByRole('button', { name: 'Open the day' }).waitFor();
    await Promise.all([display.waitForEvent('close'), display.evaluate('setTimeout(() => window.close())')]);
    await holds();
    await admin.getByRole('button', { name: 'Open the day' }).click();
    await holds(SUSPEND);
  });
});

test.skipIf(whyBare !== undefined)(
  `where there is no desktop, the screen darkens as X has it, and not while a display stands on it${becauseBare}`,
  async () => {
    const screen = await XServer.start(1366, 768);
    const app = await App.launch(screen, ['--role', 'display', '--hub', '127.0.0.1:1']);
    try {
      await app.page(/page=moment/);
      await screen.darkensAfter(1);
      const untouched = async () => (await screen.saver()).idle > 3_000;
      await until(untouched, () => 'somebody touches it all the time');
      expect((await screen.saver()).isDark).toBe(false);
      await app.stop();
      await until(
        async () => (await screen.saver()).isDark,
        () => 'it never darkens',
      );
    } finally {
      await app.stop();
      await screen.stop();
    }
  },
);
