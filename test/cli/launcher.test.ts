import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const started: ChildProcess[] = [];

/** The launcher as a person starts it, with a script of one line in place of the hub. */
function launch(script: string, ...args: string[]) {
  const child = spawn('node', ['main/cli/with-node.mjs', '--eval', script, '--', ...args], {
    cwd: ROOT,
    stdio: 'pipe',
  });
  started.push(child);
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  const end = once(child, 'close').then(([code, signal]) => ({ code, signal, output }));
  return { child, end };
}

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

describe('a launched script', () => {
  it('runs under Node 24 and gets all arguments as they are', async () => {
    const { end } = launch('console.log(process.version, process.argv.slice(1))', '--port', '1', 'a b');
    expect(await end).toEqual({
      code: 0,
      signal: null,
      output: expect.stringMatching(/^v24\..* \[ '--port', '1', 'a b' \]\n$/),
    });
  });

  it('keeps what Node makes of the sources for the next start', async () => {
    const { end } = launch("console.log((await import('node:module')).getCompileCacheDir())");
    expect((await end).output).toContain(join(ROOT, '.cache', 'compile'));
  });

  it('hands on its exit status', async () => {
    expect(await launch('process.exitCode = 7').end).toMatchObject({ code: 7 });
  });

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('is told of %s and decides how to end', async (signal) => {
    const { child, end } = launch(
      `process.on('${signal}', () => { console.log('closing'); process.exit(3); }); setInterval(() => {}, 1000); console.log('up')`,
    );
    await once(child.stdout, 'data');
    child.kill(signal);
    expect(await end).toEqual({ code: 3, signal: null, output: 'up\nclosing\n' });
  });

  it('is told to end when the shell that npm put between is gone', async () => {
    const script =
      "process.on('SIGTERM', () => { console.log('closing'); process.exit(); }); setInterval(() => {}, 1000); console.log('up')";
    const shell = spawn('sh', ['-c', `node main/cli/with-node.mjs --eval "${script}"; true`], {
      cwd: ROOT,
      env: { ...process.env, npm_lifecycle_event: 'start' },
      stdio: 'pipe',
    });
    started.push(shell);
    const [up] = await once(shell.stdout, 'data');
    expect(String(up)).toBe('up\n');
    shell.kill('SIGKILL');
    const [last] = await once(shell.stdout, 'data');
    expect(String(last)).toBe('closing\n');
  });

  it('that dies by a signal is seen to have died by it', async () => {
    expect(await launch("process.kill(process.pid, 'SIGKILL')").end).toMatchObject({ code: null, signal: 'SIGKILL' });
  });
});
