import { setTimeout as delay } from 'node:timers/promises';
import type { CommandInput } from '#contract/commands.ts';
import type { RefusalCode } from '#contract/refusals.ts';
import type { QueueVisitRow } from '#contract/views.ts';
import type { Answer } from '#contract/wire.ts';
import type { Client } from '../../support/client.ts';
import { tableOf } from '../../support/picture.ts';
import type { Act, Among, Plan, Step } from '../day/plan.ts';

/** Everybody does what the day asks of them, each in their own order, at the minute of the plan or as soon as they can. */

export interface Stage {
  plan: Plan;
  clients: Map<string, Client>;
  /** Instant of the recorded day. */
  now(): number;
  /** Resolves at this minute of the day, when `who` does the next thing. */
  reach(who: string, minute: number): Promise<void>;
  leave(who: string): void;
  /** Told after each step. */
  stepped(step: Step, answer: Answer<unknown> | null): void;
}

const MINUTE = 60_000;
/** Refusals after which a person presses once more, and how often, real ms between. */
const AGAIN: RefusalCode[] = ['expired', 'stopping'];
const PRESSES = 10;
const BETWEEN_PRESSES = 200;
/** How long a busy machine may leave a press without its answer, real ms. */
const PATIENCE = 120_000;

export async function play(stage: Stage, steps: Step[]): Promise<void> {
  const issued = new Issued(stage.plan.issues.length);
  const parts = Map.groupBy(steps, (step) => step.client);
  await Promise.all(
    [...parts].map(([client, own]) =>
      playPart(stage, issued, clientOf(stage, client), own).finally(() => stage.leave(client)),
    ),
  );
}

async function playPart(stage: Stage, issued: Issued, client: Client, steps: Step[]): Promise<void> {
  for (const step of steps) {
    await stage.reach(step.client, step.at);
    if (step.after !== null) await issued.when(step.after);
    stage.stepped(step, await perform(stage, issued, client, step));
  }
}

function clientOf(stage: Stage, name: string): Client {
  const client = stage.clients.get(name);
  if (client === undefined) throw new Error(`nobody plays ${name}`);
  return client;
}

/** @returns null when there was nothing to do. */
async function perform(stage: Stage, issued: Issued, client: Client, step: Step): Promise<Answer<unknown> | null> {
  const body = bodyOf(stage, client, step);
  const answer = body === undefined ? null : await pressUntilDone(client, body);
  // Also when it was refused for good: nobody must wait for it for ever.
  if (step.act.do === 'issue') issued.now(step.act.ticket);
  return answer;
}

function bodyOf(stage: Stage, client: Client, { act, client: who }: Step): CommandInput | undefined {
  if (act.do === 'issue') return { type: 'issue', service: act.service, band: act.band };
  if (act.do === 'send') return act.body;
  if (act.do === 'park') {
    const until = Math.round(stage.now() + act.minutes * MINUTE);
    return { type: 'park', desk: act.desk, reason: 'Form', until };
  }
  const row = visitOnScreen(client, act.among, act.rank);
  return row && pickBody(stage, who, act, row);
}

/** Whoever is told that nothing happened because the hub was away presses again: a command of its own. */
async function pressUntilDone(client: Client, body: CommandInput): Promise<Answer<unknown>> {
  for (let presses = 1; ; presses += 1) {
    const answer = await client.send(body, PATIENCE);
    if (answer.ok || presses === PRESSES || !AGAIN.includes(answer.refusal.code)) return answer;
    await delay(BETWEEN_PRESSES);
  }
}

const GONE = ['noShow', 'cancelled', 'walkedOut'];
const LISTED: Record<Among, (row: QueueVisitRow) => boolean> = {
  waiting: (row) => row.state === 'waiting',
  parked: (row) => row.state === 'parked',
  gone: (row) => GONE.includes(row.state),
};

/** The visit at this place of the list that the screen shows now. */
function visitOnScreen(client: Client, among: Among, rank: number): QueueVisitRow | undefined {
  const rows = tableOf(client.picture('queue:main'), 'visit').filter(LISTED[among]);
  return rows.sort((a, b) => a.since - b.since || a.seq - b.seq)[Math.floor(rank * rows.length)];
}

function pickBody(stage: Stage, desk: string, act: Extract<Act, { do: 'pick' }>, row: QueueVisitRow): CommandInput {
  const of = { desk, visit: row.visit };
  if (act.type === 'note') return { type: 'note', ...of, text: `Seen at ${desk}` };
  if (act.type !== 'transfer') return { type: act.type, ...of };
  const { services } = stage.plan;
  const service = services[Math.floor(act.rank * services.length)]?.id ?? row.service;
  return { type: 'transfer', ...of, to: { service }, place: 'age' };
}

/** Which tickets were given out, and who waits for one. */
class Issued {
  readonly #tickets: { promise: Promise<void>; resolve: () => void }[];

  constructor(count: number) {
    this.#tickets = Array.from({ length: count }, () => Promise.withResolvers<void>());
  }
  now(ticket: number): void {
    this.#tickets[ticket]?.resolve();
  }
  async when(ticket: number): Promise<void> {
    await this.#tickets[ticket]?.promise;
  }
}
