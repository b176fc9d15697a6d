import type { Complain } from './findings.ts';
import type { Logged, Op, Received } from './history.ts';

/** The order of the log is one that the clients' clock allows: what was answered before the next was asked comes first. */

interface Span {
  op: Op;
  first: number;
  last: number;
}

export function judgeRealTime(ops: Op[], events: Logged[], complain: Complain): void {
  let latest: Span | undefined;
  for (const span of spansOf(ops, events)) {
    const { returned } = span.op;
    if (latest !== undefined && returned !== null && returned < latest.op.invoked) {
      complain(
        'wrongOrder',
        span.op.client,
        `${say(span)} was answered before ${latest.op.client} asked for ${say(latest)}, which the log has first`,
      );
    }
    if (latest === undefined || span.op.invoked > latest.op.invoked) latest = span;
  }
}

/** Commands with their events, in the order of the log. */
function spansOf(ops: Op[], events: Logged[]): Span[] {
  const byCause = new Map<string, { first: number; last: number }>();
  for (const { cause, seq } of events) byCause.set(cause, { first: byCause.get(cause)?.first ?? seq, last: seq });
  return ops
    .flatMap((op) => {
      const span = byCause.get(op.cmdId);
      return span === undefined ? [] : [{ op, ...span }];
    })
    .sort((a, b) => a.first - b.first);
}

/** No screen may know an event before the command that caused it was sent: each command is blamed once. */
export function judgeForesight(ops: Op[], events: Logged[], received: Received[], complain: Complain): void {
  const spans = spansOf(ops, events);
  const blamed = new Set<string>();
  let next = 0;
  let latest: Span | undefined;
  for (const one of [...received].sort((a, b) => a.message.seq - b.message.seq)) {
    for (let span = spans[next]; span !== undefined && span.first <= one.message.seq; span = spans[++next]) {
      if (latest === undefined || span.op.invoked > latest.op.invoked) latest = span;
    }
    if (latest === undefined || one.at >= latest.op.invoked || blamed.has(latest.op.cmdId)) continue;
    blamed.add(latest.op.cmdId);
    complain('wrongOrder', latest.op.client, `${say(latest)} was on ${one.client} before it was asked for`);
  }
}

const say = (span: Span): string => `${span.op.kind} (event ${span.first}, ${span.op.cmdId})`;
