import { describe, expect, it } from 'vitest';
import { at, calledPass, DAY, day, event, interval, pass, person, put, result, session, visit } from '../store/rows.ts';
import type { KeptStore } from './kept-store.ts';

/** What every store promises of rows: what it gives back, and what must never be. */
export function rowsSuite(kept: KeptStore): void {
  describe('loading', () => {
    it('begins empty, with an identity and the first epoch', async () => {
      const loaded = await kept.store.load();
      expect(loaded).toEqual({ hub: 'hub1', epoch: 1, lastSeq: 0, lastAt: 0, rows: [], texts: new Map() });
    });

    it('gives back exactly what was put, whatever kind it is', async () => {
      const rows = [visit(1), pass(1), interval('i1', null), session('s1', 'd1', 'ann'), person('ann', 'x1'), day(DAY)];
      await kept.append({ changes: put(...rows), events: [event(1), event(2)] });
      await kept.reopen();
      const loaded = await kept.store.load();
      expect(new Set(loaded.rows)).toEqual(new Set(rows));
      expect([loaded.lastSeq, loaded.lastAt]).toEqual([2, at(2)]);
    });

    it('keeps the last word on a row, within a batch and over batches', async () => {
      await kept.change(...put(visit(1), visit(1, { state: 'called' })));
      expect((await kept.store.load()).rows).toEqual([visit(1, { state: 'called' })]);
      await kept.change(...put(visit(1, { state: 'served' })));
      expect((await kept.store.load()).rows).toEqual([visit(1, { state: 'served' })]);
    });

    it('forgets what was deleted', async () => {
      await kept.change(...put(visit(1), visit(2)), { op: 'del', kind: 'visit', id: 'v1' });
      await kept.change({ op: 'del', kind: 'visit', id: 'nobody' });
      expect([...kept.store.allRows()]).toEqual([visit(2)]);
    });

    it('[D8] keeps what memory let go of, and no longer loads it', async () => {
      await kept.change(...put(visit(1), visit(2), visit(3)));
      await kept.change({ op: 'drop', kind: 'visit', id: 'v1' }, ...put(visit(2)), {
        op: 'drop',
        kind: 'visit',
        id: 'v2',
      });
      await kept.reopen();
      expect(await kept.loadedIds()).toEqual(['v3']);
      expect([...kept.store.allRows()].map((row) => row.id).sort()).toEqual(['v1', 'v2', 'v3']);
      await kept.change(...put(visit(1, { state: 'noShow' })));
      expect(await kept.loadedIds()).toEqual(['v1', 'v3']);
    });

    it('loads open intervals only, and one again that undo opens', async () => {
      await kept.change(...put(interval('i1', null), interval('i2', at(5))));
      expect(await kept.loadedIds()).toEqual(['i1']);
      await kept.change(...put(interval('i1', at(6)), interval('i2', null)));
      expect(await kept.loadedIds()).toEqual(['i2']);
      expect([...kept.store.allRows()]).toHaveLength(2);
    });

    it('loads the texts that the rows point to, and no others', async () => {
      await kept.append({
        changes: put(person('ann', 'x1'), visit(1, { note: 'x2' }), visit(2)),
        texts: [
          { id: 'x1', text: 'Ann' },
          { id: 'x2', text: 'wheelchair' },
          { id: 'x3', text: 'of nobody' },
        ],
      });
      expect((await kept.store.load()).texts).toEqual(new Map(Object.entries({ x1: 'Ann', x2: 'wheelchair' })));
    });
  });

  describe('what must never be', () => {
    it('[N4] one number of a series and cycle twice on a day', async () => {
      await kept.change(...put(visit(1)));
      await kept.refused({
        events: [event(1)],
        changes: put(visit(2), visit(3, { n: 1 })),
        results: [result('k', 1, 1)],
      });
      await kept.refused({ changes: put(visit(4), visit(5, { n: 4 })) });
      await kept.change(...put(visit(6, { n: 1, cycle: 1 }), visit(7, { n: 1, series: 'B' })));
      await kept.change(...put(visit(8, { n: 1, day: '2026-11-24' })));
    });

    it('a number of a day that left memory', async () => {
      await kept.change(...put(visit(1)), { op: 'drop', kind: 'visit', id: 'v1' });
      await kept.refused({ changes: put(visit(2, { n: 1 })) });
    });

    it('[C6] two open calls at one desk', async () => {
      await kept.change(...put(calledPass(1, 'd1')));
      await kept.refused({ changes: put(calledPass(2, 'd1')) });
      await kept.change(...put(calledPass(1, 'd1', { startedAt: at(2) })));
      await kept.refused({ changes: put(calledPass(2, 'd1')) });
    });

    it('[C6] two open calls of one visit', async () => {
      await kept.change(...put(calledPass(1, 'd1')));
      await kept.refused({ changes: put(calledPass(2, 'd2', { visit: 'v1' })) });
      await kept.change(...put(calledPass(1, 'd1', { endedAt: at(3), end: 'recycled' })));
      await kept.change(...put(calledPass(2, 'd2', { visit: 'v1' })));
    });

    it('[S1] two open sessions at one desk, or of one person', async () => {
      await kept.change(...put(session('s1', 'd1', 'ann')));
      await kept.refused({ changes: put(session('s2', 'd1', 'bob')) });
      await kept.refused({ changes: put(session('s3', 'd2', 'ann')) });
      await kept.change(...put(session('s1', 'd1', 'ann', { closedAt: at(9) }), session('s2', 'd1', 'ann')));
    });

    it('two passes that entered by one event', async () => {
      await kept.change(...put(pass(1)));
      await kept.refused({ changes: put(pass(2, { enteredSeq: 1 })) });
    });

    it('a gap or a repetition in the numbers of events', async () => {
      await kept.refused({ events: [event(2)] });
      await kept.append({ events: [event(1), event(2)] });
      await kept.refused({ events: [event(2)] });
      await kept.refused({ events: [event(3), event(3)] });
      await kept.refused({ events: [event(4)] });
      await kept.append({ events: [event(3)] });
    });

    it('two answers to one command', async () => {
      await kept.append({ results: [result('k', 1, 1)] });
      await kept.refused({ results: [result('k', 1, 1)], events: [event(1)], texts: [{ id: 'x', text: 'y' }] });
      await kept.refused({ results: [result('k', 2, 1), result('k', 2, 1)] });
      await kept.append({ results: [result('other', 1, 1)] });
    });

    it('counts what a batch leaves, not the way there: freeing may come after taking', async () => {
      await kept.change(...put(calledPass(1, 'd1'), session('s1', 'd1', 'ann')));
      await kept.change(
        ...put(calledPass(2, 'd1'), session('s2', 'd1', 'bob')),
        ...put(calledPass(1, 'd1', { endedAt: at(2) }), session('s1', 'd1', 'ann', { closedAt: at(2) })),
      );
      expect(await kept.loadedIds()).toEqual(['s1', 's2', 't1', 't2']);
    });
  });
}
