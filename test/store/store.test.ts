import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RowChange } from '#contract/rows.ts';
import { MemoryStore } from '#store/memory-store.ts';
import { openSqliteStore } from '#store/sqlite-store.ts';
import type { Store } from '#store/store.ts';
import { ConstraintError } from '#store/store.ts';
import { storeSuite } from '../suites/store.suite.ts';
import { at, batch, calledPass, interval, pass, put, session, visit } from './rows.ts';

const openIn = (dataDir: string) => openSqliteStore({ dataDir, newId: () => 'hub1', onDamage: fail });

storeSuite('the SQLite store', async (folder) => {
  let store = await openIn(folder);
  const reopen = async () => {
    await store.close();
    store = await openIn(folder);
    return store;
  };
  return { store, reopen };
});

storeSuite('the memory store', async () => {
  const store = new MemoryStore('hub1');
  return { store, reopen: async () => store };
});

function fail(problem: string): never {
  throw new Error(problem);
}

/** Rows whose desk, visit and person follow from their id: what is open can never be exchanged within one batch. */
const aRow = fc.record({ n: fc.integer({ min: 0, max: 5 }), open: fc.boolean() });
const aChange: fc.Arbitrary<RowChange[]> = fc.oneof(
  aRow.map(({ n, open }) => put(calledPass(n, `d${n % 2}`, { visit: `v${n % 3}`, endedAt: open ? null : at(n) }))),
  aRow.map(({ n }) => put(pass(n, { visit: `v${n % 3}` }))),
  aRow.map(({ n, open }) => put(session(`s${n}`, `d${n % 2}`, `p${n % 3}`, { closedAt: open ? null : at(n) }))),
  aRow.map(({ n, open }) => put(visit(n, { cycle: n % 2, n: n % 5, state: open ? 'waiting' : 'served' }))),
  aRow.map(({ n, open }) => put(interval(`i${n}`, open ? null : at(n)))),
  fc
    .record({
      op: fc.constantFrom('drop', 'del'),
      kind: fc.constantFrom('visit', 'transaction', 'session', 'interval'),
      id: fc.constantFrom('v0', 'v1', 't0', 't1', 't2', 's0', 's1', 'i1'),
    })
    .map((change) => [change]),
);

it('SQLite and memory keep, load and refuse the same, whatever the batches', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ns-store-'));
  const counts = { kept: 0, refused: 0 };
  const batches = fc.array(fc.array(aChange, { maxLength: 6 }), { minLength: 3, maxLength: 10 });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(batches, async (sequence) => {
      const stores: Store[] = [await openIn(join(folder, String(run++))), new MemoryStore('hub1')];
      for (const changes of sequence) {
        const [sqlite, memory] = await Promise.all(stores.map((store) => outcome(store, changes.flat())));
        expect(sqlite).toEqual(memory);
        counts[sqlite === 'refused' ? 'refused' : 'kept']++;
      }
      await stores[0]?.close();
    }),
    { numRuns: 60 },
  );
  rmSync(folder, { recursive: true, force: true });
  expect(counts.kept).toBeGreaterThan(15);
  expect(counts.refused).toBeGreaterThan(15);
});

async function outcome(store: Store, changes: RowChange[]) {
  try {
    await store.append(batch({ changes }));
  } catch (error) {
    if (error instanceof ConstraintError) return 'refused';
    throw error;
  }
  return { loaded: (await store.load()).rows.map(named).sort(), kept: [...store.allRows()].map(named).sort() };
}
const named = (row: { kind: string; id: string }) => JSON.stringify(row);
