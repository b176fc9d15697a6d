import type { Complain } from './findings.ts';
import type { History, SessionLine } from './history.ts';
import type { Office, Pass, Visit } from './office.ts';

/** The session export holds every pass of every visit once, as the log tells it, and every ticket that was promised. */
export function judgeLines(history: History, office: Office, complain: Complain): void {
  const lines = new Map<string, SessionLine>();
  for (const line of history.lines) {
    const id = line.transaction ?? '';
    if (lines.has(id)) complain('duplicate', null, `the session export has pass ${id} of ${line.number} twice`);
    lines.set(id, line);
  }
  for (const visit of office.visits.values())
    for (const pass of visit.passes) judgePass(visit, pass, lines.get(pass.id), complain);
  for (const [id, line] of lines) {
    if (office.pass(id) === undefined)
      complain('duplicate', null, `the session export has pass ${id} of ${line.number}, which never was`);
  }
  judgePromised(history, complain);
}

function judgePass(visit: Visit, pass: Pass, line: SessionLine | undefined, complain: Complain): void {
  if (line === undefined) {
    complain('lost', null, `the session export lacks pass ${pass.id} of ${visit.number}`);
    return;
  }
  const real: Record<string, string> = {
    visit: visit.id,
    number: visit.number,
    service: pass.service,
    desk: pass.desk ?? '',
    rule: pass.rule ?? '',
    end: pass.end ?? '',
    calls: String(pass.calls),
  };
  for (const [name, value] of Object.entries(real)) {
    if (line[name] !== value)
      complain(
        'disagreement',
        null,
        `the session export has ${name} "${line[name]}" for ${visit.number}, but it was "${value}"`,
      );
  }
}

/** A ticket that somebody holds is never lost. */
function judgePromised(history: History, complain: Complain): void {
  const exported = new Set(history.lines.map((line) => line.visit));
  for (const op of history.ops) {
    if ((op.kind !== 'issue' && op.kind !== 'walkUp') || op.answer?.ok !== true) continue;
    const { visit, number } = op.answer.result;
    if (!exported.has(String(visit)))
      complain(
        'lost',
        op.client,
        `ticket ${number} (${visit}) was given to command ${op.cmdId} and is not in the session export`,
      );
  }
}
