import { type ChildProcess, spawn } from 'node:child_process';
import { afterEach, expect, test, vi } from 'vitest';
import { type ChildLimits, type ChildState, KeptChild, type Meaning } from '#shell/supervise/kept-child.ts';
import type { Child } from '#shell/supervise/ports.ts';
import { computerTime } from '../../../main/headless.ts';

/** Real processes of Node, ended by real signals. */

const LIMITS: ChildLimits = {
  ...{ ready: 10_000, silence: null, stop: 500, pauses: [10, 20], calm: 60_000 },
  loop: { crashes: 3, within: 60_000 },
};
const WORKS = 'process.send("ready"); setInterval(() => {}, 1e6);';
const processes: ChildProcess[] = [];
afterEach(() => {
  for (const one of processes.splice(0)) one.kill('SIGKILL');
});

const meaningOf = (message: unknown): Meaning => {
  if (message === 'preparing') return { says: 'preparing', within: 10_000 };
  return message === 'ready' ? { says: 'ready' } : { says: 'alive' };
};

function keep(program: string, limits = LIMITS) {
  const states: ChildState[] = [];
  const kept = new KeptChild({
    begin: () => childOf(program),
    meaningOf,
    time: computerTime,
    limits,
    turned: (state) => states.push(state),
  });
  return { kept, states };
}
function childOf(program: string): Child {
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  processes.push(child);
  return {
    onMessage: (told) => void child.on('message', told),
    onExit: (told) => void child.once('exit', (code, signal) => told({ code, signal })),
    end: () => void child.kill('SIGTERM'),
    endNow: () => expect.unreachable('nobody ends the session'),
    kill: () => void child.kill('SIGKILL'),
  };
}
const isRunning = (kept: KeptChild) => vi.waitFor(() => expect(kept.state.is).toBe('running'), 10_000);

test('killed by SIGKILL, it is there again', async () => {
  const { kept, states } = keep(WORKS);
  kept.start();
  for (let n = 1; n <= 3; n++) {
    await isRunning(kept);
    processes.at(-1)?.kill('SIGKILL');
    await vi.waitFor(() => expect(processes).toHaveLength(n + 1));
  }
  await isRunning(kept);
  expect(states.filter(({ is }) => is === 'waiting')).toHaveLength(3);
  expect(states.find(({ is }) => is === 'waiting')).toMatchObject({
    last: { how: 'exit', exit: { code: null, signal: 'SIGKILL' } },
  });
  expect(await kept.stop()).toBe(true);
});

test('one that ends at once is a crash loop and stays down', async () => {
  const { kept } = keep('process.exit(7)');
  kept.start();
  await vi.waitFor(() => expect(kept.state.is).toBe('failed'), 10_000);
  expect(kept.state).toMatchObject({
    failure: { why: 'crashLoop', crashes: 4, last: { how: 'exit', exit: { code: 7, signal: null } } },
  });
  expect(processes.every(({ exitCode }) => exitCode === 7)).toBe(true);
});

test('one that hangs is ended and begun again', async () => {
  const { kept, states } = keep('process.send("ready"); for (;;);', { ...LIMITS, silence: 200 });
  kept.start();
  await vi.waitFor(() => expect(states).toContainEqual({ is: 'waiting', delay: 10, last: { how: 'hung' } }), 10_000);
  await kept.stop();
  expect(processes.every(({ exitCode, signalCode }) => exitCode !== null || signalCode !== null)).toBe(true);
});

test('one that says what it does before it works in one go is left alone meanwhile', async () => {
  const work = 'process.send("preparing"); const end = Date.now() + 1200; while (Date.now() < end);';
  const { kept, states } = keep(`${work} ${WORKS}`, { ...LIMITS, ready: 1_000 });
  kept.start();
  await vi.waitFor(() => expect(states.some(({ is }) => is === 'preparing')).toBe(true), 10_000);
  await isRunning(kept);
  expect(states.at(-2)?.is).toBe('preparing');
  await kept.stop();
});

test('one that does not want to end is ended', async () => {
  const { kept } = keep(`process.on("SIGTERM", () => {}); ${WORKS}`);
  kept.start();
  await isRunning(kept);
  expect(await kept.stop()).toBe(false);
  expect(processes[0]?.signalCode).toBe('SIGKILL');
});
