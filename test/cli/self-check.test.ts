import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CheckStep } from '#contract/self-check.ts';
import { CHECK_CODES } from '#contract/self-check.ts';
import { lockFolder } from '#store/sqlite/lock.ts';
import { parseSelfCheck } from '../../main/cli/self-check-options.ts';
import { dataStep, nodeStep, pagesStep } from '../../main/cli/self-check-program.ts';
import { reportOf } from '../../main/cli/self-check-report.ts';
import { newDataDir, removeDataDir, startHub } from '../support/hub.ts';
import { type Ended, Program, runProgram } from '../support/program.ts';

const ROOT = join(import.meta.dirname, '..', '..');
let office: string;
let folder: string;

/** An office that was used and whose hub was stopped. */
beforeAll(async () => {
  office = newDataDir();
  const hub = await startHub({ dataDir: office });
  const kiosk = await hub.client('kiosk', []);
  await kiosk.done({ type: 'issue', service: 'identity' });
  kiosk.close();
  await hub.stop();
});
beforeEach(() => {
  folder = newDataDir();
  cpSync(office, folder, { recursive: true });
});
afterAll(() => removeDataDir(office));

const check = (...args: string[]) => runProgram('self-check.ts', '--data', folder, ...args);
/** The line of one step, and what to do about it. */
const lineOf = ({ out }: Ended, what: string) =>
  out
    .split('\n')
    .flatMap((line, at, all) => (line.slice(11).startsWith(`${what} `) ? [line, all[at + 1]?.trim()] : []))
    .map((line) => line?.replace(/^ *\d+ {2}/, '').replace(/ {2,}/g, ' '));

describe('an office whose hub runs', () => {
  let running: Program;
  let ended: Ended;
  beforeAll(async () => {
    const data = newDataDir();
    running = new Program('hub-start.ts', ['--port', '0', '--data', data, '--no-qr', '--no-mdns']);
    await running.says(/Ctrl\+C/);
    ended = await runProgram('self-check.ts', '--data', data);
    await running.stop();
    removeDataDir(data);
  });

  test('is asked: the hub tells how it is, in numbered lines', () => {
    expect(lineOf(ended, 'Hub')[0]).toMatch(/^good Hub The hub runs and answers at port \d+\.$/);
    expect(lineOf(ended, 'Data')[0]).toBe('good Data The data was read from end to end and is sound.');
    expect(lineOf(ended, 'Screens').slice(0, 2)).toEqual([
      'LOOK Screens No kiosk and no display has joined yet.',
      '-> Open the addresses that npm start prints.',
    ]);
    const numbers = [...ended.out.matchAll(/^ +(\d+) {2}/gm)].map(([, n]) => Number(n));
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
    expect(numbers.length).toBeGreaterThan(9);
  });

  test('ends with status 1 only when something is bad', () => {
    expect(ended.status).toBe(/^ +\d+ {2}BAD /m.test(ended.out) ? 1 : 0);
    expect(ended.err).toBe('');
  });
});

/** What SQLite makes anew from the data whenever it opens it. */
const VOLATILE = /-shm$|-journal$/;

describe('an office whose hub does not run', () => {
  const files = (of: string) =>
    readdirSync(of, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !VOLATILE.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path, createHash('sha256').update(readFileSync(path)).digest('hex')]);

  test('is looked at from outside, and not a byte of it changes', async () => {
    const before = files(folder);
    const ended = await check('--port', '49170');
    expect(lineOf(ended, 'Hub')).toEqual([
      'LOOK Hub The hub does not run.',
      `-> Start it: npm start -- --data ${folder}.`,
    ]);
    expect(lineOf(ended, 'Data')[0]).toBe('good Data The data was read from end to end and is sound.');
    expect(lineOf(ended, 'Clock')[0]).toMatch(/^good Clock It is /);
    expect(lineOf(ended, 'Backup')[0]).toBe('good Backup The first one is made in the night.');
    expect(lineOf(ended, 'Port')[0]).toBe('good Port Port 49170 is free for the hub.');
    expect(files(folder)).toEqual(before);
  });

  test('and whose paper and sound are to be tried: not without its hub', async () => {
    const ended = await check('--try');
    expect(ended.status).toBe(1);
    expect(ended.out).toContain('\nNothing was tried out: the hub does not run.');
  });

  test('and was killed: what stands in its log is read, and left as it is', async () => {
    const hub = await startHub({ dataDir: folder });
    const killed = newDataDir();
    cpSync(folder, killed, { recursive: true });
    await hub.stop();
    writeFileSync(join(killed, 'access.json'), JSON.stringify({ port: 1, control: 'gone', join: {} }));
    const before = files(killed);
    folder = killed;
    const ended = await check();
    expect(lineOf(ended, 'Hub')[0]).toBe('LOOK Hub The hub does not run.');
    expect(lineOf(ended, 'Data')[0]).toBe('good Data The data was read from end to end and is sound.');
    expect(files(killed)).toEqual(before);
  });

  test('a port that another program has', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, () => resolve()));
    const { port } = other.address() as { port: number };
    const ended = await check('--port', `${port}`);
    expect(ended.status).toBe(1);
    expect(lineOf(ended, 'Port')[0]).toBe(`BAD Port Port ${port} cannot be used.`);
    other.close();
  });
});

