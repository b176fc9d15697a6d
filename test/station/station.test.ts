import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CommandInput } from '#contract/commands.ts';
import type { SettingKind } from '#contract/settings.ts';
import type { HardwareRow } from '#contract/views.ts';
import type { Client } from '../support/client.ts';
import { type Printed, readPaper } from '../support/printed.ts';
import { FakePrinter } from '../support/printer/fake-printer.ts';
import { type StationOffice, stationOffice, tcpPrinter } from '../support/station-office.ts';

/** A real station in a process of its own, with real drivers, at a real hub. */

let office: StationOffice;
let printer: FakePrinter;
let kiosk: Client;
beforeAll(async () => {
  office = await stationOffice();
  printer = await FakePrinter.onTcp();
  kiosk = await office.hub.client('kiosk', ['kiosk:main']);
  await office.configure('printer', 'front', tcpPrinter(office.device, printer.port));
});
afterAll(async () => {
  kiosk.close();
  await office.close();
  await printer.stop();
});

const papers = (): Printed[] => printer.papers().map(readPaper);
const issue = async (service = 'identity') =>
  (await kiosk.done({ type: 'issue', service, language: 'en' })) as { number: string; job: string };
const jobNamed = async (id: string) => (await office.jobs()).find((job) => job.id === id);
const hardware = (key: string) => {
  const rows = [...office.admin.picture('admin:main').rows.values()];
  const row = rows.find((one) => one.key === `hardware:${key}`) as HardwareRow | undefined;
  return row && [row.state, row.problem];
};
const patiently = { timeout: 15_000, interval: 30 };

describe('[P1] [P2] a ticket', () => {
  it('comes out once, and its job says so', async () => {
    const { number, job } = await issue();
    await vi.waitFor(async () => expect(await jobNamed(job)).toMatchObject({ state: 'printed', tries: 1 }), patiently);
    expect(papers()).toEqual([{ number, copy: false, complete: true }]);
  });

  it('[P5] whose station was killed while it was printed is unknown, and not printed again by the next one', async () => {
    const before = printer.papers().length;
    printer.set({ reads: false });
    const { job, number } = await issue();
    await vi.waitFor(async () => expect(await jobNamed(job)).toMatchObject({ state: 'accepted' }), patiently);
    await office.station.end('SIGKILL');
    printer.set({ reads: true });
    office.station.start();
    const unknown = { state: 'unknown', problem: 'stationRestarted' };
    await vi.waitFor(async () => expect(await jobNamed(job)).toMatchObject(unknown), patiently);
    const next = await issue();
    await vi.waitFor(async () => expect(await jobNamed(next.job)).toMatchObject({ state: 'printed' }), patiently);
    const later = papers().slice(before);
    expect(later.filter((paper) => paper.number === number).length).toBeLessThanOrEqual(1);
    expect(later.at(-1)).toEqual({ number: next.number, copy: false, complete: true });
  });

  it('[P6] that staff ask for again says COPY', async () => {
    const { number } = await issue();
    await vi.waitFor(() => expect(papers().at(-1)?.number).toBe(number), patiently);
    const clerk = await office.clerk('desk1');
    const visit = await visitNamed(clerk, number);
    await clerk.done({ type: 'reprint', desk: 'desk1', visit });
    await vi.waitFor(() => expect(papers().at(-1)).toEqual({ number, copy: true, complete: true }), patiently);
    clerk.close();
  });

  it('is on its way again after the hub was started anew, and reported though the hub was away', async () => {
    printer.set({ speed: 8 });
    const { job, number } = await issue();
    await vi.waitFor(async () => expect(await jobNamed(job)).toMatchObject({ state: 'accepted' }), patiently);
    kiosk.cut();
    await office.hub.stop();
    await vi.waitFor(() => expect(papers().at(-1)?.number).toBe(number), patiently);
    await office.hubStarts();
    await vi.waitFor(async () => expect(await jobNamed(job)).toMatchObject({ state: 'printed' }), patiently);
    printer.set({ speed: null });
    expect(papers().filter((paper) => paper.number === number)).toHaveLength(1);
  });
});

