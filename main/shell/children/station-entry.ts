import { openHardware } from '#hardware/registry.ts';
import { lineJournal } from '#hub/journal.ts';
import { newCommandId } from '#station/command-id.ts';
import { mishapsOf } from '#station/mishaps.ts';
import { createStation, type Station } from '#station/station.ts';
import { lockFolder } from '#store/sqlite/lock.ts';
import { readKept } from '../../cli/station-file.ts';
import { stationSentence } from '../../cli/station-sentences.ts';
import { computerTime } from '../../headless.ts';
import type { StationOrder } from './messages.ts';
import { endWhenTold, orderOf, say } from './parent.ts';

/** The station of the hub's PC, in a process of its own that the shell keeps. The hub has let it in before. */

const journal = lineJournal(
  (line) => process.stderr.write(`${line}\n`),
  () => new Date(),
);
const time = { ...computerTime, now: computerTime.wall };
const { url, folder } = orderOf<StationOrder>();

function stationOf(token: string): Station {
  return createStation({
    ...{ url, token, folder, time, journal },
    hardware: openHardware(time),
    newId: () => newCommandId(Date.now()),
    turned: (isOnline) => journal.info(isOnline ? 'the hub is reached' : 'the hub is lost', { url }),
    ended: ({ code }) => say({ says: 'final', sentence: stationSentence(code, url) }),
  });
}

function open(): void {
  const kept = readKept(folder);
  if (kept) work(kept.token);
  else say({ says: 'final', sentence: stationSentence('notJoined', url) });
}

function work(token: string): void {
  // Held by whoever ends this process: a lock that nobody holds on to is gone.
  const unlock = lockFolder(folder);
  const station = stationOf(token);
  endWhenTold(() => station.stop().finally(unlock), journal);
  const mishap = mishapsOf({ journal, monotonic: time.monotonic, tooMany: () => process.exit(1) });
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) process.on(event, mishap);
  station.start();
  say({ says: 'ready' });
}

open();
