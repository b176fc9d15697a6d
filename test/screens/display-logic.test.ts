import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnnouncementViewRow, CallRow } from '#contract/views.ts';
import {
  type Announcing,
  HELD_AT_MOST,
  heard,
  holding,
  isCall,
  MAX_AGE,
  RECENT,
  SHORT_TURN,
  silentSince,
  TURN,
  ticked,
  turnEnds,
} from '../../renderer/roles/display/announcing.ts';
import { boardOf, isSignalling, SIGNAL_FOR } from '../../renderer/roles/display/calls.ts';
import { call, MORNING } from './support/office.ts';

const at = (monotonic: number) => ({ now: MORNING + monotonic, monotonic });
const fresh = (seq: number, when: number, part: Partial<CallRow> = {}): CallRow => {
  const { place: _place, arrow: _arrow, ...row } = call(seq, `A${seq}`, 'Desk 1', 'left');
  return { ...row, desk: 'd1', at: MORNING + when, state: 'called', ...part };
};
const message = (seq: number, put: (CallRow | AnnouncementViewRow)[], del: string[] = [], epoch = 1) => ({
  epoch,
  seq,
  rows: { put, del },
});
const START = silentSince({ epoch: 1, seq: 10 });
const numberOf = (state: Announcing) => {
  const notice = state.turn?.notice;
  return notice !== undefined && isCall(notice) ? notice.number : null;
};
const announcement = (seq: number, when: number): AnnouncementViewRow => ({
  key: `announcement:n${seq}`,
  table: 'announcement',
  announcement: `n${seq}`,
  texts: { en: 'We close in 15 minutes.' },
  at: MORNING + when,
  seq,
});

/** Lets time pass in steps of 100 ms and notes who has the screen. */
function watch(state: Announcing, from: number, until: number): { state: Announcing; seen: string[] } {
  const seen: string[] = [];
  let present = state;
  for (let time = from; time <= until; time += 100) {
    present = ticked(present, time);
    const number = numberOf(present);
    if (number !== null && seen.at(-1) !== number) seen.push(number);
  }
  return { state: present, seen };
}

