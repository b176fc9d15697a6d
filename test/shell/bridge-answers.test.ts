import { beforeEach, describe, expect, test } from 'vitest';
import type { PlayedWindow } from './played-desktop.ts';
import { HUB, PlayedPc } from './played-pc.ts';

let pc: PlayedPc;
let desktop: PlayedPc['desktop'];
beforeEach(() => {
  pc = new PlayedPc();
  ({ desktop } = pc);
});
const launch = (roles: string, ...more: string[]) => pc.launch(['--role', roles, '--hub', HUB, ...more]);
const ask = (window: PlayedWindow, url: string, asked: object) => pc.askFrom(window, url, asked);

describe('messages over the bridge', () => {
  test.each([
    ['of an unknown window', 9, `${HUB}/desk`, { type: 'serving', isServing: true }],
    ['of another site', 1, 'https://example.org/', { type: 'serving', isServing: true }],
    ['that nobody knows', 1, `${HUB}/desk`, { type: 'quit' }],
    ['with something besides', 1, `${HUB}/desk`, { type: 'serving', isServing: true, more: 1 }],
    ['that is not one', 1, `${HUB}/desk`, null],
  ])('%s are refused', async (_what, windowId, url, asked) => {
    await launch('desk');
    await expect(desktop.answer({ windowId, url, isMainFrame: true }, asked)).rejects.toThrow('refused');
  });
});

describe('what lets a window in', () => {
  test('is kept by the hub’s identity, and each window has its own', async () => {
    await launch('desk,display');
    const [desk, display] = [desktop.window('Guichet'), desktop.window('Affichage')];
    await ask(desk, `${HUB}/desk`, { type: 'keepToken', token: 'of the desk' });
    expect(await ask(desk, `${HUB}/desk`, { type: 'token' })).toBe('of the desk');
    expect(await ask(display, `${HUB}/display`, { type: 'token' })).toBe(null);
  });

  test('is told to no other hub that answers at its address', async () => {
    await launch('desk');
    pc.proves = 'another office';
    await expect(ask(desktop.window('Guichet'), `${HUB}/desk`, { type: 'token' })).rejects.toThrow('refused');
  });

  test('is told to no hub that has not proven which one it is', async () => {
    await launch('desk');
    await ask(desktop.window('Guichet'), `${HUB}/desk`, { type: 'keepToken', token: 'of the desk' });
    pc.proves = null;
    await expect(ask(desktop.window('Guichet'), `${HUB}/desk`, { type: 'token' })).rejects.toThrow('refused');
  });

  test('is told to no page but the hub’s', async () => {
    await launch('desk');
    const window = desktop.window('Guichet');
    for (const url of ['app://now-serving/local.html', 'https://example.org/'])
      await expect(ask(window, url, { type: 'token' })).rejects.toThrow('refused');
  });
});
