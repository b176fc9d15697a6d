import type { Complain } from './findings.ts';
import type { Logged, Op, Received } from './history.ts';

/** The order of the log is one that the clients' clock allows: what was answered before the next was asked comes first. */

interface Span {
  op: Op;
  first: number;
  last: number;
}

export function judgeRealTime(ops: Op[], events: Logged[], complain: Complain): void {
  let pairs = contradictions(spansOf(ops, events));
  while (pairs.length > 0) {
    const liar = mostOften(pairs);
    const [own, rest] = [pairs.filter((pair) => pair.includes(liar)), pairs.filter((pair) => !pair.includes(liar))];
    const [late, early] = own[0] ?? [liar, liar];
    const others = own.length === 1 ? '' : ` (and ${own.length - 1} more like it)`;
    complain(
      'wrongOrder',
      liar.op.client,
      `${say(late)} of ${late.op.client} was not yet asked for when ${early.op.client} had the answer to ${say(early)}, which the log has later${others}`,
    );
    pairs = rest;
  }
}

/** Pairs of which the log has the first before the second, though the second was answered before the first was asked for. */
function contradictions(spans: Span[]): [late: Span, early: Span][] {
  const pairs: [Span, Span][] = [];
  let latest = 0;
  spans.forEach((early, i) => {
    const returned = early.op.returned ?? Number.POSITIVE_INFINITY;
    // Only then can any earlier one contradict this one: a good log is read once.
    if (returned < latest) {
      for (const late of spans.slice(0, i)) if (returned < late.op.invoked) pairs.push([late, early]);
    }
    latest = Math.max(latest, early.op.invoked);
  });
  return pairs;
}

/** One of two contradicts the other, and either may be false: who contradicts most others is. */
function mostOften(pairs: [Span, Span][]): Span {
  const counts = new Map<Span, number>();
  for (const span of pairs.flat()) counts.set(span, (counts.get(span) ?? 0) + 1);
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
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
