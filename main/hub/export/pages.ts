import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DayKey, Seq } from '#contract/ids.ts';
import type { Core } from '#hub/core.ts';
import type { Store } from '#store/store.ts';
import { BYTE_ORDER_MARK, csvLines, csvStyleOf } from './csv.ts';
import { sessionColumns } from './session-columns.ts';

/** Lines read at a time: an open cursor would block every write, and one long read every command. */
const PAGE = 200;

/** Reads page after page, with a turn of the loop after each so that commands get through. */
async function* pagesOf<T>(read: (after: Seq) => T[], seqOf: (item: T) => Seq): AsyncGenerator<T[]> {
  let after = 0;
  for (let page = read(after); page.length > 0; page = read(after)) {
    yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = seqOf(last);
    await nextTurn();
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
  const read = (after: Seq) => store.transactions(day, after, PAGE);
  for await (const page of pagesOf(read, ({ transaction }) => transaction.enteredSeq)) {
    yield csvLines(
      page.map((line) => columns.map(([, cell]) => cell(line))),
      style,
    );
  }
}

/** `events.jsonl` of a business day, in pieces: one JSON object a line, in order. */
export async function* eventsJsonl(store: Store, day: DayKey): AsyncGenerator<string> {
  const read = (after: Seq) => store.events(day, after, PAGE);
  for await (const page of pagesOf(read, ({ seq }) => seq)) {
    yield page.map((event) => `${JSON.stringify(event)}\n`).join('');
  }
}