describe('a broken installation', () => {
  const database = () => join(folder, 'hub.sqlite');
  const changed = (sql: string) => {
    const db = new Database(database());
    db.pragma(sql);
    db.close();
  };

  test('a database that is none', async () => {
    writeFileSync(database(), 'This was a database once.');
    const ended = await check();
    expect(ended.status).toBe(1);
    expect(lineOf(ended, 'Data')[0]).toMatch(/^BAD Data The data is damaged: .*it is not a database/);
    expect(lineOf(ended, 'Data')[1]).toBe(
      `-> Stop the hub, then restore the latest backup: npm run hub -- restore FILE --data ${folder}.`,
    );
    expect(ended.out).toMatch(/\d things? do(es)? not work/);
  });

  test('a page in the middle that is overwritten', async () => {
    const bytes = readFileSync(database());
    bytes.fill(0xa5, 8_192, 16_384);
    writeFileSync(database(), bytes);
    const ended = await check();
    expect(ended.status).toBe(1);
    expect(lineOf(ended, 'Data')[0]).toMatch(/^BAD Data The data (is damaged|cannot be read): /);
  });

  test('data of a newer version, and of another program', async () => {
    changed('user_version = 99');
    expect(lineOf(await check(), 'Data')[0]).toBe('BAD Data The data was written by a newer version.');
    changed('application_id = 1');
    expect(lineOf(await check(), 'Data')[0]).toBe('BAD Data hub.sqlite belongs to another program.');
  });

  test('a hub that holds the data and says nothing', async () => {
    const unlock = lockFolder(folder);
    const ended = await check();
    unlock();
    expect(ended.status).toBe(1);
    expect(lineOf(ended, 'Hub')[0]).toBe('BAD Hub A hub holds the data, but does not answer.');
  });

  test('a program of which nothing is installed still says what is missing', async () => {
    const bare = mkdtempSync(join(tmpdir(), 'ns-bare-'));
    for (const part of ['main', 'package.json']) cpSync(join(ROOT, part), join(bare, part), { recursive: true });
    const child = spawn(process.execPath, [join(bare, 'main', 'cli', 'self-check.ts'), '--data', folder]);
    const [out, status] = await Promise.all([
      text(child.stdout),
      new Promise<number | null>((resolve) => child.once('close', resolve)),
    ]);
    rmSync(bare, { recursive: true });
    expect(status).toBe(1);
    expect(out).toMatch(/BAD {3}Program {4}A part is missing or does not fit this PC: Cannot find package '[\w-]+'/);
    expect(out).toMatch(/BAD {3}Program {4}There are no screens in /);
    expect(out).toMatch(/good {2}Folder /);
  });
});

describe('what is looked at of an installation', () => {
  test('Node', () => {
    expect(nodeStep('v24.21.0')).toMatchObject({ state: 'green', code: 'nodeRight' });
    expect(nodeStep('v20.19.2')).toMatchObject({ state: 'red', code: 'nodeOld' });
  });

  test('the screens', () => {
    expect(pagesStep(join(folder, 'nowhere'))).toMatchObject({ state: 'red', code: 'pagesMissing' });
    writeFileSync(join(folder, 'admin.html'), '');
    expect(pagesStep(folder)).toMatchObject({ state: 'green', code: 'pagesBuilt' });
  });

  test('the folder of the data', () => {
    expect(dataStep(folder)).toMatchObject({ state: 'green', code: 'dataReady' });
    expect(dataStep(join(folder, 'nowhere'))).toMatchObject({ state: 'amber', code: 'dataNone' });
    expect(dataStep(join(folder, 'hub.sqlite'))).toMatchObject({ state: 'red', code: 'dataUnusable' });
    symlinkSync('round', join(folder, 'round'));
    expect(dataStep(join(folder, 'round'))).toMatchObject({ state: 'red', code: 'dataUnusable' });
    mkdirSync(join(folder, 'empty'));
    expect(dataStep(join(folder, 'empty'))).toMatchObject({ state: 'amber', code: 'dataNone' });
  });
});

test('every code has its sentence, and every fact its place in it', () => {
  const facts = {
    ...{ version: 'v24', needed: 24, part: 'zod', folder: '/srv/office', port: 8080, problem: 'page 7', at: 0 },
    ...{ gigabytes: 3, zone: 'Europe/Paris', computer: 'UTC', addresses: 'http://pc:8080', count: 1, of: 2 },
    ...{ name: 'Front door', since: null, services: 'Vehicles' },
  };
  const steps = CHECK_CODES.map(
    (code): CheckStep => ({ where: 'hub', what: 'printer', state: 'red', code, params: facts }),
  );
  const report = reportOf(steps, '/srv/office');
  expect(report).not.toMatch(/[{}]|undefined|null/);
  expect(report).toContain(`${CHECK_CODES.length} things do not work.`);
});

test.each<[string[], string]>([
  [['--port', 'http'], '--port needs a number from 1 to 65535, not "http".'],
  [['everything'], '"everything" is not an option.'],
  [['--fast'], "Unknown option '--fast'."],
])('%j is refused with a sentence', (args, sentence) => {
  expect(() => parseSelfCheck(args)).toThrow(sentence);
});

test('--help says what it does', async () => {
  const { status, out } = await runProgram('self-check.ts', '--help');
  expect([status, out.split('\n', 1)[0]]).toEqual([
    0,
    'Looks at everything an office needs and says what to do, whether its hub runs or not.',
  ]);
});
