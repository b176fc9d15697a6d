import { setTimeout as delay } from 'node:timers/promises';
import { tableOf } from '../../support/picture.ts';
import { readPaper } from '../../support/printed.ts';
import type { Cast } from '../run/cast.ts';
import type { Ear } from './ear.ts';
import type { Pressed } from './presses.ts';
import type { Works } from './works.ts';

/** What came of a day of hardware, told by papers, boxes, the sign and the log that the hub exports. */
export interface Found {
  issued: number;
  called: number;
  papers: number;
  /** Calls whose sound a display fetched as soon as it knew of them. */
  heard: number;
  /** Sentences; none is good. */
  wrong: string[];
}
interface Judged {
  pressed: Pressed;
  works: Works;
  cast: Cast;
  ear: Ear;
  url: string;
  chaos: boolean;
}
interface Logged {
  type: string;
  visit?: string;
  number?: string;
  desk?: string;
  transaction?: string;
  job?: string;
  as?: string;
}

const SETTLED_WITHIN = 60_000;

export async function judgeHardware(judged: Judged): Promise<Found> {
  const events = await settledLog(judged);
  const issued = events.filter(({ type }) => type === 'visitIssued');
  const numberOf = new Map(issued.map(({ visit, number }) => [visit, number ?? '']));
  const calls = events.filter(({ type }) => type === 'visitCalled');
  const papers = judged.works.printer.papers().map(readPaper);
  await judged.ear.all();
  const heard = calls.filter(({ transaction }) => judged.ear.heard.has(transaction ?? '')).length;
  const wrong = [
    ...twice(
      'number',
      issued.map(({ number }) => number ?? ''),
    ),
    ...twice(
      'call of visit',
      calls.map(({ visit }) => visit ?? ''),
    ),
    ...wrongPapers(events, numberOf, papers),
    ...wrongBoxes(judged, issued, calls),
    ...(judged.chaos ? [] : wrongInPeace(judged, numberOf, calls, papers.length, heard)),
  ];
  return { issued: issued.length, called: calls.length, papers: papers.length, heard, wrong };
}

/** The log once every paper is settled. */
async function settledLog({ cast, url }: Judged): Promise<Logged[]> {
  const day =
    tableOf(cast.admin.picture('admin:main'), 'setting').length > 0 ? cast.admin.picture('admin:main').head.day : null;
  const end = performance.now() + SETTLED_WITHIN;
  for (;;) {
    const answer = await fetch(new URL(`/api/v1/export/events.jsonl?day=${day}`, url), {
      headers: { authorization: `Bearer ${cast.token}` },
    });
    const events = (await answer.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Logged);
    const over = new Set(events.filter(({ type }) => type === 'printEnded').map(({ job }) => job));
    const open = events.filter(({ type, job }) => type === 'printAsked' && !over.has(job));
    if (open.length === 0 || performance.now() > end) return events;
    await delay(250);
  }
}

function twice(what: string, all: string[]): string[] {
  return all.filter((one, index) => all.indexOf(one) !== index).map((one) => `${what} ${one} twice`);
}

/** Each paper that the log calls printed came out once; none that it calls not sent did. */
function wrongPapers(
  events: Logged[],
  numberOf: Map<string | undefined, string>,
  papers: ReturnType<typeof readPaper>[],
): string[] {
  const visitOf = new Map(events.flatMap(({ type, job, visit }) => (type === 'printAsked' ? [[job, visit]] : [])));
  return [...visitOf].flatMap(([job, visit]) => {
    const number = numberOf.get(visit) ?? '';
    const out = papers.filter((paper) => paper.number === number && !paper.copy).length;
    const as = events.findLast((event) => event.type === 'printEnded' && event.job === job)?.as;
    return [
      ...(as === undefined ? [`the paper of ${number} is open for ever`] : []),
      ...(out > 1 ? [`${number} came out ${out} times`] : []),
      ...(as === 'printed' && out === 0 ? [`${number} is printed and never came out`] : []),
      ...(as === 'notSent' && out > 0 ? [`${number} is not sent and came out`] : []),
    ];
  });
}

/** What a box was told happened, and no more happened than was pressed. */
function wrongBoxes({ pressed, chaos }: Judged, issued: Logged[], calls: Logged[]): string[] {
  const known = new Set(issued.map(({ number }) => number));
  const unknown = pressed.numbers.filter((number) => !known.has(number));
  const doubtful = [...pressed.again.values()].reduce((sum, n) => sum + n, 0);
  const most = { issued: pressed.numbers.length + doubtful, calls: pressed.nexts + doubtful };
  return [
    ...unknown.map((number) => `the dispenser showed ${number}, which nobody was given`),
    ...twice('the dispenser showed', pressed.numbers),
    ...(issued.length > most.issued ? [`${issued.length} tickets of ${most.issued} presses`] : []),
    ...(calls.length > most.calls ? [`${calls.length} calls of ${most.calls} presses`] : []),
    ...(!chaos && doubtful > 0 ? [`refused: ${JSON.stringify([...pressed.again])}`] : []),
  ];
}

/** Without trouble every press counts, every paper comes out, every call is heard, and the sign shows each of its desk in order. */
function wrongInPeace(
  { pressed, works }: Judged,
  numberOf: Map<string | undefined, string>,
  calls: Logged[],
  papers: number,
  heard: number,
): string[] {
  const own = calls.filter(({ desk }) => desk === works.firstDesk).map(({ visit }) => numberOf.get(visit));
  const lines = works.sign.received.toString('latin1').split('\r\n');
  const shown = lines.filter((line, index) => /^[A-Z]\d+$/.test(line) && line !== lines[index - 1]);
  return [
    ...(calls.length === pressed.nexts ? [] : [`${calls.length} calls of ${pressed.nexts} presses`]),
    ...(papers === pressed.numbers.length ? [] : [`${papers} papers of ${pressed.numbers.length} tickets`]),
    ...(heard === calls.length ? [] : [`${heard} sounds of ${calls.length} calls`]),
    ...(shown.join() === own.join() ? [] : [`the sign showed ${shown.join()} and not ${own.join()}`]),
  ];
}
