import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { StorageFullError } from '#store/store.ts';
import { dataFolder, openIn } from './folders.ts';
import { batch, event, person, put } from './rows.ts';

describe('room on the disk', () => {
  const bounds = { low: 300, scarce: 200, none: 100 };

  it('is told in four states', async () => {
    let free = 301;
    const store = await openIn(dataFolder(), { own: { room: { bounds, freeBytes: () => free } } });
    const states = [301, 299, 199, 99].map((bytes) => {
      free = bytes;
      return store.room().state;
    });
    expect(states).toEqual(['enough', 'low', 'scarce', 'none']);
    await store.close();
  });

  it('ends writing before the disk is full to the last byte, and lets it begin again', async () => {
    let free = 99;
    const store = await openIn(dataFolder(), { own: { room: { bounds, freeBytes: () => free } } });
    for (let i = 0; i < 3; i++) {
      await expect(store.append(batch({ events: [event(1)] }))).rejects.toThrow(StorageFullError);
    }
    free = 101;
    await store.append(batch({ events: [event(1)] }));
    expect((await store.load()).lastSeq).toBe(1);
    await store.close();
  });
});

it('an erased text stands in no file once the answers were pruned', async () => {
  const folder = dataFolder();
  const store = await openIn(folder);
  const name = 'Zwischenahner-Kowalska';
  const others = Array.from({ length: 40 }, (_, n) => ({ id: `o${n}`, text: `other ${n}` }));
  await store.append(batch({ changes: put(person('ann', 'x1')), texts: [{ id: 'x1', text: name }, ...others] }));
  expect(filesHolding(folder, name)).not.toEqual([]);
  await store.append(batch({ texts: [{ id: 'x1', text: null }] }));
  await store.prune(0);
  expect(filesHolding(folder, name)).toEqual([]);
  await store.close();
});

function filesHolding(folder: string, text: string): string[] {
  return readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(text));
}

describe('an error of the disk', () => {
  /**
   * A store in a process that may write files of 1 MiB at most: the write that would pass it fails with EFBIG, in the
   * middle of a commit. Prints what the store said, then what it says to a small batch afterwards.
   */
  const script = (folder: string) => `
    import { openSqliteStore } from '#store/sqlite-store.ts';
    const store = await openSqliteStore({ dataDir: ${JSON.stringify(folder)}, newId: () => 'hub1', onDamage() {} });
    const says = (batch) => store.append({ events: [], changes: [], results: [], texts: [], ...batch }).then(() => 'kept', (e) => e.code);
    const text = (id, length) => ({ texts: [{ id, text: 'x'.repeat(length) }] });
    const secret = () => { try { store.secrets.put('k', 'i', 1); return 'kept'; } catch (e) { return e.code; } };
    console.log(JSON.stringify([await says(text('a', 10)), await says(text('b', 3e6)), await says(text('c', 10)), secret()]));
    await store.close();`;

  it.skipIf(process.platform === 'win32')('means unknown, and nothing more is written', async () => {
    const folder = dataFolder();
    const limited = ['-c', `trap '' XFSZ; ulimit -f 1024; exec "$0" "$@"`, process.execPath];
    const run = spawnSync('bash', [...limited, '--input-type=module', '-e', script(folder)], { encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(JSON.parse(run.stdout)).toEqual(['kept', 'storage', 'storage', 'storage']);
    const store = await openIn(folder);
    expect([...store.texts(['a', 'b', 'c']).keys()]).toEqual(['a']);
    await store.close();
  });
});
