import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { TicketBlock } from '#contract/hardware.ts';
import { KeyAction, PROBLEMS, USUAL_TICKET } from '#contract/hardware.ts';
import type { CheckStep } from '#contract/self-check.ts';
import { CHECK_CODES } from '#contract/self-check.ts';
import { SETTINGS } from '#contract/settings.ts';
import type { HardwareRow } from '#contract/views.ts';
import { wordsFor } from '../../renderer/roles/admin/form/words-for.ts';
import {
  BLANK_CONNECTIONS,
  BLANK_PORT,
  BLANK_PROTOCOLS,
  BLANKS,
  stationsOf,
} from '../../renderer/roles/admin/logic/blanks.ts';
import { addable, newBlock } from '../../renderer/roles/admin/logic/blocks.ts';
import { placesOf, reportOf, type ToldStep } from '../../renderer/roles/admin/logic/check-report.ts';
import { clean } from '../../renderer/roles/admin/logic/clean.ts';
import { ACTIONS, newAction } from '../../renderer/roles/admin/logic/key-actions.ts';
import { blackAndWhite } from '../../renderer/roles/admin/logic/logo.ts';
import { moved } from '../../renderer/roles/admin/logic/moved.ts';
import { needsOf, type Office } from '../../renderer/roles/admin/logic/needs.ts';
import { problemWords } from '../../renderer/roles/admin/logic/problem-words.ts';
import { problemAt, problemAtHub, problemsOf } from '../../renderer/roles/admin/logic/problems.ts';
import { adminHead, setting } from '../screens/support/admin-office.ts';
import { boxValue, HARDWARE_ROWS, printerValue } from '../screens/support/hardware-office.ts';

const NOW = Date.parse('2025-01-14T10:42:00+01:00');
const SETTINGS_ROWS = HARDWARE_ROWS.filter((row) => row.table === 'setting');

describe('what is new', () => {
  test.each(['printer', 'buttonBox', 'sign', 'voice', 'ticketTemplate'] as const)(
    'a %s lacks nothing but its name and its address',
    (kind) => {
      const blank = BLANKS[kind](SETTINGS_ROWS) as Record<string, unknown>;
      const connection = { ...BLANK_CONNECTIONS.tcp, host: 'printer' };
      const filled = {
        ...blank,
        ...('name' in blank && { name: 'New' }),
        ...('connection' in blank && { connection }),
      };
      expect(SETTINGS[kind].safeParse(clean(filled)).error?.issues).toBeUndefined();
    },
  );

  test('stations are those that were not sent away', () => {
    const away = setting('device', 's9', { name: 'Old', role: 'station', group: null, revoked: true });
    expect(stationsOf([...SETTINGS_ROWS, away]).map(({ id }) => id)).toEqual(['s1', 's2']);
  });

  test('every way to a printer and every protocol begins with what the contract accepts', () => {
    for (const connection of Object.values(BLANK_CONNECTIONS)) {
      const filled = {
        ...connection,
        ...('host' in connection && { host: 'p' }),
        ...('queue' in connection && { queue: 'q' }),
      };
      expect(SETTINGS.printer.safeParse(printerValue({ connection: filled as never })).success).toBe(true);
    }
    for (const protocol of Object.values(BLANK_PROTOCOLS))
      expect(SETTINGS.buttonBox.safeParse(boxValue({ protocol })).success).toBe(true);
    expect(SETTINGS.buttonBox.safeParse(boxValue({ port: BLANK_PORT })).success).toBe(true);
  });

  test('every action of a key', () => {
    for (const type of ACTIONS) expect(KeyAction.safeParse(newAction(type, 'a', 'Lunch')).success, type).toBe(true);
    const types = KeyAction.options.flatMap(({ shape: { type } }): string[] =>
      'options' in type ? type.options : [type.value],
    );
    expect([...ACTIONS].sort()).toEqual(types.sort());
  });
});

describe('the parts of a ticket', () => {
  test('lines and texts may be many, all others are there once, twenty in all', () => {
    expect(addable(USUAL_TICKET)).toEqual(['logo', 'text', 'line']);
    expect(addable([])).toContain('number');
    expect(addable(Array.from({ length: 20 }, (): TicketBlock => ({ type: 'line' })))).toEqual([]);
  });

  test('move by one place', () => {
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  });

  test('a new text is normal, a new logo has no picture yet', () => {
    expect(newBlock('text')).toEqual({ type: 'text', text: {}, size: 'normal' });
    const template = { name: 'x', service: null, language: null, blocks: [newBlock('logo')] };
    const { error } = SETTINGS.ticketTemplate.safeParse(template);
    expect(problemAt(problemsOf(error?.issues ?? []), 'blocks.0.png')?.key).toBe('logo');
  });

  test('a logo is told short where values are compared', () => {
    const said = wordsFor([{ type: 'logo', png: 'A'.repeat(9_000) }], 'en', ['en'], { yes: '', no: '', nothing: '' });
    expect(said.length).toBeLessThan(120);
  });
});

describe('a picture for paper', () => {
  const grey = (...lightness: number[]) => Uint8ClampedArray.from(lightness.flatMap((l) => [l, l, l, 255]));

  test('faint ink on white is black on white', () => {
    const dots = grey(250, 250, 200, 205, 250, 248);
    expect(blackAndWhite(dots)).toBe(true);
    expect([...dots].filter((_, i) => i % 4 === 0)).toEqual([255, 255, 0, 0, 255, 255]);
    expect([...dots].filter((_, i) => i % 4 === 3)).toEqual([255, 255, 255, 255, 255, 255]);
  });

  test('of one lightness there is nothing to see', () => {
    expect(blackAndWhite(grey(255, 255, 255))).toBe(false);
    expect(blackAndWhite(grey(0, 0, 0))).toBe(false);
  });
});

