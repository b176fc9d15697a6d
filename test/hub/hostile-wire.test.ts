import { describe, expect, test } from 'vitest';
import { PROTOCOL } from '#contract/protocol.ts';
import { newCommandId } from '#station/command-id.ts';
import { RawSocket } from '../support/raw-socket.ts';
import { hostileStage, withHub } from './hostile-stage.ts';

/** What a hostile client says; numbers are those of the list of hostile inputs the hub is held against. */

const at = hostileStage();
const issue = () => ({ type: 'issue', service: 'identity', commandId: newCommandId(Date.now()), age: 0 });

describe('at the handshake', () => {
  test.each([
    ['15 a foreign origin', { origin: 'https://evil.example' }, 'foreignOrigin'],
    ['15 the origin null', { origin: 'null' }, 'foreignOrigin'],
    ['15 our name over https', { origin: 'https://localhost' }, 'foreignOrigin'],
    ['4 a host that only points at us', { host: 'attacker.example' }, 'foreignHost'],
  ])('%s is not let in', async (_, headers, name) => {
    const socket = new RawSocket(at.hub.url, headers);
    await socket.until(() => socket.closed);
    expect(socket.received).toEqual([]);
    expect(await at.counter(name)).toBe(1);
  });

  test('5 what a proxy claims in a header changes nothing', async () => {
    const socket = new RawSocket(at.hub.url, { 'x-forwarded-for': '10.0.0.1', 'x-forwarded-host': 'evil.example' });
    at.opened.push(socket);
    await socket.until(() => socket.received.length > 0);
  });

  test.each([
    'EIO=3&transport=websocket',
    'EIO=4&transport=carrier-pigeon',
    'EIO=4&transport=websocket&sid=of-another',
  ])('23 %s is not let in', async (query) => {
    const socket = new RawSocket(at.hub.url, {}, query);
    await socket.until(() => socket.closed || socket.received.some((text) => text.includes('code')));
    expect(socket.received.filter((text) => text.startsWith('0'))).toEqual([]);
  });

  test('22 polling is not spoken', async () => {
    const answer = await fetch(`${at.hub.url}/socket.io/?EIO=4&transport=polling`);
    expect(answer.status).toBe(400);
  });

  test.each([
    ['29 an array', []],
    ['29 a number', 7],
    ['29 a long token', { token: 'x'.repeat(10_000), protocol: PROTOCOL }],
    ['29 a prototype', { token: '', protocol: PROTOCOL, ['__proto__']: { token: 'x' } }],
    ['29 one key too many', { token: '', protocol: PROTOCOL, role: 'admin' }],
  ])('%s as auth is turned away', async (_, auth) => {
    const socket = new RawSocket(at.hub.url);
    at.opened.push(socket);
    await socket.until(() => socket.received.length > 0);
    socket.say(`40${JSON.stringify(auth)}`);
    await socket.until(() => socket.closed || socket.received.some((text) => text.startsWith('44')));
    expect(socket.received.some((text) => text.startsWith('40'))).toBe(false);
  });

  test.each([
    ['older', PROTOCOL - 1, 'protocolOld'],
    ['newer', PROTOCOL + 1, 'protocolNew'],
  ])('a client of a %s protocol is told which side to update', async (_, protocol, code) => {
    const socket = new RawSocket(at.hub.url);
    at.opened.push(socket);
    await socket.until(() => socket.received.length > 0);
    socket.say(`40${JSON.stringify({ token: at.token, protocol })}`);
    await socket.until(() => socket.received.some((text) => text.startsWith('44')));
    expect(socket.received.at(-1)).toContain(code);
  });

  test('27 a forged recovery is an ordinary connection', async () => {
    const socket = new RawSocket(at.hub.url);
    at.opened.push(socket);
    await socket.until(() => socket.received.length > 0);
    socket.say(`40${JSON.stringify({ token: at.token, protocol: PROTOCOL, pid: 'x', offset: 'y' })}`);
    await socket.until(() => socket.received.some((text) => text.startsWith('44')));
  });

  test('22 connections of one address are counted, and those without a token even more so', async () => {
    await withHub({ connectionsPerAddress: 6, pendingPerAddress: 3 }, async (narrow) => {
      const kiosk = await narrow.client('kiosk', ['kiosk:main']);
      const many = Array.from({ length: 8 }, () => new RawSocket(narrow.url));
      at.opened.push(...many);
      const isSettled = (socket: RawSocket) => socket.closed || socket.received.length > 0;
      await many[0]?.until(() => many.every(isSettled));
      expect(many.filter(({ closed }) => closed).length).toBe(5);
      expect(await at.counter('tooManyConnections', narrow)).toBe(5);
      await kiosk.done({ type: 'issue', service: 'identity' });
    });
  });
});

