import { expect, test } from 'vitest';
import { readAddress } from '#shell/finding/typed-address.ts';

const SECRET = '0123456789abcdef0123456789abcdef';

test.each([
  ['192.168.1.20', '192.168.1.20:8080', null, null],
  [' 192.168.1.20:9000 ', '192.168.1.20:9000', null, null],
  ['Office-PC', 'office-pc:8080', null, null],
  ['office-pc.local:8080/', 'office-pc.local:8080', null, null],
  ['pc:80', 'pc:80', null, null],
  ['http://pc', 'pc:80', null, null],
  ['[fd00::5]:8080', '[fd00::5]:8080', null, null],
  [`http://192.168.1.20:8080/kiosk#join=${SECRET}`, '192.168.1.20:8080', 'kiosk', SECRET],
  ['http://192.168.1.20:8080/desk', '192.168.1.20:8080', 'desk', null],
  ['http://192.168.1.20:8080/desk#join=x', '192.168.1.20:8080', 'desk', null],
])('"%s" is an address', (text, host, role, secret) => {
  expect(readAddress(text)).toEqual({ host, role, secret });
});

test.each([
  '',
  ' ',
  'https://pc',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'a b',
  'http://',
  'me:pass@pc',
  'pc:99999',
  'ä'.repeat(400),
])('"%s" is none', (text) => {
  expect(readAddress(text)).toBeUndefined();
});
