import { beforeEach, describe, expect, it } from 'vitest';
import { Showings } from '#hub/showings.ts';
import { clerk, KIOSK, must, openOffice, sitDown } from '../support/office.ts';

/** Timers that fire when the test says so. */
class Timers {
  readonly #waiting = new Map<symbol, { delay: number; callback: () => void }>();

  after(delay: number, callback: () => void): () => void {
    const name = Symbol();
    this.#waiting.set(name, { delay, callback });
    return () => this.#waiting.delete(name);
  }
  /** Fires what waits for at most `delay` ms. */
  pass(delay: number): void {
    for (const [name, timer] of [...this.#waiting]) {
      if (timer.delay > delay) continue;
      this.#waiting.delete(name);
      timer.callback();
    }
  }
}

const DISPLAYS = ['left', 'right'].map((device) => ({ device, name: device, group: null }));

describe('what became of a call', () => {
  const office = openOffice();
  sitDown(office, 1);
  let timers: Timers;
  let told: string[];
  let showings: Showings;
  let call: { transaction: string; calls: number };

  beforeEach(() => {
    timers = new Timers();
    told = [];
    const time = { wall: () => office.now, monotonic: () => 0, after: timers.after.bind(timers) };
    showings = new Showings({
      ...{ core: office, time, displays: () => DISPLAYS, changed: (desk: string) => told.push(desk) },
      silenceOf: (device) => (device === 'right' ? 'noOutput' : null),
    });
    must(office.run({ type: 'issue', service: 'A', band: null, language: null }, KIOSK));
    const before = office.events.length;
    must(office.run({ type: 'callNext', desk: 'd1', outcome: null }, clerk(1)));
    const events = office.events.slice(before);
    const called = events.find((event) => event.type === 'visitCalled');
    call = { transaction: called?.transaction ?? '', calls: 1 };
    showings.committed(events);
  });

  it('is told once to its desk, however many displays report at about the same time', () => {
    for (const display of DISPLAYS) showings.shown(display, [call], []);
    expect(told).toEqual([]);
    timers.pass(100);
    expect(told).toEqual(['d1']);
    expect(showings.row('d1')?.displays.map(({ state, silence }) => [state, silence])).toEqual([
      ['shown', null],
      ['shown', 'noOutput'],
    ]);
  });

  it('names the display that stays silent', () => {
    const [left] = DISPLAYS;
    if (left) showings.shown(left, [call], []);
    timers.pass(100);
    timers.pass(3_000);
    expect(told).toEqual(['d1', 'd1']);
    expect(showings.row('d1')?.displays.map(({ state }) => state)).toEqual(['shown', 'silent']);
  });

  it('is no longer told once the hub stops', () => {
    for (const display of DISPLAYS) showings.shown(display, [call], []);
    showings.stop();
    timers.pass(3_000);
    expect(told).toEqual([]);
  });
});
