import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CommandInput, CommandType } from '#contract/commands.ts';
import { COMMAND_TYPES } from '#contract/commands.ts';
import type { Role } from '#contract/settings.ts';
import { ROLES } from '#contract/settings.ts';
import type { Answer, ViewName } from '#contract/wire.ts';
import type { Client } from '../support/client.ts';
import { removeDataDir, startHub, type TestHub } from '../support/hub.ts';

let hub: TestHub;
const clients = {} as Record<Role, Client>;
beforeAll(async () => {
  // More is asked here than a person can.
  hub = await startHub({ limits: { events: { rate: 1_000, burst: 1_000 } } });
  for (const role of ROLES) clients[role] = await hub.client(role, []);
});
afterAll(async () => {
  for (const client of Object.values(clients)) client.close();
  await hub.stop();
  removeDataDir(hub.dataDir);
});

const codeOf = (answer: Answer<unknown>) => (answer.ok ? 'ok' : answer.refusal.code);

/** A well-formed command of each type; whether it can be done is another question. */
const SAMPLES: { [T in CommandType]: Extract<CommandInput, { type: T }> } = {
  issue: { type: 'issue', service: 'identity' },
  callNext: { type: 'callNext', desk: 'desk1' },
  callVisit: { type: 'callVisit', desk: 'desk1', visit: 'v' },
  recall: { type: 'recall', desk: 'desk1' },
  moreTime: { type: 'moreTime', desk: 'desk1' },
  start: { type: 'start', desk: 'desk1' },
  end: { type: 'end', desk: 'desk1' },
  noShow: { type: 'noShow', desk: 'desk1' },
  recycle: { type: 'recycle', desk: 'desk1' },
  park: { type: 'park', desk: 'desk1', reason: 'form' },
  transfer: { type: 'transfer', desk: 'desk1', to: { service: 'schools' } },
  cancel: { type: 'cancel', desk: 'desk1', visit: 'v' },
  walkOut: { type: 'walkOut', desk: 'desk1', visit: 'v' },
  walkUp: { type: 'walkUp', desk: 'desk1', service: 'identity' },
  reactivate: { type: 'reactivate', desk: 'desk1', visit: 'v' },
  deliver: { type: 'deliver', desk: 'desk1', deliverable: 'passport', quantity: 1 },
  note: { type: 'note', desk: 'desk1', visit: 'v', text: 'hello' },
  undo: { type: 'undo', desk: 'desk1' },
  openSession: { type: 'openSession', desk: 'desk1', profile: 'papers' },
  closeSession: { type: 'closeSession', desk: 'desk1' },
  takeBreak: { type: 'takeBreak', desk: 'desk1', reason: 'lunch' },
  resume: { type: 'resume', desk: 'desk1' },
  openDay: { type: 'openDay' },
  closeDay: { type: 'closeDay' },
  configure: { type: 'configure', kind: 'band', id: 'vip', expectedVersion: 7, value: null },
  acceptPrint: { type: 'acceptPrint', job: 'j' },
  reportPrint: { type: 'reportPrint', job: 'j', as: 'printed', problem: null },
  reprint: { type: 'reprint', desk: 'desk1', visit: 'v' },
  settlePrint: { type: 'settlePrint', desk: 'desk1', job: 'j', cameOut: true },
  announce: { type: 'announce', texts: { en: 'We close soon' } },
};
const BY_ADMIN: CommandType[] = ['issue', 'openDay', 'closeDay', 'configure', 'announce'];
/** [B1], [P2] Its boxes stand at no desk yet, and nobody works there. */
const BY_STATION: Partial<Record<CommandType, string[]>> = {
  issue: ['ok', 'dayClosed'],
  acceptPrint: ['unknownJob'],
  reportPrint: ['unknownJob'],
};
const BY_BOX: CommandType[] = [
  ...(['callNext', 'recall', 'moreTime', 'start', 'end', 'noShow', 'recycle'] as const),
  ...(['park', 'transfer', 'walkUp', 'undo', 'takeBreak', 'resume'] as const),
];

