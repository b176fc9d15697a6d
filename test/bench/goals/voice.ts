import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Announcement, Voice } from '#hardware/ports.ts';
import { createFlite } from '#hardware/speech/engines/flite.ts';
import { createVoice } from '#hardware/speech/voice.ts';
import type { Child } from '../child.ts';
import type { BareFliteApi } from '../controls/bare-flite.ts';
import type { Measured } from '../report.ts';
import { quantile } from '../statistics.ts';
import { type Bench, interleaved } from '../turns.ts';

/** Goal 15: how long a call waits for its sound, when it is new, and when it was made before. */

const LIMIT_MS = 10_000;
const LIMITS = { memory: 256_000_000, disk: 256_000_000 };
/** New calls of a turn, and how often a known one is asked for: its time is a fraction of a millisecond. */
const CALLS = { all: 40, quick: 4 };
const READS = { all: 2_000, quick: 200 };
/** Until the code of both is compiled. */
const WARM_UP_READS = 300;

const CASES = ['bare', 'fresh', 'ticket', 'file', 'memory', 'disk'] as const;

/** Numbers that no other turn and no other call uses. */
const numberOf = (turn: number, n: number) => turn * 100 + n + 1;
const callOf = (letter: string, number: number, desk: number): Announcement => ({
  number: `${letter}${number}`,
  desk: { en: `Desk ${desk}` },
  texts: null,
  languages: ['en'],
  numbers: 'natural',
});

export async function voice(bench: Bench): Promise<Measured> {
  const bare = bench.crew.start<BareFliteApi>('controls/bare-flite.ts');
  try {
    const office = officeOf(bench, bare);
    await office.warmUp();
    const found = await interleaved(bench.turns, CASES, (name, turn) => office[name](turn));
    for (const name of CASES) bench.say(`  ${name}: ${found[name].map((ms) => ms.toFixed(2)).join(' ')} ms`);
    return {
      voiceFresh: { figures: found.fresh, controls: found.bare },
      voiceTicket: { figures: found.ticket, controls: found.bare },
      voiceMemory: { figures: found.memory, controls: found.file },
      voiceDisk: { figures: found.disk, controls: found.file },
    };
  } finally {
    await bare.stop();
  }
}

/** Each measurement gives the 95th percentile of its turn, ms. */
function officeOf(bench: Bench, control: Child<BareFliteApi>) {
  const [calls, reads] = [CALLS[bench.quick ? 'quick' : 'all'], READS[bench.quick ? 'quick' : 'all']];
  const folder = join(bench.folder, 'voice');
  const file = join(folder, 'call.wav');
  const engine = createFlite(LIMIT_MS);
  const open = () => createVoice({ folder, engines: [engine], limits: LIMITS, monotonic: () => performance.now() });
  const one = open();
  const known = callOf('A', 1, 1);
  const textOf = (number: number) => `Ticket B, ${number}. Desk ${number}.`;

  const office = {
    async bare(turn: number) {
      const texts = Array.from({ length: calls }, (_, n) => textOf(numberOf(turn, n)));
      return quantile(await control.call('speak', { folder, texts }), 0.95);
    },
    fresh: (turn: number) => p95(calls, (n) => mustSpeak(one, callOf('B', numberOf(turn, n), numberOf(turn, n)))),
    ticket: (turn: number) => p95(calls, (n) => mustSpeak(one, callOf('C', numberOf(turn, n), 1))),
    file: () => p95(reads, () => readFile(file)),
    memory: () => p95(reads, () => mustSpeak(one, known)),
    /** A voice that was just opened remembers nothing. */
    disk: async () => {
      const voices = Array.from({ length: calls }, open);
      return p95(calls, (n) => mustSpeak(voices[n] ?? one, known));
    },
    /** The first use starts a thread, compiles the engine and makes what is read later. */
    async warmUp() {
      mkdirSync(folder, { recursive: true });
      await control.call('speak', { folder, texts: ['Hello', 'Hello'] });
      writeFileSync(file, await mustSpeak(one, known));
      await p95(WARM_UP_READS, () => mustSpeak(one, known));
      await p95(WARM_UP_READS, () => readFile(file));
    },
  };
  return office;
}

async function p95(count: number, run: (n: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const start = performance.now();
    await run(n);
    times.push(performance.now() - start);
  }
  return quantile(times, 0.95);
}

async function mustSpeak(from: Voice, announcement: Announcement): Promise<Uint8Array> {
  const said = await from.speak(announcement);
  if (!said) throw new Error('the voice is silent');
  return said.wav;
}
