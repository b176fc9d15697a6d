import { SITE } from '#contract/names.ts';
import type { Role } from '#contract/settings.ts';
import type { Joined, ViewMessage, ViewName } from '#contract/wire.ts';
import { type Client, connect, join, type Listener } from '../../support/client.ts';
import { tableOf } from '../../support/picture.ts';
import { personOf } from '../day/mix.ts';
import type { Plan } from '../day/plan.ts';
import { SIDE_ROOM, settingsOf } from './office.ts';
import { type Recorder, record } from './recorder.ts';

/** Everybody in the office, each with a connection and a recording of their own. */
export interface Cast {
  admin: Client;
  /** The admin's token, which the exports ask for. */
  token: string;
  clients: Map<string, Client>;
  displays: Client[];
  leave(): Promise<void>;
}

interface Stand {
  url: string;
  folder: string;
  recorders: Recorder[];
}
const PIN = '5829';
/** Of the displays, this share hangs in the second room. */
const IN_SIDE_ROOM = 0.25;

/** Joins every device through an address of its own, sets the office up, opens the day and signs everybody in. */
export async function assemble(
  plan: Plan,
  hub: { url: string; secret: string },
  folder: string,
  displays: number,
): Promise<Cast> {
  const stand: Stand = { url: hub.url, folder, recorders: [] };
  const { client: admin, token } = await enter(stand, 'admin', 'admin', hub.secret, () => [`admin:${SITE}`]);
  await setUp(admin, plan);
  const desks = plan.teams.flatMap((team) => team.desks.map((desk) => ({ desk, team: team.id })));
  const clients = new Map([['admin', admin]]);
  for (const name of plan.kiosks) clients.set(name, await invite(stand, admin, name, 'kiosk', () => [`kiosk:${SITE}`]));
  for (const { desk } of desks)
    clients.set(desk, await invite(stand, admin, desk, 'desk', () => [`desk:${desk}`, `queue:${SITE}`]));
  const screens = await Promise.all(
    Array.from({ length: displays }, (_, i) => hang(stand, admin, `display-${i + 1}`, i / displays)),
  );
  await Promise.all(desks.map(({ desk, team }) => openDesk(clients.get(desk), desk, team)));
  const all = [...clients.values(), ...screens];
  const leave = async () => {
    for (const client of all) client.close();
    await Promise.all(stand.recorders.map((recorder) => recorder.finish()));
  };
  return { admin, token, clients, displays: screens, leave };
}

async function setUp(admin: Client, plan: Plan): Promise<void> {
  await admin.done({ type: 'openDay' });
  for (const { kind, id, value } of settingsOf(plan)) {
    const row = tableOf(admin.picture(`admin:${SITE}`), 'setting').find((one) => one.of === kind && one.id === id);
    const command = { type: 'configure', kind, id, expectedVersion: row?.version ?? 0, value } as const;
    await admin.done(command as Parameters<typeof admin.done>[0]);
  }
}

async function openDesk(client: Client | undefined, desk: string, profile: string): Promise<void> {
  const signedIn = await client?.ask('signIn', { person: personOf(desk), pin: '', newPin: PIN });
  if (signedIn?.ok !== true) throw new Error(`nobody signed in at ${desk}: ${JSON.stringify(signedIn)}`);
  await client?.done({ type: 'openSession', desk, profile });
}

/** A display of the second room is told so before it looks. */
async function hang(stand: Stand, admin: Client, name: string, place: number): Promise<Client> {
  const side = place >= 1 - IN_SIDE_ROOM;
  const watch: Watch = { client: undefined };
  const view = (): ViewName => (side ? `display:${SIDE_ROOM}` : 'display:all');
  const prepare = async (device: string) => {
    const value = { name, role: 'display', group: SIDE_ROOM, revoked: false } as const;
    if (side) await admin.done({ type: 'configure', kind: 'device', id: device, expectedVersion: 1, value });
  };
  const secret = await linkFor(admin, 'display');
  const { client } = await enter(stand, name, 'display', secret, () => [view()], {
    prepare,
    also: (message) => tellShown(watch, message),
  });
  watch.client = client;
  return client;
}

async function invite(stand: Stand, admin: Client, name: string, role: Role, views: () => ViewName[]): Promise<Client> {
  const { client } = await enter(stand, name, role, await linkFor(admin, role), views);
  return client;
}

/** One more device of this role, for whoever needs its token. */
export async function invited(admin: Client, url: string, role: Role, name: string): Promise<Joined> {
  return join(url, await linkFor(admin, role), name);
}

async function linkFor(admin: Client, role: Role): Promise<string> {
  const link = await admin.ask('joinLink', { role });
  if (!link.ok) throw new Error(`no address for a ${role}: ${link.refusal.code}`);
  return new URLSearchParams(link.result.path.split('#')[1]).get('join') ?? '';
}

interface Entering {
  /** Before the first connection. */
  prepare(device: string): Promise<void>;
  also(message: ViewMessage): void;
}
const SIMPLY: Entering = { prepare: async () => {}, also: () => {} };

async function enter(
  stand: Stand,
  name: string,
  role: Role,
  secret: string,
  views: () => ViewName[],
  entering = SIMPLY,
) {
  const { device, token } = await join(stand.url, secret, name);
  const recorder = record(stand.folder, name);
  recorder.introduce(device, role);
  stand.recorders.push(recorder);
  await entering.prepare(device);
  const listener: Listener = {
    ...recorder.listener,
    received: (as, message) => {
      recorder.listener.received(as, message);
      entering.also(message);
    },
  };
  return { token, client: await connect({ url: stand.url, token, views: views(), listener }) };
}

interface Watch {
  client: Client | undefined;
}

/** A display reports each call that now stands on its screen, as the real one does. */
function tellShown({ client }: Watch, message: ViewMessage): void {
  const calls = message.rows.put.flatMap((row) =>
    'transaction' in row && row.table === 'call' && row.state === 'called'
      ? [{ transaction: row.transaction, calls: row.calls }]
      : [],
  );
  if (calls.length > 0 && client?.connected === true) client.socket.emit('shown', { calls, sound: true }, () => {});
}
