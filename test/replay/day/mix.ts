import type { CommandInput } from '#contract/commands.ts';
import type { Minute } from './office-day.ts';
import type { Among, Plan, PlannedCall, Step } from './plan.ts';
import { callStep, callsByDesk, inTime, issueStep, plainCall, send } from './plan.ts';
import type { Random } from './random.ts';
import { pick, seeded, weighted } from './random.ts';

/**
 * The recorded day with everything else that happens in an office: priorities, transfers, parking, no-shows, recalls, undo.
 * The recording shows none of it; it is drawn by a seed, so that the same seed gives the same day.
 */

export const BANDS = [
  { id: 'priority', rank: 1 },
  { id: 'urgent', rank: 5 },
] as const;
const BAND_OF_TICKET: [number, string | null][] = [
  [85, null],
  [12, 'priority'],
  [3, 'urgent'],
];

export interface Scene {
  plan: Plan;
  random: Random;
  call: PlannedCall;
  desk: string;
  /** The minute at this share of the time until the desk's next call. */
  at(share: number): Minute;
}
/** How often each story is told, in parts of the sum. */
const STORIES: [weight: number, story: (scene: Scene) => Step[]][] = [
  [46, (scene) => plainCall(scene.call, scene.at(1))],
  [6, recalled],
  [4, noShow],
  [2, noShowByItself],
  [2, moreTime],
  [4, recycled],
  [5, transferred],
  [3, sentToDesk],
  [2, sentToPerson],
  [4, parked],
  [1, parkedForGood],
  [3, callUndone],
  [2, endUndone],
  [1, noShowUndone],
  [3, walkUp],
  [4, chosen],
  [3, (scene) => [...served(scene), onList(scene, 0.5, 'cancel', 'waiting')]],
  [3, (scene) => [...served(scene), onList(scene, 0.5, 'walkOut', 'waiting')]],
  [3, (scene) => [...served(scene), onList(scene, 0.5, 'reactivate', 'gone'), again(scene, 2)]],
  [1, (scene) => [...served(scene), onList(scene, 0.5, 'transfer', 'waiting'), again(scene, 2)]],
  [1, (scene) => [...served(scene), onList(scene, 0.5, 'note', 'waiting')]],
  [2, pause],
  [1, callsByItself],
];

export function mixedSteps(plan: Plan, seed: number): Step[] {
  const random = seeded(seed);
  const issues = plan.issues.map((issue) => issueStep(issue, weighted(random, BAND_OF_TICKET)));
  const calls = callsByDesk(plan).flatMap((calls) =>
    calls.flatMap((call, i) => tell({ plan, random, call, next: calls[i + 1] })),
  );
  return inTime([...issues, ...calls, ...lastRounds(plan)]);
}

function tell(of: { plan: Plan; random: Random; call: PlannedCall; next: PlannedCall | undefined }): Step[] {
  const { plan, random, call } = of;
  const until = Math.min(of.next?.at ?? plan.to + 5, call.at + 15);
  const at = (share: number) => call.at + (until - call.at) * share;
  return weighted(random, STORIES)({ plan, random, call, desk: call.desk, at });
}

/** After the last recorded call every desk asks three times more, so that those who came back are called too. */
function lastRounds(plan: Plan): Step[] {
  return plan.teams
    .flatMap((team) => team.desks)
    .flatMap((desk) => [6, 7, 8].map((minutes) => send(plan.to + minutes, desk, { type: 'callNext', desk })));
}

const served = ({ call, at }: Scene): Step[] => plainCall(call, at(0.5));
const act = (
  scene: Scene,
  share: number,
  type: 'recall' | 'moreTime' | 'start' | 'end' | 'noShow' | 'recycle' | 'undo',
): Step => send(scene.at(share), scene.desk, { type, desk: scene.desk });
/** Somebody waits again: one more press, some minutes later. */
const again = (scene: Scene, minutes: number, desk = scene.desk): Step =>
  send(scene.at(0.9) + minutes, desk, { type: 'callNext', desk });

function onList(
  scene: Scene,
  share: number,
  type: 'callVisit' | 'cancel' | 'walkOut' | 'reactivate' | 'transfer' | 'note',
  among: Among,
): Step {
  const act = { do: 'pick', type, among, rank: scene.random() } as const;
  return { at: scene.at(share), client: scene.desk, act, after: null };
}

