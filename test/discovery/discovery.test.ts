import { createSocket } from 'node:dgram';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Announced, Announcer, serviceName } from '#discovery/announce.ts';
import { type Heard, listen } from '#discovery/listen.ts';

/** Real mDNS over the loopback interface: nothing of it leaves this computer. */

const LOOPBACK = '127.0.0.1';
const after = (delay: number, callback: () => void) => {
  const timer = setTimeout(callback, delay);
  return () => clearTimeout(timer);
};
const troubles: string[] = [];
const troubled = (error: unknown) => void troubles.push(String(error));
const ending: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
  troubles.length = 0;
});

/** An id that no other test of this computer announces. */
const newId = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((n) => n.toString(16).padStart(2, '0')).join('');
const office = (part: Partial<Announced> = {}): Announced => ({
  ...{ id: newId(), site: 'Town hall', protocol: 1, port: 8_080 },
  ...part,
});

function announcerOf(about: () => Announced, addresses = () => [LOOPBACK]): Announcer {
  const announcer = new Announcer({ about, addresses, after, troubled });
  ending.push(() => announcer.stop());
  return announcer;
}
/** What is heard from now on of this office. */
function ear(id: string, addresses = () => [LOOPBACK]): { heard: Heard[]; stop: () => void } {
  const heard: Heard[] = [];
  const stop = listen({ addresses, after, troubled }, (hub) => {
    if (hub.id === id) heard.push(hub);
  });
  ending.push(stop);
  return { heard, stop };
}

test('a hub is heard of with its name, identity and address', async () => {
  const about = office();
  announcerOf(() => about).start();
  const { heard } = ear(about.id);
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  expect(heard[0]).toMatchObject({ id: about.id, name: `Town hall (${about.id.slice(-4)})` });
  expect(heard[0]?.hosts[0]).toBe(`${LOOPBACK}:8080`);
});

test('one that begins later is heard of, too', async () => {
  const about = office();
  const { heard } = ear(about.id);
  announcerOf(() => about).start();
  await vi.waitFor(() => expect(heard).toHaveLength(1));
});

test('whoever looks before its computer has an address hears as soon as it has one', async () => {
  const about = office();
  announcerOf(() => about).start();
  let addresses: string[] = [];
  const { heard } = ear(about.id, () => addresses);
  addresses = [LOOPBACK];
  await vi.waitFor(() => expect(heard).toHaveLength(1), { timeout: 10_000 });
});

test('one that said goodbye is not heard of any more', async () => {
  const about = office();
  const announcer = announcerOf(() => about);
  announcer.start();
  const before = ear(about.id);
  await vi.waitFor(() => expect(before.heard).toHaveLength(1));
  await announcer.stop();
  const other = office();
  announcerOf(() => other).start();
  const [gone, there] = [ear(about.id), ear(other.id)];
  await vi.waitFor(() => expect(there.heard).toHaveLength(1));
  expect(gone.heard).toEqual([]);
});

test('a name that is taken is announced all the same, and nothing is printed', async () => {
  const printed = vi.spyOn(console, 'log');
  ending.push(() => printed.mockRestore());
  const tail = 'beef';
  const [one, two] = [office(), office()].map((about) => ({ ...about, id: about.id.slice(0, -4) + tail }));
  if (!one || !two) throw new Error('two offices');
  announcerOf(() => one).start();
  const first = ear(one.id);
  await vi.waitFor(() => expect(first.heard).toHaveLength(1));
  announcerOf(() => ({ ...two, port: 8_081 })).start();
  const second = ear(two.id);
  await vi.waitFor(() => expect(second.heard).toHaveLength(1));
  expect(printed).not.toHaveBeenCalled();
});

test('a new name and a new address are announced', async () => {
  let about = office();
  let addresses: string[] = [];
  const wakes: (() => void)[] = [];
  const announcer = new Announcer({
    about: () => about,
    addresses: () => addresses,
    after: (delay, callback) => {
      if (delay === 5_000) wakes.push(callback);
      return after(delay, delay === 5_000 ? () => {} : callback);
    },
    troubled,
  });
  ending.push(() => announcer.stop());
  announcer.start();
  addresses = [LOOPBACK];
  wakes.pop()?.();
  const first = ear(about.id);
  await vi.waitFor(() => expect(first.heard).toHaveLength(1));
  about = { ...about, site: 'Mairie' };
  wakes.pop()?.();
  await vi.waitFor(async () => {
    const { heard, stop } = ear(about.id);
    await vi.waitFor(() => expect(heard.map(({ name }) => name)).toContain(`Mairie (${about.id.slice(-4)})`));
    stop();
  });
});

