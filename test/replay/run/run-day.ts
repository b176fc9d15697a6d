import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer } from '#contract/wire.ts';
import { readCsv } from '../../support/csv.ts';
import { residentOf } from '../../support/memory.ts';
import { check, type Verdict } from '../checker/check.ts';
import { type History, jsonLines, type Logged, readRecordings } from '../checker/history.ts';
import { mixedSteps } from '../day/mix.ts';
import type { OfficeDay } from '../day/office-day.ts';
import type { Plan, Step } from '../day/plan.ts';
import { plainSteps, planOf } from '../day/plan.ts';
import { seeded } from '../day/random.ts';
import { assemble, type Cast } from './cast.ts';
import { type Trouble, wreakHavoc } from './havoc.ts';
import { HubProcess } from './hub-process.ts';
import { EMPTY, ZONE } from './office.ts';
import { Pace } from './pace.ts';
import { play, type Stage } from './play.ts';
import type { Progress } from './progress.ts';
import { falsify, type Sabotage } from './sabotage.ts';
import { machineNow, minuteOf, type Scale } from './scaled-time.ts';

export interface RunOptions {
  speed: number;
  mix: number | null;
  chaos: boolean;
  displays: number;
  progress: Progress;
}
/** What happened, and where the recordings lie. */
export interface Run {
  plan: Plan;
  folder: string;
  /** Tickets of the day that were given out. */
  issued: number;
  /** Commands that were refused, by what and why. */
  refused: Map<string, number>;
  /** Kinds of commands that were done, with how often. */
  done: Map<string, number>;
  trouble: Trouble;
  /** What the hub takes of the memory when the last visitor was served, MB; 0 where that cannot be known. */
  memory: number;
  seconds: number;
}

/** The office is set up this long before the first ticket, recorded minutes. */
const SET_UP = 30;
/** Real time that a busy machine may take until everybody is connected, or has seen the last event, ms. */
const PATIENCE = 60_000;
const RECORDINGS = 'recordings';
const EVENTS = 'events.jsonl';
const SESSIONS = 'sessions.csv';

/** Plays one recorded day through a hub of its own. The caller removes `folder`. */
export async function runDay(day: OfficeDay, options: RunOptions): Promise<Run> {
  const plan = planOf(day);
  const folder = await mkdtemp(join(tmpdir(), 'now-serving-replay-'));
  await mkdir(join(folder, RECORDINGS));
  const began = performance.now();
  let leave = async () => {};
  const hub = new HubProcess(join(import.meta.dirname, 'hub-entry.ts'), join(folder, 'data'));
  try {
    const { secrets } = await hub.start(usualPace(plan), EMPTY);
    const cast = await assemble(
      plan,
      { url: hub.url, secret: secrets.admin },
      join(folder, RECORDINGS),
      options.displays,
    );
    leave = cast.leave;
    const run: Run = {
      plan,
      folder,
      issued: 0,
      refused: new Map(),
      done: new Map(),
      trouble: { kills: 0, cuts: 0 },
      memory: 0,
      seconds: 0,
    };
    await playDay(hub, cast, run, options);
    run.memory = residentOf(hub.pid);
    await closeAndExport(hub, cast, folder);
    run.seconds = (performance.now() - began) / 1_000;
    return run;
  } finally {
    await leave();
    await hub.stop();
  }
}

/** Removes everything a run left on the disk. */
export const forget = (run: Run): Promise<void> => rm(run.folder, { recursive: true, force: true });

/** Judges a run from its files alone; `sabotage` falsifies one of them first. */
export async function judge(
  folder: string,
  sabotage: Sabotage | null,
): Promise<{ verdict: Verdict; falsified: { client: string; what: string } | null }> {
  const falsified = sabotage === null ? null : falsify(join(folder, RECORDINGS), sabotage);
  return { verdict: check(await historyOf(folder)), falsified };
}

