import { generateKeyPairSync, hash, type KeyObject, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ADVICE, type Advice, type KnownHub as Known } from '#contract/finding.ts';
import { HUB_PROOF } from '#contract/hub.ts';
import { Compass } from '#shell/finding/compass.ts';
import { Finder } from '#shell/finding/finder.ts';
import { KnownHub, remember, withNeighbours } from '#shell/finding/known-hub.ts';
import type { FindingParts, HeardHub, HubAnswer, Network } from '#shell/finding/ports.ts';
import { HandTimer, settled } from '../hand-timer.ts';

/** The rules of finding, over a played network. */

interface Office {
  id: string;
  prove(nonce: string, host: string, part?: Record<string, unknown>): HubAnswer;
}
function office(site = 'Town hall', epoch = 1): Office {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const der = publicKey.export({ format: 'der', type: 'spki' });
  const id = hash('sha256', der, 'hex').slice(0, 32);
  const facts = { site, version: '1.2.3', protocol: 1, epoch, hosts: ['10.0.0.5:8080'] };
  return {
    id,
    prove: (nonce, host, part = {}) => {
      const said = { id, ...facts, ...part };
      const { site, version, protocol, epoch, hosts } = said;
      const text = JSON.stringify([HUB_PROOF, nonce, host, said.id, site, version, protocol, epoch, hosts]);
      return answer({ ...said, publicKey: der.toString('base64'), signature: signed(text, privateKey) });
    },
  };
}
const signed = (text: string, key: KeyObject) => sign(null, Buffer.from(text), key).toString('base64');
const answer = (body: unknown, status = 200): HubAnswer => ({ reached: true, status, body });
const HOME: Network[] = [{ address: '10.0.0.9', netmask: '255.255.255.0' }];

/** A network in which every address answers as told, whose hubs are heard of as soon as somebody listens, and whose PCs tell where one is. */
function network(answers: Record<string, (nonce: string) => HubAnswer>, heard: HeardHub[] = [], own: Network[] = HOME) {
  const time = new HandTimer();
  const told: Record<string, string[]> = {};
  const asked: string[] = [];
  let listening = 0;
  const parts: FindingParts = {
    ask: (host, nonce) => {
      asked.push(host);
      return Promise.resolve(answers[host]?.(nonce) ?? { reached: false });
    },
    listen: (tell) => {
      listening += 1;
      for (const hub of heard) tell(hub);
      return () => {
        listening -= 1;
      };
    },
    askNeighbours: (addresses, _, tell) => {
      for (const address of addresses) for (const host of told[address] ?? []) tell(host);
      return () => {};
    },
    networks: () => own,
    time,
    newNonce: () => 'c0ffee00c0ffee00c0ffee00c0ffee00',
  };
  return { parts, finder: new Finder(parts), time, asked, answers, heard, told, listening: () => listening };
}

