import { expect, test } from 'vitest';
import { Secrets } from '#shell/secrets.ts';

test('of two displays the second gets the next secret, once the first is in', () => {
  const secrets = new Secrets();
  expect(secrets.give('display', 'display-1', 'a')).toBe('a');
  expect(secrets.give('display', 'display-2', 'a')).toBe('later');
  expect(secrets.give('display', 'display-1', 'a')).toBe('a');
  secrets.letIn('display', 'display-1', true);
  expect(secrets.give('display', 'display-2', 'a')).toBe('later');
  expect(secrets.give('display', 'display-2', 'b')).toBe('b');
});

test('a window that was let in before uses none up', () => {
  const secrets = new Secrets();
  secrets.give('display', 'display-1', 'a');
  secrets.letIn('display', 'display-1', false);
  expect(secrets.give('display', 'display-1', 'a')).toBe(null);
  expect(secrets.give('display', 'display-2', 'a')).toBe('a');
});

test('a window that is closed, or no longer let in, keeps nobody waiting', () => {
  const secrets = new Secrets();
  secrets.give('display', 'display-1', 'a');
  secrets.gone('display', 'display-1');
  expect(secrets.give('display', 'display-2', 'a')).toBe('a');
  secrets.letIn('display', 'display-2', true);
  secrets.gone('display', 'display-2');
  expect(secrets.give('display', 'display-2', 'b')).toBe('b');
});

test('roles have secrets of their own; a hub without one lets nobody in by itself', () => {
  const secrets = new Secrets();
  secrets.give('display', 'display-1', 'a');
  expect(secrets.give('desk', 'desk-1', 'b')).toBe('b');
  expect(secrets.give('kiosk', 'kiosk-1', null)).toBe(null);
});
