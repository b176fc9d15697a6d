import { expect, test } from 'vitest';
import type { ViewHeads, ViewRow } from '#contract/views.ts';
import { Core } from '#hub/core.ts';
import { lineJournal } from '#hub/journal.ts';
import { type Overlay, Views } from '#hub/views.ts';
import { MemoryStore } from '#store/memory-store.ts';
import { KIOSK, MINUTE, must, openOffice, SERVICE_VALUE, sitDown } from '../support/office.ts';

const NOTHING_MORE: Overlay = {
  head: (_, head) => head,
  keys: () => [],
  touched: () => [],
  row: (): ViewRow | undefined => undefined,
};

test('a message tells the instant for which its picture was cut, even while time runs fast', async () => {
  const office = openOffice();
  sitDown(office, 1);
  must(office.run({ type: 'issue', service: 'A', band: null, language: null }, KIOSK));
  const core = new Core(new MemoryStore('hub'));
  await core.load();
  core.state.apply(
    [...office.kept.values()].map((row) => ({ op: 'put', row })),
    [],
  );
  const overdueAt = office.now + SERVICE_VALUE.target * MINUTE;
  let now = overdueAt - 1;
  const clock = { now: () => now++, monotonic: () => 0, at: () => () => {} };
  const journal = lineJournal(
    () => {},
    () => new Date(0),
  );
  const views = new Views({
    core,
    clock,
    journal,
    rooms: { isEmpty: () => true, send: () => {} },
    overlay: NOTHING_MORE,
    demo: false,
  });

  const message = views.snapshot('desk:d1');
  const head = message?.head as ViewHeads['desk'] | undefined;
  expect(head?.next).toHaveLength(1);
  expect(head?.next[0]?.rule === 'overdue').toBe((message?.now ?? 0) >= overdueAt);
});
