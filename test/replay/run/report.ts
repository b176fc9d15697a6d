import type { Verdict } from '../checker/check.ts';
import type { OfficeDay } from '../day/office-day.ts';
import type { Run } from './run-day.ts';

/** What a replay says at its end. */
export interface Outcome {
  day: OfficeDay;
  run: Run;
  verdict: Verdict;
  /** What was falsified on purpose. */
  falsified: { client: string; what: string } | null;
}
type Figures = Omit<Verdict, 'findings' | 'judged'>;

/** Findings that are written out; the rest are only counted. */
const SHOWN = 20;

export function isGood({ day, run, verdict }: Outcome): boolean {
  const { duplicates, lost, wrongOrder, disagreements } = verdict;
  return duplicates + lost + wrongOrder + disagreements === 0 && run.issued === day.tickets.length;
}

export function inWords(outcome: Outcome): string {
  const { day, run, verdict, falsified } = outcome;
  const told = verdict.findings
    .slice(0, SHOWN)
    .map(({ kind, client, what }) => `  ${kind}${client === null ? '' : ` (${client})`}: ${what}`);
  const more = verdict.findings.length - told.length;
  return [
    `${day.office} ${day.date}: ${run.issued} of ${day.tickets.length} recorded tickets issued, in ${run.seconds.toFixed(1)} s; the hub took ${run.memory.toFixed(0)} MB`,
    ...listed('  done: ', run.done),
    ...listed('  refused: ', run.refused),
    ...(run.trouble.kills + run.trouble.cuts === 0
      ? []
      : [`  hub killed ${run.trouble.kills} times, ${run.trouble.cuts} connections cut`]),
    ...judged(verdict),
    ...(falsified === null ? [] : [`  falsified the recording of ${falsified.client}: ${falsified.what}`]),
    ...told,
    ...(more > 0 ? [`  … and ${more} more`] : []),
    ...(isGood(outcome) ? [] : [`  kept: ${run.folder}`]),
    `tickets ${verdict.tickets} · calls ${verdict.calls} · ${zeros(verdict)}`,
  ].join('\n');
}

/** One line a day, for many days. */
export function lineOf(outcome: Outcome): string {
  const { day, run, verdict } = outcome;
  const [first] = verdict.findings;
  const what = first === undefined ? '' : ` | ${first.client ?? ''} ${first.what} | kept: ${run.folder}`;
  const name = `${day.office.padEnd(14)} ${day.date}`;
  return `${isGood(outcome) ? 'ok  ' : 'FAIL'} ${name} ${run.issued}/${day.tickets.length} tickets ${verdict.calls} calls ${zeros(verdict)} ${run.seconds.toFixed(1)} s${what}`;
}

export function total(outcomes: Outcome[]): { words: string; figures: Figures } {
  const sum = (of: keyof Figures) => outcomes.reduce((all, { verdict }) => all + verdict[of], 0);
  const figures: Figures = {
    tickets: sum('tickets'),
    calls: sum('calls'),
    duplicates: sum('duplicates'),
    lost: sum('lost'),
    wrongOrder: sum('wrongOrder'),
    disagreements: sum('disagreements'),
  };
  const seconds = outcomes.reduce((all, { run }) => all + run.seconds, 0);
  const good = outcomes.filter(isGood).length;
  const words = `${good} of ${outcomes.length} days good in ${Math.round(seconds)} s · tickets ${figures.tickets} · calls ${figures.calls} · ${zeros(figures)}`;
  return { words, figures };
}

const zeros = (of: Figures) =>
  `duplicates ${of.duplicates} · lost ${of.lost} · wrong order ${of.wrongOrder} · screens that disagree ${of.disagreements}`;

function judged({ judged: { commands, pictures, rules } }: Verdict): string[] {
  return listed(
    `  judged: ${commands} commands, ${pictures} pictures, calls by rule: `,
    new Map(Object.entries(rules)),
  );
}

function listed(title: string, counts: Map<string, number>): string[] {
  if (counts.size === 0) return [];
  return [
    title +
      [...counts]
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([name, count]) => `${name} ${count}`)
        .join(', '),
  ];
}
