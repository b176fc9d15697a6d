import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RowChange } from '#contract/rows.ts';
import type { Batch, Store } from '#store/store.ts';
import { ConstraintError } from '#store/store.ts';
import {
  at,
  batch,
  calledPass,
  commandId,
  DAY,
  day,
  event,
  interval,
  pass,
  person,
  put,
  result,
  session,
  visit,
} from '../store/rows.ts';

/** What every store promises. `reopen` closes it and opens the same data again, where there is something to reopen. */
export interface StoreUnderTest {
  store: Store;
  reopen(): Promise<Store>;
}

export function storeSuite(name: string, open: (folder: string) => Promise<StoreUnderTest>): void {
  describe(name, () => {
    let folder: string;
    let under: StoreUnderTest;
    let store: Store;
    const append = (part: Partial<Batch>) => store.append(batch(part));
    const change = (...changes: RowChange[]) => append({ changes });
    const loadedIds = async () => (await store.load()).rows.map((row) => row.id).sort();
    const refused = async (part: Partial<Batch>) => {
      const before = await everything(store);
      await expect(append(part)).rejects.toThrow(ConstraintError);
      expect(await everything(store)).toEqual(before);
    };

    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'ns-store-'));
      under = await open(folder);
      store = under.store;
    });
    afterEach(async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    });

    describe('loading', () => {
      it('begins empty, with an identity and the first epoch', async () => {
        const loaded = await store.load();
        expect(loaded).toEqual({ hub: 'hub1', epoch: 1, lastSeq: 0, lastAt: 0, rows: [], texts: new Map() });
      });

      it('gives back exactly what was put, whatever kind it is', async () => {
        const rows = [
          visit(1),
          pass(1),
          interval('i1', null),
          session('s1', 'd1', 'ann'),
          person('ann', 'x1'),
          day(DAY),
        ];
        await append({ changes: put(...rows), events: [event(1), event(2)] });
        store = await under.reopen();
        const loaded = await store.load();
        expect(new Set(loaded.rows)).toEqual(new Set(rows));
        expect([loaded.lastSeq, loaded.lastAt]).toEqual([2, at(2)]);
      });

      it('keeps the last word on a row, within a batch and over batches', async () => {
        await change(...put(visit(1), visit(1, { state: 'called' })));
        expect((await store.load()).rows).toEqual([visit(1, { state: 'called' })]);
        await change(...put(visit(1, { state: 'served' })));
        expect((await store.load()).rows).toEqual([visit(1, { state: 'served' })]);
      });

      it('forgets what was deleted', async () => {
        await change(...put(visit(1), visit(2)), { op: 'del', kind: 'visit', id: 'v1' });
        await change({ op: 'del', kind: 'visit', id: 'nobody' });
        expect([...store.allRows()]).toEqual([visit(2)]);
      });

      it('[D8] keeps what memory let go of, and no longer loads it', async () => {
        await change(...put(visit(1), visit(2), visit(3)));
        await change({ op: 'drop', kind: 'visit', id: 'v1' }, ...put(visit(2)), {
          op: 'drop',
          kind: 'visit',
          id: 'v2',
        });
        store = await under.reopen();
        expect(await loadedIds()).toEqual(['v3']);
        expect([...store.allRows()].map((row) => row.id).sort()).toEqual(['v1', 'v2', 'v3']);
        await change(...put(visit(1, { state: 'noShow' })));
        expect(await loadedIds()).toEqual(['v1', 'v3']);
      });

      it('loads open intervals only, and one again that undo opens', async () => {
        await change(...put(interval('i1', null), interval('i2', at(5))));
        expect(await loadedIds()).toEqual(['i1']);
        await change(...put(interval('i1', at(6)), interval('i2', null)));
        expect(await loadedIds()).toEqual(['i2']);
        expect([...store.allRows()]).toHaveLength(2);
      });

      it('loads the texts that the rows point to, and no others', async () => {
        await append({
          changes: put(person('ann', 'x1'), visit(1, { note: 'x2' }), visit(2)),
          texts: [
            { id: 'x1', text: 'Ann' },
            { id: 'x2', text: 'wheelchair' },
            { id: 'x3', text: 'of nobody' },
          ],
        });
        expect((await store.load()).texts).toEqual(new Map(Object.entries({ x1: 'Ann', x2: 'wheelchair' })));
      });
    });

    describe('what must never be', () => {
      it('[N4] one number of a series and cycle twice on a day', async () => {
        await change(...put(visit(1)));
        await refused({ events: [event(1)], changes: put(visit(2), visit(3, { n: 1 })), results: [result('k', 1, 1)] });
        await refused({ changes: put(visit(4), visit(5, { n: 4 })) });
        await change(...put(visit(6, { n: 1, cycle: 1 }), visit(7, { n: 1, series: 'B' })));
        await change(...put(visit(8, { n: 1, day: '2026-11-24' })));
      });

      it('a number of a day that left memory', async () => {
        await change(...put(visit(1)), { op: 'drop', kind: 'visit', id: 'v1' });
        await refused({ changes: put(visit(2, { n: 1 })) });
      });

      it('[C6] two open calls at one desk', async () => {
        await change(...put(calledPass(1, 'd1')));
        await refused({ changes: put(calledPass(2, 'd1')) });
        await change(...put(calledPass(1, 'd1', { startedAt: at(2) })));
        await refused({ changes: put(calledPass(2, 'd1')) });
      });

      it('[C6] two open calls of one visit', async () => {
        await change(...put(calledPass(1, 'd1')));
        await refused({ changes: put(calledPass(2, 'd2', { visit: 'v1' })) });
        await change(...put(calledPass(1, 'd1', { endedAt: at(3), end: 'recycled' })));
        await change(...put(calledPass(2, 'd2', { visit: 'v1' })));
      });

      it('[S1] two open sessions at one desk, or of one person', async () => {
        await change(...put(session('s1', 'd1', 'ann')));
        await refused({ changes: put(session('s2', 'd1', 'bob')) });
        await refused({ changes: put(session('s3', 'd2', 'ann')) });
        await change(...put(session('s1', 'd1', 'ann', { closedAt: at(9) }), session('s2', 'd1', 'ann')));
      });

      it('two passes that entered by one event', async () => {
        await change(...put(pass(1)));
        await refused({ changes: put(pass(2, { enteredSeq: 1 })) });
      });

      it('a gap or a repetition in the numbers of events', async () => {
        await refused({ events: [event(2)] });
        await append({ events: [event(1), event(2)] });
        await refused({ events: [event(2)] });
        await refused({ events: [event(3), event(3)] });
        await refused({ events: [event(4)] });
        await append({ events: [event(3)] });
      });

      it('two answers to one command', async () => {
        await append({ results: [result('k', 1, 1)] });
        await refused({ results: [result('k', 1, 1)], events: [event(1)], texts: [{ id: 'x', text: 'y' }] });
        await refused({ results: [result('k', 2, 1), result('k', 2, 1)] });
        await append({ results: [result('other', 1, 1)] });
      });

      it('counts what a batch leaves, not the way there: freeing may come after taking', async () => {
        await change(...put(calledPass(1, 'd1'), session('s1', 'd1', 'ann')));
        await change(
          ...put(calledPass(2, 'd1'), session('s2', 'd1', 'bob')),
          ...put(calledPass(1, 'd1', { endedAt: at(2) }), session('s1', 'd1', 'ann', { closedAt: at(2) })),
        );
        expect(await loadedIds()).toEqual(['s1', 's2', 't1', 't2']);
      });
    });

    describe('answers to commands', () => {
      it('finds the first answer by device and command', async () => {
        await append({ results: [result('k', 1, 1, '{"n":1}'), result('k2', 1, 1, '{"n":2}')] });
        store = await under.reopen();
        expect(store.result('k', commandId(1, 1))).toEqual(result('k', 1, 1, '{"n":1}'));
        expect(store.result('k', commandId(1, 2))).toBeUndefined();
      });

      it('finds an answer whatever the order in which ids came, before and after a restart', async () => {
        expect(store.result('k', commandId(1, 5))).toBeUndefined();
        await append({ results: [result('k', 5, 1), result('k', 3, 1)] });
        await append({ results: [result('k', 4, 1)] });
        const all = () => [2, 3, 4, 5, 6].map((k) => store.result('k', commandId(1, k))?.commandId);
        const found = [undefined, commandId(1, 3), commandId(1, 4), commandId(1, 5), undefined];
        expect(all()).toEqual(found);
        store = await under.reopen();
        expect(all()).toEqual(found);
      });

      it('knows how far it forgot at once', async () => {
        await append({ results: [result('k', 1, 1)] });
        expect(store.prunedUpTo('k')).toBeUndefined();
        await store.prune(at(6));
        expect(store.prunedUpTo('k')).toBe(commandId(1, 1));
      });

      it('forgets the old ones and remembers how far, for each device', async () => {
        const many = Array.from({ length: 1_200 }, (_, k) => result('k', k, 1));
        await append({ results: [...many, result('k2', 5, 2), result('k', 6, 30)] });
        await store.prune(at(20));
        store = await under.reopen();
        expect(store.result('k', commandId(1, 1_199))).toBeUndefined();
        expect(store.result('k', commandId(30, 6))).toEqual(result('k', 6, 30));
        expect(store.prunedUpTo('k')).toBe(commandId(1, 1_199));
        expect(store.prunedUpTo('k2')).toBe(commandId(2, 5));
        expect(store.prunedUpTo('never')).toBeUndefined();
      });

      it('never takes back how far it forgot', async () => {
        await append({ results: [result('k', 9, 5)] });
        await store.prune(at(6));
        await append({ results: [{ ...result('k', 1, 1), at: at(7) }] });
        await store.prune(at(8));
        expect(store.prunedUpTo('k')).toBe(commandId(5, 9));
      });

      it('does not lock out a device whose clock was years ahead', async () => {
        const ahead = { ...result('k', 1, 5_000_000), at: at(1) };
        await append({ results: [ahead] });
        await store.prune(at(2));
        expect(store.result('k', ahead.commandId)).toBeUndefined();
        expect(store.prunedUpTo('k')).toBeUndefined();
      });
    });

    describe('pages', () => {
      it('gives events in order, of a day or of all, each with hub and epoch', async () => {
        await append({ events: [event(1, null), event(2, 'other'), event(3)] });
        expect(await store.raiseEpoch()).toBe(2);
        await append({ events: [event(4)] });
        store = await under.reopen();
        expect((await store.load()).epoch).toBe(2);
        expect(store.events(null, 0, 2)).toEqual([event(1, null), event(2, 'other')].map(inEpoch(1)));
        expect(store.events(null, 2, 9).map((e) => [e.seq, e.epoch])).toEqual([
          [3, 1],
          [4, 2],
        ]);
        expect(store.events(DAY, 0, 9).map((e) => e.seq)).toEqual([3, 4]);
        expect(store.events(DAY, 3, 9).map((e) => e.seq)).toEqual([4]);
      });

      it('gives the passes of a day in the order they entered, each with its visit', async () => {
        const other = pass(4, { day: '2026-11-24' });
        await change(...put(visit(1), visit(2), visit(4), pass(2), pass(1), pass(3, { visit: 'v1' }), other));
        await change({ op: 'drop', kind: 'visit', id: 'v1' });
        expect(store.transactions(DAY, 0, 2)).toEqual([
          { transaction: pass(1), visit: visit(1) },
          { transaction: pass(2), visit: visit(2) },
        ]);
        expect(store.transactions(DAY, 2, 9)).toEqual([{ transaction: pass(3, { visit: 'v1' }), visit: visit(1) }]);
      });

      it('lists business days, the newest first', async () => {
        await change(...put(day('2026-11-22', at(1)), day(DAY), day('2026-11-21', at(0))));
        expect(store.days(2)).toEqual([
          { day: DAY, openedAt: at(0), closedAt: null },
          { day: '2026-11-22', openedAt: at(0), closedAt: at(1) },
        ]);
      });

      it('gives one row by its id, dropped or not', async () => {
        await change(...put(visit(1), visit(2)));
        await change({ op: 'drop', kind: 'visit', id: 'v1' }, { op: 'del', kind: 'visit', id: 'v2' });
        expect(store.row('visit', 'v1')).toEqual(visit(1));
        expect(store.row('visit', 'v2')).toBeUndefined();
      });

      it('walks over all rows while others write', async () => {
        await change(...put(...Array.from({ length: 1_100 }, (_, n) => visit(n))));
        const seen = new Set<string>();
        for (const row of store.allRows()) {
          seen.add(row.id);
          if (seen.size % 400 === 0) await change(...put(day(`2026-01-${10 + seen.size / 400}`)));
        }
        expect(seen.size).toBeGreaterThanOrEqual(1_100);
      });
    });

    it('keeps texts until they are erased', async () => {
      await append({
        texts: [
          { id: 'x1', text: 'Ann' },
          { id: 'x2', text: 'Bob' },
        ],
      });
      await append({
        texts: [
          { id: 'x1', text: null },
          { id: 'x2', text: 'Robert' },
        ],
      });
      expect(store.texts(['x2', 'x1', 'x9'])).toEqual(new Map([['x2', 'Robert']]));
    });

    it('keeps secrets by kind and id', async () => {
      store.secrets.put('device', 'b', { role: 'desk' });
      store.secrets.put('device', 'a', { role: 'kiosk' });
      store.secrets.put('device', 'b', { role: 'admin' });
      store.secrets.put('pin', 'b', 'x');
      store = await under.reopen();
      expect(store.secrets.get('device', 'b')).toEqual({ role: 'admin' });
      expect(store.secrets.all('device').map(({ id }) => id)).toEqual(['a', 'b']);
      store.secrets.del('device', 'b');
      expect([store.secrets.get('device', 'b'), store.secrets.get('pin', 'b')]).toEqual([undefined, 'x']);
    });

    it('is backed up while it is in use', async () => {
      await append({ events: [event(1)], changes: put(visit(1)) });
      const copying = store.backup(join(folder, 'deep', 'copy'));
      await append({ events: [event(2)], changes: put(visit(2)) });
      const { bytes } = await copying;
      expect(statSync(join(folder, 'deep', 'copy')).size).toBe(bytes);
      expect(await loadedIds()).toEqual(['v1', 'v2']);
    });

    it('cannot be changed through what it was given or gave', async () => {
      const row = visit(1);
      await change(...put(row));
      row.number = 'X9';
      const [loaded] = (await store.load()).rows;
      if (loaded?.kind === 'visit') loaded.number = 'X8';
      expect((await store.load()).rows).toEqual([visit(1)]);
    });

    it('is checked while it is in use', async () => {
      await change(...put(visit(1), visit(2)));
      expect(await store.check()).toBe(null);
    });

    it('tells how much room there is', () => {
      const { freeBytes, state } = store.room();
      expect(freeBytes).toBeGreaterThan(0);
      expect(['enough', 'low', 'scarce', 'none']).toContain(state);
    });
  });
}

const inEpoch = (epoch: number) => (e: object) => ({ ...e, hub: 'hub1', epoch });

/** All a store would tell. */
async function everything(store: Store) {
  return {
    loaded: await store.load(),
    rows: [...store.allRows()],
    events: store.events(null, 0, 100),
    texts: store.texts(['x']),
    answers: [1, 2].map((k) => store.result('k', commandId(1, k))),
  };
}
