import { beforeEach, describe, expect, test } from 'vitest';
import { HUB_TROUBLES } from '#contract/windows.ts';
import { keptPin } from '#shell/pin.ts';
import { wordsFor } from '#shell/words.ts';
import { settled } from './hand-timer.ts';
import { PlayedPc } from './played-pc.ts';

const PIN = keptPin('4711', '00112233445566778899aabbccddeeff');

let pc: PlayedPc;
let desktop: PlayedPc['desktop'];
beforeEach(() => {
  pc = new PlayedPc();
  desktop = pc.desktop;
});

const labels = () => desktop.tray.map((line) => (line.is === 'line' ? '-' : line.label));
const press = async (label: string) => {
  const line = desktop.tray.find((one) => one.is === 'action' && one.label === label);
  if (line?.is !== 'action') throw new Error(`no ${label}`);
  line.press();
  await settled();
};

test('a desk says which hub it belongs to, opens its window, and quits', async () => {
  await pc.launch(['--role', 'desk', '--hub', pc.hub]);
  const state = 'Rattaché au poste central 192.0.2.7:8080';
  expect(labels()).toEqual([state, '-', 'Ouvrir le guichet', '-', 'Quitter']);
  const { shows } = desktop.window('Guichet');
  await press('Ouvrir le guichet');
  expect(desktop.window('Guichet').shows).toBe(shows + 1);
  await press('Quitter');
  expect(desktop.quits).toBe(1);
});

test.each(['kiosk', 'display'])('a PC that only the public sees has none: %s', async (role) => {
  await pc.launch(['--role', role, '--hub', pc.hub]);
  expect(desktop.tray).toEqual([]);
});

test("a hub's PC says that the hub runs, or what is wrong, and opens a window that was closed", async () => {
  await pc.launch(['--role', 'hub,desk,display']);
  expect(labels()[0]).toBe('Le poste central démarre');
  const hub = desktop.child('hub');
  hub.says({ says: 'ready', url: pc.hub, secrets: { desk: 'd', kiosk: 'k', display: 's', admin: 'a' } });
  expect(labels()[0]).toBe('Le poste central de l’établissement tourne sur ce PC');
  desktop.window('Affichage').close();
  await press('Ouvrir l’affichage');
  expect(desktop.window('Affichage').isClosed).toBe(false);
  hub.exits({ code: 1, signal: null });
  await pc.time.pass(1_000);
  desktop.child('hub').says({ says: 'final', why: 'portInUse', sentence: '' });
  expect(labels()[0]).toContain('un autre programme utilise son port');
});

describe('quitting asks what closing asks', () => {
  test('at a desk with a visitor', async () => {
    await pc.launch(['--role', 'desk', '--hub', pc.hub]);
    await pc.ask('Guichet', { type: 'serving', isServing: true });
    await press('Quitter');
    expect([desktop.questions.length, desktop.quits]).toEqual([1, 0]);
    desktop.presses = 1;
    await press('Quitter');
    expect(desktop.quits).toBe(1);
  });

  test('on the PC of a hub', async () => {
    await pc.launch(['--role', 'hub,desk']);
    await press('Quitter');
    expect([desktop.questions, desktop.quits]).toEqual([[wordsFor(['fr']).closeHub.message], 0]);
  });

  test('a kiosk for its PIN: nothing else ends it', async () => {
    await pc.launch(['--role', 'desk,kiosk', '--hub', pc.hub, '--pin', PIN]);
    await press('Quitter');
    expect(desktop.window('Borne').url).toContain('page=leave');
    expect([desktop.questions, desktop.quits]).toEqual([[], 0]);
  });
});

test.each(['en', 'fr'])('every trouble of a hub has its words: %s', (language) => {
  const { trouble } = wordsFor([language]).tray;
  expect(new Set(HUB_TROUBLES.map((why) => trouble[why])).size).toBe(HUB_TROUBLES.length);
});
