import { beforeEach, describe, expect, it } from 'vitest';
import type { CommandInput } from '#contract/commands.ts';
import type { StationJobRow } from '#contract/views.ts';
import type { Answer, ViewMessage } from '#contract/wire.ts';
import type { Condition, PrintOutcome } from '#hardware/ports.ts';
import { KeptPrinter } from '#station/kept-printer.ts';
import { paperOf } from '#station/paper.ts';
import { Picture } from '#station/picture.ts';
import { PrintJobs } from '#station/print-jobs.ts';
import { HandHardwareTime, until } from '../support/box/time.ts';
import { MONDAY_9 } from '../support/office.ts';
import { printerOf } from '../support/paper-office.ts';
import { FakeHardware } from './fake-hardware.ts';

/** The papers of a station whose hub, printer and clock are in the hands of the test. */

const DONE: Answer<unknown> = { ok: true, result: {} };
const OVER: Answer<unknown> = { ok: false, refusal: { code: 'jobOver', params: {} } };

let time: HandHardwareTime;
let hardware: FakeHardware;
let jobs: PrintJobs;
let printer: KeptPrinter;
let sent: CommandInput[];
let told: Condition[];
/** What the hub answers; a test that holds an answer back replaces it. */
let answer: (command: CommandInput) => Promise<Answer<unknown>>;

beforeEach(() => {
  time = new HandHardwareTime(MONDAY_9);
  hardware = new FakeHardware();
  sent = [];
  told = [];
  answer = async () => DONE;
  const journal = { info: () => {}, warn: () => {} };
  const tell = (condition: Condition) => void told.push(condition);
  printer = new KeptPrinter({ id: 'front', hardware, folder: '', time, journal, tell }, printerOf({}));
  jobs = new PrintJobs({
    time,
    send: (command) => {
      sent.push(command);
      return answer(command);
    },
    printer: (id) => (id === 'front' ? printer : undefined),
    paper: (row) => paperOf(row, pictureOf(row)),
  });
});

const job = (part: Partial<StationJobRow>): StationJobRow => ({
  key: `job:${part.job ?? 'j1'}`,
  table: 'job',
  job: 'j1',
  state: 'offered',
  tries: 0,
  visit: 'v1',
  number: 'A1',
  printer: 'front',
  copy: false,
  service: 'papers',
  language: 'en',
  issuedAt: MONDAY_9,
  ahead: 0,
  ...part,
});

function pictureOf(...rows: StationJobRow[]): Picture {
  const head = { site: 'Hall', zone: 'Europe/Paris', languages: ['en'], day: null, info: null, demo: false };
  const snapshot = {
    ...{ view: 'station:st1', epoch: 1, n: 1, seq: 1, now: MONDAY_9, events: [] },
    head: { ...head, device: 'st1' },
    rows: { put: rows, del: [] },
  } as ViewMessage;
  const picture = Picture.of(snapshot);
  if (!picture) throw new Error('no head');
  return picture;
}

const reports = () => sent.filter(({ type }) => type === 'reportPrint');
const numbers = () => hardware.papers.map(({ paper }) => paper.number);
const settle = (what: string, check: () => boolean) => until(what, check, time);

describe('[P2] a job', () => {
  it('is taken, then printed, then reported, and once however often it is shown', async () => {
    for (let n = 0; n < 3; n += 1) jobs.follow(pictureOf(job({})));
    await settle('the report', () => reports().length === 1);
    jobs.follow(pictureOf(job({ state: 'accepted', tries: 1 })));
    jobs.follow(pictureOf(job({})));
    await jobs.stop();
    expect(sent).toEqual([
      { type: 'acceptPrint', job: 'j1' },
      { type: 'reportPrint', job: 'j1', as: 'printed', problem: null },
    ]);
    expect(numbers()).toEqual(['A1']);
  });

  it('whose acceptance was refused is not printed', async () => {
    answer = async () => OVER;
    jobs.follow(pictureOf(job({})));
    await settle('the refusal', () => sent.length === 1);
    await jobs.stop();
    expect(numbers()).toEqual([]);
    expect(reports()).toEqual([]);
  });

  it('that waits for a busy printer is taken before the hub gives it up, and printed in its turn', async () => {
    const first = Promise.withResolvers<PrintOutcome>();
    hardware.onPrint = () => first.promise;
    jobs.follow(pictureOf(job({}), job({ job: 'j2', number: 'A2', issuedAt: MONDAY_9 + 1 })));
    await settle('the first is printed', () => numbers().length === 1);
    expect(sent.map((command) => 'job' in command && command.job)).toEqual(['j1']);
    await settle('the second is taken', () => sent.length === 2);
    expect(numbers()).toEqual(['A1']);
    first.resolve({ as: 'printed', problem: null, sent: 1 });
    await settle('both are reported', () => reports().length === 2);
    expect(numbers()).toEqual(['A1', 'A2']);
  });

  it('whose acceptance was confirmed late is given back: nothing was sent, and that is sure', async () => {
    const late = Promise.withResolvers<Answer<unknown>>();
    answer = (command) => (command.type === 'acceptPrint' ? late.promise : Promise.resolve(DONE));
    jobs.follow(pictureOf(job({})));
    await settle('the acceptance is asked for', () => sent.length === 1);
    time.pass(11_000);
    late.resolve(DONE);
    await settle('the report', () => reports().length === 1);
    expect(numbers()).toEqual([]);
    expect(reports()[0]).toMatchObject({ as: 'notSent', problem: 'stationOffline' });
  });

  it('[P3] that is offered again after it was surely not sent is printed again, as another attempt', async () => {
    hardware.onPrint = async () => ({ as: 'notSent', problem: 'paperOut', sent: 0 });
    jobs.follow(pictureOf(job({})));
    await settle('the first report', () => reports().length === 1);
    hardware.onPrint = async () => ({ as: 'printed', problem: null, sent: 1 });
    jobs.follow(pictureOf(job({ state: 'accepted', tries: 1 })));
    jobs.follow(pictureOf(job({ tries: 1 })));
    await settle('the second report', () => reports().length === 2);
    expect(reports().map((report) => 'as' in report && report.as)).toEqual(['notSent', 'printed']);
    expect(told).toContainEqual({ state: 'down', problem: 'paperOut' });
  });

  it('of a printer that is not set up is given back', async () => {
    jobs.follow(pictureOf(job({ printer: 'gone' })));
    await settle('the report', () => reports().length === 1);
    expect(reports()[0]).toMatchObject({ as: 'notSent', problem: 'badSettings' });
  });
});