describe('what the hub does not accept', () => {
  const value = boxValue();
  const problem = (code: 'badRequest' | 'unknownReference' | 'inUse', params = {}) =>
    problemAtHub({ code, params }, value);

  test('is told at the field that it names', () => {
    expect(problem('badRequest', { field: 'value.port.path' })).toEqual(
      new Map([['port.path', { key: 'invalid', count: 0 }]]),
    );
    expect(problem('badRequest', { field: 'expectedVersion' })).toBe(null);
  });

  test('is told where what is gone was chosen', () => {
    const gone = { key: 'gone', count: 0 };
    expect(problem('unknownReference', { kind: 'service', id: 'b' })).toEqual(new Map([['keys.2.does.service', gone]]));
    expect(problem('unknownReference', { kind: 'desk', id: '3' })?.keys().next().value).toBe('desks.0');
    expect(problem('unknownReference', { kind: 'desk', id: 'nowhere' })).toBe(null);
  });

  test('anything else is no field’s fault', () => {
    expect(problem('inUse', { field: 'value.name' })).toBe(null);
  });
});

describe('hardware that needs someone', () => {
  const row = (part: Partial<HardwareRow>): HardwareRow => ({
    ...{ key: 'hardware:printer:front', table: 'hardware', of: 'printer', id: 'front', name: 'Front door' },
    ...{ station: 's1', state: 'down', problem: 'paperOut', since: NOW, lastProblem: null },
    ...part,
  });
  const office = (part: Partial<Office>): Office => ({
    head: adminHead({ backup: { at: NOW, ok: true } }),
    ...{ services: [], desks: [], visits: [], presence: [], requests: [] },
    settings: SETTINGS_ROWS,
    hardware: [],
    ...part,
  });
  const kinds = (part: Partial<Office>) => needsOf(office(part), NOW).map(({ kind }) => kind);

  test.each([
    ['down', 'paperOut', ['hardware']],
    ['warning', 'paperLow', ['hardware']],
    ['ready', null, []],
    ['unknown', 'noStatus', []],
    ['down', 'stationOffline', []],
  ] as const)('%s (%s)', (state, problem, expected) => {
    expect(kinds({ hardware: [row({ state, problem })] })).toEqual(expected);
  });

  test('what was put out of use needs nobody', () => {
    expect(kinds({ hardware: [row({ key: 'hardware:printer:old', id: 'old' })] })).toEqual([]);
  });

  test('a station that is away is told once', () => {
    const away = {
      key: 'presence:s1',
      table: 'presence',
      device: 's1',
      online: false,
      lastSeen: 5,
      address: null,
      silence: null,
    } as const;
    const hardware = [row({ problem: 'stationOffline' })];
    expect(kinds({ hardware, presence: [away] })).toEqual(['silent']);
  });
});

describe('the report of a self-check', () => {
  const told = (n: number, where: string, state: CheckStep['state'], remedy: string | null): ToldStep => {
    const step: CheckStep = { where, what: 'disk', state, code: 'diskLow', params: {} };
    return { n, step, title: `Step ${n}`, is: 'It is so.', remedy };
  };

  test('goes PC by PC, numbered through', () => {
    const steps = [told(1, 'hub', 'green', null), told(2, 's1', 'red', 'Do this.'), told(3, 'hub', 'amber', 'Look.')];
    const places = placesOf(steps, (where) => `PC ${where}`);
    expect(places.map(({ name, steps: own }) => [name, own.map(({ n }) => n)])).toEqual([
      ['PC hub', [1, 3]],
      ['PC s1', [2]],
    ]);
    expect(reportOf('Report', places, { green: 'good', amber: 'look', red: 'bad' })).toBe(
      [
        ...['Report', '', 'PC hub', ' 1. [good] Step 1. It is so.', ' 3. [look] Step 3. It is so. Look.'],
        ...['', 'PC s1', ' 2. [bad] Step 2. It is so. Do this.', ''],
      ].join('\n'),
    );
  });
});

describe('words', () => {
  type Said = Record<string, { is: string; do?: string }>;
  const words = JSON.parse(readFileSync(join(import.meta.dirname, '../../renderer/ui/i18n/en/admin.json'), 'utf8')) as {
    check: Said;
    hardwareProblem: Said;
  };
  /** Only the command line looks at these. */
  const LOCAL = /^(node|parts|pages|data[A-Z]|port|hub)|^database(Newer|Foreign|Unread)$/;

  test('every problem of hardware says what it is and what to do', () => {
    expect(Object.keys(words.hardwareProblem).sort()).toEqual([...PROBLEMS].sort());
    for (const problem of PROBLEMS) expect(words.hardwareProblem[problem]?.do, problem).toBeTruthy();
  });

  test('a printer that cannot answer is told otherwise than one that should and does not', () => {
    expect(problemWords('noStatus', false)).toBe('hardware.cannotSay');
    expect(problemWords('noStatus', true)).toBe('hardwareProblem.noStatus');
    expect(problemWords('paperOut', false)).toBe('hardwareProblem.paperOut');
  });

  test('everything that a hub or a station finds has its sentence', () => {
    const found = CHECK_CODES.filter((code) => !LOCAL.test(code));
    expect(found.filter((code) => !(words.check[code]?.is ?? words.hardwareProblem[code]?.is))).toEqual([]);
    expect(found.length).toBeGreaterThan(40);
  });
});
