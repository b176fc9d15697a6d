import { beforeEach, describe, expect, test } from 'vitest';
import type { CommandBody } from '#contract/commands.ts';
import type { Answer } from '#contract/wire.ts';
import { fromDevice, type Sender } from '#hub/asked.ts';
import { Core } from '#hub/core.ts';
import { importPreset } from '#hub/preset.ts';
import { type Committed, Spine } from '#hub/run-command.ts';
import { MemoryStore } from '#store/memory-store.ts';
import { type Batch, ConstraintError, StorageError, StorageFullError } from '#store/store.ts';
import { loadPreset } from '../../main/cli/presets.ts';
import { commandIds } from '../support/command-id.ts';

const NOON = Date.UTC(2026, 10, 22, 12);
const KIOSK: Sender = { device: 'kiosk', role: 'kiosk', person: null };
const DESK: Sender = { device: 'pc', role: 'desk', person: 'person1' };
const ADMIN: Sender = { device: 'office', role: 'admin', person: null };
const ISSUE: CommandBody = { type: 'issue', service: 'identity', band: null, language: null };

/** A real store that can be told what to do with a batch, and remembers each. */
class WatchedStore extends MemoryStore {
  batches: Batch[] = [];
  before: (batch: Batch) => void | Promise<void> = () => {};

  override async append(batch: Batch): Promise<void> {
    await this.before(batch);
    await super.append(batch);
    this.batches.push(batch);
  }
}

let store: WatchedStore;
let core: Core;
let spine: Spine;
let committed: Committed[];
let said: string[];
let fatal: unknown[];
let full: boolean[];
/** The type of command that there is no room for. */
let refusedForRoom: string;
const newId = commandIds(() => NOON);

beforeEach(async () => {
  store = new WatchedStore('hub');
  core = new Core(store);
  await core.load();
  [committed, said, fatal, full] = [[], [], [], []];
  refusedForRoom = 'none';
  const note = (message: string, facts?: object) => void said.push(`${message} ${JSON.stringify(facts)}`);
  let ids = 0;
  spine = new Spine({
    core,
    store,
    newId: () => `id${++ids}`,
    hasRoomFor: ({ type }) => type !== refusedForRoom,
    journal: { info: note, warn: note, error: note },
    now: () => NOON,
    complete: (_, answer) => answer,
    judged: () => {},
    committed: (one) => committed.push(one),
    storageFull: (isFull) => full.push(isFull),
    fatal: (error) => fatal.push(error),
  });
  await importPreset(loadPreset('townHall', { zone: 'Europe/Paris', language: 'en' }), core, spine);
  await send(ADMIN, { type: 'openDay' });
  await told();
  [committed, full] = [[], []];
  store.batches = [];
});

/** Everything answered so far has been told to the views too. */
const told = () => spine.between(() => {});

interface Envelope {
  commandId?: string;
  age?: number;
}
function send(sender: Sender, body: CommandBody, { commandId = newId(), age = 0 }: Envelope = {}) {
  return spine.perform(fromDevice(sender, { commandId, age }, body));
}
const numberOf = (answer: Answer<unknown>) =>
  answer.ok ? (answer.result as { number: string }).number : answer.refusal.code;
const codeOf = (answer: Answer<unknown>) => (answer.ok ? 'ok' : answer.refusal.code);

