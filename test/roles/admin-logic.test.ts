import { describe, expect, test } from 'vitest';
import { SETTINGS } from '#contract/settings.ts';
import type { PresenceRow, QueueServiceRow } from '#contract/views.ts';
import { wordsFor } from '../../renderer/roles/admin/form/words-for.ts';
import { BLANKS } from '../../renderer/roles/admin/logic/blanks.ts';
import { clean, orNull } from '../../renderer/roles/admin/logic/clean.ts';
import { firstSteps, needsOf, type Office } from '../../renderer/roles/admin/logic/needs.ts';
import { officeHours } from '../../renderer/roles/admin/logic/office-hours.ts';
import { problemAt, problemsOf } from '../../renderer/roles/admin/logic/problems.ts';
import { differences, freeLetter, idFrom, nextOrder } from '../../renderer/roles/admin/logic/settings.ts';
import { timeFrom } from '../../renderer/roles/admin/logic/time-from.ts';
import { zones } from '../../renderer/roles/admin/logic/zones.ts';
import { hashOf, placeIn } from '../../renderer/roles/admin/use-section.ts';
import { adminHead, serviceValue, setting } from '../screens/support/admin-office.ts';
import { desk, service, visit } from '../screens/support/desk-office.ts';

const MINUTE = 60_000;
const NOW = Date.parse('2025-01-14T10:42:00+01:00');

