import { announce } from './commands/announcing.ts';
import { autoCall, callNext, callVisit, moreTime, recall } from './commands/calling.ts';
import { configure } from './commands/configuring.ts';
import { closeDay, openDay } from './commands/days.ts';
import { due } from './commands/dues.ts';
import { issue } from './commands/issuing.ts';
import { cancel, reactivate, transfer, walkOut } from './commands/moving.ts';
import { acceptPrint, reportPrint, reprint, settlePrint } from './commands/printing.ts';
import { deliver, end, noShow, note, park, recycle, start, walkUp } from './commands/serving.ts';
import { closeSession, openSession, resume, takeBreak } from './commands/sessions.ts';
import { undo } from './commands/undoing.ts';
import { refuse } from './outcome.ts';
import { forbidden } from './rights.ts';
import type { State } from './state.ts';
import type { AnyCommand, Context, Decision } from './types.ts';

/**
 * What a command does to this state: events, or a refusal. It changes nothing, reads no clock and makes no randomness:
 * `context` brings the instant and new ids. Rules: SPEC.md.
 */
export function decide(state: State, command: AnyCommand, context: Context): Decision {
  const no = forbidden(context.actor, command);
  if (no) return refuse(no);
  switch (command.type) {
    case 'issue':
      return issue(state, command, context);
    case 'callNext':
      return callNext(state, command, context);
    case 'callVisit':
      return callVisit(state, command, context);
    case 'recall':
      return recall(state, command, context);
    case 'moreTime':
      return moreTime(state, command, context);
    case 'start':
      return start(state, command, context);
    case 'end':
      return end(state, command, context);
    case 'noShow':
      return noShow(state, command, context);
    case 'recycle':
      return recycle(state, command, context);
    case 'park':
      return park(state, command, context);
    case 'transfer':
      return transfer(state, command, context);
    case 'cancel':
      return cancel(state, command, context);
    case 'walkOut':
      return walkOut(state, command, context);
    case 'walkUp':
      return walkUp(state, command, context);
    case 'reactivate':
      return reactivate(state, command, context);
    case 'deliver':
      return deliver(state, command, context);
    case 'note':
      return note(state, command, context);
    case 'undo':
      return undo(state, command, context);
    case 'openSession':
      return openSession(state, command, context);
    case 'closeSession':
      return closeSession(state, command, context);
    case 'takeBreak':
      return takeBreak(state, command, context);
    case 'resume':
      return resume(state, command, context);
    case 'openDay':
      return openDay(state, context);
    case 'closeDay':
      return closeDay(state, context);
    case 'configure':
      return configure(state, command, context);
    case 'acceptPrint':
      return acceptPrint(state, command, context);
    case 'reportPrint':
      return reportPrint(state, command, context);
    case 'reprint':
      return reprint(state, command, context);
    case 'settlePrint':
      return settlePrint(state, command, context);
    case 'announce':
      return announce(state, command, context);
    case 'due':
      return due(state, command.due, context);
    case 'autoCall':
      return autoCall(state, command.session, context);
    default:
      return command satisfies never;
  }
}
