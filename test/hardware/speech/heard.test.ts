import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createFlite } from '#hardware/speech/engines/flite.ts';
import { createVoice } from '#hardware/speech/voice.ts';
import { hear, whyNoEars } from './hear.ts';
import { call, ownFolder } from './support.ts';

const missing = whyNoEars();
const CALLS = process.env.NS_LONG === undefined ? 40 : 400;
const RIGHT = 0.95;

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const TENS = 'x x twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** English number words of the test's own, so that a wrong table is not judged by itself. */
function inWords(n: number): string {
  if (n < 20) return SMALL.split(' ')[n] ?? '';
  if (n < 100) return n % 10 === 0 ? `${TENS[n / 10]}` : `${TENS[Math.floor(n / 10)]} ${inWords(n % 10)}`;
  const hundreds = `${inWords(Math.floor(n / 100))} hundred`;
  return n % 100 === 0 ? hundreds : `${hundreds} and ${inWords(n % 100)}`;
}

/** Numbers that look random and are the same in every run (Park and Miller's generator). */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (state * 48_271) % 2_147_483_647;
    yield state;
  }
}

function randomCalls(count: number): { letter: string; n: number; desk: number }[] {
  const random = numbers(20_261_122);
  const next = (below: number) => (random.next().value ?? 0) % below;
  return Array.from({ length: count }, () => ({
    letter: [...'ABCFRSW'][next(7)] ?? 'A',
    n: 1 + next(999),
    desk: 1 + next(20),
  }));
}

const heardAs = (letter: string, n: number, desk: number) => `ticket L_${letter} ${inWords(n)} desk ${inWords(desk)}`;

it.skipIf(missing !== undefined)(
  `calls in English are recognised by a machine, and never as a neighbour's${missing ? ` (skipped, ${missing})` : ''}`,
  async () => {
    const folder = ownFolder();
    const limits = { memory: 50_000_000, disk: 50_000_000 };
    const voice = createVoice({ folder, engines: [createFlite(10_000)], limits, monotonic: () => performance.now() });
    const calls = randomCalls(CALLS);
    const wavs: Uint8Array[] = [];
    for (const { letter, n, desk } of calls) {
      const said = await voice.speak(call(`${letter}${n}`, `Desk ${desk}`));
      if (said) wavs.push(said.wav);
    }
    expect(wavs).toHaveLength(CALLS);
    const heard = hear(wavs, join(folder, 'ears'));
    const wrong = calls.flatMap(({ letter, n, desk }, index) =>
      heard[index] === heardAs(letter, n, desk) ? [] : [`${letter}${n}, ${desk}: ${heard[index]}`],
    );
    const neighbours = calls.filter(({ letter, n, desk }, index) =>
      [n - 1, n + 1].some((other) => heard[index] === heardAs(letter, other, desk)),
    );
    console.log(`recognised ${CALLS - wrong.length} of ${CALLS}${wrong.map((line) => `\n  ${line}`).join('')}`);
    expect(neighbours).toEqual([]);
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(CALLS * (1 - RIGHT));
  },
  120_000,
);
