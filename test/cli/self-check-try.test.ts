import { afterAll, beforeAll, expect, test } from 'vitest';
import { SITE } from '#contract/names.ts';
import type { CheckStep } from '#contract/self-check.ts';
import { tryEverything } from '../../main/cli/self-check-try.ts';
import type { Client } from '../support/client.ts';
import { removeDataDir, startHub, type TestHub } from '../support/hub.ts';
import { printerOf } from '../support/paper-office.ts';
import { PlayedStation } from '../support/played-station.ts';

let hub: TestHub;
let admin: Client;
let station: PlayedStation;
beforeAll(async () => {
  hub = await startHub();
  admin = await hub.client('admin', []);
  station = await PlayedStation.join(hub, 'PC at the door');
});
afterAll(async () => {
  station.client.close();
  admin.close();
  await hub.stop();
  removeDataDir(hub.dataDir);
});

const tried = async (steps: CheckStep[] = []) => {
  const { hostname, port } = new URL(hub.url);
  const all = await tryEverything({ host: hostname, port: Number(port), control: 'control-secret-of-tests' }, steps);
  return all.slice(1).map(({ ok, line }) => [ok, line.trim()]);
};
const printer = (id: string, part: object) => {
  const value = { ...printerOf({}), station: station.device, ...part };
  return admin.done({ type: 'configure', kind: 'printer', id, expectedVersion: 0, value });
};
let voiceVersion = 0;
const voice = async (part: { enabled: boolean }) => {
  const value = {
    ...{ station: station.device, languages: [], visitorFirst: true, repeats: 1, numbers: 'natural' as const },
    ...{ volume: 80, quiet: [], ...part },
  };
  await admin.done({ type: 'configure', kind: 'voice', id: SITE, expectedVersion: voiceVersion, value });
  voiceVersion += 1;
};
const VOICE_BROKEN: CheckStep = { where: 'hub', what: 'voice', state: 'red', code: 'noVoice', params: {} };
const answered = (told: object) => () => ({ type: 'application/json', body: JSON.stringify(told) });

test('an office without hardware is told that there is nothing to try', async () => {
  expect(await tried()).toEqual([
    [true, 'Paper: this office has no printer.'],
    [true, 'Sound: no display is connected that could speak.'],
  ]);
});

test('each printer in use prints a test ticket, and the displays show a test', async () => {
  await printer('front', { name: 'Front door' });
  await printer('old', { name: 'Put away', enabled: false });
  const display = await hub.client('display', ['display:all']);
  station.answer = answered({ ok: true });
  expect(await tried()).toEqual([
    [true, 'Front door: a test ticket was printed. Look whether all of it can be read.'],
    [
      true,
      'Sound: a test is shown on one display now, with its chime, but not spoken: this office has no voice. ' +
        'Set one up on the admin page, under "Voice".',
    ],
  ]);
  expect(station.asked.filter(({ what }) => what === 'testTicket')).toEqual([{ what: 'testTicket', printer: 'front' }]);
  await display.until(() =>
    JSON.stringify([...display.picture('display:all').rows]).includes('This is a test of the sound.'),
  );
  display.close();
  await expect.poll(async () => (await hub.health()).clients.display).toBe(0);
});

test('a test is spoken where somebody can speak, else it is said why not', async () => {
  const display = await hub.client('display', ['display:all']);
  const sound = async (steps: CheckStep[] = []) => (await tried(steps)).at(-1);
  const silent = 'Sound: a test is shown on one display now, with its chime, but not spoken: ';
  await voice({ enabled: true });
  expect(await sound()).toEqual([true, 'Sound: a test is shown and spoken on one display now. Listen.']);
  const broken = 'the voice does not work. What to do stands at "Voice" above.';
  expect(await sound([VOICE_BROKEN])).toEqual([false, silent + broken]);
  await voice({ enabled: false });
  expect(await sound()).toEqual([true, `${silent}the voice is turned off on the admin page, under "Voice".`]);
  await voice({ enabled: true });
  display.close();
  await expect.poll(async () => (await hub.health()).clients.display).toBe(0);
});

test('what fails is said with what to do about it', async () => {
  station.answer = answered({ ok: false, problem: 'paperOut' });
  expect((await tried())[0]).toEqual([false, 'Front door: The paper is out. Put in a new roll.']);
  station.client.close();
  await expect.poll(async () => (await hub.health()).clients.station).toBe(0);
  const display = await hub.client('display', ['display:all']);
  const said = await tried();
  expect(said[0]?.[1]).toContain('Its station is not connected.');
  expect(said.at(-1)).toEqual([false, expect.stringContaining('the station that speaks is not connected.')]);
  display.close();
});

test('nobody without the secret prints or speaks', async () => {
  const ask = (what: string, body: object) =>
    fetch(`${hub.url}/api/v1/control/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer guessed' },
      body: JSON.stringify(body),
    });
  expect((await ask('test-ticket', { printer: 'front' })).status).toBe(403);
  expect((await ask('announce', { texts: { en: 'Go home' } })).status).toBe(403);
});
