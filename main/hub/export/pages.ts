import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DayKey, Seq } from '#contract/ids.ts';
import type { Core } from '#hub/core.ts';
import type { Store } from '#store/store.ts';
import { BYTE_ORDER_MARK, csvLines, csvStyleOf } from './csv.ts';
import { sessionColumns } from './session-columns.ts';

/**
 * Read at a time: an open cursor would block every write, and one long read every command. What one page makes becomes
 * garbage together: pages eight times as large made the hub three times larger while it exported, and no faster.
 */
const LINES_A_PAGE = 25;
const EVENTS_A_PAGE = 100;

/** Reads page after page, with a turn of the loop after each so that commands get through. */
async function* pagesOf<T>(read: (after: Seq) => T[], seqOf: (item: T) => Seq): AsyncGenerator<T[]> {
  for (let page = read(0); page.length > 0; ) {
    yield page;
    const after = seqOf(page.at(-1) as T);
    await nextTurn();
    page = read(after);
  }
}

/** `sessions.csv` of a business day, in pieces: one line for each pass of a visit through a queue. */
export async function* sessionsCsv(store: Store, core: Core, day: DayKey, locale: string): AsyncGenerator<string> {
  const style = csvStyleOf(locale);
  const columns = sessionColumns({
    state: core.state,
    zone: store.row('day', day)?.zone ?? 'UTC',
    languages: [locale.slice(0, 2), ...(core.state.site()?.languages ?? [])],
    parkedOf: ({ id, end }) => (end === 'parked' ? store.row('interval', `${id}.p`) : undefined),
  });
  yield BYTE_ORDER_MARK + csvLines([columns.map(([name]) => name)], style);
  const read = (after: Seq) => store.transactions(day, after, LINES_A_PAGE);
  for await (const page of pagesOf(read, ({ transaction }) => transaction.enteredSeq)) {
    yield csvLines(
      page.map((line) => columns.map(([, cell]) => cell(line))),
      style,
    );
  }
}

/** `events.jsonl` of a business day, in pieces: one JSON object a line, in order. */
export async function* eventsJsonl(store: Store, day: DayKey): AsyncGenerator<string> {
  const read = (after: Seq) => store.events(day, after, EVENTS_A_PAGE);
  for await (const page of pagesOf(read, ({ seq }) => seq)) {
    yield page.map((event) => `${JSON.stringify(event)}\n`).join('');
  }
}
