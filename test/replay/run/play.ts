import { setTimeout as delay } from 'node:timers/promises';
import type { CommandInput } from '#contract/commands.ts';
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
/** How often a visitor taps again when the kiosk could not give a ticket. */
const TAPS = 10;
const BETWEEN_TAPS = 200;

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

async function perform(stage: Stage, issued: Issued, client: Client, step: Step): Promise<Answer<unknown> | null> {
  const { act } = step;
  if (act.do === 'issue') return tapUntilIssued(client, issued, act);
  if (act.do === 'send') return client.send(act.body);
  if (act.do === 'park') {
    const until = Math.round(stage.now() + act.minutes * MINUTE);
    return client.send({ type: 'park', desk: act.desk, reason: 'Form', until });
  }
  const visit = visitOnScreen(client, act.among, act.rank);
  return visit === undefined ? null : client.send(pickBody(stage, step.client, act, visit));
}

/** A visitor who gets no ticket taps again; each tap is a command of its own. */
async function tapUntilIssued(
  client: Client,
  issued: Issued,
  act: Extract<Act, { do: 'issue' }>,
): Promise<Answer<unknown>> {
  const { service, band, ticket } = act;
  for (let tap = 1; ; tap += 1) {
    const answer = await client.send({ type: 'issue', service, band });
    if (answer.ok || tap === TAPS) {
      // Also when it was refused for good: nobody must wait for it for ever.
      issued.now(ticket);
      return answer;
    }
    await delay(BETWEEN_TAPS);
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
