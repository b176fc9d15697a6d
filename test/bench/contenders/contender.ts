import type { Child, Crew } from '../child.ts';
import type { CommanderApi, CommanderPlan, Ran } from '../load/commanders.ts';
import type { Seen, SwarmApi, SwarmPlan } from '../load/swarm.ts';

/** A hub, whoever wrote it, with its displays and its commanders: four processes with the measuring one. */
export interface Contender {
  /** Of the hub. */
  readonly pid: number;
  readonly swarm: Child<SwarmApi>;
  readonly commanders: Child<CommanderApi>;
  /** Bodies of the next `count` commands, in the order in which the commanders will send them. */
  bodies(count: number): string[];
  /** For each frame that the first display saw, the commands of this run that it was the first to show. */
  shows(ran: Ran, seen: Seen): Promise<number[][]>;
  /** Ends all its processes. */
  stop(): Promise<void>;
}

/** Starts and connects the displays and the commanders of a hub. */
export async function startLoad(
  crew: Crew,
  displays: SwarmPlan,
  commands: CommanderPlan,
): Promise<Pick<Contender, 'swarm' | 'commanders'>> {
  const swarm = crew.start<SwarmApi>('load/swarm.ts');
  const commanders = crew.start<CommanderApi>('load/commanders.ts');
  await swarm.call('connect', displays);
  await commanders.call('connect', commands);
  return { swarm, commanders };
}

const PRESS_LIMIT_MS = 60_000;
const OK = '[{"ok":true';

/** Sends these bodies as fast as the commanders get answers. @throws Error when one is refused or not answered. */
export async function press({ commanders }: Pick<Contender, 'commanders'>, bodies: string[]): Promise<void> {
  const { answers } = await commanders.call('closedLoop', { bodies, ms: PRESS_LIMIT_MS }, 2 * PRESS_LIMIT_MS);
  const wrong = bodies.findIndex((_, k) => !answers[k]?.startsWith(OK));
  if (wrong >= 0) throw new Error(`${bodies[wrong]} was answered ${answers[wrong]}`);
}
