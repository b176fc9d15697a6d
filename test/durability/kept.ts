import type { CommandResults } from '#contract/commands.ts';
import { openSqliteStore } from '#store/sqlite-store.ts';
import type { Store, StoredEvent } from '#store/store.ts';
import { verify } from '../../main/cli/verify.ts';
import type { Press, Presses } from './staff.ts';

/** What was found when what people were told is held against what was kept. All but the first two must be 0. */
export interface Findings {
  presses: number;
  acknowledged: number;
  /** Acknowledged, and not kept as it was told. */
  lost: number;
  /** Done more than once, or a number given twice. */
  twice: number;
  /** Refused, and done all the same. */
  undead: number;
  /** Nobody knows what became of the press. */
  unknown: number;
  /** Rows that are not what the log tells. */
  different: number;
}

/** Reads the data of a hub that has ended. */
export async function heldAgainst(dataDir: string, presses: Presses): Promise<Findings> {
  const store = await openSqliteStore({ dataDir, newId: () => 'unused', onDamage: damaged });
  try {
    return compare(store, presses);
  } finally {
    await store.close();
  }
}

function damaged(problem: string): never {
  throw new Error(problem);
}

function compare(store: Store, presses: Presses): Findings {
  const byCause = Map.groupBy(allEvents(store), ({ cause }) => cause);
  const findings: Findings = {
    presses: presses.size,
    acknowledged: 0,
    lost: 0,
    twice: 0,
    undead: 0,
    unknown: 0,
    different: 0,
  };
  for (const [commandId, press] of presses) judge(findings, store, press, byCause.get(commandId) ?? []);
  findings.twice += repeatedNumbers(presses);
  findings.different = verify(store).different.length;
  return findings;
}

/** In pages, as everyone has to read it. @throws Error at a gap in the log. */
function allEvents(store: Store): StoredEvent[] {
  const all: StoredEvent[] = [];
  for (let page = store.events(null, 0, 1_000); page.length > 0; page = store.events(null, all.length, 1_000)) {
    all.push(...page);
    if (all.at(-1)?.seq !== all.length) throw new Error(`the log has a gap before event ${all.at(-1)?.seq}`);
  }
  return all;
}

function judge(findings: Findings, store: Store, { body, answer }: Press, events: StoredEvent[]): void {
  const issued = events.filter(({ type }) => type === 'visitIssued').length;
  const called = events.filter(({ type }) => type === 'visitCalled').length;
  if (issued > 1 || called > 1) findings.twice += 1;
  if (answer === undefined) findings.unknown += 1;
  else if (!answer.ok) findings.undead += Number(events.length > 0);
  else {
    findings.acknowledged += 1;
    if (!isKept(store, body.type, answer.result, { issued, called })) findings.lost += 1;
  }
}

function isKept(store: Store, type: string, result: unknown, done: { issued: number; called: number }): boolean {
  if (type === 'issue') {
    const { visit, number } = result as CommandResults['issue'];
    return done.issued === 1 && store.row('visit', visit)?.number === number;
  }
  if (type !== 'callNext') return true;
  const { called } = result as CommandResults['callNext'];
  if (called === null) return done.called === 0;
  const pass = store.row('transaction', called.transaction);
  return done.called === 1 && pass?.visit === called.visit && pass.desk === called.desk;
}

/** Numbers that two visitors hold. */
function repeatedNumbers(presses: Presses): number {
  const numbers = [...presses.values()].flatMap(({ body, answer }) =>
    body.type === 'issue' && answer?.ok ? [(answer.result as CommandResults['issue']).number] : [],
  );
  return numbers.length - new Set(numbers).size;
}
