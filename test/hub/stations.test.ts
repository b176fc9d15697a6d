import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CommandInput } from '#contract/commands.ts';
import type { SettingKind } from '#contract/settings.ts';
import type { HardwareRow, KioskJobRow, KioskPrinterRow, StationJobRow } from '#contract/views.ts';
import type { StationAsk } from '#contract/wire.ts';
import type { Client } from '../support/client.ts';
import { Client as NewClient, SILENT } from '../support/client.ts';
import { removeDataDir, startHub, type TestHub } from '../support/hub.ts';
import { printerOf } from '../support/paper-office.ts';

/** A station as the hub meets it: papers, hardware, questions, the voice. */

let hub: TestHub;
let station: Client;
let token: string;
let admin: Client;
let kiosk: Client;
let display: Client;
let desk: Client;

const configure = (kind: SettingKind, id: string, value: object) =>
  admin.done({ type: 'configure', kind, id, expectedVersion: 0, value } as CommandInput);
const deviceOf = (client: Client) => client.identity?.device ?? '';
const rowsOf = <R>(client: Client, view: Parameters<Client['pictures']['get']>[0], prefix: string) =>
  [...(client.pictures.get(view)?.rows.values() ?? [])].filter(({ key }) => key.startsWith(prefix)) as R[];

beforeAll(async () => {
  hub = await startHub();
  admin = await hub.client('admin', ['admin:main']);
  kiosk = await hub.client('kiosk', ['kiosk:main']);
  display = await hub.client('display', ['display:all']);
  desk = await hub.client('desk', ['queue:main', 'desk:desk1']);
  token = await hub.token('station');
  station = await new NewClient({ url: hub.url, token, views: [], listener: SILENT }).open();
  await configure('printer', 'front', { ...printerOf({}), station: deviceOf(station) });
  await configure('voice', 'main', {
    ...{ station: deviceOf(station), languages: ['en', 'fr'], visitorFirst: true, repeats: 1, numbers: 'natural' },
    ...{ volume: 80, quiet: [], enabled: true },
  });
  await station.socket.emitWithAck('hello', { views: [`station:${deviceOf(station)}`] });
  await desk.ask('signIn', { person: 'person1', pin: '', newPin: '80462' });
  await desk.done({ type: 'openSession', desk: 'desk1', profile: 'papers' });
});
afterAll(async () => {
  for (const client of [station, admin, kiosk, display, desk]) client.close();
  await hub.stop();
  removeDataDir(hub.dataDir);
});

const view = () => `station:${deviceOf(station)}` as const;
const paperAt = (device: string) =>
  rowsOf<KioskJobRow>(kiosk, 'kiosk:main', 'paper:').find(({ key }) => key === `paper:${device}`);

describe('[P1] [P2] a paper', () => {
  it('is offered to its station, and the kiosk sees what becomes of it', async () => {
    const { job, visit } = (await kiosk.done({ type: 'issue', service: 'identity', language: 'fr' })) as {
      job: string;
      visit: string;
    };
    await vi.waitFor(() => expect(rowsOf<StationJobRow>(station, view(), 'job:')).toHaveLength(1));
    expect(rowsOf<StationJobRow>(station, view(), 'job:')[0]).toMatchObject({
      job,
      visit,
      language: 'fr',
      state: 'offered',
    });
    await station.done({ type: 'acceptPrint', job });
    await vi.waitFor(() => expect(paperAt(deviceOf(kiosk))?.state).toBe('accepted'));
    await station.done({ type: 'reportPrint', job, as: 'printed', problem: null });
    await vi.waitFor(() => expect(paperAt(deviceOf(kiosk))).toMatchObject({ job, visit, state: 'printed' }));
    expect(rowsOf(station, view(), 'job:')).toEqual([]);
  });
});

