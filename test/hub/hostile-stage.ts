import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { Limits } from '#hub/limits.ts';
import type { Client } from '../support/client.ts';
import { removeDataDir, startHub, type TestHub } from '../support/hub.ts';
import { RawSocket } from '../support/raw-socket.ts';

/** A hub, an honest client that goes on working, and sockets that say whatever a test wants. */
export class HostileStage {
  hub!: TestHub;
  honest!: Client;
  /** Of the device that the hostile client is. */
  token!: string;
  /** Closed after the test. */
  readonly opened: RawSocket[] = [];
  #before: Record<string, number> = {};

  async begin(): Promise<void> {
    this.hub = await startHub();
    this.honest = await this.hub.client('kiosk', ['kiosk:main']);
    this.token = await this.hub.token('kiosk', 'Hostile');
  }

  async beginTest(): Promise<void> {
    this.#before = (await this.hub.health()).counters;
  }

  /** Whatever was done: the hub lives, and the honest client gets a ticket at once. */
  async endTest(): Promise<void> {
    await this.honest.done({ type: 'issue', service: 'identity' });
    expect((await this.hub.health()).status).toBe('ok');
    for (const socket of this.opened.splice(0)) socket.close();
  }

  async end(): Promise<void> {
    this.honest.close();
    await this.hub.stop();
    removeDataDir(this.hub.dataDir);
  }

  async raw(): Promise<RawSocket> {
    const socket = await RawSocket.joined(this.hub.url, this.token);
    this.opened.push(socket);
    return socket;
  }

  /** How much a counter of `/health` grew in this test. */
  async counter(name: string, of = this.hub): Promise<number> {
    return ((await of.health()).counters[name] ?? 0) - (of === this.hub ? (this.#before[name] ?? 0) : 0);
  }
}

/** Registers the stage's beginnings and ends with the tests of the file. */
export function hostileStage(): HostileStage {
  const stage = new HostileStage();
  beforeAll(() => stage.begin());
  beforeEach(() => stage.beginTest());
  afterEach(() => stage.endTest());
  afterAll(() => stage.end());
  return stage;
}

/** A hub of its own with other limits. */
export async function withHub(limits: Partial<Limits>, work: (own: TestHub) => Promise<void>): Promise<void> {
  const own = await startHub({ limits });
  try {
    await work(own);
  } finally {
    await own.stop();
    removeDataDir(own.dataDir);
  }
}
