import type { Event } from '#contract/events.ts';
import type { SessionRow } from '#contract/rows.ts';
import { mayCall } from './calling.ts';
import type { State } from './state.ts';
import type { InternalCommand } from './types.ts';

/**
 * [C11] What the hub should ask itself after these events, which are already applied: a visit that arrived is called by a
 * free desk that asked for it, the one free for the longest.
 */
export function reactions(state: State, events: Event[]): InternalCommand[] {
  const wanted: InternalCommand[] = [];
  for (const event of events) {
    if (event.type !== 'visitIssued' && event.type !== 'visitRequeued') continue;
    const session = freeDeskFor(state, event.visit);
    if (session) wanted.push({ type: 'autoCall', session: session.id });
  }
  return wanted;
}

function freeDeskFor(state: State, id: string): SessionRow | undefined {
  const visit = state.visit(id);
  if (visit?.state !== 'waiting') return undefined;
  let longest: SessionRow | undefined;
  for (const session of state.openSessions()) {
    const free = session.autoCall && session.visit === null && !session.break;
    if (free && mayCall(state, session, visit) && (!longest || session.seq < longest.seq)) longest = session;
  }
  return longest;
}
