import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ListedSetting } from '#hub/setting-changes.ts';
import { configureClosed, pairClosed, settingsClosed, withClosedOffice } from '../../main/cli/closed-office.ts';
import { askHub } from '../../main/cli/control.ts';
import { readSetting } from '../../main/cli/setting-file.ts';
import { newDataDir, removeDataDir, startHub, type TestHub } from '../support/hub.ts';
import { boxOf, printerOf } from '../support/paper-office.ts';

/** What an admin sets up, set up by a script: of a running hub, and of the data that one left. */

let data: string;
let station: string;
beforeAll(async () => {
  data = newDataDir();
  const hub = await startHub({ dataDir: data });
  await hub.stop();
  await withClosedOffice(data, async (store) => {
    station = (await pairClosed(store, 'station', 'Front PC', journal)).device;
  });
});
afterAll(() => removeDataDir(data));

const journal = { info: () => {}, warn: () => {}, error: () => {} };
interface Way {
  all(): Promise<ListedSetting[]>;
  change(change: object): Promise<{ version: number }>;
}
const CLOSED: Way = {
  all: () => withClosedOffice(data, settingsClosed),
  change: (change) => withClosedOffice(data, (store) => configureClosed(store, change, journal)),
};
const ofHub = ({ port }: TestHub, control = 'control-secret-of-tests'): Way => ({
  all: () => askHub({ host: '127.0.0.1', port, control }, 'settings', {}),
  change: (change) => askHub({ host: '127.0.0.1', port, control }, 'configure', change),
});

describe.each(['running', 'stopped'])('[G1] a script, while the hub is %s,', (state) => {
  let hub: TestHub | undefined;
  let way: Way;
  beforeAll(async () => {
    hub = state === 'running' ? await startHub({ dataDir: data }) : undefined;
    way = hub ? ofHub(hub) : CLOSED;
  });
  afterAll(async () => {
    await hub?.stop();
  });

  test('reads what is set up, a person by name', async () => {
    const person = (await way.all()).find(({ kind, id }) => kind === 'person' && id === 'person1');
    expect(person).toMatchObject({ version: 1, value: { name: 'Alex Martin', enabled: true } });
  });

  test('sets up a printer, changes it with the version it read, and takes it away', async () => {
    const [kind, id, value] = ['printer', `p-${state}`, printerOf({ station })];
    expect(await way.change({ kind, id, expectedVersion: 0, value })).toEqual({ version: 1 });
    expect(await way.change({ kind, id, expectedVersion: 1, value: { ...value, copies: 2 } })).toEqual({ version: 2 });
    const found = (await way.all()).filter((one) => one.kind === kind && one.id === id);
    expect(found).toEqual([{ kind, id, version: 2, value: { ...value, copies: 2 } }]);
    await expect(way.change({ kind, id, expectedVersion: 1, value })).rejects.toThrow('it has version 2 now');
    expect(await way.change({ kind, id, expectedVersion: 2, value: null })).toEqual({ version: 3 });
    expect((await way.all()).filter((one) => one.id === id)).toEqual([]);
  });

  const lines = { type: 'lines', pattern: '(a+)+', reply: null };
  const boss = { name: 'X', role: 'admin', group: null, revoked: false };
  test.each([
    [
      'a field',
      'buttonBox',
      'x',
      { ...boxOf([]), protocol: lines },
      'The field "value.protocol.pattern" does not fit.',
    ],
    ['a kind', 'prnter', 'x', {}, 'The field "kind" does not fit.'],
    ['a name', 'desk', '../x', null, 'The field "id" does not fit.'],
    ['a reference', 'printer', 'x', printerOf({ station: 'nobody' }), 'refers to a device "nobody"'],
    ['what is not there', 'printer', 'x', null, 'nothing of that name'],
    ['what is in use', 'device', 'station', null, 'It is in use'],
    ['a device that nobody paired', 'device', 'x', boss, 'devices come by pairing'],
    ['a device’s other role', 'device', 'station', boss, 'devices come by pairing'],
  ])('is told what is wrong with %s', async (_, kind, name, value, sentence) => {
    const id = name === 'station' ? station : name;
    await expect(way.change({ kind, id, expectedVersion: name === 'station' ? 1 : 0, value })).rejects.toThrow(
      sentence,
    );
  });
});

test('only the user of the hub may, and not more than a message holds', async () => {
  const hub = await startHub({ dataDir: data });
  const big = { kind: 'spokenDesk', id: 'desk1', expectedVersion: 0, value: { text: { en: 'x'.repeat(20_000) } } };
  await expect(ofHub(hub).change(big)).rejects.toThrow('too much at once');
  await expect(ofHub(hub, 'guessed').all()).rejects.toThrow('not allowed');
  await hub.stop();
  await expect(ofHub(hub).all()).rejects.toThrow('did not answer');
});

test.each([
  ['no JSON', 'is no JSON of the form'],
  ['[1]', 'is no JSON of the form'],
  ['{"version":1}', 'There is no "value"'],
  ['{"version":-1,"value":{}}', '"version" in '],
  ['{"version":"1","value":{}}', '"version" in '],
  ['{"kind":"desk","value":{}}', '"kind" does not belong beside'],
])('a file that holds %s is refused with a sentence', (text, sentence) => {
  const folder = join(data, 'files');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'setting.json');
  writeFileSync(file, text);
  expect(() => readSetting(file)).toThrow(sentence);
  expect(() => readSetting(join(folder, 'none.json'))).toThrow('cannot be read');
});
