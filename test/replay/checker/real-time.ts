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

/** No screen may know an event before the command that caused it was sent. */
export function judgeForesight(ops: Op[], events: Logged[], received: Received[], complain: Complain): void {
  const spans = spansOf(ops, events);
  const invoked: number[] = [];
  spans.forEach((span, i) => {
    invoked[i] = Math.max(span.op.invoked, invoked[i - 1] ?? 0);
  });
  let next = 0;
  for (const one of [...received].sort((a, b) => a.message.seq - b.message.seq)) {
    while (next < spans.length && (spans[next]?.first ?? 0) <= one.message.seq) next += 1;
    const sent = invoked[next - 1] ?? 0;
    if (one.at < sent)
      complain('wrongOrder', one.client, `${one.message.view} showed event ${one.message.seq} before it was asked for`);
  }
}

const say = (span: Span): string => `${span.op.kind} (event ${span.first}, ${span.op.cmdId})`;
