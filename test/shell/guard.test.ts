import { describe, expect, test } from 'vitest';
import { WINDOW_ROLES } from '#contract/windows.ts';
import { isStaffKey, kindOf, mayAsk, mayGo, mayPress, mayUse, ownerOf, SANDBOX, sandboxed } from '#shell/guard.ts';
import { press } from './played-desktop.ts';

const HUB = 'http://192.0.2.7:8080';
const APP = 'app://now-serving/local.html?page=leave';

describe('whose page it is', () => {
  test.each([
    [`${HUB}/kiosk`, 'hub'],
    [APP, 'app'],
    ['http://192.0.2.7:8081/kiosk', 'nobody'],
    ['https://192.0.2.7:8080/kiosk', 'nobody'],
    [`http://192.0.2.7:8080@example.org/`, 'nobody'],
    ['http://192.0.2.7:8080.example.org/', 'nobody'],
    ['app://elsewhere/local.html', 'nobody'],
    ['file:///etc/passwd', 'nobody'],
    ['data:text/html,hello', 'nobody'],
    [`blob:${HUB}/0ab0c6a8-8d6c-4b0c-9b0a-1d2f3a4b5c6d`, 'nobody'],
    [`filesystem:${HUB}/temporary/page.html`, 'nobody'],
    ['about:blank', 'nobody'],
    ['', 'nobody'],
  ])('%s: %s', (url, owner) => expect(ownerOf(url, HUB)).toBe(owner));

  test('without a paired hub no page is the hub’s', () => expect(ownerOf(`${HUB}/kiosk`, null)).toBe('nobody'));
});

describe('what a page may', () => {
  test('go on its own site, and nowhere else, not even to the app’s own pages', () => {
    expect([`${HUB}/desk`, APP, 'https://example.org/'].map((url) => mayGo(url, HUB))).toEqual([true, false, false]);
  });

  test('use what its window allows, on the hub’s page only', () => {
    const display = kindOf('display');
    expect(mayUse('speaker-selection', HUB, display, HUB)).toBe(true);
    expect(mayUse('speaker-selection', 'https://example.org', display, HUB)).toBe(false);
    expect(mayUse('media', HUB, display, HUB)).toBe(false);
    expect(mayUse('speaker-selection', HUB, kindOf('kiosk'), HUB)).toBe(false);
  });

  test('open no dialog of the system, whatever else its headers say', () => {
    const own = { 'Content-Security-Policy': ["default-src 'self'"], 'cache-control': ['no-store'] };
    expect(sandboxed(own)).toEqual({ ...own, 'Content-Security-Policy': ["default-src 'self'", SANDBOX] });
    expect(sandboxed({})).toEqual({ 'content-security-policy': [SANDBOX] });
    expect(SANDBOX).not.toContain('allow-modals');
  });

  const asker = (url: string, isMainFrame = true) => ({ windowId: 1, url, isMainFrame });
  test.each(WINDOW_ROLES)('a window of the role %s leaves the kiosk only as a kiosk, on the app’s own page', (role) => {
    expect(mayAsk('leave', asker(APP), role, HUB)).toBe(role === 'kiosk');
    expect(mayAsk('leave', asker(`${HUB}/kiosk`), role, HUB)).toBe(false);
  });

  test('a frame in a page asks nothing', () => expect(mayAsk('again', asker(APP, false), 'desk', HUB)).toBe(false));
});

describe('keys of a page of touch targets', () => {
  const few = kindOf('kiosk');
  test.each(['a', 'é', '5', ' ', 'Tab', 'Enter', 'ArrowDown', 'Shift'])('%s reaches it', (key) =>
    expect(mayPress(press(key), few)).toBe(true),
  );
  test.each(['F1', 'F11', 'F12', 'Escape', 'ContextMenu', 'BrowserBack', 'PrintScreen', 'Alt'])('%s does not', (key) =>
    expect(mayPress(press(key), few)).toBe(false),
  );
  test.each(['control', 'alt', 'meta'] as const)('nothing with %s', (held) =>
    expect(mayPress(press('r', held), few)).toBe(false),
  );
  test('a desk gets all of them', () => expect(mayPress(press('F5', 'control'), kindOf('desk'))).toBe(true));
  test('staff press Ctrl, Alt, Shift and Q', () => {
    expect(isStaffKey(press('Q', 'control', 'alt', 'shift'))).toBe(true);
    expect(isStaffKey(press('q', 'control', 'alt'))).toBe(false);
  });
});