describe('the hub that is known', () => {
  test('is found where it was, at once', async () => {
    const ours = office();
    const at = network({ 'pc:8080': (nonce) => ours.prove(nonce, 'pc:8080') });
    const found = await at.finder.find({ id: ours.id, hosts: ['pc:8080', 'old:8080'], neighbours: [] }).found;
    expect(found.met).toMatchObject({ host: 'pc:8080', facts: { id: ours.id, site: 'Town hall' } });
    expect(at.listening()).toBe(0);
  });

  test('is found at an address that somebody in the network tells', async () => {
    const ours = office();
    const at = network({ '10.0.0.7:8080': (nonce) => ours.prove(nonce, '10.0.0.7:8080') }, [
      { id: office().id, hosts: ['10.0.0.66:8080'] },
      { id: ours.id, hosts: ['10.0.0.7:8080'] },
    ]);
    const finding = at.finder.find({ id: ours.id, hosts: ['10.0.0.5:8080'], neighbours: [] }).found;
    await at.time.pass(400);
    expect((await finding).met?.host).toBe('10.0.0.7:8080');
    expect(at.asked.sort()).toEqual(['10.0.0.5:8080', '10.0.0.7:8080']);
  });

  test('is found where a neighbour says it is, whatever others say', async () => {
    const [ours, other] = [office(), office()];
    const at = network({
      '10.0.0.7:8080': (nonce) => ours.prove(nonce, '10.0.0.7:8080'),
      '10.0.0.66:8080': (nonce) => other.prove(nonce, '10.0.0.66:8080'),
      '10.0.0.67:8080': (nonce) => ours.prove(nonce, '10.0.0.7:8080'),
    });
    at.told['10.0.0.20'] = ['10.0.0.66:8080', '10.0.0.67:8080'];
    const search = { id: ours.id, hosts: ['10.0.0.5:8080'], neighbours: ['10.0.0.20', '10.0.0.21'] };
    const failing = at.finder.find(search).found;
    await at.time.pass(6_000);
    const failed = await failing;
    expect(failed.met ?? failed.report.tried).toEqual([
      { host: '10.0.0.66:8080', source: 'neighbour', verdict: 'otherOffice' },
      { host: '10.0.0.67:8080', source: 'neighbour', verdict: 'impostor' },
      { host: '10.0.0.5:8080', source: 'kept', verdict: 'unreached' },
    ]);
    at.told['10.0.0.21'] = ['10.0.0.7:8080'];
    const finding = at.finder.find(search).found;
    await at.time.pass(400);
    expect((await finding).met?.host).toBe('10.0.0.7:8080');
  });

  test('stays where it was, although its other address answers sooner', async () => {
    const ours = office();
    const slow = new Promise<void>((resolve) => setImmediate(resolve));
    const at = network({ 'pc:8080': (nonce) => ours.prove(nonce, 'pc:8080') });
    at.answers['10.0.0.5:8080'] = (nonce) => ours.prove(nonce, '10.0.0.5:8080');
    const { ask } = at.parts;
    at.parts.ask = async (host, nonce) => (host === 'pc:8080' ? slow.then(() => ask(host, nonce)) : ask(host, nonce));
    const { found } = at.finder.find({ id: ours.id, hosts: ['pc:8080', '10.0.0.5:8080'], neighbours: [] });
    expect((await found).met?.host).toBe('pc:8080');
  });

  test('is the one with the higher epoch, when a backup of it was restored on another PC', async () => {
    const ours = office();
    const at = network(
      {
        'a:8080': (nonce) => ours.prove(nonce, 'a:8080', { epoch: 1 }),
        'b:8080': (nonce) => ours.prove(nonce, 'b:8080', { epoch: 2 }),
      },
      [{ id: ours.id, hosts: ['a:8080', 'b:8080'] }],
    );
    const finding = at.finder.find({ id: ours.id, hosts: [], neighbours: [] }).found;
    await at.time.pass(400);
    expect((await finding).met?.host).toBe('b:8080');
  });

  test('is not one that shouts many addresses: only some are asked', async () => {
    const hosts = Array.from({ length: 500 }, (_, n) => `10.0.1.${n}:8080`);
    const ours = office();
    const at = network({}, [{ id: ours.id, hosts }]);
    const finding = at.finder.find({ id: ours.id, hosts: [], neighbours: [] }).found;
    await at.time.pass(6_000);
    expect((await finding).met).toBeNull();
    expect(at.asked).toHaveLength(32);

    const lied = network({});
    lied.told['10.0.0.20'] = hosts;
    const search = { id: ours.id, hosts: ['10.0.0.5:8080'], neighbours: ['10.0.0.20'] };
    const searching = lied.finder.find(search).found;
    await lied.time.pass(6_000);
    expect((await searching).met).toBeNull();
    expect(new Set(lied.asked).size).toBe(32);
  });
});

