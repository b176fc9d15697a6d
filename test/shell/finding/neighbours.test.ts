import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { KnownHub } from '#contract/finding.ts';
import { QUESTION_BYTES } from '#contract/neighbours.ts';
import { Answers, answerNeighbours } from '#shell/finding/answer-neighbours.ts';
import { askHub } from '#shell/finding/ask-hub.ts';
import { neighboursByUdp } from '#shell/finding/ask-neighbours.ts';
import { answerOf, questionOf, readAnswer, readQuestion } from '#shell/finding/datagrams.ts';
import { Finder } from '#shell/finding/finder.ts';
import { learnNeighbours } from '#shell/finding/learn-neighbours.ts';
import type { HeardHub } from '#shell/finding/ports.ts';
import { RemoteHub, type RemoteHubParts } from '#shell/finding/remote-hub.ts';
import { identify } from '#shell/identify.ts';
import { computerTime, random } from '../../../main/headless.ts';
import { removeDataDir, startHub, type TestHub } from '../../support/hub.ts';
import { HandTimer } from '../hand-timer.ts';

/** PCs of one office that tell each other where the hub is: real datagrams between addresses of this computer. */

const [A, B, LIAR] = ['127.0.0.1', '127.0.0.3', '127.0.0.4'];
const [OURS, OTHER, MARK] = ['a'.repeat(32), 'b'.repeat(32), 'c'.repeat(32)];
const HOST = '192.0.2.9:8080';
const missing = process.platform === 'linux' ? '' : ' (skipped: only Linux has all of 127.0.0.0/8)';

let port: number;
beforeEach(async () => {
  const free = createSocket('udp4').bind(0, B);
  await once(free, 'listening');
  ({ port } = free.address());
  free.close();
  await once(free, 'close');
});

/** Somebody in the network, and what it was sent. */
async function somebody(address: string, at = 0) {
  const got: string[] = [];
  const socket = createSocket('udp4');
  let isOpen = true;
  socket.on('close', () => {
    isOpen = false;
  });
  onTestFinished(() => void (isOpen && socket.close()));
  socket.on('message', (datagram) => got.push(datagram.toString('latin1')));
  socket.bind(at, address);
  await once(socket, 'listening');
  const send = (datagram: Buffer | string, to = B) =>
    new Promise<void>((resolve) => socket.send(datagram, port, to, () => resolve()));
  return { socket, got, send };
}

function open(whereIs: (id: string) => string | null, address = B, monotonic = () => 0) {
  const troubles: string[] = [];
  const troubled = (error: unknown) => void troubles.push(String(error));
  const time = new HandTimer();
  const close = answerNeighbours({ at: { host: address, port }, time, monotonic, troubled }, whereIs);
  onTestFinished(() => close());
  return { troubles, time, close };
}
const whereOurs = (id: string) => (id === OURS ? HOST : null);
const QUESTION = questionOf({ id: OURS, mark: MARK });
const ANSWER = answerOf({ mark: MARK, host: HOST }).toString();

