import type { Limit } from './statistics.ts';

/**
 * Every threshold of the benchmark, in one place. Source of all: the performance anchors of the design, section 5 ("Proposed
 * goals"); the number of a goal is its number there. Ratios are medians of figure / control of the same turn. The two peers of
 * goal 13 are the bare hubs of `controls/bare-hub.ts`. Goal 15 is the voice's: a call made of two parts may cost what two texts cost. Goal 16 is
 * the desktop app's, goal 17 the memory of the hub's process.
 */
export interface Part extends Limit {
  goal: number;
  /** What is measured, in the words of the report. */
  part: string;
  unit: string;
  /** What stands beside it. */
  beside: string;
}

type PartOf = Omit<Part, 'goal' | 'unit' | 'judge' | 'bound'>;
type Shape = Pick<Part, 'goal' | 'unit'> & Limit;

const part = ({ goal, unit, judge, bound }: Omit<Shape, 'threshold'>, { part, threshold, beside }: PartOf): Part => ({
  goal,
  part,
  unit,
  beside,
  judge,
  bound,
  threshold,
});
const slowest = (goal: number, unit: string, of: PartOf) => part({ goal, unit, judge: 'ratio', bound: 'atMost' }, of);
const fastest = (goal: number, unit: string, of: PartOf) => part({ goal, unit, judge: 'ratio', bound: 'atLeast' }, of);
const limit = (goal: number, unit: string, of: PartOf) => part({ goal, unit, judge: 'figure', bound: 'atMost' }, of);
const none = (goal: number, unit: string, of: string) =>
  part({ goal, unit, judge: 'worst', bound: 'atMost' }, { part: of, threshold: 0, beside: '' });

export const PARTS = {
  callP50: slowest(1, 'ms', {
    part: 'call to last of 200 displays at 100/s, p50',
    threshold: 1.3,
    beside: 'bare hub, each',
  }),
  callP99: slowest(1, 'ms', {
    part: 'call to last of 200 displays at 100/s, p99',
    threshold: 1.5,
    beside: 'bare hub, each',
  }),
  callLimit: limit(1, 'ms', { part: 'the same p99, absolute', threshold: 50, beside: 'bare hub, each' }),
  kneeEach: slowest(2, 'ms', { part: 'the same at 500/s, p99', threshold: 0.2, beside: 'bare hub, each' }),
  kneeBatch: slowest(2, 'ms', { part: 'the same at 500/s, p99', threshold: 2, beside: 'bare hub, group-batch' }),
  lost: none(2, 'commands', 'commands without an answer, or missing on a display'),
  groups: fastest(3, 'commands/s', { part: 'engine, groups of 50', threshold: 0.6, beside: 'bare SQLite, same rows' }),
  alone: fastest(3, 'commands/s', { part: 'engine, lone commands', threshold: 0.7, beside: 'bare SQLite, same rows' }),
  durable: part(
    { goal: 3, unit: 'synchronous', judge: 'figure', bound: 'atLeast' },
    { part: 'PRAGMA synchronous after a write', threshold: 2, beside: '' },
  ),
  callBytes100: slowest(7, 'bytes', {
    part: 'a display gets per call, 100 waiting',
    threshold: 1.1,
    beside: '10 waiting',
  }),
  callBytes: slowest(7, 'bytes', {
    part: 'a display gets per call, 1,000 waiting',
    threshold: 1.1,
    beside: '10 waiting',
  }),
  callBytesLimit: limit(7, 'bytes', { part: 'the same, absolute', threshold: 1024, beside: '10 waiting' }),
  delivery: slowest(7, 'us CPU', { part: 'per delivery', threshold: 1.2, beside: 'bare broadcast, same bytes' }),
  startEmpty: slowest(10, 'ms', {
    part: 'start with an empty database',
    threshold: 3,
    beside: 'bare import and listen',
  }),
  startFull: slowest(10, 'ms', { part: 'start with history', threshold: 1.2, beside: 'the same, empty database' }),
  growLoad: slowest(11, 'ms', {
    part: 'load the state of today, with history',
    threshold: 1.3,
    beside: '1,000 tickets',
  }),
  growNext: slowest(11, 'us', {
    part: 'choose the next ticket, with history',
    threshold: 1.3,
    beside: '1,000 tickets',
  }),
  growCommand: slowest(11, 'us', { part: 'a durable command, with history', threshold: 1.3, beside: '1,000 tickets' }),
  ticketsEach: fastest(13, 'tickets/s', { part: '16 kiosks, 200 displays', threshold: 3, beside: 'reference' }),
  ticketsBatch: fastest(13, 'tickets/s', {
    part: '16 kiosks, 200 displays',
    threshold: 0.4,
    beside: 'reference-batch',
  }),
  duplicates: none(13, 'numbers', 'numbers given twice'),
  press: slowest(14, 'ms', {
    part: 'press of a button to the display, p99',
    threshold: 1,
    beside: '1.5x the same command sent straight, and 30 ms',
  }),
  pressHeard: slowest(14, 'ms', {
    part: 'press of a button to the sound at the display, p95',
    threshold: 2,
    beside: 'bare flite, one text',
  }),
  voiceFresh: slowest(15, 'ms', {
    part: 'sound of a call, new ticket and new desk, p95',
    threshold: 2.5,
    beside: 'bare flite, one text',
  }),
  voiceTicket: slowest(15, 'ms', {
    part: 'sound of a call, new ticket, p95',
    threshold: 1.3,
    beside: 'bare flite, one text',
  }),
  voiceMemory: slowest(15, 'ms', {
    part: 'sound of a call made before, p95',
    threshold: 5,
    beside: 'read a file of the same size',
  }),
  voiceDisk: slowest(15, 'ms', {
    part: 'the same after a restart, p95',
    threshold: 10,
    beside: 'read a file of the same size',
  }),
  windowDesk: slowest(16, 'ms', { part: 'start of a desk to its content', threshold: 1.6, beside: 'an empty window' }),
  windowKiosk: slowest(16, 'ms', {
    part: 'start of a kiosk to its content',
    threshold: 1.6,
    beside: 'an empty window',
  }),
  windowDisplay: slowest(16, 'ms', {
    part: 'start of a display to its content',
    threshold: 1.6,
    beside: 'an empty window',
  }),
  windowOffice: slowest(16, 'ms', {
    part: 'start of hub, station and desk to the content',
    threshold: 1.6,
    beside: 'an empty window',
  }),
  dayMemory: slowest(17, 'MB', {
    part: 'the hub, after a replayed day',
    threshold: 1.5,
    beside: 'Node, Socket.IO and SQLite open',
  }),
} as const satisfies Record<string, Part>;

export type PartName = keyof typeof PARTS;
export const GOALS = [1, 2, 3, 7, 10, 11, 13, 14, 15, 16, 17] as const;
export type Goal = (typeof GOALS)[number];
/** What runs in under a minute and is part of every test run. */
export const QUICK_GOALS: readonly Goal[] = [3, 7, 10, 11, 13, 15];