describe('turns on the whole screen', () => {
  test('a call has it for 8 s', () => {
    const state = heard(START, message(11, [fresh(11, 0)]), at(0));
    expect(numberOf(state)).toBe('A11');
    expect(turnEnds(state)).toBe(TURN);
    expect(numberOf(ticked(state, TURN - 1))).toBe('A11');
    expect(numberOf(ticked(state, TURN))).toBeNull();
  });

  test('3 s while others wait', () => {
    const two = heard(heard(START, message(11, [fresh(11, 0)]), at(0)), message(12, [fresh(12, 500)]), at(500));
    expect(turnEnds(two)).toBe(SHORT_TURN);
    expect(watch(two, 500, 12_000).seen).toEqual(['A11', 'A12']);
  });

  test('a call that comes after 5 s ends the turn at once', () => {
    const one = heard(START, message(11, [fresh(11, 0)]), at(0));
    const two = heard(one, message(12, [fresh(12, 5_000)]), at(5_000));
    expect(numberOf(two)).toBe('A12');
  });

  test('five calls of one batch go in the order in which they were made', () => {
    const batch = [15, 13, 11, 14, 12].map((seq) => fresh(seq, 0));
    const state = heard(START, message(15, batch), at(0));
    expect(watch(state, 0, 30_000).seen).toEqual(['A11', 'A12', 'A13', 'A14', 'A15']);
  });

  test('whatever comes, and when: each gets one turn of 3 s or more, in order, unless its visitor was faster', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 9_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(gaps, (waits) => {
        let state = START;
        let time = 0;
        const seen: string[] = [];
        waits.forEach((wait, i) => {
          const passed = watch(state, time, time + wait);
          seen.push(...passed.seen);
          time += wait;
          state = heard(passed.state, message(11 + i, [fresh(11 + i, time)]), at(time));
        });
        seen.push(...watch(state, time, time + waits.length * SHORT_TURN + TURN).seen);
        const once = seen.filter((number, i) => number !== seen[i - 1]);
        expect(once).toEqual(waits.map((_, i) => `A${11 + i}`));
      }),
    );
  });

  test('a recall is another turn; waiting twice it has one', () => {
    const first = heard(START, message(11, [fresh(11, 0)]), at(0));
    const busy = heard(first, message(12, [fresh(12, 100)]), at(100));
    const recalled = heard(
      busy,
      message(13, [fresh(13, 200, { transaction: 't12', key: 'call:t12', calls: 2 })]),
      at(200),
    );
    expect(recalled.queue.map(({ notice }) => notice.seq)).toEqual([13]);
    expect(watch(recalled, 200, 30_000).seen).toEqual(['A11', 'A13']);
  });

  test('a call that was taken back, or whose visitor came, leaves the queue', () => {
    const three = heard(START, message(13, [fresh(11, 0), fresh(12, 0), fresh(13, 0)]), at(0));
    const served = heard(three, message(14, [fresh(12, 0, { state: 'serving' })], ['call:t13']), at(500));
    expect(watch(served, 500, 30_000).seen).toEqual(['A11']);
  });

  test('one that was taken back during its turn gives the screen free', () => {
    const one = heard(START, message(11, [fresh(11, 0)]), at(0));
    expect(numberOf(heard(one, message(12, [], ['call:t11']), at(1_000)))).toBeNull();
    expect(numberOf(heard(one, message(12, [fresh(11, 0, { state: 'over' })]), at(1_000)))).toBeNull();
  });

  test('a call that undo lists again is not announced again', () => {
    const gone = heard(heard(START, message(11, [fresh(11, 0)]), at(0)), message(12, [], ['call:t11']), at(500));
    expect(watch(heard(gone, message(13, [fresh(11, 0)]), at(900)), 900, 20_000).seen).toEqual([]);
  });

  test('a visit that begins during its turn keeps the screen for 3 s', () => {
    const one = heard(START, message(11, [fresh(11, 0)]), at(0));
    const begun = heard(one, message(12, [fresh(11, 0, { state: 'serving' })]), at(1_000));
    expect(numberOf(begun)).toBe('A11');
    expect(turnEnds(begun)).toBe(SHORT_TURN);
  });
});

describe('a turn that is spoken', () => {
  const speaking = (state: Announcing) => holding(state, state.turn?.notice.seq ?? 0, true);

  test('keeps the screen until it was said, however many wait', () => {
    const one = speaking(heard(START, message(11, [fresh(11, 0)]), at(0)));
    const two = heard(one, message(12, [fresh(12, 0)]), at(100));
    expect(numberOf(ticked(two, 11_000))).toBe('A11');
    expect(numberOf(ticked(holding(two, 11, false), 11_000))).toBe('A12');
  });

  test('that nobody lets go ends some time', () => {
    const one = speaking(heard(START, message(11, [fresh(11, 0)]), at(0)));
    expect(turnEnds(one)).toBe(HELD_AT_MOST);
  });

  test('is not held by the sound of another one', () => {
    const one = heard(START, message(11, [fresh(11, 0)]), at(0));
    expect(holding(one, 12, true)).toBe(one);
  });

  test('a visit that begins meanwhile lets it be said; one that was taken back ends it at once', () => {
    const one = speaking(heard(START, message(11, [fresh(11, 0)]), at(0)));
    const begun = heard(one, message(12, [fresh(11, 0, { state: 'serving' })]), at(5_000));
    expect(numberOf(begun)).toBe('A11');
    expect(numberOf(heard(begun, message(13, [], ['call:t11']), at(6_000)))).toBeNull();
  });

  test('who is called again goes before those who wait, once', () => {
    const first = speaking(heard(START, message(11, [fresh(11, 0)]), at(0)));
    const busy = heard(first, message(13, [fresh(12, 0), fresh(13, 0)]), at(0));
    const again = (seq: number, calls: number) => fresh(seq, 500, { transaction: 't10', key: 'call:t10', calls });
    const twice = heard(heard(busy, message(14, [again(14, 2)]), at(500)), message(15, [again(15, 3)]), at(600));
    expect(twice.queue.map(({ notice }) => notice.seq)).toEqual([15, 12, 13]);
  });

  test('who has waited for five minutes has no turn any more', () => {
    const first = speaking(heard(START, message(11, [fresh(11, 0)]), at(0)));
    const busy = heard(first, message(13, [fresh(12, -10_000), fresh(13, 0)]), at(0));
    const later = ticked(holding(busy, 11, false), MAX_AGE - 10_000);
    expect(numberOf(later)).toBe('A13');
    expect(ticked(holding(busy, 11, false), MAX_AGE)).toMatchObject({ turn: null, queue: [] });
  });
});