describe('ids and letters of what is new', () => {
  test.each([
    ['Identity papers', 'identity-papers'],
    ['Pièces d’identité', 'pieces-d-identite'],
    ['  État civil n° 12 ', 'etat-civil-n-12'],
    ['أوراق', 'service'],
    ['', 'service'],
  ])('%s', (name, id) => {
    expect(idFrom(name, 'service', new Set())).toBe(id);
  });

  test('never one that is in use', () => {
    expect(idFrom('Desk', 'desk', new Set(['desk', 'desk-2']))).toBe('desk-3');
  });

  test('the first free letter, or none', () => {
    expect(freeLetter(['A', 'C'])).toBe('B');
    expect(freeLetter([...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'])).toBe('');
  });

  test('what is new comes last', () => {
    const rows = [setting('service', 'a', serviceValue({ order: 7 }))];
    expect(nextOrder(rows)).toBe(8);
    expect(BLANKS.service(rows)).toMatchObject({ order: 8, letter: 'B', color: 'b' });
  });
});

describe('what a form holds and what is sent', () => {
  test('space around texts goes, languages left empty go, nothing else changes', () => {
    const value = {
      name: { en: ' Papers ', fr: '  ' },
      letter: ' A',
      hours: [{ weekday: 1, from: '08:30 ' }],
      enabled: false,
      order: 0,
    };
    expect(clean(value)).toEqual({
      name: { en: 'Papers' },
      letter: 'A',
      hours: [{ weekday: 1, from: '08:30' }],
      enabled: false,
      order: 0,
    });
  });

  test('an optional text that is empty everywhere is none', () => {
    expect(orNull({ en: ' ', fr: '' })).toBeNull();
    expect(orNull({ en: 'x', fr: '' })).toEqual({ en: 'x', fr: '' });
  });

  test('a blank of each kind lacks its name only', () => {
    for (const kind of ['service', 'category', 'desk', 'person', 'band', 'displayGroup'] as const) {
      const parsed = SETTINGS[kind].safeParse(BLANKS[kind]([]));
      const problems = problemsOf(parsed.error?.issues ?? []);
      expect([...problems.keys()], kind).toEqual(['name']);
      expect(problemAt(problems, 'name')?.key).toBe('required');
    }
  });
});

describe('what is wrong is told at its field', () => {
  const problems = (part: Parameters<typeof serviceValue>[0]) =>
    problemsOf(SETTINGS.service.safeParse(clean(serviceValue(part))).error?.issues ?? []);

  test.each([
    ['target', { target: 0 }, { key: 'tooSmall', count: 1 }],
    ['target', { target: 601 }, { key: 'tooLarge', count: 600 }],
    ['target', { target: Number.NaN }, { key: 'notNumber', count: 0 }],
    ['name', { name: {} }, { key: 'required', count: 0 }],
    ['name', { name: { en: 'x'.repeat(61) } }, { key: 'tooLong', count: 60 }],
    ['letter', { letter: 'É' }, { key: 'letters', count: 0 }],
    ['hours.0', { hours: [{ weekday: 1, from: '8', to: '12:00' }] }, { key: 'time', count: 0 }],
  ] as const)('%s', (path, part, problem) => {
    expect(problemAt(problems(part as Parameters<typeof serviceValue>[0]), path)).toEqual(problem);
  });

  test('a list that must not be empty, and a zone that is none', () => {
    const profile = SETTINGS.profile.safeParse({ name: { en: 'x' }, services: [] });
    expect(problemAt(problemsOf(profile.error?.issues ?? []), 'services')?.key).toBe('chooseOne');
    const zone = SETTINGS.site.shape.zone.safeParse('Mars/Olympus');
    const issues = (zone.error?.issues ?? []).map((issue) => ({ ...issue, path: ['zone'] }));
    expect(problemAt(problemsOf(issues), 'zone')?.key).toBe('zone');
  });
});

test.each([
  ['8', '08:00'],
  ['830', '08:30'],
  ['8:30', '08:30'],
  ['8h30', '08:30'],
  ['8 h', '08:00'],
  ['13.30', '13:30'],
  ['24:00', '24:00'],
  ['noon', 'noon'],
])('a time typed as %s', (typed, time) => {
  expect(timeFrom(typed)).toBe(time);
});

test('values are told short enough to recognise them', () => {
  const words = { yes: 'yes', no: 'no', nothing: 'none' };
  const say = (value: unknown) => wordsFor(value, 'fr', ['en'], words);
  expect(say({ en: 'Papers', fr: 'Papiers' })).toBe('Papiers');
  expect(say({ en: 'Papers' })).toBe('Papers');
  expect(say(false)).toBe('no');
  expect(say(null)).toBe('none');
  expect(say([])).toBe('none');
  expect(say([{ weekday: 1, from: '08:30', to: '12:00' }])).toBe('1 · 08:30 · 12:00');
});

test('differences are those of the top level', () => {
  expect(differences(serviceValue(), serviceValue({ target: 5, name: { en: 'x' } })).sort()).toEqual([
    'name',
    'target',
  ]);
});

test('sections are found in the address, anything else is the live one', () => {
  const place = { section: 'services', item: 'service:a/b' } as const;
  expect(placeIn(hashOf(place))).toEqual(place);
  expect(placeIn('')).toEqual({ section: 'live', item: null });
  expect(placeIn('#nonsense/x')).toEqual({ section: 'live', item: 'x' });
});

test('zones to choose from are zones', () => {
  for (const zone of zones()) expect(SETTINGS.site.shape.zone.safeParse(zone).success, zone).toBe(true);
});

describe('the hours of the office are those of all its services', () => {
  const open = (...times: [number, number][]) =>
    service('a', {}, 'a', 0, null, { times: times.map(([from, to]) => ({ from, to })) });
  const morning = open([8, 12], [14, 17]);

  test('the last end of today counts, whatever the break at noon', () => {
    expect(officeHours([morning, open([9, 16])], true, 10)).toEqual({ kind: 'open', until: 17 });
    expect(officeHours([morning], true, 13)).toEqual({ kind: 'later', at: 14 });
    expect(officeHours([morning], true, 17)).toEqual({ kind: 'over' });
  });

  test('a closed day is closed, and a service without hours has no end', () => {
    expect(officeHours([morning], false, 10)).toEqual({ kind: 'dayClosed' });
    expect(officeHours([morning, { ...morning, times: null }], true, 10)).toEqual({ kind: 'open', until: null });
    expect(officeHours([{ ...morning, times: null, enabled: false }, morning], true, 10)).toMatchObject({ until: 17 });
  });
});

describe('what needs someone', () => {
  const device = (role: 'display' | 'desk', part = {}) =>
    setting('device', role, { name: role, role, group: null, revoked: false, ...part });
  const away = (id: string): PresenceRow => ({
    key: `presence:${id}`,
    table: 'presence',
    device: id,
    online: false,
    lastSeen: 5,
    address: null,
    silence: null,
  });
  const office = (part: Partial<Office> = {}): Office => ({
    head: adminHead({ backup: { at: NOW - 8 * 3_600_000, ok: true } }),
    services: [],
    desks: [],
    visits: [],
    settings: [],
    presence: [],
    requests: [],
    hardware: [],
    ...part,
  });
  const kinds = (part: Partial<Office>) => needsOf(office(part), NOW).map(({ kind }) => kind);

  test('nothing, when nothing is amiss', () => {
    expect(kinds({})).toEqual([]);
  });

  test('a wait past its target, the worst in its own measure first', () => {
    const late = (id: string, minutes: number, target: number): QueueServiceRow => ({
      ...service(id, { en: id }, 'a', 1, null, { target }),
      oldest: NOW - minutes * MINUTE,
    });
    const found = needsOf(office({ services: [late('a', 21, 20), late('b', 10, 20), late('c', 30, 10)] }), NOW);
    expect(found.map((need) => need.kind === 'overTarget' && need.service.service)).toEqual(['c', 'a']);
  });

  test('a visit far longer than its service usually takes', () => {
    const services = [service('b', { en: 'b' }, 'b', 0, null, { usual: 9 })];
    const visits = [visit('B14', 60, { state: 'serving', desk: '4' })];
    const at = (minutes: number) => [desk('4', { state: 'serving', number: 'B14', since: NOW - minutes * MINUTE })];
    expect(kinds({ services, visits, desks: at(18) })).toEqual([]);
    expect(kinds({ services, visits, desks: at(19) })).toEqual(['longVisit']);
  });

  test('a display or kiosk that was here and is away; desks come and go with their people', () => {
    expect(kinds({ settings: [device('display')], presence: [away('display')] })).toEqual(['silent']);
    expect(kinds({ settings: [device('desk')], presence: [away('desk')] })).toEqual([]);
    expect(kinds({ settings: [device('display', { revoked: true })], presence: [away('display')] })).toEqual([]);
    expect(kinds({ settings: [device('display')], presence: [] })).toEqual([]);
  });

  test('a service in use that is in no work profile: Next would never call it', () => {
    const settings = [setting('service', 'a', serviceValue()), setting('service', 'v', serviceValue({ letter: 'V' }))];
    const profile = (...services: string[]) => setting('profile', `p${services}`, { name: { en: 'p' }, services });
    expect(kinds({ settings: [...settings, profile('a')] })).toEqual(['unserved']);
    expect(kinds({ settings: [...settings, profile('a'), profile('v')] })).toEqual([]);
    const off = setting('service', 'v', serviceValue({ enabled: false }));
    expect(kinds({ settings: [...settings.slice(0, 1), off, profile('a')] })).toEqual([]);
    // The first steps ask for a profile where there is none.
    expect(kinds({ settings })).toEqual([]);
  });

  test('a display that nobody hears', () => {
    const unheard: PresenceRow = { ...away('display'), online: true, silence: 'noOutput' };
    expect(kinds({ settings: [device('display')], presence: [unheard] })).toEqual(['unheard']);
    expect(kinds({ settings: [device('display', { revoked: true })], presence: [unheard] })).toEqual([]);
  });

  test('alarms, a closed day and waiting devices come first', () => {
    const head = adminHead({ day: null, alarms: [{ code: 'diskLow', at: NOW }], backup: null, days: ['2025-01-14'] });
    const request = {
      key: 'request:q',
      table: 'request',
      request: 'q',
      name: 'Kiosk',
      role: 'kiosk',
      code: '111111',
      expires: NOW,
    } as const;
    expect(kinds({ head, requests: [request] })).toEqual(['alarm', 'dayClosed', 'request']);
  });

  test.each([
    ['none on the first day', null, ['2025-01-14'], []],
    ['none although days have passed', null, ['2025-01-14', '2025-01-13'], ['backup']],
    ['failed', { at: NOW, ok: false }, ['2025-01-14'], ['backup']],
    ['old', { at: NOW - 37 * 3_600_000, ok: true }, ['2025-01-14'], ['backup']],
    ['last night', { at: NOW - 8 * 3_600_000, ok: true }, ['2025-01-14'], []],
  ])('backup: %s', (_name, backup, days, expected) => {
    expect(kinds({ head: adminHead({ backup, days }) })).toEqual(expected);
  });

  test('the steps to the first call follow what is there', () => {
    const steps = (part: Partial<Office>) =>
      firstSteps(office(part))
        .filter(({ done }) => done)
        .map(({ step }) => step);
    expect(steps({ head: adminHead({ day: null }) })).toEqual([]);
    expect(steps({ settings: [setting('service', 'a', serviceValue()), device('desk')] })).toEqual([
      'service',
      'day',
      'device',
    ]);
  });
});
