import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { KeptHub } from '#shell/finding/known-hub.ts';
import { type Expected, RemoteHub } from '#shell/finding/remote-hub.ts';
import { HandTimer } from '../hand-timer.ts';
import { PlayedWhereabouts } from '../played-setup.ts';

const OURS = 'a'.repeat(32);
const OTHER = 'b'.repeat(32);
const [HERE, THERE] = ['192.0.2.7:8080', '192.0.2.9:8080'];

let network: PlayedWhereabouts;
let time: HandTimer;
let turns: number;
beforeEach(() => {
  [network, time, turns] = [new PlayedWhereabouts(), new HandTimer(), 0];
});
async function started(expected: Partial<Expected>): Promise<RemoteHub> {
  const turned = () => {
    turns += 1;
  };
  const parts = { finder: network.finder, neighbours: network.neighbours, kept: network, time, turned, note: () => {} };
  const remote = new RemoteHub(parts, { hub: null, site: null, asksNeighbours: true, ...expected });
  remote.start();
  await time.pass(0);
  return remote;
}
const stateOf = ({ origin, id, isThere }: RemoteHub) => ({ origin, id, isThere });

describe('which hub it is', () => {
  test('at the first contact, whoever proves itself at the address that was given; it is kept', async () => {
    network.at.set(OURS, HERE);
    const remote = await started({ hub: `http://${HERE}` });
    expect(stateOf(remote)).toEqual({ origin: `http://${HERE}`, id: OURS, isThere: true });
    expect(network.kept).toEqual({ id: OURS, site: 'Town Hall', hosts: [HERE], neighbours: [] });
  });

  test('an address that does not answer yet is asked until it does', async () => {
    const remote = await started({ hub: `http://${HERE}` });
    expect(stateOf(remote)).toEqual({ origin: `http://${HERE}`, id: null, isThere: false });
    network.at.set(OURS, HERE);
    await time.pass(1_000);
    expect(remote.isThere).toBe(true);
  });

  test('from then on the same one, wherever it is: also after the next start with the old address', async () => {
    network.kept = { id: OURS, site: 'Town Hall', hosts: [HERE], neighbours: [] };
    network.at.set(OURS, THERE).set(OTHER, HERE);
    const remote = await started({ hub: `http://${HERE}` });
    expect(stateOf(remote)).toEqual({ origin: `http://${THERE}`, id: OURS, isThere: true });
    expect(network.kept.hosts).toEqual([THERE, HERE]);
  });

  test('another address is another first contact', async () => {
    network.kept = { id: OURS, site: 'Town Hall', hosts: [HERE], neighbours: [] };
    network.at.set(OTHER, THERE);
    expect((await started({ hub: `http://${THERE}` })).id).toBe(OTHER);
  });

  test('that of a policy needs no address', async () => {
    network.at.set(OURS, THERE).set(OTHER, HERE);
    const remote = await started({ site: OURS });
    expect(stateOf(remote)).toEqual({ origin: `http://${THERE}`, id: OURS, isThere: true });
  });

  test('what was kept of another office does not count', async () => {
    network.kept = { id: OTHER, site: 'Other', hosts: [THERE], neighbours: [] };
    network.at.set(OTHER, HERE);
    const remote = await started({ hub: `http://${HERE}`, site: OURS });
    expect(stateOf(remote)).toEqual({ origin: `http://${HERE}`, id: OURS, isThere: false });
    expect(remote.report?.advice).toEqual(['otherOffice']);
  });
});

describe('another office', () => {
  test.each([
    ['where the hub was', HERE, true],
    ['where the hub was, at the usual port of the web', '10.0.0.1:80', true],
    ['somewhere else', THERE, false],
  ])('%s: %s', async (_where, host, isThere) => {
    network.at.set(OTHER, host);
    const hub = new URL(`http://${host === THERE ? HERE : host}`).origin;
    const remote = await started({ hub, site: OURS });
    expect(remote.isOtherOffice).toBe(isThere);
  });
});

