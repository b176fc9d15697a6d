import { describe, expect, test } from 'vitest';
import type { LocalText } from '#contract/ids.ts';
import { Core } from '#hub/core.ts';
import { importPreset, parsePreset } from '#hub/preset.ts';
import { Spine } from '#hub/run-command.ts';
import { MemoryStore } from '#store/memory-store.ts';
import { loadPreset, presetNames } from '../../main/cli/presets.ts';
import { endingOf } from '../../main/cli/sentences.ts';

const HOME = { zone: 'Europe/Paris', language: 'fr-FR' };

/** Every object that stands where a text in several languages may. */
function textsIn(value: unknown): LocalText[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Object.entries(value);
  const isText = own.length > 0 && own.every(([key, text]) => /^[a-z]{2}$/.test(key) && typeof text === 'string');
  return isText ? [value as LocalText] : own.flatMap(([, inner]) => textsIn(inner));
}

async function imported(name: string, hasRoomFor = () => true) {
  const store = new MemoryStore('hub');
  const core = new Core(store);
  await core.load();
  let ids = 0;
  const fail = (message: string) => {
    throw new Error(message);
  };
  const spine = new Spine({
    core,
    store,
    newId: () => `id${++ids}`,
    hasRoomFor,
    journal: { info: () => {}, warn: fail, error: fail },
    now: () => 0,
    complete: (_, answer) => answer,
    judged: () => {},
    committed: () => {},
    storageFull: () => {},
    fatal: (error) => fail(String(error)),
  });
  await importPreset(loadPreset(name, HOME), core, spine);
  return { core, store, spine };
}

test('a disk without room for it is told in a sentence', async () => {
  const refused = await imported('shop', () => false).catch((error: unknown) => error);
  expect(endingOf(refused, 8080)).toEqual({
    sentence: 'The disk is full. Free some room, and try again.',
    status: 1,
  });
});

test('there is one for each sector, and an empty one', () => {
  expect(presetNames()).toEqual(['bank', 'clinic', 'empty', 'shop', 'townHall']);
});

describe.each(presetNames())('the preset %s', (name) => {
  const preset = loadPreset(name, HOME);

  test('is accepted by the hub whole, by the commands an admin sends', async () => {
    const { core, store } = await imported(name);
    const wanted = Object.values(preset).reduce((sum, values) => sum + Object.keys(values).length, 0);
    expect([...core.state.all('setting')]).toHaveLength(wanted);
    expect(store.events(null, 0, 1_000).every(({ via, type }) => via === 'hub' && type === 'configured')).toBe(true);
  });

  test('says everything in English and in French', () => {
    const texts = textsIn(preset);
    expect(texts.length).toBeGreaterThan(3);
    for (const text of texts) expect(Object.keys(text).sort()).toEqual(['en', 'fr']);
  });

  test('is at home: zone, language and name of the computer it is used on', () => {
    expect(preset.site?.main).toMatchObject({
      zone: 'Europe/Paris',
      languages: ['fr', 'en'],
      autoOpen: true,
      hours: [],
    });
    expect(loadPreset(name, { ...HOME, language: 'de' }).site?.main?.languages).toEqual(['en', 'fr']);
  });

  test('lets a first ticket be taken at any hour, and every desk call for every service together', async () => {
    const services = Object.entries(preset.service ?? {});
    expect(services.every(([, { enabled, hours, capacity }]) => enabled && hours === null && capacity === null)).toBe(
      true,
    );
    const called = new Set(
      Object.values(preset.desk ?? {}).flatMap(({ profile }) => preset.profile?.[profile ?? '']?.services ?? []),
    );
    expect([...called].sort()).toEqual(services.map(([id]) => id).sort());
    expect(new Set(services.map(([, { letter }]) => letter)).size).toBe(services.length);
  });
});

test('the town hall has 4 services, 9 desks and people for them', () => {
  const { service, desk, person, displayGroup } = loadPreset('townHall', HOME);
  expect(Object.values(service ?? {}).map(({ letter }) => letter)).toEqual(['A', 'B', 'C', 'D']);
  expect(Object.values(desk ?? {}).map(({ name }) => name.fr)).toEqual(
    [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `Guichet ${n}`),
  );
  expect(Object.keys(person ?? {}).length).toBeGreaterThanOrEqual(9);
  expect(displayGroup?.all?.desks).toEqual([]);
});

test('an import that was cut off is completed at the next start, and one that was done is never done again', async () => {
  const { core, store, spine } = await imported('shop');
  const { seq } = core;
  await importPreset(loadPreset('shop', HOME), core, spine);
  expect(core.seq).toBe(seq);
  expect(store.events(null, seq, 10)).toEqual([]);
});

test.each<[string, unknown, string]>([
  ['a value that does not fit', { band: { vip: { name: { en: 'VIP' }, rank: 99, atKiosk: true } } }, 'band:vip rank'],
  ['a kind that is none', { colour: {} }, 'a preset holds no "colour"'],
])('%s is named', (_, value, message) => {
  expect(() => parsePreset(value)).toThrow(message);
});
