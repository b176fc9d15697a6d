import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { whyNoPty } from '../support/box/pty.ts';
import { readRecordings } from './day/office-day.ts';
import { runHardwareDay } from './hardware/hardware-day.ts';
import { QUIET } from './run/progress.ts';

/** The short form of `npm run replay -- --hardware`: the first tickets of a recorded day, by hardware alone. */
const DAY = readRecordings(join(import.meta.dirname, 'data')).day('UD_Targowek', '2020-01-10');
const TICKETS = 12;
/** The short form is over in a few seconds. */
const KILL_EVERY = 1_500;
const MINUTES = 60_000;

describe('a day driven by buttons alone', () => {
  test(
    'every press counts once, every paper comes out once, every call is shown and heard',
    async (context) => {
      context.skip(whyNoPty() !== undefined, whyNoPty());
      const { plan, found } = await runHardwareDay(DAY, { tickets: TICKETS, killEvery: null, progress: QUIET });
      expect(found.wrong).toEqual([]);
      expect(found).toMatchObject({
        issued: TICKETS,
        called: plan.calls.length,
        papers: TICKETS,
        heard: plan.calls.length,
      });
    },
    2 * MINUTES,
  );

  test(
    'nothing is doubled and nothing lost while the hub and the station are killed',
    async (context) => {
      context.skip(whyNoPty() !== undefined, whyNoPty());
      const { found, troubles } = await runHardwareDay(DAY, {
        tickets: TICKETS,
        killEvery: KILL_EVERY,
        progress: QUIET,
      });
      expect(found.wrong).toEqual([]);
      expect(Math.min(troubles.hubKills, troubles.stationKills)).toBeGreaterThan(0);
      expect(found.issued).toBeGreaterThanOrEqual(TICKETS);
    },
    3 * MINUTES,
  );
});
