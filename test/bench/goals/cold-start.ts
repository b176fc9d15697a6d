import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { programEnv } from '../../../main/cli/launch.mjs';
import { NODE_ARGS } from '../../../main/cli/node-args.mjs';
import { endProcess } from '../child.ts';
import { sharedMs } from '../clock.ts';
import { longHistory, officeWithHistory } from '../product/large.ts';
import type { Measured } from '../report.ts';
import { type Bench, interleaved } from '../turns.ts';

/** Goal 10: from the start of the process until it listens, with nothing, with an office, and with an office's history. */

const BARE = fileURLToPath(new URL('../controls/bare-start.ts', import.meta.url));
/** What `npm start` becomes once everything is set up. */
const HUB = fileURLToPath(new URL('../../../main/cli/hub-start.ts', import.meta.url));
const QUIETLY = ['--port', '0', '--host', '127.0.0.1', '--no-qr', '--no-station'];
/** Without what the launcher of the benchmark itself has set. */
const { NODE_COMPILE_CACHE: _cache, ...BARE_ENV } = process.env;
const LISTENS = /listening|is running/;
const LIMIT_MS = 30_000;
/** The first start of each reads its files from the disk and is not counted. */
const UNCOUNTED = 1;

const CASES = ['bare', 'empty', 'full'] as const;

export async function coldStart(bench: Bench): Promise<Measured> {
  const data = {
    empty: await officeWithHistory(bench, 0),
    full: await officeWithHistory(bench, longHistory(bench)),
  };
  const { bare, empty, full } = await interleaved(bench.turns + UNCOUNTED, CASES, (name) =>
    name === 'bare'
      ? startOnce([BARE], BARE_ENV)
      : startOnce([...NODE_ARGS, HUB, '--data', data[name], ...QUIETLY], programEnv()),
  );
  const counted = { bare: bare.slice(UNCOUNTED), empty: empty.slice(UNCOUNTED), full: full.slice(UNCOUNTED) };
  for (const name of CASES) bench.say(`  ${name}: ${counted[name].map((ms) => ms.toFixed(0)).join(' ')} ms`);
  return {
    startEmpty: { figures: counted.empty, controls: counted.bare },
    startFull: { figures: counted.full, controls: counted.empty },
  };
}

/** Milliseconds from the start of the process until it says that it listens. */
async function startOnce(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const start = sharedMs();
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    await said(child, LISTENS);
    return sharedMs() - start;
  } finally {
    await endProcess(child);
  }
}

/** @throws Error with what the process wrote, when it ends or is silent for too long. */
function said(child: ChildProcess, sentence: RegExp): Promise<void> {
  let text = '';
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not listening after ${LIMIT_MS} ms: ${text}`)), LIMIT_MS);
    const hear = (chunk: Buffer) => {
      text += chunk.toString();
      if (!sentence.test(text)) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    child.on('exit', () => reject(new Error(`ended before it listened: ${text}`)));
  });
}
