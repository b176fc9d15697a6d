import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { newDataDir, removeDataDir } from '../../support/hub.ts';

/** Two computers on one cable: network namespaces joined by a pair of virtual cards. */

const ROOT = join(import.meta.dirname, '..', '..', '..');
const PID = process.pid;
const [HUB_PC, DESK_PC] = [`ns-hub-${PID}`, `ns-desk-${PID}`];
const [HUB_CARD, DESK_CARD] = [`nh${PID}`, `nd${PID}`];

/** Lays the cable; a reason when this computer does not let us. */
function layCable(): string | undefined {
  if (process.getuid?.() !== 0) return 'network namespaces need root';
  const failed = [
    ['netns', 'add', HUB_PC],
    ['netns', 'add', DESK_PC],
    ['link', 'add', HUB_CARD, 'netns', HUB_PC, 'type', 'veth', 'peer', 'name', DESK_CARD, 'netns', DESK_PC],
    ...online(HUB_PC, HUB_CARD, '10.77.0.1/24'),
    ...online(DESK_PC, DESK_CARD, '10.77.0.2/24'),
  ]
    .map(ip)
    .find((trouble) => trouble !== undefined);
  return failed === undefined ? undefined : `network namespaces: ${failed}`;
}
const online = (pc: string, card: string, address: string) => [
  ['-n', pc, 'addr', 'add', address, 'dev', card],
  ['-n', pc, 'link', 'set', 'lo', 'up'],
  ['-n', pc, 'link', 'set', card, 'up'],
];
function ip(args: string[]): string | undefined {
  const { error, status, stderr } = spawnSync('ip', args, { encoding: 'utf8' });
  return error?.message ?? (status === 0 ? undefined : stderr.trim());
}

/** A program on one of the two computers, and the lines it says. */
function on(
  pc: string,
  ...args: string[]
): { child: ChildProcess; said: string[]; until(text: string): Promise<string> } {
  const child = spawn('ip', ['netns', 'exec', pc, process.execPath, ...args], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const said: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => said.push(line));
  const until = (text: string) =>
    new Promise<string>((resolve) => {
      const look = () => {
        const line = said.find((one) => one.includes(text));
        if (line !== undefined) resolve(line);
      };
      lines.on('line', look);
      look();
    });
  return { child, said, until };
}

test('a client finds its hub by mDNS, and again after the address of the hub changed', async ({
  onTestFinished,
  skip,
}) => {
  onTestFinished(() => {
    for (const pc of [HUB_PC, DESK_PC]) ip(['netns', 'del', pc]);
  });
  const trouble = layCable();
  skip(trouble !== undefined, trouble);
  const data = newDataDir();
  const hub = on(HUB_PC, 'main/cli/hub-start.ts', '--data', data, '--port', '8080', '--no-qr', '--no-station');
  const desk = on(DESK_PC, 'test/shell/finding/client.ts');
  onTestFinished(async () => {
    await Promise.all([hub.child, desk.child].map(ended));
    removeDataDir(data);
  });

  expect(JSON.parse(await desk.until('heard'))).toEqual({ heard: '10.77.0.1:8080' });
  expect(JSON.parse(await desk.until('"at":"found"'))).toMatchObject({ at: 'found', moved: false });

  // In this order: a second address of one network goes with the first.
  expect(ip(['-n', HUB_PC, 'addr', 'del', '10.77.0.1/24', 'dev', HUB_CARD])).toBeUndefined();
  expect(ip(['-n', HUB_PC, 'addr', 'add', '10.77.0.9/24', 'dev', HUB_CARD])).toBeUndefined();
  desk.child.stdin?.write('lost\n');
  expect(JSON.parse(await desk.until('10.77.0.9'))).toMatchObject({ at: 'found', host: '10.77.0.9:8080', moved: true });
  expect(desk.said.filter((line) => line.includes('trouble'))).toEqual([]);
}, 60_000);

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}