describe('an announcement', () => {
  test('waits for its turn like a call, and has time to be read', () => {
    const both = heard(START, message(13, [announcement(12, 0), fresh(11, 0), fresh(13, 0)]), at(0));
    const second = ticked(both, SHORT_TURN);
    expect(second.turn?.notice.key).toBe('announcement:n12');
    expect(turnEnds(second)).toBe(SHORT_TURN + TURN);
    expect(numberOf(ticked(second, SHORT_TURN + TURN))).toBe('A13');
  });

  test('of the first picture is not said again', () => {
    expect(heard(START, message(13, [announcement(9, 0)]), at(0)).turn).toBeNull();
  });

  test('whose minute is over leaves', () => {
    const one = heard(START, message(11, [announcement(11, 0)]), at(0));
    expect(heard(one, message(12, [], ['announcement:n11']), at(9_000)).turn).toBeNull();
  });
});

describe('what is not announced', () => {
  test('calls of the first picture, and of another epoch', () => {
    expect(silentSince({ epoch: 1, seq: 20 }).turn).toBeNull();
    const restored = heard(START, message(30, [fresh(30, 0)], [], 2), at(0));
    expect(numberOf(restored)).toBeNull();
    expect(numberOf(heard(restored, message(31, [fresh(31, 0)], [], 2), at(0)))).toBe('A31');
  });

  test('a call seen before that is only written again', () => {
    const one = heard(START, message(11, [fresh(11, 0)]), at(0));
    const later = ticked(one, TURN);
    const again = heard(later, message(12, [fresh(11, 0, { desk: 'd2' })]), at(TURN));
    expect(numberOf(again)).toBeNull();
  });

  test('a catch-up announces what is new and recent, nothing else', () => {
    const catchUp = message(14, [
      fresh(11, -RECENT),
      fresh(12, -RECENT + 1_000),
      fresh(9, 0),
      fresh(13, 0, { state: 'serving' }),
    ]);
    expect(watch(heard(START, catchUp, at(0)), 0, 20_000).seen).toEqual(['A12']);
  });
});

describe('the board', () => {
  test('the newest call that still signals has the band', () => {
    const calls = [fresh(13, 0, { state: 'serving' }), fresh(12, 0), fresh(11, 0)];
    const board = boardOf(calls, MORNING);
    expect([board.band?.number, board.signal, board.rows.map(({ number }) => number)]).toEqual([
      'A12',
      true,
      ['A13', 'A11'],
    ]);
  });

  test('without a signal the newest call has it quietly; without calls nobody', () => {
    const calls = [fresh(11, 0, { state: 'over' }), fresh(12, 0, { state: 'serving' })];
    expect(boardOf(calls, MORNING)).toMatchObject({ band: { number: 'A12' }, signal: false });
    expect(boardOf([], MORNING)).toEqual({ band: null, signal: false, rows: [] });
  });

  test('a number that was given again stands once, unless two people have it now', () => {
    const again = (state: CallRow['state']) => [fresh(12, 0, { number: 'A11' }), fresh(11, 0, { state })];
    expect(boardOf(again('over'), MORNING).rows).toEqual([]);
    expect(boardOf(again('serving'), MORNING).rows).toHaveLength(1);
  });

  test('a signal ends after 90 s', () => {
    expect(isSignalling(fresh(11, 0), MORNING + SIGNAL_FOR - 1)).toBe(true);
    expect(isSignalling(fresh(11, 0), MORNING + SIGNAL_FOR)).toBe(false);
  });
});
