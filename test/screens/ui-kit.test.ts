import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PICTOGRAMS } from '#contract/settings.ts';
import { initialsOf } from '../../renderer/ui/brand.ts';
import { formatsFor } from '../../renderer/ui/format.ts';
import { directionOf, ownName, pickText } from '../../renderer/ui/languages.ts';
import { nextOpening, opennessOf } from '../../renderer/ui/openness.ts';
import { MORNING } from './support/office.ts';

const UI = join(import.meta.dirname, '..', '..', 'renderer', 'ui');
const read = (name: string) => readFileSync(join(UI, name), 'utf8');

/** `--name` -> `#rrggbb`, of one block of the tokens. */
function tokensIn(block: string): Record<string, string> {
  const found = [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)];
  return Object.fromEntries(found.map(([, name, value]) => [name, value]));
}
const [plainBlock = '', highBlock = ''] = read('tokens.css').split("[data-contrast='high']");
const plain = tokensIn(plainBlock);
const high = { ...plain, ...tokensIn(highBlock) };

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(tokens: Record<string, string>, one: string, other: string): number {
  const [light = 0, dark = 0] = [one, other].map((name) => luminance(tokens[name] ?? '')).sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const TEXT_ON_GROUND = [
  ['ink', 'paper'],
  ['ink', 'card'],
  ['muted', 'paper'],
  ['muted', 'card'],
  ['on-ink', 'ink'],
  ['on-ink', 'ink-2'],
  ['on-ink', 'ink-3'],
  ['on-ink-quiet', 'ink'],
  ['on-ink-quiet', 'ink-2'],
  ['muted-dark', 'ink'],
  ['muted-dark', 'ink-2'],
  ['on-ink', 'ink-deep'],
  ['on-signal', 'signal'],
  ['signal', 'ink'],
  ['on-act', 'act'],
  ['on-act', 'act-press'],
  ['act', 'card'],
  ['act', 'paper'],
  ['ink', 'act-soft'],
  ['good', 'card'],
  ['good-dark', 'ink'],
  ['warn', 'paper'],
  ['warn', 'warn-soft'],
  ['bad', 'card'],
  ['bad', 'bad-soft'],
  ...['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => ['on-svc', `svc-${letter}`]),
] as [string, string][];

describe('tokens', () => {
  test.each(TEXT_ON_GROUND)('%s on %s is read: 4.5 or more, 7 or more in high contrast', (text, ground) => {
    expect(contrast(plain, text, ground)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(high, text, ground)).toBeGreaterThanOrEqual(7);
  });

  test.each(['paper', 'card'])('edges of what can be pressed stand out from %s: 3 or more', (ground) => {
    expect(contrast(plain, 'edge', ground)).toBeGreaterThanOrEqual(3);
  });
});

test('every pictogram of the contract has its drawing', () => {
  const source = read('pictogram.tsx');
  expect(PICTOGRAMS.filter((name) => !new RegExp(`^ {2}${name}: `, 'm').test(source))).toEqual([]);
});

describe('numbers and times', () => {
  const NNBSP = '\u202F';

  test('in the site’s zone, with the digits of the tickets', () => {
    expect(formatsFor('en', 'Europe/Paris').time(MORNING)).toBe('10:42');
    expect(formatsFor('ar', 'Europe/Paris').time(MORNING)).toBe('10:42');
    expect(formatsFor('ar-EG', 'Asia/Tokyo').time(MORNING)).toBe('18:42');
    expect(formatsFor('fr', 'Europe/Paris').number(1234)).toBe(`1${NNBSP}234`);
  });

  test('midnight is 00:00', () => {
    expect(formatsFor('en', 'Europe/Paris').time(Date.parse('2025-01-14T00:00:00+01:00'))).toBe('00:00');
  });

  test('dates as a headline', () => {
    expect(formatsFor('en', 'Europe/Paris').date(MORNING)).toBe('Tuesday 14 January');
    expect(formatsFor('fr', 'Europe/Paris').date(MORNING)).toBe('mardi 14 janvier');
  });

  test('a business day is the same in every zone', () => {
    expect(formatsFor('en', 'Pacific/Kiritimati').day('2025-01-14')).toBe('Tuesday 14 January 2025');
    expect(formatsFor('fr', 'Pacific/Pago_Pago').day('2025-01-14')).toBe('mardi 14 janvier 2025');
  });

  test('minutes and timers', () => {
    const formats = formatsFor('en', 'Europe/Paris');
    expect([formats.minutes(12 * 60_000 + 59_000), formats.minutes(-5)]).toEqual(['12 min', '0 min']);
    expect([formats.timer(201_999), formats.timer(3_801_000), formats.timer(-1)]).toEqual([
      '03:21',
      '1:03:21',
      '00:00',
    ]);
    expect(formatsFor('fr', 'Europe/Paris').percent(0.91)).toMatch(/^91[\u00A0\u202F]%$/);
  });

  test('days between are midnights of the zone, also when clocks change', () => {
    const { daysBetween } = formatsFor('en', 'Europe/Paris');
    expect(daysBetween(Date.parse('2025-03-29T23:30:00+01:00'), Date.parse('2025-03-30T03:30:00+02:00'))).toBe(1);
    expect(daysBetween(MORNING, MORNING + 3_600_000)).toBe(0);
  });
});

describe('languages', () => {
  test('by their own names', () => {
    expect(['en', 'fr', 'ar', 'pt-BR', 'xx'].map(ownName)).toEqual([
      'English',
      'Français',
      'العربية',
      'Português',
      'xx',
    ]);
    expect([directionOf('ar-MA'), directionOf('he'), directionOf('fr')]).toEqual(['rtl', 'rtl', 'ltr']);
  });

  test('a text falls back to its base language, then to the site’s, then to any', () => {
    const text = { fr: 'Guichet', de: 'Schalter' };
    expect(pickText(text, 'fr-CA', [])).toEqual({ text: 'Guichet', language: 'fr' });
    expect(pickText(text, 'en', ['es', 'de'])).toEqual({ text: 'Schalter', language: 'de' });
    expect(pickText(text, 'en', [])).toEqual({ text: 'Guichet', language: 'fr' });
    expect(pickText({}, 'en', ['fr']).text).toBe('');
  });

  test('letters that stand for an office', () => {
    expect(['La Seyne Town Hall', 'Mairie de Gadagne', 'clinic', 'دار البلدية', ''].map(initialsOf)).toEqual([
      'LS',
      'MG',
      'C',
      'دا',
      '',
    ]);
  });
});

describe('opening times', () => {
  const times = [
    { from: 100, to: 200 },
    { from: 300, to: 400 },
  ];

  test('open until, closed until, closed with the next day', () => {
    const hours = { times, next: 900 };
    expect(opennessOf(hours, true, 100)).toEqual({ open: true, until: 200 });
    expect(opennessOf(hours, true, 200)).toEqual({ open: false, next: 300 });
    expect(opennessOf(hours, true, 400)).toEqual({ open: false, next: 900 });
    expect(opennessOf(hours, false, 150)).toEqual({ open: false, next: 300 });
  });

  test('without hours a service is open with the day', () => {
    expect(opennessOf({ times: null, next: null }, true, 1)).toEqual({ open: true, until: null });
    expect(opennessOf({ times: null, next: null }, false, 1)).toEqual({ open: false, next: null });
  });

  test('the earliest of several', () => {
    expect(
      nextOpening(
        [
          { times, next: 900 },
          { times: [], next: 250 },
        ],
        true,
        210,
      ),
    ).toBe(250);
    expect(nextOpening([{ times: null, next: null }], false, 1)).toBeNull();
  });
});
