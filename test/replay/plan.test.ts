import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mixedSteps } from './day/mix.ts';
import type { OfficeDay } from './day/office-day.ts';
import { BadRecording, readRecordings } from './day/office-day.ts';
import type { Plan, Step } from './day/plan.ts';
import { plainSteps, planOf } from './day/plan.ts';

const bundled = readRecordings(join(import.meta.dirname, 'data'));
const bemowo = bundled.day('UD_Bemowo', '2020-01-08');
const targowek = bundled.day('UD_Targowek', '2020-01-10');

const letters = (plan: Plan) => plan.services.map((service) => service.letter).join('');
const types = (steps: Step[]) => new Set(steps.map(({ act }) => (act.do === 'send' ? act.body.type : `${act.do}`)));

describe('reading a folder of recordings', () => {
  test('a day holds its queues, and tickets that were never called say so', () => {
    expect(bemowo.tickets).toHaveLength(681);
    expect(bemowo.queues).toHaveLength(7);
    expect(targowek.tickets).toHaveLength(313);
    expect(targowek.tickets.filter((ticket) => ticket.called === null)).toHaveLength(3);
  });

  test('an office, a date and a folder that are not there are named in one sentence', () => {
    expect(() => bundled.day('UD_Praga', '2020-01-08')).toThrow(
      'There is no office "UD_Praga" here; there are UD_Bemowo, UD_Targowek.',
    );
    expect(() => bundled.day('UD_Bemowo', '2020-01-10')).toThrow(
      'UD_Bemowo has no tickets on 2020-01-10; it has 2020-01-08.',
    );
    expect(() => readRecordings('/nowhere')).toThrow('There is no folder /nowhere.');
    expect(() => readRecordings(import.meta.dirname)).toThrow(BadRecording);
  });
});

describe('a plan of the day', () => {
  const plan = planOf(bemowo);

  test('issues every ticket, and calls every ticket that was called', () => {
    expect(plan.issues).toHaveLength(681);
    expect(plan.calls).toHaveLength(681);
    expect(planOf(targowek).calls).toHaveLength(310);
  });

  test('keeps every moment inside its recorded interval, and every call after its ticket', () => {
    const issuedAt = new Map(plan.issues.map((issue) => [issue.ticket, issue.at]));
    for (const call of plan.calls) {
      const ticket = bemowo.tickets[call.ticket];
      expect(call.at).toBeGreaterThan(ticket?.called?.after ?? Number.POSITIVE_INFINITY);
      expect(call.at).toBeLessThanOrEqual((ticket?.called?.by ?? 0) + 0.1);
      expect(call.at).toBeGreaterThan(issuedAt.get(call.ticket) ?? Number.POSITIVE_INFINITY);
    }
  });

  test('issues and calls each queue in the recorded order', () => {
    for (const { queue } of bemowo.queues) {
      const numbers = (tickets: number[]) =>
        tickets.map((i) => bemowo.tickets[i]).filter((ticket) => ticket?.queue === queue);
      const issued = numbers(plan.issues.map((issue) => issue.ticket)).map((ticket) => ticket?.number ?? 0);
      const called = numbers(plan.calls.map((call) => call.ticket)).map((ticket) => ticket?.number ?? 0);
      expect(issued).toEqual(issued.toSorted((a, b) => a - b));
      expect(called).toEqual(called.toSorted((a, b) => a - b));
    }
  });

  test('gives each queue its own letter and queues that share their counters one team', () => {
    expect(letters(plan)).toBe('LGBTPCF');
    expect(plan.teams.map((team) => [team.services.length, team.desks.length])).toEqual([
      [2, 5],
      [2, 2],
      [1, 1],
      [1, 4],
      [1, 3],
    ]);
  });

  test('is the same each time', () => {
    expect(planOf(bemowo)).toEqual(plan);
    expect(mixedSteps(plan, 7)).toEqual(mixedSteps(planOf(bemowo), 7));
    expect(mixedSteps(plan, 8)).not.toEqual(mixedSteps(plan, 7));
  });

  test('a queue without a letter or with one that is taken gets a free one, and no counters still mean one desk', () => {
    const queue = (id: string, letter: string | null) => ({
      queue: id,
      name: 'Q',
      letter,
      counters: [{ minute: Number(id), counters: 0 }],
    });
    const between = { after: 500, by: 505 };
    const day: OfficeDay = {
      office: 'O',
      date: '2020-01-08',
      queues: [queue('1', null), queue('2', 'A'), queue('3', 'A')],
      tickets: [{ queue: '1', number: 1, issued: between, called: between }],
    };
    expect(letters(planOf(day))).toBe('ABC');
    expect(planOf(day).teams.every((team) => team.desks.length === 1)).toBe(true);
    expect(planOf(day).calls[0]?.at).toBeGreaterThan(planOf(day).issues[0]?.at ?? Number.POSITIVE_INFINITY);
  });
});

describe('the steps of a day', () => {
  test('a plain day only issues, calls, starts and ends', () => {
    expect(types(plainSteps(planOf(bemowo)))).toEqual(new Set(['issue', 'callNext', 'start', 'end']));
  });

  test('a mixed day does everything that an office does', () => {
    const steps = mixedSteps(planOf(bemowo), 7);
    const picked = new Set(steps.flatMap(({ act }) => (act.do === 'pick' ? [act.type] : [])));
    expect(picked).toEqual(new Set(['callVisit', 'cancel', 'walkOut', 'reactivate', 'transfer', 'note']));
    for (const type of [
      'park',
      'transfer',
      'noShow',
      'recall',
      'recycle',
      'walkUp',
      'undo',
      'moreTime',
      'takeBreak',
      'openSession',
    ]) {
      expect(types(steps)).toContain(type);
    }
    expect(steps.filter(({ act }) => act.do === 'issue' && act.band !== null).length).toBeGreaterThan(50);
  });
});