describe.skipIf(missing !== '')(`a PC that knows where the hub is${missing}`, () => {
  test('says so to whoever asks, and is silent about every other hub and while it lost it', async () => {
    let where: string | null = null;
    const asked: string[] = [];
    open((id) => {
      asked.push(id);
      return id === OURS ? where : null;
    });
    const asker = await somebody(A);
    await asker.send(questionOf({ id: OURS, mark: 'd'.repeat(32) }));
    await vi.waitFor(() => expect(asked).toEqual([OURS]));
    where = HOST;
    await asker.send(questionOf({ id: OTHER, mark: MARK }));
    await asker.send(QUESTION);
    // On one computer datagrams stay in order: nothing came before this answer.
    await vi.waitFor(() => expect(asker.got).toEqual([ANSWER]));
    expect(asked).toEqual([OURS, OTHER, OURS]);
  });

  const text = QUESTION.toString();
  const garbage: [string, Buffer | string][] = [
    ['nothing', ''],
    ['one byte', 'n'],
    ['zeros', Buffer.alloc(QUESTION_BYTES)],
    ['any bytes', Buffer.alloc(QUESTION_BYTES, 0xff)],
    ['a question that is too short', text.slice(0, -1)],
    ['one without its spaces', text.trimEnd()],
    ['one that is too long', `${text} `],
    ['one as long as a datagram can be', text.padEnd(60_000)],
    ['another word', text.replace('where-1', 'where-2')],
    ['one word more', `${text.trimEnd()} please`.padEnd(QUESTION_BYTES)],
    ['a line break', text.replace(' ', '\n')],
    ['an identity that is none', text.replace(OURS, OURS.toUpperCase())],
    ['no mark', text.replace(MARK, ''.padEnd(32))],
    ['an answer', answerOf({ mark: MARK, host: HOST })],
  ];
  test('is silent to what is no question', async () => {
    open(whereOurs);
    const asker = await somebody(A);
    for (const [, datagram] of garbage) await asker.send(datagram);
    await asker.send(questionOf({ id: OURS, mark: 'e'.repeat(32) }));
    await vi.waitFor(() => expect(asker.got).toEqual([`now-serving-there-1 ${'e'.repeat(32)} ${HOST}`]));
  });
  test.each(garbage)('%s is no question', (_, datagram) =>
    expect(readQuestion(Buffer.from(datagram as string))).toBeUndefined(),
  );

  test('sends nobody more than it is asked: each answer is shorter, a few a second, and not many to all', async () => {
    let now = 0;
    let questions = 0;
    const counted = (id: string) => {
      questions += 1;
      return whereOurs(id);
    };
    open(counted, B, () => now);
    const asker = await somebody(A);
    for (let n = 0; n < 10; n++) await asker.send(QUESTION);
    const others = await Promise.all(Array.from({ length: 25 }, (_, n) => somebody(`127.0.1.${n + 1}`)));
    for (const other of others) for (let n = 0; n < 3; n++) await other.send(QUESTION);
    const answered = () => others.reduce((sum, { got }) => sum + got.length, asker.got.length);
    await vi.waitFor(() => expect([questions, answered()]).toEqual([85, 64]));
    now = 1_000;
    const last = await somebody('127.0.2.1');
    await last.send(QUESTION);
    await vi.waitFor(() => expect(last.got).toHaveLength(1));
    expect([asker.got.length, answered()]).toEqual([4, 64]);
    const longest = answerOf({ mark: MARK, host: `a${'b'.repeat(251)}c:65535` });
    expect(readAnswer(longest)).toBeDefined();
    expect(longest.length).toBeLessThan(QUESTION_BYTES);
  });

  test('says once why it cannot when the port is another’s, and does so when it is free', async () => {
    const other = await somebody(B, port);
    const { troubles, time } = open(whereOurs);
    await vi.waitFor(() => expect(time.waiting).toHaveLength(1));
    await time.pass(60_000);
    await vi.waitFor(() => expect(time.waiting).toHaveLength(1));
    expect([troubles.length, troubles.join()]).toEqual([1, expect.stringContaining('EADDRINUSE')]);
    other.socket.close();
    await once(other.socket, 'close');
    await time.pass(60_000);
    const asker = await somebody(A);
    await vi.waitFor(async () => {
      await asker.send(QUESTION);
      expect(asker.got).toContain(ANSWER);
    });
  });

  test('answers no port 0, which only a forged datagram comes from', () => {
    const answers = new Answers(() => 0, whereOurs);
    expect(answers.to(QUESTION, { address: A, port: 0 })).toBeNull();
    expect(answers.to(QUESTION, { address: A, port: 1 })?.toString()).toBe(ANSWER);
  });
});

