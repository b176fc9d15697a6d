import { join as joinPath } from 'node:path';
import type { CommandInput } from '#contract/commands.ts';
import { PROTOCOL } from '#contract/protocol.ts';
import type { Role } from '#contract/settings.ts';
import { join } from '../../support/client.ts';
import type { Child } from '../child.ts';
import type { Ran } from '../load/commanders.ts';
import type { Seen } from '../load/swarm.ts';
import { commandBody, eventBody } from '../product/bodies.ts';
import type { HubApi } from '../product/hub-child.ts';
import { DESKS, deskOf, GROUP, PROFILE, personOf, serviceOf } from '../product/office.ts';
import { Work } from '../product/work.ts';
import type { Bench } from '../turns.ts';
import { type Contender, startLoad } from './contender.ts';

/** The product: the real hub, with devices that joined, people who signed in, and views that screens of their role follow. */

const PIN = '2749';
/** More displays than this share their tokens. */
const MOST_WALLS = 200;

interface Load {
  displays: number;
  commanders: number;
}

/** With desks that work. At most as many as the office has. */
export async function startProduct(bench: Bench, folder: string, { displays, commanders }: Load): Promise<Contender> {
  if (commanders > DESKS) throw new RangeError(`the office has ${DESKS} desks`);
  const { hub, port } = await startHub(bench, folder);
  const [walls, desks] = [await displayTokens(hub, port, displays), await tokens(hub, port, 'desk', commanders)];
  const hellos = desks.map((_, i) => deskHellos(i));
  const load = await startLoad(bench.crew, displayPlan(port, walls), { port, auths: desks.map(authOf), hellos });
  const work = new Work();
  const step = () => work.next().body;
  return assemble(hub, load, step);
}

/** With kiosks that hand out tickets. */
export async function startKiosks(bench: Bench, folder: string, { displays, commanders }: Load): Promise<Contender> {
  const { hub, port } = await startHub(bench, folder);
  const [walls, kiosks] = [await displayTokens(hub, port, displays), await tokens(hub, port, 'kiosk', commanders)];
  const hellos = kiosks.map(() => [eventBody('hello', { views: ['kiosk:main'] })]);
  const load = await startLoad(bench.crew, displayPlan(port, walls), { port, auths: kiosks.map(authOf), hellos });
  let turn = 0;
  return assemble(hub, load, () => ({ type: 'issue', service: serviceOf(turn++) }));
}

async function startHub({ crew }: Bench, folder: string): Promise<{ hub: Child<HubApi>; port: number }> {
  const hub = crew.start<HubApi>('product/hub-child.ts');
  const { port } = await hub.call('start', { folder: joinPath(folder, 'hub') });
  return { hub, port };
}

/** Joins `count` devices the way a browser does, each with its own one-time secret. */
async function tokens(hub: Child<HubApi>, port: number, role: Role, count: number): Promise<string[]> {
  const found: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const secret = await hub.call('joinSecret', { role });
    found.push((await join(`http://127.0.0.1:${port}`, secret, `${role} ${i}`)).token);
  }
  return found;
}

async function displayTokens(hub: Child<HubApi>, port: number, count: number): Promise<string[]> {
  const walls = await tokens(hub, port, 'display', Math.min(count, MOST_WALLS));
  return Array.from({ length: count }, (_, i) => walls[i % walls.length] ?? '');
}

const authOf = (token: string): string => JSON.stringify({ token, protocol: PROTOCOL });

function displayPlan(port: number, walls: string[]) {
  const hello = `20${eventBody('hello', { views: [`display:${GROUP}`] })}`;
  return { port, auths: walls.map(authOf), hello, readyAt: '2["snapshot"', counted: '2["change"' };
}

/** Somebody signs in, follows what a desk's screen follows, and opens the desk. */
function deskHellos(i: number): string[] {
  return [
    eventBody('signIn', { person: personOf(i), pin: PIN, newPin: PIN }),
    eventBody('hello', { views: ['queue:main', `desk:${deskOf(i)}`] }),
    commandBody({ type: 'openSession', desk: deskOf(i), profile: PROFILE }),
  ];
}

function assemble(
  hub: Child<HubApi>,
  load: Pick<Contender, 'swarm' | 'commanders'>,
  next: () => CommandInput,
): Contender {
  let seen = 0;
  let sent: string[] = [];
  return {
    ...load,
    pid: hub.pid,
    bodies: (count) => {
      sent = Array.from({ length: count }, () => commandBody(next()));
      return sent;
    },
    shows: async (_ran: Ran, { texts }: Seen) => {
      const events = await hub.call('causes', { after: seen });
      seen = events.at(-1)?.seq ?? seen;
      return commandsByFrame(texts, events, sent);
    },
    stop: async () => {
      await Promise.all([load.commanders.stop(), load.swarm.stop()]);
      await hub.stop();
    },
  };
}

const SEQ = /"seq":(\d+)/;
const COMMAND_ID = /"commandId":"([^"]+)"/;

/**
 * A frame shows all that happened up to its `seq`. Which command caused which events is read from the hub's log, so that
 * nothing has to be added to the messages for the measurement.
 */
export function commandsByFrame(
  frames: readonly string[],
  events: readonly { seq: number; cause: string }[],
  bodies: readonly string[],
): number[][] {
  const places = new Map(bodies.map((body, k) => [COMMAND_ID.exec(body)?.[1] ?? '', k]));
  const lastSeq = new Map<number, number>();
  for (const { seq, cause } of events) {
    const command = places.get(cause);
    if (command !== undefined) lastSeq.set(command, seq);
  }
  const waiting = [...lastSeq].sort(([, a], [, b]) => a - b);
  let next = 0;
  return frames.map((frame) => {
    const upTo = Number(SEQ.exec(frame)?.[1]);
    const from = next;
    while (next < waiting.length && (waiting[next]?.[1] ?? 0) <= upTo) next += 1;
    return waiting.slice(from, next).map(([command]) => command);
  });
}
