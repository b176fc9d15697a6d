import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startIn } from '#shell/start-order.ts';
import { Program, runProgram } from '../support/program.ts';

/** `npm start` where there is an Electron: a script in its place says what it was told. */

let home: string;
let electron: string;
let data: string;
const running: Program[] = [];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'now-serving-window-start-'));
  [electron, data] = [join(home, 'electron'), join(home, 'data')];
});
afterEach(async () => {
  for (const program of running.splice(0)) await program.stop();
  rmSync(home, { recursive: true, maxRetries: 5 });
});
function electronIs(script: string): void {
  writeFileSync(electron, `#!${process.execPath}\n${script}`);
  chmodSync(electron, 0o755);
}
const SAYS = 'console.log(JSON.stringify(process.argv.slice(2)), process.env.ELECTRON_RUN_AS_NODE)';
const toldTo = async (...args: string[]): Promise<string[]> => {
  const { out } = await runProgram('window-start.ts', electron, '--data', data, ...args);
  return JSON.parse(out.slice(0, out.lastIndexOf(' '))) as string[];
};

describe('Electron is told', () => {
  beforeEach(() => electronIs(SAYS));

  test('to be the hub with every window, to have a look at', async () => {
    const args = await toldTo();
    expect(args).toContain('--role=hub,desk,kiosk,display');
    expect(startIn(args)).toEqual({
      ...{ dataDir: data, port: 8080, host: null, hosts: [], preset: 'townHall', presetNamed: false },
      ...{ demo: false, speed: 1, mdns: true, station: true, qr: true, windowed: true },
    });
  });

  test('whatever the options say', async () => {
    const options = [
      '--port',
      '0',
      '--preset',
      'clinic',
      '--host',
      '127.0.0.1',
      '--no-mdns',
      '--no-qr',
      '--no-station',
    ];
    expect(startIn(await toldTo(...options, '--demo', '--speed', '20'))).toMatchObject({
      ...{ port: 0, preset: 'clinic', presetNamed: true, host: '127.0.0.1', hosts: ['127.0.0.1'] },
      ...{ mdns: false, qr: false, station: false, demo: true, speed: 20 },
    });
  });

  test('what this PC shall be for good', async () => {
    const args = await toldTo('--role', 'kiosk');
    expect(args).toContain('--role=hub,kiosk');
    expect(startIn(args)?.windowed).toBe(false);
  });
});

test('what is typed wrong is said before anything opens', async () => {
  const { status, err } = await runProgram('window-start.ts', electron, '--role', 'waiter');
  expect([status, err]).toEqual([2, expect.stringContaining('--role needs a list of desk, kiosk, display, hub')]);
  const both = await runProgram('window-start.ts', electron, '--role', 'desk', '--headless');
  expect([both.status, both.err]).toEqual([2, expect.stringContaining('--role opens windows, --headless none.')]);
});

test('so is a folder that cannot be made, wherever it is', async () => {
  electronIs(SAYS);
  // Below /proc Node's own recursive mkdir never ends.
  const folder = process.platform === 'linux' ? '/proc/now-serving/data' : join(electron, 'data');
  const { status, out, err } = await runProgram('window-start.ts', electron, '--data', folder);
  expect([status, out, err]).toEqual([
    1,
    '',
    `${folder} cannot be used as a folder. Choose another one with --data.\n`,
  ]);
});

test('an Electron that does not start leaves the office without windows, and says why', async () => {
  electronIs('process.exitCode = 1');
  const program = new Program('window-start.ts', [electron, '--data', data, '--port', '0', '--no-qr', '--no-mdns']);
  running.push(program);
  await program.says(/No windows here: Electron ended at once \(status 1\)\..*\n/);
  await program.says(/Open each address once/);
});

test('an office that runs without windows is not opened twice', async () => {
  electronIs(SAYS);
  const program = new Program('hub-start.ts', ['--data', data, '--port', '0', '--no-qr', '--no-mdns', '--no-station']);
  running.push(program);
  await program.says(/Ctrl\+C/);
  const { status, out, err } = await runProgram('window-start.ts', electron, '--data', data);
  expect([status, out]).toEqual([1, '']);
  expect(err).toBe(
    `Now Serving is already running on ${data}. Close it first, or choose another folder with --data.\n`,
  );
});
