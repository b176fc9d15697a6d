import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Monitor } from '#shell/ports.ts';
import { KeptMarks } from '#shell/windows/kept-marks.ts';
import { nameOf, Stands, seatsOf } from '#shell/windows/stands.ts';

const MAIN = { id: 1, label: '', bounds: { x: 0, y: 0, width: 1280, height: 800 }, isPrimary: true };
const TV = { id: 2, label: '', bounds: { x: 1280, y: 0, width: 1920, height: 1080 }, isPrimary: false };

let folder: string;
let monitors: Monitor[];
let noted: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'now-serving-stands-'));
  monitors = [MAIN, TV];
  noted = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

/** As the app is started. */
const started = (file = join(folder, 'monitors.json')) =>
  new Stands({ monitors: () => monitors, marks: new KeptMarks(file), note: (what) => noted.push(what) });
const SEATS = seatsOf(['desk', 'display'], []);
const numbers = (stands: Stands, seats = SEATS) =>
  [...stands.settle(seats)].map(([name, place]) => `${name}: ${place?.id}`);

test('as many displays as monitors are named, else one', () => {
  expect(seatsOf(['kiosk', 'display'], ['2', null]).map(nameOf)).toEqual(['kiosk-1', 'display-1', 'display-2']);
  expect(SEATS.map(nameOf)).toEqual(['desk-1', 'display-1']);
});

test('a PC that starts before its TV waits for it, and does not cover the desk', () => {
  started().settle(SEATS);
  monitors = [MAIN];
  const stands = started();
  expect(numbers(stands)).toEqual(['desk-1: 1', 'display-1: undefined']);
  monitors = [MAIN, TV];
  expect(numbers(stands)).toEqual(['desk-1: 1', 'display-1: 2']);
});

test('the only monitor is no place to return to', () => {
  monitors = [MAIN];
  expect(numbers(started())).toEqual(['desk-1: 1', 'display-1: 1']);
  monitors = [MAIN, TV];
  expect(numbers(started())).toEqual(['desk-1: 1', 'display-1: 2']);
});

test('a display that somebody moved on stays there, also at the next start', () => {
  const stands = started();
  stands.settle(SEATS);
  stands.moveOn(SEATS[1] ?? expect.unreachable());
  expect(numbers(stands)).toEqual(['desk-1: 1', 'display-1: 1']);
  expect(numbers(started())).toEqual(['desk-1: 1', 'display-1: 1']);
});

test('where a setting names the monitor, nobody moves it', () => {
  const seats = seatsOf(['desk', 'display'], ['2']);
  const stands = started();
  stands.settle(seats);
  stands.moveOn(seats[1] ?? expect.unreachable());
  expect(numbers(stands, seats)).toEqual(['desk-1: 1', 'display-1: 2']);
});

test('what cannot be read or kept keeps no display from its monitor', () => {
  writeFileSync(join(folder, 'file'), '{"display-1": 7}');
  expect(numbers(started(join(folder, 'file')))).toEqual(['desk-1: 1', 'display-1: 2']);
  expect(noted).toEqual([]);
  expect(numbers(started(join(folder, 'file', 'monitors.json')))).toEqual(['desk-1: 1', 'display-1: 2']);
  expect(noted).toEqual(['which monitor a display stands on could not be kept']);
});