describe('one batch', () => {
  test('holds all that waited, decided in order, in one transaction', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => send(KIOSK, ISSUE)));
    expect(answers.map(numberOf)).toEqual(['A1', 'A2', 'A3', 'A4']);
    await told();
    expect(store.batches).toHaveLength(1);
    expect(committed).toHaveLength(1);
    expect(committed[0]?.events.map(({ type }) => type)).toEqual(Array(4).fill('visitIssued'));
  });

  test('takes what arrives meanwhile with the next', async () => {
    const later: Promise<Answer<unknown>>[] = [];
    store.before = async () => {
      store.before = () => {};
      later.push(send(KIOSK, ISSUE), send(KIOSK, ISSUE));
      await new Promise((resolve) => setTimeout(resolve, 20));
    };
    expect(numberOf(await send(KIOSK, ISSUE))).toBe('A1');
    expect((await Promise.all(later)).map(numberOf)).toEqual(['A2', 'A3']);
    expect(store.batches.map(({ events }) => events.length)).toEqual([1, 2]);
  });

  test('sees what the commands before it did: the last ticket goes to one of two', async () => {
    const service = core.state.setting('service', 'identity')?.value;
    if (!service) throw new Error('no such service');
    const value = { ...service, capacity: 1 };
    await send(ADMIN, { type: 'configure', kind: 'service', id: 'identity', expectedVersion: 1, value });
    const answers = await Promise.all([send(KIOSK, ISSUE), send(KIOSK, ISSUE)]);
    expect(answers.map(numberOf)).toEqual(['A1', 'serviceFull']);
  });

  test('is answered only when it is stored, desks first, and told to the views after that', async () => {
    const order: string[] = [];
    await send(DESK, { type: 'openSession', desk: 'desk1', profile: 'papers', autoCall: false });
    await told();
    store.before = () => void order.push('stored');
    committed = { push: () => order.push('told') } as unknown as Committed[];
    const ticket = send(KIOSK, ISSUE).then(() => order.push('kiosk'));
    const call = send(DESK, { type: 'callNext', desk: 'desk1', outcome: null }).then(() => order.push('desk'));
    await Promise.all([ticket, call]);
    await told();
    expect(order).toEqual(['stored', 'desk', 'kiosk', 'told']);
  });

  test('a refusal leaves no trace', async () => {
    expect(codeOf(await send(KIOSK, { ...ISSUE, service: 'nothing' } as CommandBody))).toBe('unknownService');
    expect(store.batches).toEqual([]);
    expect(committed).toEqual([]);
  });

  test('work between batches sees committed state only', async () => {
    const seen: number[] = [];
    store.before = () => {
      void spine.between(() => seen.push(core.seq));
    };
    const before = core.seq;
    await send(KIOSK, ISSUE);
    await told();
    expect(seen).toEqual([before + 1]);
    expect(store.batches).toHaveLength(1);
  });
});

describe('one press', () => {
  test('sent again gets its first answer, also after the hub was started anew', async () => {
    const commandId = newId();
    const first = await send(KIOSK, ISSUE, { commandId });
    expect(await send(KIOSK, ISSUE, { commandId, age: 60_000 })).toEqual(first);
    await core.load();
    expect(await send(KIOSK, ISSUE, { commandId, age: 60_000 })).toEqual(first);
    expect(store.batches).toHaveLength(1);
  });

  test('sent again while the first is in flight waits for it', async () => {
    const commandId = newId();
    const answers = await Promise.all([send(KIOSK, ISSUE, { commandId }), send(KIOSK, ISSUE, { commandId })]);
    expect(answers.map(numberOf)).toEqual(['A1', 'A1']);
    expect(store.batches[0]?.events).toHaveLength(1);
  });

  test.each(['in flight', 'stored'])('with other parameters under the same id is refused (%s)', async (when) => {
    const commandId = newId();
    const first = send(KIOSK, ISSUE, { commandId });
    if (when === 'stored') await first;
    const second = await send(KIOSK, { ...ISSUE, service: 'civilStatus' } as CommandBody, { commandId });
    expect(codeOf(second)).toBe('idReused');
    expect(numberOf(await first)).toBe('A1');
  });

  test('of two devices under the same id are two presses', async () => {
    const commandId = newId();
    const answers = await Promise.all([
      send(KIOSK, ISSUE, { commandId }),
      send({ ...KIOSK, device: 'kiosk2' }, ISSUE, { commandId }),
    ]);
    expect(answers.map(numberOf)).toEqual(['A1', 'A2']);
  });

  test('older than 30 s and not recorded has expired', async () => {
    expect(codeOf(await send(KIOSK, ISSUE, { age: 30_001 }))).toBe('expired');
    expect(codeOf(await send(KIOSK, ISSUE, { age: 30_000 }))).toBe('ok');
  });

  test('from before the pruned answers cannot be judged any more', async () => {
    const [older, kept] = [newId(), newId()];
    await send(KIOSK, ISSUE, { commandId: kept });
    await store.prune(NOON + 1);
    expect(codeOf(await send(KIOSK, ISSUE, { commandId: kept }))).toBe('idTooOld');
    expect(codeOf(await send(KIOSK, ISSUE, { commandId: older }))).toBe('idTooOld');
    expect(codeOf(await send(KIOSK, ISSUE))).toBe('ok');
  });

  test('that was refused is judged anew', async () => {
    const commandId = newId();
    await send(ADMIN, { type: 'closeDay' });
    expect(codeOf(await send(KIOSK, ISSUE, { commandId }))).toBe('dayClosed');
    await send(ADMIN, { type: 'openDay' });
    expect(codeOf(await send(KIOSK, ISSUE, { commandId }))).toBe('ok');
  });
});

