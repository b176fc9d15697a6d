import type { Duration, Instant } from '#contract/ids.ts';
import type { Role } from '#contract/settings.ts';
import type {
  AdminHead,
  DeskRow,
  HardwareRow,
  PresenceRow,
  QueueServiceRow,
  QueueVisitRow,
  RequestRow,
  SettingViewRow,
} from '#contract/views.ts';
import { type SettingOf, settingsOf } from './settings.ts';
import { unserved } from './unserved.ts';

const MINUTE: Duration = 60_000;
/** A backup is made every night; one and a half days without is worth a look. */
const BACKUP_OLD: Duration = 36 * 60 * MINUTE;
/** A visit at the desk for so many times the usual is worth a look. */
const LONG = 2;

/** Something that a person should look at, most pressing first. Every one comes from rows as they are now. */
export type Need =
  | { kind: 'alarm'; code: string; at: Instant }
  | { kind: 'dayClosed' }
  | { kind: 'request'; name: string; request: string }
  | { kind: 'overTarget'; service: QueueServiceRow; waited: Duration }
  | { kind: 'longVisit'; desk: DeskRow; number: string; lasted: Duration; service: QueueServiceRow }
  | { kind: 'unserved'; row: SettingOf<'service'> }
  | { kind: 'silent'; device: string; name: string; since: Instant }
  | { kind: 'unheard'; device: string; name: string }
  | { kind: 'hardware'; row: HardwareRow }
  | { kind: 'backup'; at: Instant | null; failed: boolean };

export interface Office {
  head: AdminHead;
  services: readonly QueueServiceRow[];
  desks: readonly DeskRow[];
  visits: readonly QueueVisitRow[];
  settings: readonly SettingViewRow[];
  presence: readonly PresenceRow[];
  requests: readonly RequestRow[];
  hardware: readonly HardwareRow[];
}

/** What somebody should look at. */
export function needsOf(office: Office, now: Instant): Need[] {
  const { head, requests } = office;
  return [
    ...head.alarms.map(({ code, at }): Need => ({ kind: 'alarm', code, at })),
    ...(head.day === null ? [{ kind: 'dayClosed' } as const] : []),
    ...requests.map(({ name, request }): Need => ({ kind: 'request', name, request })),
    ...overTarget(office, now),
    ...longVisits(office, now),
    ...unserved(office.settings).map((row): Need => ({ kind: 'unserved', row })),
    ...silentDevices(office),
    ...unheardDisplays(office),
    ...brokenHardware(office),
    ...backupNeed(office, now),
  ];
}

function overTarget({ services }: Office, now: Instant): Need[] {
  const late = services.flatMap((service): Extract<Need, { kind: 'overTarget' }>[] => {
    const waited = service.oldest === null ? 0 : now - service.oldest;
    return waited > service.target * MINUTE ? [{ kind: 'overTarget', service, waited }] : [];
  });
  return late.sort((a, b) => b.waited / b.service.target - a.waited / a.service.target);
}

function longVisits({ desks, visits, services }: Office, now: Instant): Need[] {
  return desks.flatMap((desk): Need[] => {
    const visit = visits.find((one) => one.desk === desk.desk && one.state === 'serving');
    const service = services.find((one) => one.service === visit?.service);
    if (desk.state !== 'serving' || desk.since === null || service === undefined) return [];
    const lasted = now - desk.since;
    const long = lasted > LONG * service.usual * MINUTE;
    return long ? [{ kind: 'longVisit', desk, number: desk.number ?? '', lasted, service }] : [];
  });
}

/** What stands in its place all day. */
const EXPECTED: readonly Role[] = ['display', 'kiosk', 'station'];

/** Devices that belong to the office, were seen before and are away now. Desks come and go with their people. */
function silentDevices({ settings, presence }: Office): Need[] {
  return settingsOf(settings, 'device').flatMap(({ id, value }): Need[] => {
    const seen = presence.find(({ device }) => device === id);
    const expected = !value.revoked && EXPECTED.includes(value.role);
    if (!expected || seen === undefined || seen.online || seen.lastSeen === null) return [];
    return [{ kind: 'silent', device: id, name: value.name, since: seen.lastSeen }];
  });
}

/** Displays that show their calls and are not heard, though they should be. */
function unheardDisplays({ settings, presence }: Office): Need[] {
  return settingsOf(settings, 'device').flatMap(({ id, value }): Need[] => {
    const isUnheard = presence.some(({ device, silence }) => device === id && silence !== null);
    return isUnheard && !value.revoked ? [{ kind: 'unheard', device: id, name: value.name }] : [];
  });
}

/** What does not work, or soon will not. A station that is away is told once, not for each thing that hangs on it. */
function brokenHardware({ hardware, settings }: Office): Need[] {
  const used = new Set(
    settings.flatMap(({ of, id, value }) => ('station' in value && value.enabled ? [`${of}:${id}`] : [])),
  );
  return hardware
    .filter(({ of, id }) => used.has(`${of}:${id}`))
    .filter(({ state, problem }) => (state === 'down' || state === 'warning') && problem !== 'stationOffline')
    .map((row): Need => ({ kind: 'hardware', row }));
}

/** Whether the last copy was read back and is recent. */
export const backupIsWell = ({ backup }: AdminHead, now: Instant): boolean =>
  (backup?.ok ?? false) && now - (backup?.at ?? 0) <= BACKUP_OLD;

function backupNeed({ head }: Office, now: Instant): Need[] {
  const { backup, alarms, days } = head;
  const told = alarms.some(({ code }) => code === 'backupFailed');
  if (told) return [];
  if (backup !== null && !backup.ok) return [{ kind: 'backup', at: backup.at, failed: true }];
  // On the first day of an office the first night is still to come.
  const missing = backup === null ? days.length > 1 : !backupIsWell(head, now);
  return missing ? [{ kind: 'backup', at: backup?.at ?? null, failed: false }] : [];
}

/** The steps from an empty office to its first call, each done or not. */
export function firstSteps({ settings, head }: Office): { step: FirstStep; done: boolean }[] {
  const has = (kind: Parameters<typeof settingsOf>[1]) => settingsOf(settings, kind).length > 0;
  const devices = settingsOf(settings, 'device').filter(({ value }) => !value.revoked && value.role !== 'admin');
  return [
    { step: 'service', done: has('service') },
    { step: 'profile', done: has('profile') },
    { step: 'desk', done: has('desk') },
    { step: 'person', done: has('person') },
    { step: 'day', done: head.day !== null },
    { step: 'device', done: devices.length > 0 },
  ];
}
export type FirstStep = 'service' | 'profile' | 'desk' | 'person' | 'day' | 'device';