describe('who answers and is not believed', () => {
  const ours = office();
  const other = office('Town hall');
  const cases: [string, (nonce: string) => HubAnswer, string][] = [
    ['another office of the same name', (nonce) => other.prove(nonce, 'pc:8080'), 'otherOffice'],
    [
      'an impostor with our id and a key of its own',
      (nonce) => other.prove(nonce, 'pc:8080', { id: ours.id }),
      'impostor',
    ],
    ['a proof of yesterday', () => ours.prove('f00dfeedf00dfeedf00dfeedf00dfeed', 'pc:8080'), 'impostor'],
    ['our proof, passed on from another address', (nonce) => ours.prove(nonce, '10.0.0.5:8080'), 'impostor'],
    ['a changed word', (nonce) => changed(ours.prove(nonce, 'pc:8080'), { site: 'Bank' }), 'impostor'],
    ['no signature', (nonce) => changed(ours.prove(nonce, 'pc:8080'), { signature: '' }), 'otherProgram'],
    [
      'a signature of nothing',
      (nonce) => changed(ours.prove(nonce, 'pc:8080'), { signature: `${'A'.repeat(86)}==` }),
      'impostor',
    ],
    [
      'a key that is none',
      (nonce) => changed(ours.prove(nonce, 'pc:8080'), { publicKey: `${'A'.repeat(59)}=` }),
      'impostor',
    ],
    ['something more', (nonce) => changed(ours.prove(nonce, 'pc:8080'), { admin: true }), 'otherProgram'],
    ['a printer', () => answer('<html>'), 'otherProgram'],
    ['nothing at all', () => answer(null, 500), 'otherProgram'],
    ['a list', () => answer([]), 'otherProgram'],
    ['a hub that has no proof yet', () => refused('badRequest', 404), 'tooOld'],
    ['a hub that is not called so', () => refused('notAllowed', 421), 'nameRefused'],
    ['a hub that was asked too often', () => refused('tooFast', 429), 'busy'],
  ];
  test.each(cases)('%s', async (_, says, verdict) => {
    const at = network({ 'pc:8080': says });
    const finding = at.finder.find({ id: ours.id, hosts: ['pc:8080'], neighbours: [] }).found;
    await at.time.pass(6_000);
    const found = await finding;
    expect(found.met).toBeNull();
    expect(found.met ?? found.report).toMatchObject({ tried: [{ host: 'pc:8080', source: 'kept', verdict }] });
  });
});
const changed = (given: HubAnswer, part: object): HubAnswer =>
  given.reached ? { ...given, body: { ...(given.body as object), ...part } } : given;
const refused = (code: string, status: number) => answer({ ok: false, refusal: { code, params: {} } }, status);

test('an address that was typed is asked once, and the identity of whoever proves itself there is told', async () => {
  const ours = office();
  const at = network({ 'pc:8080': (nonce) => ours.prove(nonce, 'pc:8080') });
  expect((await at.finder.meet('PC:8080')).met).toMatchObject({ host: 'pc:8080', facts: { id: ours.id } });
});

test('looking around tells of each office once, and goes on until it is stopped', async () => {
  const [one, two] = [office('One'), office('Two')];
  const at = network(
    {
      'a:8080': (nonce) => one.prove(nonce, 'a:8080'),
      'b:8080': (nonce) => one.prove(nonce, 'b:8080'),
      'c:8080': (nonce) => two.prove(nonce, 'c:8080'),
    },
    [
      { id: one.id, hosts: ['a:8080', 'b:8080'] },
      { id: two.id, hosts: ['c:8080'] },
    ],
  );
  const sites: string[] = [];
  const looking = at.finder.look(({ facts }) => sites.push(facts.site));
  await settled();
  expect(sites.sort()).toEqual(['One', 'Two']);
  expect(at.listening()).toBe(1);
  looking.stop();
  expect(at.listening()).toBe(0);
});

describe('nothing found: what to check', () => {
  const ours = office();
  const advice = async (at: ReturnType<typeof network>, hosts: string[]): Promise<Advice[]> => {
    const finding = at.finder.find({ id: ours.id, hosts, neighbours: [] }).found;
    await at.time.pass(6_000);
    const found = await finding;
    return found.met ? [] : found.report.advice;
  };
  test('no network at all', async () => {
    expect(await advice(network({}, [], []), ['10.0.0.5:8080'])).toEqual(['noNetwork']);
  });
  test('silence: the hub is off, this PC is closed, or the Wi-Fi keeps its clients apart', async () => {
    const expected = ['hubOff', 'blockedHere', 'wifiApart', 'typeAddress'];
    expect(await advice(network({}), ['10.0.0.5:8080'])).toEqual(expected);
  });
  test('it was in another network', async () => {
    expect(await advice(network({}), ['192.168.7.5:8080'])).toContain('otherNetwork');
    expect(await advice(network({}), ['office-pc:8080'])).not.toContain('otherNetwork');
  });
  test('it is heard of and cannot be reached: its own firewall', async () => {
    const at = network({}, [{ id: ours.id, hosts: ['10.0.0.5:8080'] }]);
    expect(await advice(at, [])).toEqual(['blockedAtHub', 'typeAddress']);
  });
  test('a neighbour says where it is, and it cannot be reached there: it is on, and elsewhere or closed', async () => {
    const at = network({});
    at.told['10.0.0.20'] = ['192.168.7.5:8080'];
    const finding = at.finder.find({ id: ours.id, hosts: ['pc:8080'], neighbours: ['10.0.0.20'] }).found;
    await at.time.pass(6_000);
    const found = await finding;
    expect(found.met ?? found.report.advice).toEqual(['blockedAtHub', 'otherNetwork', 'typeAddress']);
  });
  test('another office is at its address', async () => {
    const other = office();
    const at = network({ 'pc:8080': (nonce) => other.prove(nonce, 'pc:8080') });
    expect((await advice(at, ['pc:8080']))[0]).toBe('otherOffice');
  });
  test('each of these has a name in the contract', () => expect(new Set(ADVICE).size).toBe(ADVICE.length));
});

