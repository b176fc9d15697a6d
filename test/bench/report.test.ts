import { expect, test } from 'vitest';
import { exitCode, jsonLine, judged, table } from './report.ts';

const MEASURED = {
  callBytesLimit: { figures: [900, 901, 902], controls: [] },
  groups: { figures: [50, 70, 90], controls: [100, 100, 100] },
  duplicates: { figures: [0, 0], controls: [] },
};

test('the line for programs names goal, figure, control, ratio, threshold and verdict of every part, in order', () => {
  const { goals } = JSON.parse(jsonLine(judged(MEASURED), [])) as { goals: object[] };
  expect(goals).toMatchObject([
    { goal: 3, figure: 70, control: 100, ratio: 0.7, threshold: 0.6, verdict: 'pass', turns: 3 },
    { goal: 7, figure: 901, control: null, ratio: null, threshold: 1024, verdict: 'pass' },
    { goal: 13, figure: 0, control: null, ratio: null, threshold: 0, verdict: 'pass' },
  ]);
});

test('what was not measured is invalid, and its figures are null', () => {
  const [line] = judged({ groups: { figures: [Number.NaN], controls: [1] } });
  expect(JSON.parse(jsonLine(line ? [line] : [], []))).toMatchObject({
    goals: [{ figure: null, ratio: null, verdict: 'invalid' }],
  });
});

test('the table says what is wanted and what came out', () => {
  const lines = table(judged(MEASURED)).split('\n');
  expect(lines).toHaveLength(4);
  expect(lines[1]).toMatch(
    /^3 .*engine, groups of 50.*70 commands\/s.*100 \(bare SQLite, same rows\).*0\.7.*>= 0\.6x.*pass/,
  );
});

test('a failure decides the exit status, then what could not be judged', () => {
  expect(exitCode(['pass', 'pass'])).toBe(0);
  expect(exitCode(['pass', 'invalid'])).toBe(3);
  expect(exitCode(['invalid', 'fail'])).toBe(1);
});