describe('when the store refuses', () => {
  test('a row that must never be: the others of the batch are done, the culprit is refused and written down', async () => {
    store.before = ({ events }) => {
      if (events.some((event) => event.type === 'visitIssued' && event.service === 'schools')) {
        throw new ConstraintError('a test');
      }
    };
    const services = ['identity', 'schools', 'civilStatus'];
    const answers = await Promise.all(services.map((service) => send(KIOSK, { ...ISSUE, service } as CommandBody)));
    expect(answers.map(numberOf)).toEqual(['A1', 'internal', 'B1']);
    expect(said.join()).toContain('"type":"issue"');
    expect(core.state.waitingOf('schools')).toBe(0);
    expect(numberOf(await send(KIOSK, ISSUE))).toBe('A2');
    expect(store.batches.flatMap(({ events }) => events.map(({ seq }) => seq))).toEqual([
      core.seq - 2,
      core.seq - 1,
      core.seq,
    ]);
  });

  test('[I7] for want of room for new visits: a resend still gets its first answer', async () => {
    const press = { commandId: newId() };
    expect(numberOf(await send(KIOSK, ISSUE, press))).toBe('A1');
    refusedForRoom = 'issue';
    expect(numberOf(await send(KIOSK, ISSUE))).toBe('storageFull');
    expect(numberOf(await send(KIOSK, ISSUE, press))).toBe('A1');
    refusedForRoom = 'none';
    expect(numberOf(await send(KIOSK, ISSUE))).toBe('A2');
  });

  test('for want of room: all are refused, memory is as it was, and it goes on when there is room', async () => {
    store.before = () => {
      throw new StorageFullError('/data');
    };
    const answers = await Promise.all([send(KIOSK, ISSUE), send(KIOSK, ISSUE)]);
    expect(answers.map(codeOf)).toEqual(['storageFull', 'storageFull']);
    expect(core.state.waitingOf('identity')).toBe(0);
    store.before = () => {};
    expect(numberOf(await send(KIOSK, ISSUE))).toBe('A1');
    await told();
    expect(full).toEqual([true, false]);
  });

  test('and nobody knows whether it kept the batch: nothing is answered, and the hub ends', async () => {
    store.before = () => {
      throw new StorageError('fsync');
    };
    const answers: unknown[] = [];
    void send(KIOSK, ISSUE).then((answer) => answers.push(answer));
    await new Promise((resolve) => setTimeout(resolve, 50));
    void send(KIOSK, ISSUE).then((answer) => answers.push(answer));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(fatal).toHaveLength(1);
    expect(answers).toEqual([]);
  });
});

test('a hub that stops finishes what it took and refuses the rest', async () => {
  const taken = send(KIOSK, ISSUE);
  const stopped = spine.stop();
  const late = send(KIOSK, ISSUE);
  await stopped;
  expect(numberOf(await taken)).toBe('A1');
  expect(codeOf(await late)).toBe('stopping');
});
