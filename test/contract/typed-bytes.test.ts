import { describe, expect, it } from 'vitest';
import { signBytes, typedBytes } from '#contract/typed-bytes.ts';

describe('typed bytes', () => {
  it.each([
    ['\\x02\\xFF', '\x02\xff'],
    ['ACK\\r\\n', 'ACK\r\n'],
    ['a\\\\x02\\t', 'a\\x02\t'],
    ['é', 'é'],
    ['', ''],
  ])('%j', (typed, bytes) => {
    expect(typedBytes(typed)).toBe(bytes);
  });

  it.each(['\\q', '\\x4', '\\xGG', 'end\\', '番'])('%j is refused', (typed) => {
    expect(() => typedBytes(typed)).toThrow();
  });
});

describe('what a sign is sent', () => {
  it.each([
    ['\\x02{number}\\x03', 'A42', '\x02A42\x03'],
    ['{number:4}|', 'A42', ' A42|'],
    ['{number:2}', 'A142', '42'],
    ['{digits:04}\\r', 'A42', '0042\r'],
    ['{digits}', 'A42', '42'],
    ['l{number:6}\\r\\n\\\\{number:1}', 'B7', 'l    B7\r\n\\7'],
    ['{number}', 'é\x03\\x07A1', 'x07A1'],
    ['{number:3}', '', '   '],
  ])('%j for %j', (template, number, bytes) => {
    expect(signBytes(template)(number)).toBe(bytes);
  });

  it.each(['{nummer}', '{number:44}', '\\q', '\\{number}n', 'number}', '\\x4', '番'])('%j is refused', (template) => {
    expect(() => signBytes(template)).toThrow();
  });
});
