import type { CommandInput } from '#contract/commands.ts';
import type { Between, Minute, OfficeDay, RecordedQueue, RecordedTicket } from './office-day.ts';

/** Turns a recorded day into who does what when: pure, so that the same day gives the same plan anywhere. */

export interface PlannedService {
  id: string;
  name: string;
  letter: string;
}
/** Desks that work for the same queues. */
export interface Team {
  id: string;
  services: string[];
  desks: string[];
}
export interface PlannedIssue {
  at: Minute;
  /** Number of the ticket within the plan, from 0. */
  ticket: number;
  kiosk: string;
  service: string;
}
export interface PlannedCall {
  at: Minute;
  desk: string;
  team: string;
  /** The ticket that the recording calls here: nobody presses before it was issued. */
  ticket: number;
}
export interface Plan {
  office: string;
  date: string;
  services: PlannedService[];
  teams: Team[];
  kiosks: string[];
  issues: PlannedIssue[];
  calls: PlannedCall[];
  /** First and last minute of the day in which something happens. */
  from: Minute;
  to: Minute;
}

/** What somebody in the office does. `pick` names a visit by its place in a list of the sender's own screen. */
export type Act =
  | { do: 'issue'; ticket: number; service: string; band: string | null }
  | { do: 'send'; body: CommandInput }
  | { do: 'park'; desk: string; minutes: number }
  | {
      do: 'pick';
      type: 'callVisit' | 'cancel' | 'walkOut' | 'reactivate' | 'transfer' | 'note';
      among: Among;
      rank: number;
    };
export type Among = 'waiting' | 'parked' | 'gone';
export interface Step {
  at: Minute;
  client: string;
  act: Act;
  /** The step waits until this ticket was issued. */
  after: number | null;
}

/** Nobody is called sooner than this after taking the ticket, minutes. */
const AFTER_ISSUE = 0.05;
const KIOSKS = ['kiosk-1', 'kiosk-2'];

export function planOf(day: OfficeDay): Plan {
  const services = servicesOf(day.queues);
  const teams = teamsOf(day.queues);
  const moments = momentsOf(day.tickets);
  const issues = moments
    .map(({ ticket, issued }, i) => ({ at: issued, ticket: i, kiosk: '', service: `q${ticket.queue}` }))
    .sort((a, b) => a.at - b.at)
    .map((issue, i) => ({ ...issue, kiosk: KIOSKS[i % KIOSKS.length] ?? '' }));
  const calls = callsOf(moments, day.queues, teams);
  const minutes = [...issues, ...calls].map((one) => one.at);
  return {
    office: day.office,
    date: day.date,
    services,
    teams,
    kiosks: KIOSKS,
    issues,
    calls,
    from: Math.min(...minutes),
    to: Math.max(...minutes),
  };
}

/** As recorded: each press calls the next one, and the visit is started soon after. */
export function plainSteps(plan: Plan): Step[] {
  const issues = plan.issues.map((issue) => issueStep(issue, null));
  const calls = callsByDesk(plan).flatMap((calls) =>
    calls.flatMap((call, i) => plainCall(call, calls[i + 1]?.at ?? plan.to + 5)),
  );
  const ends = plan.teams
    .flatMap((team) => team.desks)
    .filter((desk) => plan.calls.some((call) => call.desk === desk))
    .map((desk) => send(plan.to + 5, desk, { type: 'end', desk }));
  return inTime([...issues, ...calls, ...ends]);
}

export const issueStep = (issue: PlannedIssue, band: string | null): Step => ({
  at: issue.at,
  client: issue.kiosk,
  act: { do: 'issue', ticket: issue.ticket, service: issue.service, band },
  after: null,
});
export const send = (at: Minute, client: string, body: CommandInput): Step => ({
  at,
  client,
  act: { do: 'send', body },
  after: null,
});
export const callStep = (call: PlannedCall): Step => ({
  ...send(call.at, call.desk, { type: 'callNext', desk: call.desk }),
  after: call.ticket,
});