describe('an event', () => {
  test('16 without a callback is not done', async () => {
    const socket = await at.raw();
    socket.say(`42${JSON.stringify(['command', issue()])}`);
    socket.emit(1, 'hello', { views: [] });
    await socket.answer(1);
    expect(await at.counter('noCallback')).toBe(1);
    expect(await at.counter('commands')).toBe(0);
  });

  test('17 that nobody knows is refused, and the fifth ends the connection', async () => {
    const socket = await at.raw();
    const names = ['bogus', '__proto__', 'constructor', 'toString', 'hello '];
    for (const [id, name] of names.entries()) socket.emit(id, name, {});
    expect(await socket.answer(0)).toMatchObject({ ok: false, refusal: { code: 'unknownEvent' } });
    await socket.until(() => socket.closed);
    expect(socket.received.join()).toContain('"bye"');
    expect(await at.counter('unknownEvent')).toBe(5);
  });

  test.each(['connect', 'disconnect', 'disconnecting'])('17 named %s ends the connection only', async (name) => {
    const socket = await at.raw();
    socket.emit(1, name, {});
    await socket.until(() => socket.closed);
  });

  test.each<[string, unknown[]]>([
    ['no payload', []],
    ['two payloads', [{ views: [] }, {}]],
    ['a string', ['hello']],
    ['null', [null]],
    ['an array', [[]]],
    ['18 a prototype', [JSON.parse('{"views":[],"__proto__":{"role":"admin"}}')]],
    ['18 a constructor', [{ views: [], constructor: { prototype: { isAdmin: true } } }]],
    ['one key too many', [{ views: [], role: 'admin' }]],
    ['44 a huge number', [{ views: [], seq: 2 ** 60 }]],
    ['a view of no kind', [{ views: ['secrets:main'] }]],
    ['nine views', [{ views: Array(9).fill('kiosk:main') }]],
    ['9 a number that is none', [{ views: [], seq: null, epoch: 'one' }]],
    ['9 depth', [JSON.parse(`${'['.repeat(2_000)}${']'.repeat(2_000)}`)]],
  ])('with %s is refused', async (_, payload) => {
    const socket = await at.raw();
    socket.emit(1, 'hello', ...payload);
    expect(await socket.answer(1)).toMatchObject({ ok: false, refusal: { code: 'badRequest' } });
    expect(await at.counter('badRequest')).toBe(1);
  });

  test.each<[string, object]>([
    ['no type', {}],
    ['a type of no command', { type: 'dropTables' }],
    ['a type from the prototype', { type: 'constructor' }],
    ['36 an id that is none', { ...issue(), commandId: 'x' }],
    ['36 a long id', { ...issue(), commandId: 'x'.repeat(10_000) }],
    ['a UUID of another version', { ...issue(), commandId: '01a2041f-1fd9-4144-bb1c-e778bbe6f940' }],
    ['a negative age', { ...issue(), age: -1 }],
    ['an age that is none', { ...issue(), age: Number.NaN }],
    ['44 SQL', { ...issue(), service: "identity'; DROP TABLE visits; --" }],
    ['40 a long language', { ...issue(), language: 'x'.repeat(1_000) }],
    ['32 a grant of its own', { ...issue(), role: 'admin' }],
  ])('a command with %s is refused', async (_, command) => {
    const socket = await at.raw();
    socket.emit(1, 'command', command);
    expect(await socket.answer(1)).toMatchObject({ ok: false, refusal: { code: 'badRequest' } });
  });

  test('36 the same id with other parameters is refused; the same id of another device is its own', async () => {
    const socket = await at.raw();
    const command = issue();
    socket.emit(1, 'command', command);
    socket.emit(2, 'command', { ...command, service: 'schools' });
    expect(await socket.answer(1)).toMatchObject({ ok: true });
    expect(await socket.answer(2)).toMatchObject({ refusal: { code: 'idReused' } });
    const other = await at.honest.sendAs(command.commandId, { type: 'issue', service: 'schools' }, 5_000);
    expect(other).toMatchObject({ ok: true, result: { service: 'schools' } });
  });

  test('28 answers to questions nobody asked are nothing', async () => {
    const socket = await at.raw();
    socket.say('43999[{"ok":true}]');
    socket.emit(1, 'hello', { views: ['kiosk:main'] });
    expect(await socket.answer(1)).toMatchObject({ ok: true });
  });

  test('20 binary is refused, and attachments that never come hold nothing up', async () => {
    const socket = await at.raw();
    socket.say('451-1["hello",{"_placeholder":true,"num":0}]');
    socket.ws.send(Buffer.from([1, 2, 3]));
    expect(await answerOfBinary(socket)).toMatch(/badRequest|closed/);
    const endless = await at.raw();
    endless.say('455000-2["hello",{"_placeholder":true,"num":0}]');
    endless.emit(3, 'hello', { views: [] });
    await endless.until(() => endless.closed);
  });

  test('24 of a namespace that is not there is answered with an error', async () => {
    const socket = await at.raw();
    for (let n = 0; n < 50; n += 1) socket.say(`40/room${n},{}`);
    await socket.until(() => socket.closed || socket.received.filter((text) => text.startsWith('44')).length === 50);
  });

  test.each(['4', '42', '42[', '42{"a":1}', '99', '420["hello"', 'x', '40{', '5', '6'])(
    '26 the broken packet %s hurts only its sender',
    async (text) => {
      const socket = await at.raw();
      socket.say(text);
      socket.emit(7, 'hello', { views: [] });
      await socket.until(() => socket.closed || socket.received.some((one) => one.startsWith('437')));
    },
  );
});

test('9 a number beyond all is refused', async () => {
  const socket = await at.raw();
  socket.say('421["hello",{"views":[],"seq":1e400}]');
  expect(await socket.answer(1)).toMatchObject({ ok: false, refusal: { code: 'badRequest' } });
});

async function answerOfBinary(socket: RawSocket): Promise<string> {
  await socket.until(() => socket.closed || socket.received.some((text) => text.startsWith('431')));
  return socket.closed ? 'closed' : (socket.received.find((text) => text.startsWith('431')) ?? '');
}