function recalled(scene: Scene): Step[] {
  return [callStep(scene.call), act(scene, 0.2, 'recall'), act(scene, 0.4, 'start')];
}
function noShow(scene: Scene): Step[] {
  return [callStep(scene.call), act(scene, 0.2, 'recall'), act(scene, 0.4, 'noShow')];
}
/** The second recall sets the time [C9]; nobody presses anything more. */
function noShowByItself(scene: Scene): Step[] {
  return [callStep(scene.call), act(scene, 0.1, 'recall'), act(scene, 0.2, 'recall')];
}
function moreTime(scene: Scene): Step[] {
  return [
    callStep(scene.call),
    act(scene, 0.1, 'recall'),
    act(scene, 0.2, 'recall'),
    act(scene, 0.25, 'moreTime'),
    act(scene, 0.6, 'start'),
  ];
}
function recycled(scene: Scene): Step[] {
  return [callStep(scene.call), act(scene, 0.4, 'recycle'), again(scene, 3)];
}
function transferred(scene: Scene): Step[] {
  const to = pick(scene.random, scene.plan.services).id;
  const team = scene.plan.teams.find((one) => one.services.includes(to));
  const place = pick(scene.random, ['first', 'last', 'age'] as const);
  return [...served(scene), transfer(scene, { service: to }, place), again(scene, 4, team?.desks[0])];
}
function sentToDesk(scene: Scene): Step[] {
  const desk = otherDesk(scene);
  return [
    ...served(scene),
    transfer(scene, { desk }, pick(scene.random, ['first', 'last', 'age'])),
    again(scene, 3, desk),
  ];
}
/** People carry the number of their desk (see office.ts of the cast). */
function sentToPerson(scene: Scene): Step[] {
  const desk = otherDesk(scene);
  return [...served(scene), transfer(scene, { person: personOf(desk) }, 'age'), again(scene, 3, desk)];
}
function transfer(
  scene: Scene,
  to: { service: string } | { desk: string } | { person: string },
  place: 'first' | 'last' | 'age',
): Step {
  const body: CommandInput = { type: 'transfer', desk: scene.desk, to, place };
  return send(scene.at(0.7), scene.desk, body);
}
function parked(scene: Scene): Step[] {
  const minutes = 3 + Math.floor(scene.random() * 10);
  const park: Step = {
    at: scene.at(0.7),
    client: scene.desk,
    act: { do: 'park', desk: scene.desk, minutes },
    after: null,
  };
  return [...served(scene), park, again(scene, minutes + 2)];
}
/** Without a time it stays parked until somebody calls it by hand. */
function parkedForGood(scene: Scene): Step[] {
  const park = send(scene.at(0.6), scene.desk, { type: 'park', desk: scene.desk, reason: 'Form' });
  return [...served(scene), park, onList(scene, 0.8, 'callVisit', 'parked'), act(scene, 0.9, 'start')];
}
function callUndone(scene: Scene): Step[] {
  const repeated = send(scene.at(0.4), scene.desk, { type: 'callNext', desk: scene.desk });
  return [callStep(scene.call), act(scene, 0.2, 'undo'), repeated, act(scene, 0.6, 'start')];
}
function endUndone(scene: Scene): Step[] {
  return [...served(scene), act(scene, 0.6, 'end'), act(scene, 0.7, 'undo')];
}
function noShowUndone(scene: Scene): Step[] {
  return [callStep(scene.call), act(scene, 0.3, 'noShow'), act(scene, 0.5, 'undo'), act(scene, 0.7, 'start')];
}
function walkUp(scene: Scene): Step[] {
  const team = scene.plan.teams.find((one) => one.id === scene.call.team);
  const service = pick(scene.random, team?.services ?? []);
  const serve = send(scene.at(0.7), scene.desk, { type: 'walkUp', desk: scene.desk, service });
  const undone = scene.random() < 0.2 ? [act(scene, 0.8, 'undo')] : [];
  return [...served(scene), act(scene, 0.6, 'end'), serve, ...undone];
}
function chosen(scene: Scene): Step[] {
  return [
    ...served(scene),
    act(scene, 0.6, 'end'),
    onList(scene, 0.7, 'callVisit', 'waiting'),
    act(scene, 0.8, 'start'),
  ];
}
function pause(scene: Scene): Step[] {
  const { desk } = scene;
  const away = send(scene.at(0.7), desk, { type: 'takeBreak', desk, reason: 'Coffee' });
  return [...served(scene), act(scene, 0.6, 'end'), away, send(scene.at(0.9), desk, { type: 'resume', desk })];
}
/** For some minutes this desk calls whoever arrives by itself [C11]. */
function callsByItself(scene: Scene): Step[] {
  const { desk, call } = scene;
  const session = (autoCall: boolean): CommandInput => ({ type: 'openSession', desk, profile: call.team, autoCall });
  return [
    ...served(scene),
    send(scene.at(0.6), desk, session(true)),
    act(scene, 0.7, 'end'),
    send(scene.at(1) + 10, desk, session(false)),
  ];
}

function otherDesk(scene: Scene): string {
  const desks = scene.plan.teams.flatMap((team) => team.desks);
  const others = desks.filter((desk) => desk !== scene.desk);
  return others.length === 0 ? scene.desk : pick(scene.random, others);
}
export const personOf = (desk: string): string => desk.replace('desk', 'person');