describe('other PCs of the office', () => {
  test('are learnt of while the hub is there, and kept, those it named last first', async () => {
    network.kept = { id: OURS, site: 'Town Hall', hosts: [HERE], neighbours: ['10.0.0.9'] };
    network.at.set(OURS, HERE);
    const remote = await started({ site: OURS });
    expect(network.kept.neighbours).toEqual(['10.0.0.9']);
    network.told = ['10.0.0.1'];
    await time.pass(60_000);
    expect(network.kept.neighbours).toEqual(['10.0.0.1', '10.0.0.9']);
    network.told = ['10.0.0.2', '10.0.0.1'];
    await time.pass(10 * 60_000);
    expect(network.kept.neighbours).toEqual(['10.0.0.2', '10.0.0.1', '10.0.0.9']);

    network.told = ['10.0.0.3'];
    network.at.clear();
    remote.lost();
    await time.pass(60 * 60_000);
    expect(network.kept.neighbours).not.toContain('10.0.0.3');
  });

  test('are told where it is while it is there, of no other hub, and nothing after the end', async () => {
    network.at.set(OURS, HERE);
    const remote = await started({ hub: `http://${HERE}` });
    const said = () => [network.whereIs?.(OURS), network.whereIs?.(OTHER)];
    expect(said()).toEqual([HERE, null]);
    network.at.clear();
    remote.lost();
    await time.pass(0);
    expect(said()).toEqual([null, null]);
    network.at.set(OURS, THERE);
    await time.pass(20_000);
    expect(said()).toEqual([THERE, null]);
    remote.stop();
    expect(network.whereIs).toBeNull();
  });

  test('know nothing before the first contact', async () => {
    await started({ hub: `http://${HERE}` });
    expect(network.whereIs?.(OURS)).toBeNull();
  });

  test('are neither told nor asked by a PC that is to be quiet', async () => {
    network.kept = { id: OURS, site: 'Town Hall', hosts: [HERE], neighbours: ['10.0.0.9'] };
    network.told = ['10.0.0.1'];
    network.at.set(OURS, THERE);
    await started({ site: OURS, asksNeighbours: false });
    await time.pass(60 * 60_000);
    expect(network.kept).toEqual({ id: OURS, site: 'Town Hall', hosts: [THERE, HERE], neighbours: [] });
    expect(network.whereIs).toBeNull();
  });
});

test('a person who wants to try now does not wait for the next round', async () => {
  const remote = await started({ site: OURS });
  await time.pass(30_000);
  network.at.set(OURS, HERE);
  remote.hurry();
  await time.pass(0);
  expect(remote.isThere).toBe(true);
  const before = turns;
  remote.back();
  expect(turns).toBe(before);
});

test('stopped, it asks nobody any more', async () => {
  const remote = await started({ site: OURS });
  remote.stop();
  remote.lost();
  const { searches } = network;
  await time.pass(60_000);
  expect(network.searches).toBe(searches);
});

test('a file of an older app is read, one that is spoilt is as none, and one that cannot be written keeps nobody from the hub', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kept-hub-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const kept = new KeptHub(join(folder, 'hub.json'));
  expect(kept.read()).toBe(null);
  const known = { id: OURS, site: 'Town Hall', hosts: [HERE], neighbours: [] };
  kept.keep(known);
  expect(kept.read()).toEqual(known);
  const { neighbours: _, ...older } = known;
  writeFileSync(join(folder, 'hub.json'), JSON.stringify(older));
  expect(kept.read()).toEqual(known);
  writeFileSync(join(folder, 'hub.json'), '{"id": ');
  expect(kept.read()).toBe(null);

  network.at.set(OURS, HERE);
  const notes: string[] = [];
  const unwritable = new KeptHub(join(folder, 'hub.json', 'below a file'));
  const parts = {
    finder: network.finder,
    neighbours: network.neighbours,
    time,
    turned: () => {},
    note: (what: string) => void notes.push(what),
  };
  const remote = new RemoteHub(
    { ...parts, kept: unwritable },
    { hub: `http://${HERE}`, site: null, asksNeighbours: true },
  );
  remote.start();
  await time.pass(0);
  expect(remote.isThere).toBe(true);
  expect(notes).toEqual(['the hub is looked for', 'where the hub is could not be kept', 'the hub is there']);
});