describe('the compass', () => {
  const FOUND = { at: 'found', site: 'Town hall' };
  test('finds a hub again that moved, tells so, and keeps its new address first', async () => {
    const ours = office();
    const at = network({ '10.0.0.5:8080': (nonce) => ours.prove(nonce, '10.0.0.5:8080') });
    const [kept, bearings]: [Known[], object[]] = [[], []];
    const compass = new Compass({
      finder: at.finder,
      time: at.time,
      sought: { id: ours.id, site: '', hosts: ['10.0.0.5:8080'], neighbours: [] },
      keep: (known) => kept.push(known),
      turned: (bearing) => bearings.push(bearing),
    });
    compass.start();
    await at.time.pass(0);
    expect(bearings.at(-1)).toEqual({ ...FOUND, id: ours.id, host: '10.0.0.5:8080', moved: false });

    delete at.answers['10.0.0.5:8080'];
    compass.lost();
    compass.lost();
    await at.time.pass(20_000);
    expect(bearings.at(-1)).toMatchObject({ at: 'looking', report: { tried: [{ verdict: 'unreached' }] } });
    at.answers['10.0.0.8:8080'] = (nonce) => ours.prove(nonce, '10.0.0.8:8080', { hosts: ['10.0.0.8:8080'] });
    at.heard.push({ id: ours.id, hosts: ['10.0.0.8:8080'] });
    await at.time.pass(20_000);
    expect(bearings.at(-1)).toEqual({ ...FOUND, id: ours.id, host: '10.0.0.8:8080', moved: true });
    expect(kept.at(-1)).toEqual({
      id: ours.id,
      site: 'Town hall',
      hosts: ['10.0.0.8:8080', '10.0.0.5:8080'],
      neighbours: [],
    });
    const asked = at.asked.length;
    await at.time.pass(60_000);
    expect(at.asked).toHaveLength(asked);
  });

  test('stopped, it looks no more', async () => {
    const at = network({});
    const compass = new Compass({
      ...{ finder: at.finder, time: at.time, keep: () => {}, turned: () => {} },
      sought: { id: office().id, site: '', hosts: ['10.0.0.5:8080'], neighbours: [] },
    });
    compass.start();
    compass.stop();
    await at.time.pass(60_000);
    expect(at.asked).toEqual(['10.0.0.5:8080']);
  });
});

test('what is kept of a hub is bounded, fits its file, and is not mixed with another hub', () => {
  const facts = { id: 'a'.repeat(32), site: 'S', version: '1', protocol: 1, epoch: 1, hosts: ['10.0.0.5:8080'] };
  let known: Known | null = null;
  for (let n = 0; n < 40; n++) known = remember(known, { host: `10.0.1.${n}:8080`, facts });
  expect(KnownHub.parse(known).hosts.slice(0, 3)).toEqual(['10.0.1.39:8080', '10.0.0.5:8080', '10.0.1.38:8080']);
  expect(known?.hosts).toHaveLength(12);
  const other = remember(known, { host: 'pc:8080', facts: { ...facts, id: 'b'.repeat(32), hosts: [] } });
  expect(other.hosts).toEqual(['pc:8080']);
  if (known) known = withNeighbours(known, ['10.0.0.20', '10.0.0.21']);
  for (let n = 0; known && n < 40; n++) known = withNeighbours(known, [`10.0.1.${n}`]);
  expect(KnownHub.parse(known).neighbours).toEqual(Array.from({ length: 16 }, (_, n) => `10.0.1.${39 - n}`));
  const again = remember(known, { host: '10.0.0.5:8080', facts });
  expect(again.neighbours).toHaveLength(16);
  expect(remember(known, { host: 'pc:8080', facts: { ...facts, id: 'b'.repeat(32) } }).neighbours).toEqual([]);
});