describe.skipIf(missing !== '')(`a PC that asks${missing}`, () => {
  /** Asks B and the liar, whose answers a test makes. */
  async function asking(answers: (question: string, from: RemoteInfo, socket: Socket) => void) {
    const told: string[] = [];
    const marks = new Set<string>();
    const neighbour = await somebody(B, port);
    neighbour.socket.on('message', (datagram, from) => {
      const question = readQuestion(datagram);
      if (question) marks.add(question.mark);
      answers(question?.mark ?? '', from, neighbour.socket);
    });
    const hurried = { after: (delay: number, then: () => void) => computerTime.after(delay / 100, then) };
    const ask = neighboursByUdp({ port, time: hurried, newMark: () => random(16), troubled: () => {} });
    onTestFinished(ask([B, LIAR], OURS, (host) => told.push(host)));
    return { told, marks };
  }

  test('takes one answer of each, asked by it and from where it asked; until then it asks again, with the same mark', async () => {
    const outsider = await somebody('127.0.0.7');
    const liar = await somebody(LIAR, port);
    let reply = (_host: string) => {};
    liar.socket.on('message', (datagram, { port, address }) => {
      const mark = readQuestion(datagram)?.mark ?? '';
      reply = (host) => liar.socket.send(answerOf({ mark, host }), port, address);
    });
    let questions = 0;
    const { told, marks } = await asking((mark, { address, port }, socket) => {
      questions += 1;
      const say = (from: Socket, words: Buffer | string) => from.send(words, port, address);
      if (questions === 1) {
        say(outsider.socket, answerOf({ mark, host: 'from-elsewhere:8080' }));
        say(socket, answerOf({ mark: MARK, host: 'unasked:8080' }));
        say(socket, answerOf({ mark, host: 'not an address' }));
        say(socket, answerOf({ mark, host: `${'a'.repeat(500)}:8080` }));
        say(socket, Buffer.alloc(2_000, 0x80));
        return;
      }
      say(socket, answerOf({ mark, host: HOST }));
      say(socket, answerOf({ mark, host: 'once-more:8080' }));
    });
    await vi.waitFor(() => expect(told).toEqual([HOST]));
    expect([questions > 1, marks.size]).toEqual([true, 1]);
    // In order again: what B said after its answer was passed over before this one came.
    reply('of-the-other:8080');
    await vi.waitFor(() => expect(told).toEqual([HOST, 'of-the-other:8080']));
  });
});

