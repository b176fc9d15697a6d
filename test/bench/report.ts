import os from 'node:os';
import { PARTS, type Part, type PartName } from './goals.ts';
import { type Judged, judge, type Turns, type Verdict } from './statistics.ts';
import type { CurvePoint } from './turns.ts';

/** What the goals measured: for each part one figure, and mostly one control, a turn. */
export type Measured = Partial<Record<PartName, Turns>>;

/** One judged part, as the JSON line says it. */
export interface Line extends Judged {
  goal: number;
  part: string;
  unit: string;
  beside: string;
  judge: Part['judge'];
  bound: Part['bound'];
  threshold: number;
  turns: number;
}

/** Judges all that was measured, in the order of the thresholds. */
export function judged(measured: Measured): Line[] {
  const names = Object.keys(PARTS) as PartName[];
  return names.flatMap((name) => {
    const turns = measured[name];
    return turns === undefined ? [] : [{ ...PARTS[name], ...judge(PARTS[name], turns), turns: turns.figures.length }];
  });
}

/** The table for people. */
export const table = (lines: readonly Line[]): string => aligned([HEADINGS, ...lines.map(cells)]);

/** The curve for people: one row a rate, `p50 / p99` of each contender in ms. */
export function curveTable(points: readonly CurvePoint[]): string {
  const contenders = [...new Set(points.map((point) => point.contender))];
  const cell = (rate: number, contender: string) => {
    const point = points.find((one) => one.rate === rate && one.contender === contender);
    return point === undefined ? '' : `${short(point.p50)} / ${short(point.p99)}`;
  };
  const rates = [...new Set(points.map((point) => point.rate))];
  const heading = ['commands/s', ...contenders.map((name) => `${name}: p50 / p99 ms`)];
  return aligned([heading, ...rates.map((rate) => [String(rate), ...contenders.map((name) => cell(rate, name))])]);
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')).join('\n');
}

const HEADINGS = ['goal', 'what', 'figure', 'control', 'ratio', 'wants', 'control wobbles', 'verdict'];

function cells(line: Line): string[] {
  const beside = line.control === null ? '-' : `${short(line.control)} (${line.beside})`;
  const shake = line.wobble === null ? '-' : `${short(line.wobble)}x`;
  const ratio = line.ratio === null ? '-' : `${short(line.ratio)}x`;
  return [
    String(line.goal),
    line.part,
    `${short(line.figure)} ${line.unit}`,
    beside,
    ratio,
    wants(line),
    shake,
    line.verdict,
  ];
}

function wants({ bound, threshold, judge }: Line): string {
  return `${bound === 'atMost' ? '<=' : '>='} ${threshold}${judge === 'ratio' ? 'x' : ''}`;
}

/** Three figures are more than the noise allows. */
function short(value: number): string {
  if (!Number.isFinite(value)) return 'not measured';
  if (Number.isInteger(value) || Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return value.toPrecision(3);
}

const KEYS = [
  'goal',
  'part',
  'unit',
  'figure',
  'control',
  'ratio',
  'bound',
  'threshold',
  'wobble',
  'turns',
  'verdict',
] as const;

/** The line for programs: NaN, which JSON does not know, becomes null. */
export function jsonLine(lines: readonly Line[], curve: readonly object[]): string {
  const goals = lines.map((line) => Object.fromEntries(KEYS.map((key) => [key, line[key]])));
  return JSON.stringify(curve.length === 0 ? { goals } : { goals, curve });
}

/** 0 all passed, 1 a part failed, 3 none failed and a part could not be judged. */
export function exitCode(verdicts: readonly Verdict[]): 0 | 1 | 3 {
  if (verdicts.includes('fail')) return 1;
  return verdicts.includes('invalid') ? 3 : 0;
}

/** What the figures were measured on; without it they mean nothing. */
export function machine(): string {
  const cores = os.cpus();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  const load = os.loadavg()[0]?.toFixed(2);
  return `${cores.length} x ${cores[0]?.model.trim()}, ${memory} GiB, ${os.type()} ${os.release()}, Node ${process.version}, load ${load}`;
}
