import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSqliteStore } from '#store/sqlite-store.ts';
import { parseHubCommand } from '../../main/cli/hub-options.ts';
import { verify } from '../../main/cli/verify.ts';
import { Client, SILENT } from '../support/client.ts';
import { newDataDir, removeDataDir, startHub } from '../support/hub.ts';
import { Program, runProgram } from '../support/program.ts';

let data: string;
beforeAll(() => {
  data = newDataDir();
});
afterAll(() => removeDataDir(data));
const hub = (...args: string[]) => runProgram('hub.ts', ...args, '--data', data);

/** `set` with this file, by standard input. */
function set(kind: string, id: string, file: object) {
  const program = new Program('hub.ts', ['set', kind, id, '-', '--data', data]);
  program.child.stdin.end(JSON.stringify(file));
  return program.ended;
}

/** The same commands, first on an office whose hub runs, then on the data it left. */
describe.each(['running', 'stopped'])('an office whose hub is %s', (state) => {
  let office: Program | undefined;
  beforeAll(async () => {
    office = new Program('hub-start.ts', ['--port', '0', '--data', data, '--no-qr', '--no-mdns']);
    await office.says(/Ctrl\+C/);
    if (state === 'stopped') await office.stop();
  });
  afterAll(async () => {
    await office?.stop();
  });

  test('pairs a script, which is in with the token that was printed', async () => {
    const { status, out, err } = await hub('pair', '--role', 'desk', '--name', `Script of ${state}`);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/^[0-9a-f]{64}\n$/);
    const own = state === 'stopped' ? await startHub({ dataDir: data }) : undefined;
    const url = own?.url ?? /http:\/\/localhost:\d+/.exec(office?.out ?? '')?.[0] ?? '';
    const client = await new Client({ url, token: out.trim(), views: ['queue:main'], listener: SILENT }).open();
    expect(client.identity).toMatchObject({ role: 'desk', name: `Script of ${state}` });
    client.close();
    await own?.stop();
  });

  test('lists its devices', async () => {
    const { status, out } = await hub('devices');
    expect(status).toBe(0);
    expect(out).toMatch(new RegExp(`^\\w+  desk     offline  Script of ${state}$`, 'm'));
  });

  test('lists what is set up, changes it as it was printed, and refuses what was changed meanwhile', async () => {
    expect((await hub('get', 'desk')).out).toMatch(/^desk +desk1 +1 +\w+/m);
    const { out } = await hub('get', 'spokenDesk', 'desk1');
    expect(out).toBe('');
    const file = join(data, 'spoken.json');
    writeFileSync(file, JSON.stringify({ value: { text: { en: state } } }));
    expect((await hub('set', 'spokenDesk', 'desk1', file)).out).toBe('spokenDesk desk1 is saved, as version 1.\n');
    const again = await hub('set', 'spokenDesk', 'desk1', file);
    expect(again).toMatchObject({ status: 1, err: expect.stringContaining('it has version 1 now') });
    await set('spokenDesk', 'desk1', { version: 1, value: null });
  });

  test('makes a backup', async () => {
    const before = backups().length;
    const { status, out } = await hub('backup');
    expect(status).toBe(0);
    expect(existsSync(out.trim())).toBe(true);
    expect(backups()).toHaveLength(before + 1);
  });

  test('proves that its rows are what its log tells', async () => {
    const { status, out } = await hub('verify');
    expect(status).toBe(0);
    expect(out).toMatch(/^\d+ events tell the same \d+ rows as are kept\.\n$/);
  });
});

const backups = () => (existsSync(join(data, 'backups')) ? readdirSync(join(data, 'backups')) : []);

test('a backup can take the place of the data, when no hub runs', async () => {
  const [file = ''] = backups();
  const { status, out } = await hub('restore', join(data, 'backups', file));
  expect(status).toBe(0);
  expect(out).toMatch(/^Restored, as epoch 2\. What it replaced is kept in /);
});

test('verify finds a row that the log does not tell', async () => {
  const folder = newDataDir();
  const own = await startHub({ dataDir: folder });
  await own.stop();
  const store = await openSqliteStore({ dataDir: folder, newId: () => 'x', onDamage: () => expect.unreachable() });
  expect(verify(store)).toMatchObject({ different: [] });
  const row = store.row('setting', 'site:main');
  if (row?.of !== 'site') throw new Error('no site');
  const changed = { ...row, value: { ...row.value, name: 'Changed behind the back' } };
  const counter = { kind: 'counter', id: 'c', day: '2026-11-23', cycle: 0, n: 1, seq: 1 } as const;
  const changes = [changed, counter].map((one) => ({ op: 'put', row: one }) as const);
  await store.append({ events: [], changes, results: [], texts: [] });
  expect(verify(store).different.sort()).toEqual(['counter c', 'setting site:main']);
  await store.close();
  removeDataDir(folder);
});

test.each<[string[], string]>([
  [['dance'], 'There is no command "dance".'],
  [['pair', '--role', 'boss', '--name', 'X'], '--role needs one of desk, kiosk, display, admin, station, not "boss".'],
  [['pair', '--name', 'X'], '--role needs one of desk, kiosk, display, admin, station.'],
  [['pair', '--role', 'desk'], '--name needs a name of 1 to 60 characters.'],
  [['devices', 'all'], '"all" does not belong here.'],
  [['get', 'prnter'], 'There is no kind "prnter". It is one of printer, '],
  [['get', 'desk', 'desk1', 'x'], '"x" does not belong here.'],
  [['set', 'desk', 'desk1'], 'set needs a kind, an id and a file, or - for standard input.'],
  [['restore'], 'restore needs the file of a backup.'],
  [['verify', '--fast'], "Unknown option '--fast'."],
])('%j is refused with a sentence', (args, sentence) => {
  expect(() => parseHubCommand(args)).toThrow(sentence);
});

test('where no office is, the sentence says how to begin one', async () => {
  const empty = join(data, 'empty');
  mkdirSync(empty);
  const { status, err } = await runProgram('hub.ts', 'devices', '--data', empty);
  expect(status).toBe(2);
  expect(err).toContain(`There is no office in ${empty} yet.`);
});

test('--help names every command', async () => {
  const { status, out } = await runProgram('hub.ts', '--help');
  expect(status).toBe(0);
  for (const command of ['pair', 'devices', 'get', 'set', 'backup', 'verify', 'restore'])
    expect(out).toContain(command);
});