describe.skipIf(missing !== '')(`an office whose hub moved${missing}`, () => {
  /** Rounds without the hub are as long as it takes here to answer. */
  const HURRY = 10;
  const hurried = { after: (delay: number, then: () => void) => computerTime.after(delay / HURRY, then) };

  interface Pc {
    remote: RemoteHub;
    kept(): KnownHub | null;
    heard(hub: HeardHub): void;
    notes: string[];
  }
  /** A PC of the office: it asks and is asked for real; what mDNS brings, a test says. */
  function pc(
    address: string,
    first: string,
    known: KnownHub | null,
    learn: RemoteHubParts['neighbours']['learn'],
  ): Pc {
    let kept = known;
    let hear: (hub: HeardHub) => void = () => {};
    const notes: string[] = [];
    const listen = (heard: (hub: HeardHub) => void) => {
      hear = heard;
      return () => {};
    };
    const troubled = (error: unknown) => void notes.push(String(error));
    const askNeighbours = neighboursByUdp({ port, time: hurried, newMark: () => random(16), troubled });
    const finder = new Finder({
      ...{ ask: askHub, listen, askNeighbours, time: hurried, newNonce: () => random(16) },
      networks: () => [{ address, netmask: '255.0.0.0' }],
    });
    const at = { host: address, port };
    const { monotonic } = computerTime;
    const remote = new RemoteHub(
      {
        ...{ finder, time: hurried, turned: () => {} },
        kept: {
          read: () => kept,
          keep: (now) => {
            kept = now;
          },
        },
        neighbours: {
          learn,
          answer: (whereIs) => answerNeighbours({ at, time: hurried, monotonic, troubled }, whereIs),
        },
        note: (what, { host = '', tried = '' }) => notes.push(`${what} ${host}${tried}`),
      },
      { hub: `http://${first}`, site: null, asksNeighbours: true },
    );
    onTestFinished(() => remote.stop());
    remote.start();
    return { remote, kept: () => kept, heard: (hub) => hear(hub), notes };
  }
  const hostOf = (hub: TestHub) => `${A}:${hub.port}`;
  const isAt = (one: Pc, hub: TestHub) =>
    vi.waitFor(() => expect([one.remote.isThere, one.remote.origin]).toEqual([true, hub.url]), 5_000);

  test('a PC that hears no mDNS is back through another that does; liars lead nowhere and are told nothing', async () => {
    let hub = await startHub();
    onTestFinished(async () => {
      await hub.stop();
      removeDataDir(hub.dataDir);
    });
    const token = await hub.token('desk');
    // As that PC's app asks, from its address.
    const register = (localAddress: string) =>
      new Promise<void>((resolve, reject) => {
        const options = { localAddress, headers: { authorization: `Bearer ${token}` }, agent: false };
        get(`${hub.url}/api/v1/neighbours`, options, (answer) => answer.resume().on('end', resolve)).on(
          'error',
          reject,
        );
      });
    await register(LIAR);
    await register(B);
    const b = pc(B, hostOf(hub), null, async () => []);
    await isAt(b, hub);
    const a = pc(A, hostOf(hub), null, learnNeighbours({ identify, tokens: { all: () => [token] } }));
    await vi.waitFor(() => expect(a.kept()?.neighbours).toEqual([B, LIAR]));

    // The liar names a computer of its own, which passes on what the hub said once.
    const proof = await fetch(`${hub.url}/api/v1/hub?nonce=${MARK}`).then((answer) => answer.text());
    const asked: { url: string; headers: string }[] = [];
    const thief = createServer(({ url = '', headers }, response) => {
      asked.push({ url, headers: JSON.stringify(headers) });
      response.setHeader('content-type', 'application/json').end(proof);
    });
    await new Promise<void>((resolve) => thief.listen(0, LIAR, resolve));
    onTestFinished(() => void thief.close());
    const marks: string[] = [];
    const liar = await somebody(LIAR, port);
    liar.socket.on('message', (datagram, { port, address }) => {
      const mark = readQuestion(datagram)?.mark ?? '';
      marks.push(mark);
      const host = `${LIAR}:${(thief.address() as AddressInfo).port}`;
      liar.socket.send(answerOf({ mark, host }), port, address);
    });

    await hub.stop();
    a.remote.lost();
    b.remote.lost();
    hub = await startHub({ dataDir: hub.dataDir });
    // Nobody knows the new address: A meets the liar's, which is none.
    await vi.waitFor(() => expect(a.notes.join()).toContain('impostor'), 5_000);
    expect(a.remote.isThere).toBe(false);
    const known = b.remote.id ?? '';
    await vi.waitFor(() => {
      b.heard({ id: known, hosts: [hostOf(hub)] });
      expect(b.remote.isThere).toBe(true);
    }, 5_000);
    await isAt(a, hub);
    expect(a.kept()).toMatchObject({ hosts: [hostOf(hub), expect.anything()], neighbours: [B, LIAR] });

    expect(asked.length).toBeGreaterThan(0);
    const nonces = asked.map(({ url }) => /^\/api\/v1\/hub\?nonce=([0-9a-f]{32})$/.exec(url)?.[1]);
    expect(nonces).not.toContain(undefined);
    expect(new Set([...nonces, ...marks]).size).toBe(nonces.length + new Set(marks).size);
    expect(asked.map(({ headers }) => headers).join()).not.toMatch(/authorization|cookie|token/i);
    expect(liar.got.join()).not.toContain(token);
  }, 30_000);
});
