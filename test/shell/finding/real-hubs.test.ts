import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Announcer } from '#discovery/announce.ts';
import { listen } from '#discovery/listen.ts';
import { askHub } from '#shell/finding/ask-hub.ts';
import { type Bearing, Compass } from '#shell/finding/compass.ts';
import { Finder } from '#shell/finding/finder.ts';
import { computerTime, random } from '../../../main/headless.ts';
import { removeDataDir, startHub, type TestHub } from '../../support/hub.ts';

/** Two real hubs, real HTTP, real mDNS over the loopback interface. */

const LOOPBACK = '127.0.0.1';
const { after } = computerTime;
const troubled = () => {};
const addresses = () => [LOOPBACK];
/** Rounds without the hub are as long as it takes here to answer. */
const HURRY = 10;
const finder = new Finder({
  ask: askHub,
  listen: (heard) => listen({ addresses, after, troubled }, heard),
  askNeighbours: () => () => {},
  networks: () => [{ address: LOOPBACK, netmask: '255.0.0.0' }],
  time: { after: (delay, callback) => after(delay / HURRY, callback) },
  newNonce: () => random(16),
});
const ending: (() => unknown)[] = [];
let [ours, others]: TestHub[] = [];
beforeEach(async () => {
  [ours, others] = await Promise.all([startHub(), startHub({ preset: 'bank' })]);
});
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
  for (const hub of [ours, others]) {
    await hub?.stop();
    removeDataDir(hub?.dataDir ?? '');
  }
});
const hostOf = (hub: TestHub | undefined) => `${LOOPBACK}:${hub?.port}`;
async function met(hub: TestHub | undefined) {
  const found = await finder.meet(hostOf(hub));
  if (!found.met) throw new Error('a hub that runs was not met');
  return found.met.facts;
}
/** A program at a free port, and everything that it was sent. */
async function program(answers: (request: IncomingMessage, response: ServerResponse) => void) {
  const got: string[] = [];
  const server: Server = createServer((asked, response) => {
    got.push(JSON.stringify([asked.method, asked.url, asked.headers]));
    answers(asked, response);
  });
  await new Promise<void>((resolve) => server.listen(0, LOOPBACK, resolve));
  ending.push(() => server.close());
  return { host: `${LOOPBACK}:${(server.address() as AddressInfo).port}`, got };
}
const verdictOf = async (host: string, id: string) => {
  const found = await finder.find({ id, hosts: [host], neighbours: [] }).found;
  return found.met ? 'hub' : found.report.tried[0]?.verdict;
};

test('two hubs are two identities; each is known again by its own only', async () => {
  const [one, two] = [await met(ours), await met(others)];
  expect(one.id).not.toBe(two.id);
  const found = await finder.find({ id: one.id, hosts: [hostOf(ours)], neighbours: [] }).found;
  expect(found.met).toMatchObject({ host: hostOf(ours), facts: { id: one.id } });
  expect(await verdictOf(hostOf(others), one.id)).toBe('otherOffice');
}, 20_000);

test('whoever passes the question on to the real hub is found out, and is sent nothing but a nonce', async () => {
  const { id } = await met(ours);
  const relay = await program((asked, response) => {
    const options = {
      host: LOOPBACK,
      port: ours?.port,
      path: asked.url,
      headers: { host: hostOf(ours) },
      agent: false,
    };
    request(options, (answer) => answer.pipe(response)).end();
  });
  expect(await verdictOf(relay.host, id)).toBe('impostor');
  expect(relay.got).toHaveLength(1);
  expect(relay.got[0]).toMatch(/^\["GET","\/api\/v1\/hub\?nonce=[0-9a-f]{32}",/);
  expect(relay.got[0]).not.toMatch(/authorization|cookie|token/i);
}, 20_000);

test('one that sends elsewhere is not followed', async () => {
  const { id } = await met(ours);
  const away = await program((asked, response) => {
    response.writeHead(302, { location: `http://${hostOf(ours)}${asked.url}` }).end();
  });
  expect(await verdictOf(away.host, id)).toBe('otherProgram');
}, 20_000);

test('one that never ends its answer, or says too much, keeps nobody', async () => {
  const endless = await program((_, response) => {
    response.write('{');
  });
  const flood = await program((_, response) => {
    response.end('x'.repeat(1_000_000));
  });
  const answers = await Promise.all([askHub(endless.host, 'nonce'), askHub(flood.host, 'nonce')]);
  expect(answers).toEqual([{ reached: false }, { reached: true, status: 200, body: null }]);
}, 20_000);

test('a hub that comes back at another port is found again by mDNS, while the other office is left alone', async () => {
  const { id } = await met(ours);
  const announced = async (hub: TestHub | undefined) => {
    const { protocol, site, id } = await met(hub);
    const about = () => ({ id, site, protocol, port: hub?.port ?? 0 });
    const announcer = new Announcer({ about, addresses, after, troubled });
    announcer.start();
    ending.push(() => announcer.stop());
    return announcer;
  };
  const before = await announced(ours);
  await announced(others);
  const bearings: Bearing[] = [];
  const compass = new Compass({
    ...{ finder, time: { after }, keep: () => {} },
    sought: { id, site: '', hosts: [hostOf(ours)], neighbours: [] },
    turned: (bearing) => bearings.push(bearing),
  });
  ending.push(() => compass.stop());
  compass.start();
  await vi.waitFor(() => expect(bearings.at(-1)).toMatchObject({ at: 'found', host: hostOf(ours), moved: false }));

  await before.stop();
  await ours?.stop();
  compass.lost();
  ours = await startHub({ dataDir: ours?.dataDir ?? '' });
  await announced(ours);
  await vi.waitFor(
    () => expect(bearings.at(-1)).toMatchObject({ at: 'found', host: hostOf(ours), moved: true }),
    15_000,
  );
}, 30_000);
