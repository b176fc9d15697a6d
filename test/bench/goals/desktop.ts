import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { PartRole } from '#contract/windows.ts';
import { App } from '../../electron/support/app.ts';
import { freePort } from '../../electron/support/free-port.ts';
import { Office } from '../../electron/support/office.ts';
import { running } from '../../electron/support/processes.ts';
import { setup } from '../../electron/support/set-up.ts';
import { XServer } from '../../electron/support/x-server.ts';
import { electronOf } from '../../runner/electron.mjs';
import { shareOf, textOf } from '../../support/memory.ts';
import type { Measured } from '../report.ts';
import { type Bench, interleaved } from '../turns.ts';

/**
 * Goal 16: the desktop app from the start of its process until its window shows what it is for, each role and a whole office, beside an
 * empty window of the same Electron. What its processes take of the memory is told and not judged.
 */

const EMPTY = fileURLToPath(new URL('../controls/empty-window.cjs', import.meta.url));
const CASES = ['empty', 'desk', 'kiosk', 'display', 'office'] as const;
type Case = (typeof CASES)[number];
/** The first start of each makes its profile and is let in. */
const UNCOUNTED = 1;
/** What each page shows once the hub has let it in. */
const CONTENT: Record<PartRole, string> = { desk: 'text=Who are you', kiosk: '.k-card', display: '[aria-live]' };
/** What a page still does at first is over. */
const SETTLES_MS = 1_000;

export async function desktop(bench: Bench): Promise<Measured> {
  await setup();
  if (process.env.NS_ELECTRON === undefined) {
    bench.say(`  not measured: ${process.env.NS_NO_ELECTRON}`);
    return {};
  }
  const [screen, office] = await Promise.all([XServer.start(1366, 768), Office.open()]);
  try {
    const port = await freePort();
    const shown = await interleaved(bench.turns + UNCOUNTED, CASES, (name) =>
      launchOnce(name, { screen, office, folder: bench.folder, port }),
    );
    return judgedOf(bench, shown);
  } finally {
    await office.close();
    await screen.stop();
  }
}

interface Place {
  screen: XServer;
  office: Office;
  folder: string;
  port: number;
}

interface Shown {
  /** From the start of the process until the largest content stood, ms. */
  ms: number;
  /** Proportional set size, MB, by kind of process. */
  memory: Map<string, number>;
}

async function launchOnce(name: Case, place: Place): Promise<Shown> {
  const home = join(place.folder, `desktop-${name}`);
  mkdirSync(home, { recursive: true });
  const { binary, before } = electronOf(process.env);
  const program = name === 'empty' ? { binary, before: [...before, EMPTY] } : undefined;
  const start = Date.now();
  const app = await App.launch(place.screen, argsOf(name, place, home), home, program);
  try {
    const page = await app.page(addressOf(name));
    await page.waitForSelector(name === 'empty' ? 'h1' : CONTENT[name === 'office' ? 'desk' : name]);
    const ms = (await largestPaintOf(page)) - start;
    await delay(SETTLES_MS);
    return { ms, memory: memoryByKind(app.pid) };
  } finally {
    await app.stop();
  }
}

function argsOf(name: Case, { office, port }: Place, home: string): string[] {
  if (name === 'empty') return [];
  const own = ['--role', 'hub', '--role', 'desk', '--data', join(home, 'office'), '--port', `${port}`, '--no-mdns'];
  if (name === 'office') return own;
  return ['--role', name, '--hub', office.url, '--join', `${name}=${office.secrets[name]}`];
}

function addressOf(name: Case): RegExp {
  if (name === 'empty') return /^data:/;
  return new RegExp(`^http://[^/]+/${name === 'office' ? 'desk' : name}`);
}

/** On the wall clock, which the processes of one computer share. Runs in engines from Chromium 83 on. */
function largestPaintOf(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const seen = (list: PerformanceObserverEntryList) => {
          const last = list.getEntries().slice(-1)[0];
          resolve(performance.timeOrigin + (last ? last.startTime : 0));
        };
        new PerformanceObserver(seen).observe({ type: 'largest-contentful-paint', buffered: true });
      }),
  );
}

function memoryByKind(pid: number): Map<string, number> {
  const memory = new Map<string, number>();
  for (const one of [pid, ...running(pid, '')]) {
    const kind = one === pid ? 'main' : kindOf(textOf(`/proc/${one}/cmdline`));
    memory.set(kind, (memory.get(kind) ?? 0) + shareOf(one));
  }
  return memory;
}

const kindOf = (line: string): string =>
  /--type=([a-z]+)/.exec(line)?.[1] ?? /(hub|station)\.mjs/.exec(line)?.[1] ?? 'other';

function judgedOf(bench: Bench, shown: Record<Case, Shown[]>): Measured {
  for (const name of CASES) {
    const last = shown[name].at(-1);
    const memory = [...(last?.memory ?? [])].map(([kind, mb]) => `${kind} ${mb.toFixed(0)}`).join(', ');
    bench.say(
      `  ${name}: ${msOf(shown[name])
        .map((ms) => ms.toFixed(0))
        .join(' ')} ms; memory in MB: ${memory}`,
    );
  }
  const beside = (name: Case) => ({ figures: msOf(shown[name]), controls: msOf(shown.empty) });
  return {
    windowDesk: beside('desk'),
    windowKiosk: beside('kiosk'),
    windowDisplay: beside('display'),
    windowOffice: beside('office'),
  };
}

const msOf = (shown: readonly Shown[]): number[] => shown.slice(UNCOUNTED).map(({ ms }) => ms);
