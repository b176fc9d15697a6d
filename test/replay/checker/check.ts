import { judgeAnswers } from './answers.ts';
import type { Complain, Finding, FindingKind } from './findings.ts';
import type { History, Logged } from './history.ts';
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
}

/** Judges what the clients recorded against what the hub exported (see README.md for each rule and its source). */
export function check(history: History): Verdict {
  const findings: Finding[] = [];
  const causes = new Map(history.ops.map((op) => [op.cmdId, op.client]));
  const complain: Complain = (kind, client, what) => findings.push({ kind, client, what });
  judgeLog(history.events, complain);
  judgeNumbers(history.events, complain);
  judgeTickets(history.ops, complain);
  judgeAnswers(history.ops, history.events, complain);
  judgeRealTime(history.ops, history.events, complain);
  judgeForesight(history.ops, history.events, history.received, complain);
  const office = follow(history, causes, complain);
  judgeLines(history, office, complain);
  return verdict(history.events, findings);
}

/** Walks through the log once, with every screen beside it. */
function follow(history: History, causes: Map<string, string>, complain: Complain): Office {
  const office = new Office();
  const screens = new Screens(history.received, complain);
  for (const event of history.events) {
    const blame: Complain = (kind, client, what) => complain(kind, client ?? causes.get(event.cause) ?? null, what);
    judgeOrigin(event, history, causes, blame);
    if (event.type === 'visitCalled') judgeCall(office, event, blame);
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
  judgeShown(history.events, office, screens.shown, complain);
  return office;
}

/** What came through a recording client must have been asked by one of its recorded commands. */
function judgeOrigin(event: Logged, history: History, causes: Map<string, string>, complain: Complain): void {
  const from = history.participants.find((one) => one.device === event.via);
  if (from === undefined || causes.has(event.cause)) return;
  complain(
    'duplicate',
    from.client,
    `event ${event.seq} (${event.type}) came through ${from.client}, which never asked for it`,
  );
}

function verdict(events: Logged[], findings: Finding[]): Verdict {
  const count = (kind: FindingKind) => findings.filter((finding) => finding.kind === kind).length;
  return {
    tickets: events.filter((event) => event.type === 'visitIssued').length,
    calls: events.filter((event) => event.type === 'visitCalled').length,
    duplicates: count('duplicate'),
    lost: count('lost'),
    wrongOrder: count('wrongOrder'),
    disagreements: count('disagreement'),
    findings,
  };
}