describe('hardware', () => {
  const printer = () => rowsOf<KioskPrinterRow>(kiosk, 'kiosk:main', 'printer:')[0];
  const row = () => rowsOf<HardwareRow>(admin, 'admin:main', 'hardware:printer:')[0];

  it('is as its station tells, for kiosk, staff and admin at once', async () => {
    const item = { of: 'printer', id: 'front', state: 'down', problem: 'paperOut' } as const;
    await station.ask('hardware', { items: [item] });
    await vi.waitFor(() =>
      expect(printer()).toMatchObject({ state: 'down', problem: 'paperOut', paperless: false, slot: 'below' }),
    );
    expect(row()).toMatchObject({ name: 'Front door', state: 'down', problem: 'paperOut' });
    expect(rowsOf<HardwareRow>(desk, 'queue:main', 'hardware:')).toHaveLength(2);
  });

  it('tells staff and admin what was wrong last, when nothing is now', async () => {
    const tell = (state: 'ready' | 'down', problem: 'paperOut' | null) =>
      station.ask('hardware', { items: [{ of: 'printer', id: 'front', state, problem }] });
    await tell('ready', null);
    await vi.waitFor(() => expect(row()).toMatchObject({ state: 'ready', problem: null }));
    expect(row()?.lastProblem).toEqual({ problem: 'paperOut', at: expect.any(Number) });
    expect(row()?.lastProblem?.at).toBeLessThanOrEqual(row()?.since ?? 0);
    await tell('down', 'paperOut');
  });

  it('of another station is none of its business', async () => {
    const other = await hub.client('station', []);
    await other.ask('hardware', { items: [{ of: 'printer', id: 'front', state: 'ready', problem: null }] });
    expect(row()?.problem).toBe('paperOut');
    other.close();
  });

  it('is down while its station is gone, and unknown until it tells again', async () => {
    station.socket.disconnect();
    await vi.waitFor(() => expect(row()).toMatchObject({ state: 'down', problem: 'stationOffline' }));
    station.socket.connect();
    await vi.waitFor(() => expect(station.socket.connected).toBe(true));
    await station.socket.emitWithAck('hello', { views: [view()] });
  });
});

describe('a question to a station', () => {
  const answer = (id: string, type: string, body: Uint8Array | string, as = token) =>
    fetch(`${hub.url}/api/v1/answers/${id}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${as}`, 'content-type': type },
      body: body as BodyInit,
    });
  const asked = () =>
    new Promise<{ id: string; ask: StationAsk }>((resolve) => station.socket.once('ask', (one) => resolve(one)));

  it('a call is spoken: the display fetches what the station made, in the languages of the office', async () => {
    const question = asked();
    const called = (await desk.done({ type: 'callNext', desk: 'desk1' })) as { called: { transaction: string } };
    const { id, ask } = await question;
    expect(ask).toMatchObject({ what: 'speak', number: 'A1', desk: 'desk1', languages: ['fr', 'en'] });
    const sound = fetch(`${hub.url}/api/v1/speech/call/${called.called.transaction}.wav`);
    expect((await answer(id, 'audio/wav', 'RIFF-sound')).status).toBe(200);
    const response = await sound;
    expect([response.headers.get('content-type'), await response.text()]).toEqual(['audio/wav', 'RIFF-sound']);
  });

  it('is answered once, by the one that was asked, and in one of three types', async () => {
    const question = asked();
    await desk.done({ type: 'recall', desk: 'desk1' });
    await desk.done({ type: 'announce', texts: { en: 'We close soon' } });
    const { id } = await question;
    const other = await hub.token('station');
    expect((await answer(id, 'audio/wav', 'x', other)).status).toBe(404);
    expect((await answer(id, 'audio/wav', 'x', 'nobody')).status).toBe(401);
    expect((await answer(id, 'text/html', 'x')).status).toBe(400);
    expect((await answer(id, 'audio/wav', new Uint8Array(2_200_000))).status).toBe(413);
    expect((await answer(id, 'audio/wav', 'x')).status).toBe(200);
    expect((await answer(id, 'audio/wav', 'x')).status).toBe(404);
  });

  it('a sound that nobody made is not there', async () => {
    expect((await fetch(`${hub.url}/api/v1/speech/call/nothing.wav`)).status).toBe(404);
  });

  it('a test ticket of a printer whose station is away says so', async () => {
    const gone = await hub.client('station', []);
    await configure('printer', 'back', { ...printerOf({}), station: deviceOf(gone) });
    gone.close();
    await vi.waitFor(() =>
      expect(rowsOf<HardwareRow>(admin, 'admin:main', 'hardware:printer:back')[0]?.state).toBe('down'),
    );
    const refused = await admin.ask('testTicket', { printer: 'back' });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'noStation' } });
  });
});
