import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { tied } from '../tied.ts';

const CUPSD = '/usr/sbin/cupsd';

/** Why there can be no printing system of our own here; undefined when there can. */
export function whyNoCups(): string | undefined {
  if (process.getuid?.() !== 0) return 'a printing system of its own needs root';
  if (!existsSync(CUPSD)) return 'cupsd is not installed';
  if (spawnSync('socat', ['-V']).error) return 'socat is not installed';
  return spawnSync('lpadmin', ['-h', 'localhost', '-x', 'none']).error ? 'lpadmin is not installed' : undefined;
}

/** A real CUPS of this test only, with one raw queue `tickets` that leads to a port of this PC. */
export interface Cups {
  /** For CUPS_SERVER. */
  socket: string;
  /** The queue takes jobs and holds them. */
  hold(): void;
  stop(): Promise<void>;
}

export async function startCups(port: number): Promise<Cups> {
  const folder = mkdtempSync(join(tmpdir(), 'cups-'));
  const socket = join(folder, 'sock');
  writeFolder(folder, socket);
  const files = ['-c', join(folder, 'cupsd.conf'), '-s', join(folder, 'cups-files.conf')];
  const cupsd = spawn(...tied(CUPSD, ['-f', ...files]), { stdio: 'ignore' });
  const exited = once(cupsd, 'exit');
  while (!existsSync(socket)) await delay(20);
  const admin = (program: string, ...args: string[]) => {
    const env = { ...process.env, CUPS_SERVER: socket };
    const { status, stderr } = spawnSync(program, args, { env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${program}: ${stderr}`);
  };
  admin('lpadmin', '-p', 'tickets', '-E', '-v', `sink://127.0.0.1:${port}`, '-o', 'printer-error-policy=retry-job');
  return {
    socket,
    hold: () => admin('cupsdisable', 'tickets'),
    async stop() {
      cupsd.kill('SIGKILL');
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A backend that sends a job to a port: Debian's own one comes with the whole of CUPS only. */
const BACKEND = `#!/bin/sh
[ $# -lt 5 ] && exit 0
exec socat -u "\${6:--}" "TCP:\${DEVICE_URI#sink://}"
`;

function writeFolder(folder: string, socket: string): void {
  chmodSync(folder, 0o755);
  for (const name of ['spool', 'cache', 'run', 'log', 'bin', 'bin/backend']) mkdirSync(join(folder, name));
  symlinkSync('/usr/lib/cups/daemon', join(folder, 'bin', 'daemon'));
  writeFileSync(join(folder, 'bin', 'backend', 'sink'), BACKEND, { mode: 0o755 });
  writeFileSync(
    join(folder, 'cupsd.conf'),
    `Listen ${socket}
JobRetryInterval 1
JobRetryLimit 1000
DefaultAuthType None
WebInterface No
Browsing Off
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
</Limit>
</Policy>
`,
  );
  const places = Object.entries({
    ServerRoot: '.',
    RequestRoot: 'spool',
    CacheDir: 'cache',
    StateDir: 'run',
    TempDir: 'spool',
    ServerBin: 'bin',
    AccessLog: 'log/access',
    ErrorLog: 'log/error',
    PageLog: 'log/page',
  });
  const lines = places.map(([name, path]) => `${name} ${join(folder, path)}`);
  writeFileSync(join(folder, 'cups-files.conf'), `${lines.join('\n')}\nSandboxing relaxed\n`);
}