describe('[P4] [P5] a job that another process took', () => {
  it('is unknown, reported once, and never printed', async () => {
    for (let n = 0; n < 3; n += 1) jobs.follow(pictureOf(job({ state: 'accepted', tries: 1 })));
    await settle('the report', () => reports().length === 1);
    await jobs.stop();
    expect(sent).toEqual([{ type: 'reportPrint', job: 'j1', as: 'unknown', problem: 'stationRestarted' }]);
    expect(numbers()).toEqual([]);
  });

  it('is found out though this process was about to take it', async () => {
    const refused = Promise.withResolvers<Answer<unknown>>();
    answer = (command) => (command.type === 'acceptPrint' ? refused.promise : Promise.resolve(DONE));
    jobs.follow(pictureOf(job({})));
    jobs.follow(pictureOf(job({ state: 'accepted', tries: 1 })));
    expect(reports()).toEqual([]);
    refused.resolve(OVER);
    await settle('the report', () => reports().length === 1);
    expect(reports()[0]).toMatchObject({ as: 'unknown', problem: 'stationRestarted' });
    expect(numbers()).toEqual([]);
  });
});

describe('a driver', () => {
  it('that hangs in a print leaves it unknown, and the next job gets a driver of its own', async () => {
    hardware.onPrint = () => new Promise(() => {});
    jobs.follow(pictureOf(job({})));
    await until('the print', () => numbers().length === 1);
    time.pass(81_000);
    await settle('the report', () => reports().length === 1);
    expect(reports()[0]).toMatchObject({ as: 'unknown', problem: 'timeout' });
    hardware.onPrint = async () => ({ as: 'printed', problem: null, sent: 1 });
    jobs.follow(pictureOf(job({ job: 'j2', number: 'A2' })));
    await settle('the next report', () => reports().length === 2);
    expect(reports()[1]).toMatchObject({ job: 'j2', as: 'printed' });
    expect(hardware.opened.filter((what) => what === 'printer Front door')).toHaveLength(2);
  });

  it('that throws leaves it unknown', async () => {
    hardware.onPrint = async () => {
      throw new Error('a fault of the driver');
    };
    jobs.follow(pictureOf(job({})));
    await settle('the report', () => reports().length === 1);
    expect(reports()[0]).toMatchObject({ as: 'unknown', problem: 'internal' });
  });

  it.each([
    ['whose settings cannot work', new Error('no such escape'), 'badSettings'],
    ['whose parts are missing', Object.assign(new Error('gone'), { code: 'ERR_MODULE_NOT_FOUND' }), 'internal'],
  ])('%s is not sent', async (_, error, problem) => {
    hardware.onOpen = async () => {
      throw error;
    };
    jobs.follow(pictureOf(job({})));
    await settle('the report', () => reports().length === 1);
    expect(reports()[0]).toMatchObject({ as: 'notSent', problem });
  });
});

describe('an idle printer', () => {
  const asked = () => told.length;

  it('is asked how it is every 7 s, and never during a job', async () => {
    let answers = 0;
    hardware.onCondition = async () => {
      answers += 1;
      return { state: 'ready', problem: null };
    };
    printer.start();
    await settle('the first answer', () => asked() === 1);
    time.pass(7_000);
    await settle('the second answer', () => asked() === 2);
    const held = Promise.withResolvers<PrintOutcome>();
    hardware.onPrint = () => held.promise;
    jobs.follow(pictureOf(job({})));
    await until('the print', () => numbers().length === 1);
    const before = answers;
    for (let n = 0; n < 5; n += 1) time.pass(7_000);
    expect(answers).toBe(before);
    held.resolve({ as: 'printed', problem: null, sent: 1 });
    await settle('the answer after the job', () => answers > before);
    await printer.stop();
  });

  it('that does not answer is down, and asked again through another driver', async () => {
    hardware.onCondition = () => new Promise(() => {});
    printer.start();
    await settle('the question', () => hardware.opened.length === 1);
    time.pass(12_000);
    await settle('the verdict', () => asked() === 1);
    expect(told).toEqual([{ state: 'down', problem: 'timeout' }]);
    hardware.onCondition = async () => ({ state: 'ready', problem: null });
    await settle('the recovery', () => asked() > 1);
    expect(told.at(-1)).toEqual({ state: 'ready', problem: null });
    await printer.stop();
  });
});
