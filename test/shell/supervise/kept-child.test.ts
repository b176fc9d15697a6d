import { beforeEach, describe, expect, test } from 'vitest';
import { type ChildState, KeptChild, type Meaning } from '#shell/supervise/kept-child.ts';
import type { Child, Exit } from '#shell/supervise/ports.ts';
import { stopInOrder } from '#shell/supervise/stop-in-order.ts';
import { HandTimer, settled } from '../hand-timer.ts';

/** The rules of supervising, with time under the hand of the test. */

const LIMITS = {
  ...{ ready: 10_000, silence: 5_000, stop: 3_000, pauses: [100, 1_000, 5_000], calm: 60_000 },
  loop: { crashes: 4, within: 120_000 },
};
const meaningOf = (message: unknown): Meaning => message as Meaning;

class PlayedChild implements Child {
  asked: string[] = [];
  /** How it takes being told to end. */
  manners: 'ends' | 'mustBeKilled' | 'undead' = 'ends';
  #message: (message: unknown) => void = () => {};
  #exit: (exit: Exit) => void = () => {};
  onMessage(told: (message: unknown) => void): void {
    this.#message = told;
  }
  onExit(told: (exit: Exit) => void): void {
    this.#exit = told;
  }
  end(): void {
    this.asked.push('end');
    if (this.manners === 'ends') this.exits(0);
  }
  endNow(within: number): boolean {
    this.asked.push(`end within ${within}`);
    return this.manners === 'ends';
  }
  kill(): void {
    this.asked.push('kill');
    if (this.manners !== 'undead') this.#exit({ code: null, signal: 'SIGKILL' });
  }
  says(meaning: Meaning): void {
    this.#message(meaning);
  }
  exits(code: number): void {
    this.#exit({ code, signal: null });
  }
}

let time: HandTimer;
let begun: PlayedChild[];
let states: ChildState[];
let refuses: boolean;
let kept: KeptChild;
beforeEach(() => {
  time = new HandTimer();
  [begun, states, refuses] = [[], [], false];
  const begin = () => {
    if (refuses) throw new Error('no such program');
    const child = new PlayedChild();
    begun.push(child);
    return child;
  };
  kept = new KeptChild({ begin, meaningOf, time, limits: LIMITS, turned: (state) => states.push(state) });
});
const child = () => begun.at(-1) ?? expect.unreachable('nothing was begun');
const ready = () => child().says({ says: 'ready' });
const are = () => states.map(({ is }) => is);

test('it starts, says that it is ready, and is stopped in order', async () => {
  kept.start();
  kept.start();
  ready();
  expect(await kept.stop()).toBe(true);
  expect(are()).toEqual(['starting', 'running', 'stopping', 'stopped']);
  expect([begun.length, child().asked, time.waiting]).toEqual([1, ['end'], []]);
});

describe('it is begun again', () => {
  test.each([0, 1, 137])('after an end with status %d that nobody asked for', async (code) => {
    kept.start();
    ready();
    child().exits(code);
    expect(kept.state).toEqual({ is: 'waiting', delay: 100, last: { how: 'exit', exit: { code, signal: null } } });
    await time.pass(100);
    expect([begun.length, kept.state.is]).toEqual([2, 'starting']);
  });

  test('after longer and longer pauses', async () => {
    kept.start();
    const pauses: number[] = [];
    for (let n = 0; n < 4; n++) {
      child().exits(1);
      pauses.push(kept.state.is === 'waiting' ? kept.state.delay : 0);
      await time.pass(pauses.at(-1) ?? 0);
    }
    expect(pauses).toEqual([100, 1_000, 5_000, 5_000]);
  });

  test('after the first pause again, when it had worked for a while', async () => {
    kept.start();
    child().exits(1);
    await time.pass(100);
    ready();
    for (let second = 0; second < 61; second++) {
      await time.pass(1_000);
      child().says({ says: 'alive' });
    }
    child().exits(1);
    expect(kept.state).toMatchObject({ is: 'waiting', delay: 100 });
  });

  test('when it is not ready in time', async () => {
    kept.start();
    await time.pass(9_999);
    expect(kept.state.is).toBe('starting');
    await time.pass(1);
    expect(child().asked).toEqual(['kill']);
    expect(kept.state).toMatchObject({ is: 'waiting', last: { how: 'notReady' } });
  });

  test('but not one that works before it is ready, and says so', async () => {
    kept.start();
    for (let n = 0; n < 50; n++) {
      await time.pass(9_000);
      child().says({ says: 'alive' });
    }
    expect([begun.length, kept.state.is]).toEqual([1, 'starting']);
    await time.pass(10_000);
    expect(kept.state).toMatchObject({ is: 'waiting', last: { how: 'notReady' } });
  });

  test('nor one that said that it cannot speak for so long, and only that long', async () => {
    kept.start();
    child().says({ says: 'preparing', within: 600_000 });
    await time.pass(599_999);
    child().says({ says: 'alive' });
    expect(kept.state).toEqual({ is: 'preparing', within: 600_000 });
    await time.pass(599_999);
    expect(child().asked).toEqual([]);
    await time.pass(1);
    expect(kept.state).toMatchObject({ is: 'waiting', last: { how: 'notReady' } });
    await time.pass(100);
    await time.pass(9_999);
    expect(kept.state.is).toBe('starting');
    await time.pass(1);
    expect(kept.state).toMatchObject({ is: 'waiting', last: { how: 'notReady' } });
  });

  test('and what prepares a little has the usual time', async () => {
    kept.start();
    child().says({ says: 'preparing', within: 1 });
    await time.pass(9_999);
    ready();
    expect(are()).toEqual(['starting', 'preparing', 'running']);
  });

  test('when it falls silent', async () => {
    kept.start();
    ready();
    for (let n = 0; n < 5; n++) {
      await time.pass(4_000);
      child().says({ says: 'alive' });
    }
    expect(begun).toHaveLength(1);
    await time.pass(5_000);
    expect(kept.state).toMatchObject({ is: 'waiting', last: { how: 'hung' } });
  });

  test('but not because the computer slept, and its clock went on', async () => {
    kept.start();
    for (let wakes = 0; wakes < 3; wakes++) {
      time.now += 3_600_000;
      await time.pass(0);
      if (wakes === 0) ready();
      child().says({ says: 'alive' });
    }
    expect([begun.length, kept.state.is]).toEqual([1, 'running']);
  });

  test('when it could not be begun at all', async () => {
    refuses = true;
    kept.start();
    expect(kept.state).toMatchObject({ is: 'waiting', last: { how: 'notBegun', error: 'Error: no such program' } });
    refuses = false;
    await time.pass(100);
    ready();
    expect(kept.state.is).toBe('running');
  });
});

