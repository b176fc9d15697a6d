import { setTimeout as delay } from 'node:timers/promises';
import type { Plan } from '../day/plan.ts';
import type { Progress } from '../run/progress.ts';
import type { Works } from './works.ts';

/** What boxes were told for each press. */
export interface Pressed {
  /** Numbers that the dispenser showed, in order. */
  numbers: string[];
  /** Presses of Next that were answered OK. */
  nexts: number;
  /** Presses that were refused or got no answer, by what was said: the person pressed again. */
  again: Map<string, number>;
}

/** A person who got no number, or no visitor, presses again; after so many times something is wrong. */
const TRIES = 60;
/** A box takes two presses of one key within this for one, ms. */
const BETWEEN = 420;

interface Key {
  /** By the monotonic clock, ms. */
  freeAt: number;
}

/** Presses every button of the day in the recorded order, each as soon as the one before was answered. */
export async function pressAll(plan: Plan, works: Works, progress: Progress): Promise<Pressed> {
  const pressed: Pressed = { numbers: [], nexts: 0, again: new Map() };
  const steps = stepsOf(plan);
  const keys = new Map<string, Key>();
  for (const [index, step] of steps.entries()) {
    const name = 'service' in step ? step.service : step.desk;
    const key = keys.get(name) ?? { freeAt: 0 };
    keys.set(name, key);
    const press = () => ('service' in step ? works.ticket(step.service) : works.next(step.desk));
    const answer = await untilOk(pressed, key, press);
    if ('service' in step) pressed.numbers.push(answer.replace('OK ', ''));
    else pressed.nexts += 1;
    progress.show((index + 1) / steps.length, `${pressed.numbers.length} tickets, ${pressed.nexts} calls`);
  }
  for (const desk of new Set(plan.calls.map((call) => call.desk))) await works.end(desk);
  progress.end();
  return pressed;
}

type Step = { at: number } & ({ service: string } | { desk: string });

/** A call comes after the ticket that it calls in the recording. */
function stepsOf(plan: Plan): Step[] {
  const issued = new Map(plan.issues.map(({ ticket, at }) => [ticket, at]));
  const calls = plan.calls.map(({ at, desk, ticket }) => ({
    at: Math.max(at, (issued.get(ticket) ?? at) + 0.01),
    desk,
  }));
  const issues = plan.issues.map(({ at, service }) => ({ at, service }));
  return [...issues, ...calls].sort((a, b) => a.at - b.at);
}

async function untilOk({ again }: Pressed, key: Key, press: () => Promise<string>): Promise<string> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    await delay(Math.max(0, key.freeAt - performance.now()));
    const answer = await press();
    key.freeAt = performance.now() + BETWEEN;
    if (answer.startsWith('OK')) return answer;
    again.set(answer, (again.get(answer) ?? 0) + 1);
  }
  throw new Error(`a press was never taken: ${JSON.stringify([...again])}`);
}