/** [A1]-[A3] What a role without anybody signed in is told, for every command. */
function expected(role: Role, type: CommandType): string[] {
  if (role === 'station' && BY_BOX.includes(type)) return ['noSession', 'dayClosed'];
  if (role === 'station') return BY_STATION[type] ?? ['notAllowed'];
  if (role === 'display') return ['notAllowed'];
  if (role === 'kiosk') return type === 'issue' ? ['ok'] : ['notAllowed'];
  if (role === 'admin')
    return BY_ADMIN.includes(type) ? ['ok', 'versionConflict', 'dayAlreadyOpen', 'dayClosed'] : ['notAllowed'];
  const notByDesk = ['openDay', 'closeDay', 'configure', 'acceptPrint', 'reportPrint'].includes(type);
  return notByDesk ? ['notAllowed'] : ['notSignedIn'];
}

describe.each(ROLES)('[A1]-[A3] a %s', (role) => {
  test.each(COMMAND_TYPES)('asks %s', async (type) => {
    // The day is closed last in this list; each role begins with an open one.
    if (type === 'issue') await clients.admin.send({ type: 'openDay' });
    expect(expected(role, type)).toContain(codeOf(await clients[role].send(SAMPLES[type])));
  });
});

const VIEWS: ViewName[] = [
  'display:all',
  'display:leftHall',
  'kiosk:main',
  'queue:main',
  'desk:desk1',
  'desk:desk9',
  'admin:main',
];
const SEEN: Record<Role, ViewName[]> = {
  display: ['display:all'],
  kiosk: ['kiosk:main'],
  desk: ['queue:main', 'desk:desk1', 'desk:desk9'],
  admin: VIEWS,
  station: [],
};

describe.each(ROLES)('a %s', (role) => {
  test.each(VIEWS)('wants to see %s', async (view) => {
    const answer = await clients[role].socket.emitWithAck('hello', { views: [view] });
    expect(codeOf(answer)).toBe(SEEN[role].includes(view) ? 'ok' : 'notAllowed');
  });

  test('may ask of an admin only as an admin', async () => {
    const asked = {
      admitDevice: { request: 'r', code: '123456', role: 'desk', name: 'X' },
      refuseDevice: { request: 'r' },
      joinLink: { role: 'desk' },
      resetPin: { person: 'nobody' },
      kioskPin: { pin: null },
      backUp: {},
      testTicket: { printer: 'p' },
    } as const;
    for (const [event, payload] of Object.entries(asked)) {
      const answer = await clients[role].ask(event as keyof typeof asked, payload as never);
      expect(codeOf(answer as Answer<unknown>) === 'notAllowed', event).toBe(role !== 'admin');
    }
  });
});

test.each(ROLES.filter((role) => role !== 'admin'))('a %s does not ask how the office is', async (role) => {
  expect(codeOf(await clients[role].ask('selfCheck', {}))).toBe('notAllowed');
});

test('a view that is not there is named', async () => {
  const answer = await clients.admin.socket.emitWithAck('hello', { views: ['desk:desk99'] });
  expect(answer).toEqual({ ok: false, refusal: { code: 'unknownReference', params: { view: 'desk:desk99' } } });
});

test('a clerk cannot make the own device an admin', async () => {
  const device = clients.desk.identity?.device ?? '';
  const value = { name: 'me', role: 'admin', group: null, revoked: false } as const;
  const promote: CommandInput = { type: 'configure', kind: 'device', id: device, expectedVersion: 1, value };
  expect(codeOf(await clients.desk.send(promote))).toBe('notAllowed');
  expect(codeOf(await clients.admin.send(promote))).toBe('notAllowed');
});

test('a desk acts for its own session only', async () => {
  const [one, two] = [await hub.client('desk', []), await hub.client('desk', ['queue:main'])];
  await one.ask('signIn', { person: 'person1', pin: '', newPin: '80462' });
  await two.ask('signIn', { person: 'person2', pin: '', newPin: '80462' });
  await clients.admin.send({ type: 'openDay' });
  await one.done({ type: 'openSession', desk: 'desk1', profile: 'papers' });
  await clients.kiosk.done({ type: 'issue', service: 'identity' });
  expect(codeOf(await two.send({ type: 'callNext', desk: 'desk1' }))).toMatch(/noSession|notAllowed/);
  expect(codeOf(await two.send({ type: 'openSession', desk: 'desk1', profile: 'papers' }))).toBe('deskTaken');
  expect(codeOf(await one.send({ type: 'callNext', desk: 'desk1' }))).toBe('ok');
  expect(codeOf(await two.send({ type: 'end', desk: 'desk1' }))).toMatch(/noSession|notAllowed/);
  one.close();
  two.close();
});