test('without a network nothing is said, heard, printed or thrown', async () => {
  const about = office();
  const nowhere = () => [];
  const announcer = announcerOf(() => about, nowhere);
  announcer.start();
  const { heard, stop } = ear(about.id, nowhere);
  await announcer.stop();
  stop();
  expect([heard, troubles]).toEqual([[], []]);
});

test('an address that this computer does not have keeps nobody from the others', async () => {
  const about = office();
  const addresses = () => ['192.0.2.7', LOOPBACK];
  announcerOf(() => about, addresses).start();
  const { heard } = ear(about.id, addresses);
  await vi.waitFor(() => expect(heard.length).toBeGreaterThan(0));
});

test('packets that are none, or half of one, end nobody', async () => {
  const about = office();
  announcerOf(() => about).start();
  const { heard } = ear(about.id);
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  const name = `Half (${about.id.slice(-4)})._now-serving._tcp.local`;
  const ptr = record('_now-serving._tcp.local', 12, labels(name));
  const srv = record(name, 33, Buffer.concat([Buffer.from([0, 0, 0, 0, 0, 1]), labels('pc.local')]));
  const txt = (texts: string[]) => record(name, 16, Buffer.concat(texts.map(counted)));
  for (const answers of [[ptr], [ptr, srv], [ptr, srv, txt([''])], [ptr, srv, txt(['=', 'id', 'id=', '__proto__=1'])]])
    await shout(response(answers));
  for (const bytes of [
    Buffer.alloc(0),
    Buffer.alloc(12, 255),
    Buffer.from('no packet at all'),
    Buffer.alloc(1_400, 192),
  ])
    await shout(bytes);
  const later = office();
  announcerOf(() => later).start();
  const again = ear(later.id);
  await vi.waitFor(() => expect(again.heard).toHaveLength(1));
  expect(heard).toHaveLength(1);
});

/** Bytes as RFC 1035, 4.1 has them. */
const counted = (text: string) => Buffer.concat([Buffer.from([Buffer.byteLength(text)]), Buffer.from(text)]);
const labels = (name: string) => Buffer.concat([...name.split('.'), ''].map(counted));
function record(name: string, type: number, data: Buffer): Buffer {
  const fixed = Buffer.alloc(10);
  fixed.writeUInt16BE(type, 0);
  fixed.writeUInt16BE(1, 2);
  fixed.writeUInt32BE(120, 4);
  fixed.writeUInt16BE(data.length, 8);
  return Buffer.concat([labels(name), fixed, data]);
}
const response = (answers: Buffer[]) =>
  Buffer.concat([Buffer.from([0, 0, 0x84, 0, 0, 0, 0, answers.length, 0, 0, 0, 0]), ...answers]);

function shout(bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4');
    socket.bind(0, () => {
      socket.setMulticastInterface(LOOPBACK);
      socket.send(bytes, 5_353, '224.0.0.251', (error) => {
        socket.close();
        if (error) reject(error);
        else resolve();
      });
    });
  });
}

describe('the name', () => {
  const id = '0123456789abcdef0123456789abcdef';
  test.each([
    ['Mairie de La Seyne', 'Mairie de La Seyne (cdef)'],
    ['', 'Now Serving (cdef)'],
    ['St. Mary\\s', 'St  Mary s (cdef)'],
    ['é'.repeat(60), `${'é'.repeat(28)} (cdef)`],
    ['市'.repeat(60), `${'市'.repeat(18)} (cdef)`],
    [`${'a'.repeat(55)}😀`, `${'a'.repeat(55)} (cdef)`],
  ])('of "%s" fits a label', (site, name) => {
    expect(serviceName({ site, id })).toBe(name);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(63);
  });
});