async function historyOf(folder: string): Promise<History> {
  const events = jsonLines(await readFile(join(folder, EVENTS), 'utf8')) as unknown as Logged[];
  const csv = await readFile(join(folder, SESSIONS), 'utf8');
  return { ...readRecordings(join(folder, RECORDINGS)), events, lines: readCsv(csv, csv.includes(';') ? ';' : ',') };
}

/** Time as it is, on the morning of the recorded day. */
function usualPace(plan: Plan): Scale {
  return { from: minuteOf(plan.date, ZONE, plan.from - SET_UP), mark: machineNow(), speed: 1 };
}

/** The hub starts anew with the recorded time: everybody comes back by themselves, still signed in. */
async function playDay(hub: HubProcess, cast: Cast, run: Run, options: RunOptions): Promise<void> {
  await hub.stop();
  const pace = new Pace(hub, minuteOf(run.plan.date, ZONE, run.plan.from - 1), options.speed);
  await hub.start(pace.scale, null);
  const all = [...cast.clients.values(), ...cast.displays];
  await Promise.all(all.map((client) => client.until(() => client.connected, PATIENCE)));
  const end = new AbortController();
  const clock = pace.run(end.signal);
  const havoc = options.chaos ? wreakHavoc(hub, pace, all, seeded(options.mix ?? 1), end.signal) : undefined;
  const steps = options.mix === null ? plainSteps(run.plan) : mixedSteps(run.plan, options.mix);
  try {
    await play(stageOf(cast, run, pace, steps.length, options.progress), steps);
  } finally {
    end.abort();
  }
  await clock;
  run.trouble = (await havoc) ?? run.trouble;
  options.progress.end();
}

function stageOf(cast: Cast, run: Run, pace: Pace, total: number, progress: Progress): Stage {
  let steps = 0;
  const show = () => {
    const calls = (run.done.get('callNext') ?? 0) + (run.done.get('callVisit') ?? 0);
    progress.show(steps / total, `${CLOCK.format(pace.now())}  ${run.issued} tickets, ${calls} calls`);
  };
  return {
    plan: run.plan,
    clients: cast.clients,
    now: () => pace.now(),
    reach: (who, minute) => pace.reach(who, minuteOf(run.plan.date, ZONE, minute)),
    leave: (who) => pace.leave(who),
    stepped: (step, answer) => {
      steps += 1;
      count(run, step, answer);
      show();
    },
  };
}

function count(run: Run, { act }: Step, answer: Answer<unknown> | null): void {
  if (answer === null) return;
  const kind = kindOf(act);
  const [counts, name] = answer.ok ? [run.done, kind] : [run.refused, `${kind}: ${answer.refusal.code}`];
  counts.set(name, (counts.get(name) ?? 0) + 1);
  if (act.do === 'issue' && answer.ok) run.issued += 1;
}

function kindOf(act: Step['act']): string {
  if (act.do === 'send') return act.body.type;
  return act.do === 'pick' ? act.type : act.do;
}

const CLOCK = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });

/** Waits until every screen has seen the end of the day, then takes what the hub exports of it. */
async function closeAndExport(hub: HubProcess, cast: Cast, folder: string): Promise<void> {
  const { day } = await cast.admin.done({ type: 'closeDay' });
  const over = (client: Client) => [...client.pictures.values()].every(({ head }) => head.day === null);
  await Promise.all(
    [...cast.clients.values(), ...cast.displays].map((client) => client.until(() => over(client), PATIENCE)),
  );
  for (const name of [EVENTS, SESSIONS]) {
    const answer = await fetch(new URL(`/api/v1/export/${name}?day=${day}`, hub.url), {
      headers: { authorization: `Bearer ${cast.token}` },
    });
    if (!answer.ok) throw new Error(`export of ${name}: ${answer.status} ${await answer.text()}`);
    await writeFile(join(folder, name), Buffer.from(await answer.arrayBuffer()));
  }
}
type Client = Cast['admin'];