describe('it stays down', () => {
  test('in a crash loop, with the reason, until a person tries again', async () => {
    kept.start();
    for (let n = 0; n < 5; n++) {
      child().exits(3);
      await time.pass(5_000);
    }
    const last = { how: 'exit', exit: { code: 3, signal: null } };
    expect(kept.state).toEqual({ is: 'failed', failure: { why: 'crashLoop', crashes: 5, within: 120_000, last } });
    await time.pass(3_600_000);
    expect(begun).toHaveLength(5);
    kept.start();
    ready();
    child().exits(3);
    expect(kept.state).toMatchObject({ is: 'waiting', delay: 100 });
  });

  test('but five ends in a long day are no loop', async () => {
    kept.start();
    for (let n = 0; n < 20; n++) {
      ready();
      for (let m = 0; m < 10; m++) {
        await time.pass(4_000);
        child().says({ says: 'alive' });
      }
      child().exits(1);
      await time.pass(5_000);
    }
    expect(begun).toHaveLength(21);
    expect(kept.state.is).not.toBe('failed');
  });

  test('when it says itself that it is in vain', async () => {
    kept.start();
    child().says({ says: 'final', word: 'databaseNewer' });
    expect(child().asked).toEqual(['kill']);
    await time.pass(3_600_000);
    expect(kept.state).toEqual({ is: 'failed', failure: { why: 'final', word: 'databaseNewer' } });
    expect(begun).toHaveLength(1);
  });
});

describe('stopping', () => {
  test('what does not end when asked is ended, and that is told', async () => {
    kept.start();
    ready();
    child().manners = 'mustBeKilled';
    const stopping = kept.stop();
    await time.pass(2_999);
    expect(child().asked).toEqual(['end']);
    await time.pass(1);
    expect([await stopping, child().asked, kept.state.is]).toEqual([false, ['end', 'kill'], 'stopped']);
  });

  test('what does not even die is left behind', async () => {
    kept.start();
    child().manners = 'undead';
    const stopping = kept.stop();
    await time.pass(5_000);
    expect([await stopping, kept.state.is]).toEqual([false, 'stopped']);
  });

  test('while nothing else can happen, and what is heard of it later counts no more', async () => {
    kept.start();
    ready();
    expect(kept.endNow(3_000)).toBe(true);
    expect([child().asked, kept.state.is, time.waiting]).toEqual([['end within 3000'], 'stopped', []]);
    child().exits(0);
    expect([begun.length, kept.state.is]).toEqual([1, 'stopped']);
    kept.start();
    child().manners = 'mustBeKilled';
    expect(kept.endNow(3_000)).toBe(false);
    child().exits(0);
    expect(kept.endNow(3_000)).toBe(true);
  });

  test('while it waits to be begun again, it is not', async () => {
    kept.start();
    child().exits(1);
    expect(await kept.stop()).toBe(true);
    await time.pass(60_000);
    expect([begun.length, kept.state.is]).toEqual([1, 'stopped']);
  });

  test('it can be started after it', async () => {
    kept.start();
    await kept.stop();
    kept.start();
    ready();
    expect([begun.length, kept.state.is]).toEqual([2, 'running']);
  });

  test('what a process says that was left behind, is nobody’s', async () => {
    kept.start();
    const old = child();
    old.manners = 'undead';
    const stopping = kept.stop();
    await time.pass(5_000);
    await stopping;
    kept.start();
    old.says({ says: 'final', word: 'old' });
    old.exits(1);
    expect(kept.state.is).toBe('starting');
  });
});

test('steps of a shutdown go one after the other, each within its limit', async () => {
  const order: string[] = [];
  const step = (name: string, work: () => Promise<unknown>) => ({
    ...{ name, limit: 1_000 },
    stop: () => {
      order.push(name);
      return work();
    },
  });
  const stopping = stopInOrder(
    [
      step('windows', () => Promise.resolve()),
      step('station', () => new Promise(() => {})),
      step('thrown', () => {
        throw new Error('no');
      }),
      step('hub', () => new Promise<void>((resolve) => time.after(700, resolve))),
    ],
    time,
  );
  await settled();
  expect(order).toEqual(['windows', 'station']);
  await time.pass(1_000);
  expect(order).toEqual(['windows', 'station', 'thrown', 'hub']);
  await time.pass(700);
  expect(await stopping).toEqual([
    { name: 'windows', took: 0, how: 'done' },
    { name: 'station', took: 1_000, how: 'late' },
    { name: 'thrown', took: 0, how: 'failed' },
    { name: 'hub', took: 700, how: 'done' },
  ]);
});
