import { judgeAnswers } from './answers.ts';
import type { Complain, Finding, FindingKind } from './findings.ts';
import type { History, Logged, LoggedOf, Op } from './history.ts';
import { judgeLines } from './lines.ts';
import { judgeLog, judgeNumbers, judgeTickets } from './numbers.ts';
import { Office } from './office.ts';
import { judgeCall } from './order.ts';
import { judgeForesight, judgeRealTime } from './real-time.ts';
import { judgeShown, Screens } from './screens.ts';
import { step } from './walk.ts';

/** What the checker found in one run. */
export interface Verdict {
  tickets: number;
  calls: number;
  duplicates: number;
  lost: number;
  wrongOrder: number;
  disagreements: number;
  findings: Finding[];
  /** How much was looked at: a checker that saw nothing finds nothing. */
  judged: { commands: number; pictures: number; rules: Record<string, number> };
}

/** Judges what the clients recorded against what the hub exported (see README.md for each rule and its source). */
export function check(history: History): Verdict {
  const findings: Finding[] = [];
  const asked = new Map(history.ops.map((op) => [op.cmdId, op]));
  const complain: Complain = (kind, client, what) => findings.push({ kind, client, what });
  judgeLog(history.events, complain);
  judgeNumbers(history.events, complain);
  judgeTickets(history.ops, complain);
  judgeAnswers(history.ops, history.events, complain);
  judgeRealTime(history.ops, history.events, complain);
  judgeForesight(history.ops, history.events, history.received, complain);
  const { office, pictures } = follow(history, asked, complain);
  judgeLines(history, office, complain);
  return verdict(history, pictures, findings);
}

/** Walks through the log once, with every screen beside it. */
function follow(history: History, asked: Map<string, Op>, complain: Complain): { office: Office; pictures: number } {
  const office = new Office();
  const screens = new Screens(history.received, complain);
  for (const event of history.events) {
    const blame: Complain = (kind, client, what) =>
      complain(kind, client ?? asked.get(event.cause)?.client ?? null, what);
    judgeOrigin(event, history, asked.has(event.cause), blame);
    if (event.type === 'visitCalled') judgeCall(office, event, blame);
    if (event.type === 'visitIssued') judgeAhead(office, event, asked.get(event.cause), blame);
    step(office, event, blame);
    screens.judge(office);
  }
  for (const one of screens.rest()) {
    complain(
      'disagreement',
      one.client,
      `${one.message.view} showed event ${one.message.seq}, which the export does not have`,
    );
  }
  judgeShown(history.events, office, screens, complain);
  return { office, pictures: screens.pictures };
}

/** What came through a recording client must have been asked by one of its recorded commands. */
function judgeOrigin(event: Logged, history: History, isAsked: boolean, complain: Complain): void {
  const from = history.participants.find((one) => one.device === event.via);
  if (from === undefined || isAsked) return;
  complain(
    'duplicate',
    from.client,
    `event ${event.seq} (${event.type}) came through ${from.client}, which never asked for it`,
  );
}

/** A new ticket's holder is told how many wait for the same service [I4]. */
function judgeAhead(office: Office, event: LoggedOf<'visitIssued'>, op: Op | undefined, complain: Complain): void {
  if (op?.kind !== 'issue' || op.answer?.ok !== true) return;
  const [told, waiting] = [op.answer.result.ahead, office.waiting(event.service)];
  if (told !== waiting)
    complain('disagreement', null, `${event.number} was told ${told} ahead, but there were ${waiting} [I4]`);
}

function verdict({ events, ops }: History, pictures: number, findings: Finding[]): Verdict {
  const count = (kind: FindingKind) => findings.filter((finding) => finding.kind === kind).length;
  const calls = events.filter((event) => event.type === 'visitCalled');
  const rules: Record<string, number> = {};
  for (const { rule } of calls) rules[rule] = (rules[rule] ?? 0) + 1;
  return {
    tickets: events.filter((event) => event.type === 'visitIssued').length,
    calls: calls.length,
    duplicates: count('duplicate'),
    lost: count('lost'),
    wrongOrder: count('wrongOrder'),
    disagreements: count('disagreement'),
    findings,
    judged: { commands: ops.length, pictures, rules },
  };
}
