import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { EARLY, PRODUCT, startHubChild } from './hub-child.ts';
import { newDevice } from './staff.ts';
import { judgeOrder, stepsOf, stracing, traceEnded, whyNoStrace } from './strace.ts';

const TICKETS = 30;
const missing = whyNoStrace();

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'ns-flush-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

/** Takes tickets one by one from a hub whose system calls are recorded. */
async function traced(entry: string) {
  const trace = join(dataDir, 'trace');
  const hub = await startHubChild({ dataDir: join(dataDir, 'data'), port: 0, entry, under: stracing(trace) });
  const kiosk = await newDevice({ url: hub.url, secretOf: (role) => hub.access.join[role] }, 'kiosk', [], new Map());
  for (let n = 0; n < TICKETS; n++) await kiosk.done({ type: 'issue', service: 'identity' });
  const port = localPort(kiosk.socket.io.engine.transport);
  kiosk.close();
  await hub.stop();
  await traceEnded(trace);
  return judgeOrder(stepsOf(trace, port));
}

/** The port from which a client's connection comes. */
function localPort(transport: unknown): number {
  const { ws } = transport as { ws: WebSocket & { _socket: { localPort: number } } };
  return ws._socket.localPort;
}

it('every ticket is flushed to the disk between its arrival and its answer', { timeout: 120_000 }, async (test) => {
  test.skip(missing !== undefined, missing);
  expect(await traced(PRODUCT)).toEqual({ answers: TICKETS, early: 0 });
});

it('the same look finds a hub that answers before it commits', { timeout: 120_000 }, async (test) => {
  test.skip(missing !== undefined, missing);
  const { answers, early } = await traced(EARLY);
  expect(answers).toBe(TICKETS);
  expect(early).toBeGreaterThan(0);
});
