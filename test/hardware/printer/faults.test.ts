import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PrinterSettings, PrintOutcome } from '#hardware/ports.ts';
import { openPrinter } from '#hardware/printer/open-printer.ts';
import { FakePrinter, MUTE, type PrinterState } from '../../support/printer/fake-printer.ts';
import { paperOf, settingsOf, timeOf } from '../../support/printer/papers.ts';

/** How many printers break; the long form is for a night. */
const CASES = process.env.NS_LONG === undefined ? 80 : 2_000;
const AT_ONCE = 8;
/** Limits of seconds pass ten times as fast: a printer that is only slow may be given up, which must be as safe. */
const FASTER = 10;

interface Fault {
  state: PrinterState;
  settings: Pick<PrinterSettings, 'answers' | 'mode'>;
  /** Milliseconds until the power goes; null: it stays. */
  powerOffAfter: number | null;
}

const MENDED: Partial<PrinterState> = {
  cover: 'closed',
  paper: 'ok',
  offline: false,
  reads: true,
  speed: null,
  rollEndsAfter: null,
};

/** Mostly well, so that faults meet the middle of a paper and not only its beginning. */
const mostly = <T>(well: T, ...ill: T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 12, arbitrary: fc.constant<T>(well) }, { weight: 1, arbitrary: fc.constantFrom<T[]>(...ill) });
const bytes = fc.integer({ min: 0, max: 50_000 });
const ALL = { ...MUTE, state: true, printed: true, paper: true };

const faults: fc.Arbitrary<Fault> = fc.record({
  state: fc.record({
    cover: mostly<PrinterState['cover']>('closed', 'open'),
    paper: mostly<PrinterState['paper']>('ok', 'low', 'out'),
    offline: mostly(false, true),
    reads: mostly(true, false),
    chatty: fc.boolean(),
    speed: fc.option(fc.integer({ min: 1_000, max: 20_000 })),
    rollEndsAfter: fc.option(bytes, { freq: 2 }),
    buffer: fc.integer({ min: 500, max: 64_000 }),
    connection: fc.oneof(
      { weight: 6, arbitrary: fc.constant<PrinterState['connection']>('serve') },
      { weight: 1, arbitrary: fc.constant<PrinterState['connection']>('close') },
      { weight: 2, arbitrary: fc.record({ resetAfter: bytes }) },
    ),
    answers: mostly(ALL, MUTE, { ...ALL, printed: false }, { ...ALL, printed: false, paper: false }),
  }),
  settings: fc.record({
    answers: fc.constantFrom('all', 'all', 'status', 'none'),
    mode: fc.constantFrom('picture', 'text'),
  }),
  powerOffAfter: fc.option(fc.integer({ min: 0, max: 200 }), { freq: 1 }),
});

/** One paper printed by a printer that breaks; then it is mended, and whatever it still holds comes out. */
async function printed(fault: Fault): Promise<{ outcome: PrintOutcome; papers: number; whole: number }> {
  const fake = await FakePrinter.onTcp(fault.state);
  const settings = settingsOf({ type: 'tcp', host: '127.0.0.1', port: fake.port }, fault.settings);
  const driver = await openPrinter(settings, '', timeOf(FASTER));
  const printing = driver.print(paperOf());
  if (fault.powerOffAfter !== null) {
    await delay(fault.powerOffAfter);
    fake.powerOff();
  }
  const outcome = await printing;
  fake.set(MENDED);
  // What is still on its way arrives.
  await delay(50);
  const papers = fake.papers();
  await fake.stop();
  return { outcome, papers: papers.length, whole: papers.filter(({ complete }) => complete).length };
}

/** Null when what came out fits what was said. */
function lie(fault: Fault, { outcome, papers, whole }: Awaited<ReturnType<typeof printed>>): string | null {
  if (papers > 1) return 'two papers for one job';
  if (outcome.as === 'notSent' && papers > 0) return 'a paper that was not sent';
  if (outcome.as === 'notSent' && outcome.sent > 0) return 'bytes that were not sent';
  const isPromised = outcome.as === 'printed' && outcome.problem === null && canKnow(fault);
  return isPromised && whole !== 1 ? 'a printed paper that is not there' : null;
}

/** A state tells nothing of a paper that takes longer than it should, and these limits pass ten times too fast for a slow one. */
const canKnow = ({ settings, state, powerOffAfter }: Fault) =>
  settings.answers === 'all' || (state.speed === null && powerOffAfter === null);

it(`${CASES} printers break at random, and none makes the driver lie`, { timeout: CASES * 1_000 }, async () => {
  const seed = Number(process.env.NS_SEED ?? Date.now() % 1_000_000);
  const all = fc.sample(faults, { numRuns: CASES, seed });
  const said = new Map<string, number>();
  const one = async (fault: Fault) => {
    const seen = await printed(fault);
    expect(lie(fault, seen), `seed ${seed}: ${JSON.stringify({ fault, seen })}`).toBeNull();
    said.set(seen.outcome.as, (said.get(seen.outcome.as) ?? 0) + 1);
  };
  const next = async (): Promise<void> => {
    for (let fault = all.pop(); fault !== undefined; fault = all.pop()) await one(fault);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  expect([...said.keys()].sort()).toEqual(['notSent', 'printed', 'unknown']);
});
