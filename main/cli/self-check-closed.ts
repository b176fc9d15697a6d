import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { CheckCode, CheckStep } from '#contract/self-check.ts';
import { HubClock } from '#hub/clock.ts';
import { hostsOf } from '#hub/hosts.ts';
import { backupStep, clockStep, databaseStep, diskStep, networkStep, zoneStep } from '#hub/self-check/office-steps.ts';
import { StoreError } from '#store/errors.ts';
import { type Peeked, peek } from '#store/peek.ts';
import { freeBytesOf, roomOf, USUAL_BOUNDS } from '#store/sqlite/room.ts';
import { computerTime } from '../headless.ts';
import { hasOffice, localStep, messageOf, portStep } from './self-check-program.ts';

/** What can be looked at without a hub, by the same rules as the hub's own. */
export async function closedSteps(dataDir: string, port: number): Promise<CheckStep[]> {
  const now = Date.now();
  return [
    ...(hasOffice(dataDir) ? await officeSteps(dataDir, now) : []),
    await portStep(port),
    diskStep(roomOf(freeBytesOf(nearest(dataDir)), USUAL_BOUNDS)),
    networkStep(hostsOf(undefined), port),
  ];
}

/** The folder itself, or what it would be made in. */
function nearest(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder));
}

async function officeSteps(dataDir: string, now: number): Promise<CheckStep[]> {
  try {
    return [hubStep('amber', 'hubStopped'), ...tell(await peek(dataDir), now)];
  } catch (error) {
    return failure(error);
  }
}

const hubStep = (state: CheckStep['state'], code: CheckCode): CheckStep => localStep('hub', state, code);

function tell({ problem, lastAt, site, days, backup }: Peeked, now: number): CheckStep[] {
  if (problem !== null) return [databaseStep(problem, [])];
  const clock = new HubClock(computerTime, () => {});
  clock.begin(lastAt);
  const zone = site ? [zoneStep(site.zone, Intl.DateTimeFormat().resolvedOptions().timeZone, now)] : [];
  return [databaseStep(null, []), clockStep(clock.doubt, now), ...zone, backupStep(backup, days, now)];
}

const CODES: Partial<Record<StoreError['code'], CheckCode>> = {
  newerDatabase: 'databaseNewer',
  corruptDatabase: 'databaseDamaged',
  foreignDatabase: 'databaseForeign',
};

/** Somebody holds the data and no hub answers; or the data cannot be read. */
function failure(error: unknown): CheckStep[] {
  const code = error instanceof StoreError ? error.code : undefined;
  if (code === 'dataInUse') return [hubStep('red', 'hubSilent')];
  const unread = localStep('database', 'red', (code && CODES[code]) ?? 'databaseUnread', { problem: messageOf(error) });
  return [hubStep('amber', 'hubStopped'), unread];
}