async function visitNamed(clerk: Client, number: string): Promise<string> {
  const visits = [...clerk.picture('queue:main').rows.values()];
  const visit = visits.find((row) => row.table === 'visit' && row.number === number);
  if (visit?.table !== 'visit') throw new Error(`no visit ${number}`);
  return visit.visit;
}

describe('the hub asks', () => {
  const token = () => office.hub.token('admin');
  const post = async (path: string, body: object) =>
    fetch(`${office.hub.url}/api/v1/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await token()}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('for a test ticket, which nobody waits for', async () => {
    const jobs = (await office.jobs()).length;
    expect(await office.admin.ask('testTicket', { printer: 'front' }, 20_000)).toMatchObject({ ok: true });
    expect(papers().at(-1)).toEqual({ number: 'TEST', copy: false, complete: true });
    expect(await office.jobs()).toHaveLength(jobs);
  });

  it('for a test ticket of a printer without paper, and the admin learns why there is none', async () => {
    printer.set({ paper: 'out' });
    const refused = await office.admin.ask('testTicket', { printer: 'front' }, 20_000);
    printer.set({ paper: 'ok' });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'stationFailed', params: { problem: 'paperOut' } } });
  });

  it('for the picture of a ticket', async () => {
    const template = { name: 'T', service: null, language: null, blocks: [{ type: 'number' }] };
    const answer = await post('preview', { template, paper: '80', service: null, language: 'fr' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });

  it('for a call to be spoken, with the desk as it is spoken and the numbers as they are set', async () => {
    await office.configure('voice', 'main', {
      ...{ station: office.device, languages: ['en'], visitorFirst: false, repeats: 1, numbers: 'digits' },
      ...{ volume: 80, quiet: [], enabled: true },
    });
    await office.configure('spokenDesk', 'desk1', { text: { en: 'the first window' } });
    await vi.waitFor(() => expect(hardware('voice:main')).toEqual(['ready', null]), patiently);
    const answer = await post('test-sound', { desk: 'desk1', languages: ['en'] });
    const wav = Buffer.from(await answer.arrayBuffer());
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'audio/wav']);
    expect(wav.subarray(0, 4).toString()).toBe('RIFF');
    expect(wav.length).toBeGreaterThan(20_000);
  });

  it('how its hardware is, each piece now', async () => {
    await vi.waitFor(() => expect(hardware('printer:front')).toEqual(['ready', null]), patiently);
    printer.set({ cover: 'open' });
    const answer = await office.admin.ask('selfCheck', {}, 20_000);
    printer.set({ cover: 'closed' });
    const steps = answer.ok ? answer.result.steps.filter(({ where }) => where === office.device) : [];
    expect(steps.map(({ what, state, code }) => [what, state, code])).toEqual([
      ['station', 'green', 'stationHere'],
      ['printer', 'red', 'coverOpen'],
      ['voice', 'green', 'speaks'],
    ]);
  });
});

it('a station that ends in order ends what it began, and with status 0', async () => {
  const { job } = await issue();
  await vi.waitFor(async () => expect((await jobNamed(job))?.state).not.toBe('offered'), patiently);
  expect(await office.station.end('SIGTERM')).toBe(0);
  expect(await jobNamed(job)).toMatchObject({ state: 'printed' });
  office.station.start();
  await office.station.says(/Connected/);
});

describe('wrong settings name the field', () => {
  const tcp = { type: 'tcp', host: 'a b', port: 9100 };
  it.each<[SettingKind, string, string, object]>([
    ['printer', 'x', 'value.connection.host', { connection: tcp }],
    ['printer', 'x', 'value.copies', { copies: 3 }],
    ['printer', 'x', 'value.connection.path', { connection: { type: 'usb', path: '/dev/../etc/passwd' } }],
  ])('%s %s: %s', async (kind, id, field, part) => {
    const value = { ...tcpPrinter(office.device, 9100), ...part };
    const refused = await office.admin.send({ type: 'configure', kind, id, expectedVersion: 0, value } as CommandInput);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'badRequest', params: { field } } });
  });
});
