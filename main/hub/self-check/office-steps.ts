import type { Duration, Instant } from '#contract/ids.ts';
import type { CheckStep } from '#contract/self-check.ts';
import type { State } from '#domain/state.ts';
import type { Alarm, AlarmCode } from '#hub/alarms.ts';
import type { BackupRecord } from '#hub/backups.ts';
import type { ClockDoubt } from '#hub/clock.ts';
import type { Room } from '#store/store.ts';
import { step } from './step.ts';

/** Steps about the hub's own PC; the command line asks them too, of an office whose hub does not run. */

/** A backup is made every night; one and a half days without is worth a look. */
const BACKUP_OLD: Duration = 36 * 3_600_000;
const GIGABYTE = 1e9;
/** What only this PC can reach. */
const LOOPBACK = /^(127\.|localhost$|\[::1\]$)/;
const ROOM_CODES = { enough: 'diskEnough', low: 'diskLow', scarce: 'diskScarce', none: 'storageFull' } as const;
const ROOM_STATES = { enough: 'green', low: 'amber', scarce: 'red', none: 'red' } as const;

/** `problem`: what the check of the whole file found; null when it is sound. */
export function databaseStep(problem: string | null, alarms: readonly Alarm[]): CheckStep {
  const rolledBack = alarms.find(({ code }: { code: AlarmCode }) => code === 'rolledBack');
  if (problem !== null) return step('database', 'red', 'databaseDamaged', { problem: problem.slice(0, LONGEST) });
  if (rolledBack) return step('database', 'red', 'rolledBack', { at: rolledBack.at });
  return step('database', 'green', 'databaseSound');
}
/** Characters of what a database or a system says of itself. */
const LONGEST = 200;

export function diskStep({ freeBytes, state }: Room): CheckStep {
  return step('disk', ROOM_STATES[state], ROOM_CODES[state], {
    gigabytes: Math.round((freeBytes / GIGABYTE) * 10) / 10,
  });
}

export function clockStep(doubt: ClockDoubt | null, now: Instant): CheckStep {
  return doubt === null ? step('clock', 'green', 'clockRight', { at: now }) : step('clock', 'red', doubt, { at: now });
}

/** A PC in another zone mostly means that somebody set its clock by hand; one in UTC is a server's habit. */
export function zoneStep(zone: string, computer: string, now: Instant): CheckStep {
  const agree = isUtc(computer) || timeIn(zone, now) === timeIn(computer, now);
  return step('zone', agree ? 'green' : 'amber', agree ? 'zoneSame' : 'zoneDiffers', { zone, computer });
}
const isUtc = (zone: string): boolean => /^(etc\/)?(utc|uct|gmt|zulu|universal|greenwich)$/i.test(zone);
const timeIn = (timeZone: string, at: Instant): string =>
  new Intl.DateTimeFormat('en', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);

/** `hosts`: the names under which screens reach this hub. */
export function networkStep(hosts: readonly string[], port: number): CheckStep {
  const addresses = hosts.map((host) => `http://${host}:${port}`).join('  ');
  if (hosts.length === 0) return step('network', 'amber', 'networkNone');
  const local = hosts.every((host) => LOOPBACK.test(host));
  return step('network', local ? 'amber' : 'green', local ? 'networkLocal' : 'networkFound', { addresses });
}

/** `days`: business days that the office has had. */
export function backupStep(last: BackupRecord | null, days: number, now: Instant): CheckStep {
  if (last === null) return days > 1 ? step('backup', 'amber', 'backupNone') : step('backup', 'green', 'backupSoon');
  if (!last.ok) return step('backup', 'red', 'backupFailed', { at: last.at });
  const old = now - last.at > BACKUP_OLD;
  return step('backup', old ? 'amber' : 'green', old ? 'backupOld' : 'backupGood', { at: last.at });
}

/** Services in use that no work profile serves: visitors wait there, and Next calls none of them. Nothing is said of an empty office. */
export function profilesStep(state: Pick<State, 'settings' | 'site'>): CheckStep[] {
  const services = state.settings('service').filter(({ value }) => value.enabled);
  const served = new Set(state.settings('profile').flatMap(({ value }) => value.services));
  const unserved = services.filter(({ key }) => !served.has(key));
  if (services.length === 0) return [];
  if (unserved.length === 0) return [step('profiles', 'green', 'servicesServed')];
  const language = state.site()?.languages[0] ?? 'en';
  const names = unserved.map(({ key, value }) => value.name[language] ?? Object.values(value.name)[0] ?? key);
  return [step('profiles', 'amber', 'servicesUnserved', { services: names.join(', ').slice(0, LONGEST) })];
}
