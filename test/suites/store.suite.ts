import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { event, put, visit } from '../store/rows.ts';
import { KeptStore, type StoreUnderTest } from './kept-store.ts';
import { answersSuite } from './store-answers.suite.ts';
import { rowsSuite } from './store-rows.suite.ts';

/** What every store promises. */
export function storeSuite(name: string, open: (folder: string) => Promise<StoreUnderTest>): void {
  describe(name, () => {
    const kept = new KeptStore(open);
    beforeEach(() => kept.begin());
    afterEach(() => kept.end());

    rowsSuite(kept);
    answersSuite(kept);

    it('keeps texts until they are erased', async () => {
      await kept.append({
        texts: [
          { id: 'x1', text: 'Ann' },
          { id: 'x2', text: 'Bob' },
        ],
      });
      await kept.append({
        texts: [
          { id: 'x1', text: null },
          { id: 'x2', text: 'Robert' },
        ],
      });
      expect(kept.store.texts(['x2', 'x1', 'x9'])).toEqual(new Map([['x2', 'Robert']]));
    });

    it('keeps secrets by kind and id', async () => {
      kept.store.secrets.put('device', 'b', { role: 'desk' });
      kept.store.secrets.put('device', 'a', { role: 'kiosk' });
      kept.store.secrets.put('device', 'b', { role: 'admin' });
      kept.store.secrets.put('pin', 'b', 'x');
      await kept.reopen();
      expect(kept.store.secrets.get('device', 'b')).toEqual({ role: 'admin' });
      expect(kept.store.secrets.all('device').map(({ id }) => id)).toEqual(['a', 'b']);
      kept.store.secrets.del('device', 'b');
      expect([kept.store.secrets.get('device', 'b'), kept.store.secrets.get('pin', 'b')]).toEqual([undefined, 'x']);
    });

    it('is backed up while it is in use', async () => {
      await kept.append({ events: [event(1)], changes: put(visit(1)) });
      const copying = kept.store.backup(join(kept.folder, 'deep', 'copy'));
      await kept.append({ events: [event(2)], changes: put(visit(2)) });
      const { bytes } = await copying;
      expect(statSync(join(kept.folder, 'deep', 'copy')).size).toBe(bytes);
      expect(await kept.loadedIds()).toEqual(['v1', 'v2']);
    });

    it('cannot be changed through what it was given or gave', async () => {
      const row = visit(1);
      await kept.change(...put(row));
      row.number = 'X9';
      const [loaded] = (await kept.store.load()).rows;
      if (loaded?.kind === 'visit') loaded.number = 'X8';
      expect((await kept.store.load()).rows).toEqual([visit(1)]);
    });

    it('is checked while it is in use', async () => {
      await kept.change(...put(visit(1), visit(2)));
      expect(await kept.store.check()).toBe(null);
    });

    it('tells how much room there is', () => {
      const { freeBytes, state } = kept.store.room();
      expect(freeBytes).toBeGreaterThan(0);
      expect(['enough', 'low', 'scarce', 'none']).toContain(state);
    });
  });
}