/** The visitor arrives within half a minute, or as soon as the desk's pace allows. */
export function plainCall(call: PlannedCall, next: Minute): Step[] {
  return [
    callStep(call),
    send(call.at + Math.min(0.5, (next - call.at) / 2), call.desk, { type: 'start', desk: call.desk }),
  ];
}

export function callsByDesk(plan: Plan): PlannedCall[][] {
  const desks = new Map<string, PlannedCall[]>();
  for (const call of plan.calls) desks.set(call.desk, [...(desks.get(call.desk) ?? []), call]);
  return [...desks.values()];
}

/** By minute; what stood first stays first. */
export const inTime = (steps: Step[]): Step[] => [...steps].sort((a, b) => a.at - b.at);

function servicesOf(queues: RecordedQueue[]): PlannedService[] {
  const taken = new Set<string>();
  return queues.map(({ queue, name, letter }) => {
    const free = [letter ?? 'A', ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].find((one) => !taken.has(one)) ?? '';
    taken.add(free);
    return { id: `q${queue}`, name: name.slice(0, 60).trim(), letter: free };
  });
}

/** Queues whose published counters are the same all day share those counters: one team works for all of them. */
function teamsOf(queues: RecordedQueue[]): Team[] {
  const shared = new Map<string, RecordedQueue[]>();
  for (const queue of queues) {
    const key = JSON.stringify(queue.counters);
    shared.set(key, [...(shared.get(key) ?? []), queue]);
  }
  let desks = 0;
  return [...shared.values()].map((of) => {
    const size = Math.max(1, ...(of[0]?.counters ?? []).map((one) => one.counters));
    const ids = Array.from({ length: size }, () => `desk-${++desks}`);
    return {
      id: `team-${of.map((one) => one.queue).join('-')}`,
      services: of.map((one) => `q${one.queue}`),
      desks: ids,
    };
  });
}

interface Moments {
  ticket: RecordedTicket;
  issued: Minute;
  called: Minute | null;
}

/** Only an interval is known of each moment: those that share one are spread over it evenly, in the recorded order. */
function momentsOf(tickets: RecordedTicket[]): Moments[] {
  const issued = spread(tickets.map((ticket) => [ticket.queue, ticket.issued]));
  const called = spread(tickets.map((ticket) => [ticket.queue, ticket.called]));
  return tickets.map((ticket, i) => {
    const at = issued[i] ?? ticket.issued.by;
    const call = called[i] ?? null;
    return { ticket, issued: at, called: call === null ? null : Math.max(call, at + AFTER_ISSUE) };
  });
}

function spread(moments: [queue: string, between: Between | null][]): (Minute | null)[] {
  const keys = moments.map(([queue, between]) => `${queue} ${between?.after} ${between?.by}`);
  const sizes = new Map<string, number>();
  for (const key of keys) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  const used = new Map<string, number>();
  return moments.map(([, between], i) => {
    const key = keys[i] ?? '';
    const place = (used.get(key) ?? 0) + 1;
    used.set(key, place);
    return between === null
      ? null
      : between.after + ((between.by - between.after) * place) / ((sizes.get(key) ?? 0) + 1);
  });
}

/** Each call goes to the desk of its team that has called for the longest time ago, of those open at that minute. */
function callsOf(moments: Moments[], queues: RecordedQueue[], teams: Team[]): PlannedCall[] {
  const last = new Map<string, Minute>();
  return moments
    .flatMap(({ ticket, called }, i) => (called === null ? [] : [{ queue: ticket.queue, at: called, ticket: i }]))
    .sort((a, b) => a.at - b.at)
    .map(({ queue, at, ticket }) => {
      const team = teams.find((one) => one.services.includes(`q${queue}`));
      const open = openDesks(team?.desks ?? [], queues.find((one) => one.queue === queue)?.counters ?? [], at);
      const desk = open.reduce((idle, one) => ((last.get(one) ?? 0) < (last.get(idle) ?? 0) ? one : idle));
      last.set(desk, at);
      return { at, desk, team: team?.id ?? '', ticket };
    });
}

function openDesks(desks: string[], counters: RecordedQueue['counters'], at: Minute): string[] {
  const now = counters.findLast((one) => one.minute <= at)?.counters ?? 0;
  return desks.slice(0, Math.max(1, now));
}
