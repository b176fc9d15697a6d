import { describe, expect, it } from 'vitest';
import { at, commandId, DAY, day, event, pass, put, result, visit } from '../store/rows.ts';
import type { KeptStore } from './kept-store.ts';

/** What every store promises of answers to commands, and of what is read page by page. */
export function answersSuite(kept: KeptStore): void {
  describe('answers to commands', () => {
    it('finds the first answer by device and command', async () => {
      await kept.append({ results: [result('k', 1, 1, '{"n":1}'), result('k2', 1, 1, '{"n":2}')] });
      await kept.reopen();
      expect(kept.store.result('k', commandId(1, 1))).toEqual(result('k', 1, 1, '{"n":1}'));
      expect(kept.store.result('k', commandId(1, 2))).toBeUndefined();
    });

    it('finds an answer whatever the order in which ids came, before and after a restart', async () => {
      expect(kept.store.result('k', commandId(1, 5))).toBeUndefined();
      await kept.append({ results: [result('k', 5, 1), result('k', 3, 1)] });
      await kept.append({ results: [result('k', 4, 1)] });
      const all = () => [2, 3, 4, 5, 6].map((k) => kept.store.result('k', commandId(1, k))?.commandId);
      const found = [undefined, commandId(1, 3), commandId(1, 4), commandId(1, 5), undefined];
      expect(all()).toEqual(found);
      await kept.reopen();
      expect(all()).toEqual(found);
    });

    it('knows how far it forgot at once', async () => {
      await kept.append({ results: [result('k', 1, 1)] });
      expect(kept.store.prunedUpTo('k')).toBeUndefined();
      await kept.store.prune(at(6));
      expect(kept.store.prunedUpTo('k')).toBe(commandId(1, 1));
    });

    it('forgets the old ones and remembers how far, for each device', async () => {
      const many = Array.from({ length: 1_200 }, (_, k) => result('k', k, 1));
      await kept.append({ results: [...many, result('k2', 5, 2), result('k', 6, 30)] });
      await kept.store.prune(at(20));
      await kept.reopen();
      expect(kept.store.result('k', commandId(1, 1_199))).toBeUndefined();
      expect(kept.store.result('k', commandId(30, 6))).toEqual(result('k', 6, 30));
      expect(kept.store.prunedUpTo('k')).toBe(commandId(1, 1_199));
      expect(kept.store.prunedUpTo('k2')).toBe(commandId(2, 5));
      expect(kept.store.prunedUpTo('never')).toBeUndefined();
    });

    it('never takes back how far it forgot', async () => {
      await kept.append({ results: [result('k', 9, 5)] });
      await kept.store.prune(at(6));
      await kept.append({ results: [{ ...result('k', 1, 1), at: at(7) }] });
      await kept.store.prune(at(8));
      expect(kept.store.prunedUpTo('k')).toBe(commandId(5, 9));
    });

    it('does not lock out a device whose clock was years ahead', async () => {
      const ahead = { ...result('k', 1, 5_000_000), at: at(1) };
      await kept.append({ results: [ahead] });
      await kept.store.prune(at(2));
      expect(kept.store.result('k', ahead.commandId)).toBeUndefined();
      expect(kept.store.prunedUpTo('k')).toBeUndefined();
    });
  });

  describe('pages', () => {
    it('gives events in order, of a day or of all, each with hub and epoch', async () => {
      await kept.append({ events: [event(1, null), event(2, 'other'), event(3)] });
      expect(await kept.store.raiseEpoch()).toBe(2);
      await kept.append({ events: [event(4)] });
      await kept.reopen();
      expect((await kept.store.load()).epoch).toBe(2);
      expect(kept.store.events(null, 0, 2)).toEqual([event(1, null), event(2, 'other')].map(inEpoch(1)));
      expect(kept.store.events(null, 2, 9).map((e) => [e.seq, e.epoch])).toEqual([
        [3, 1],
        [4, 2],
      ]);
      expect(kept.store.events(DAY, 0, 9).map((e) => e.seq)).toEqual([3, 4]);
      expect(kept.store.events(DAY, 3, 9).map((e) => e.seq)).toEqual([4]);
    });

    it('gives the passes of a day in the order they entered, each with its visit', async () => {
      const other = pass(4, { day: '2026-11-24' });
      await kept.change(...put(visit(1), visit(2), visit(4), pass(2), pass(1), pass(3, { visit: 'v1' }), other));
      await kept.change({ op: 'drop', kind: 'visit', id: 'v1' });
      expect(kept.store.transactions(DAY, 0, 2)).toEqual([
        { transaction: pass(1), visit: visit(1) },
        { transaction: pass(2), visit: visit(2) },
      ]);
      expect(kept.store.transactions(DAY, 2, 9)).toEqual([{ transaction: pass(3, { visit: 'v1' }), visit: visit(1) }]);
    });

    it('lists business days, the newest first', async () => {
      await kept.change(...put(day('2025-11-23', at(1)), day(DAY), day('2025-11-22', at(0))));
      expect(kept.store.days(2)).toEqual([
        { day: DAY, openedAt: at(0), closedAt: null },
        { day: '2025-11-23', openedAt: at(0), closedAt: at(1) },
      ]);
    });

    it('gives one row by its id, dropped or not', async () => {
      await kept.change(...put(visit(1), visit(2)));
      await kept.change({ op: 'drop', kind: 'visit', id: 'v1' }, { op: 'del', kind: 'visit', id: 'v2' });
      expect(kept.store.row('visit', 'v1')).toEqual(visit(1));
      expect(kept.store.row('visit', 'v2')).toBeUndefined();
    });

    it('walks over all rows while others write', async () => {
      await kept.change(...put(...Array.from({ length: 1_100 }, (_, n) => visit(n))));
      const seen = new Set<string>();
      for (const row of kept.store.allRows()) {
        seen.add(row.id);
        if (seen.size % 400 === 0) await kept.change(...put(day(`2026-01-${10 + seen.size / 400}`)));
      }
      expect(seen.size).toBeGreaterThanOrEqual(1_100);
    });
  });
}

const inEpoch = (epoch: number) => (e: object) => ({ ...e, hub: 'hub1', epoch });
