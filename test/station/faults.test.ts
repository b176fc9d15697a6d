import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { JobRow } from '#contract/rows.ts';
import type { TimeSource } from '#hub/ports.ts';
import type { Client } from '../support/client.ts';
import { type FaultProxy, startFaultProxy } from '../support/fault-proxy.ts';
import { type Printed, readPaper } from '../support/printed.ts';
import { FakePrinter, MUTE, type PrinterState } from '../support/printer/fake-printer.ts';
import { type StationOffice, settingsIn, stationOffice, tcpPrinter } from '../support/station-office.ts';

/** Papers through a real hub, a real station and printers that fail, counted from the bytes that the printers received. */

const FAULTS = process.env.NS_LONG === undefined ? 150 : 2_000;
const SEED = Number(process.env.NS_SEED ?? Date.now() % 1_000_000);
const PRINTERS = 10;
/** The hub's time: its waits between tries pass in a moment, and in their order. */
const FASTER = 5;
const ROUND_TAKES = 3_000;
const SETTLED_WITHIN = 90_000;

const HEALTHY: Partial<PrinterState> = {
  cover: 'closed',
  paper: 'ok',
  offline: false,
  reads: true,
  connection: 'serve',
  rollEndsAfter: null,
  answers: { state: true, printed: true, paper: true, name: true },
};

/** Mulberry32: faults of a seed come again. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
const random = randomOf(SEED);
const upTo = (most: number): number => Math.floor(random() * most);

const begun = performance.now();
const quickTime: TimeSource = {
  wall: () => Math.floor(Date.now() + (FASTER - 1) * (performance.now() - begun)),
  monotonic: () => performance.now() * FASTER,
  after: (wait, callback) => {
    const timer = setTimeout(callback, wait / FASTER);
    return () => clearTimeout(timer);
  },
};

let office: StationOffice;
let proxy: FaultProxy;
const printers: FakePrinter[] = [];
const kiosks: Client[] = [];

beforeAll(async () => {
  let hubPort = 0;
  proxy = await startFaultProxy(() => hubPort, random);
  const host = `127.0.0.1:${proxy.port}`;
  office = await stationOffice({
    hosts: [host],
    url: `http://${host}`,
    own: { time: quickTime },
    started: ({ port }) => {
      hubPort = port;
    },
  });
  const [site] = settingsIn(office.admin, 'site');
  if (!site) throw new Error('no site');
  const range = { first: 1, last: 9_999, wrap: false };
  await office.configure('site', 'main', { ...site.value, numbering: { ...site.value.numbering, range } });
  for (let n = 1; n <= PRINTERS; n += 1) {
    const printer = await FakePrinter.onTcp();
    const kiosk = await office.hub.client('kiosk', ['kiosk:main']);
    const serves = [kiosk.identity?.device ?? ''];
    await office.configure('printer', `p${n}`, tcpPrinter(office.device, printer.port, { serves }));
    printers.push(printer);
    kiosks.push(kiosk);
  }
});
afterAll(async () => {
  for (const kiosk of kiosks) kiosk.close();
  for (const printer of printers) await printer.stop();
  await office.close();
  await proxy.close();
});

/** What goes wrong with a printer; `power`: off and on again at once. */
const PRINTER_FAULTS: ((printer: FakePrinter) => void)[] = [
  (printer) => printer.set({ connection: { resetAfter: 1 + upTo(500) } }),
  (printer) => printer.set({ connection: 'close' }),
  (printer) => printer.set({ answers: MUTE }),
  (printer) => printer.set({ answers: { state: true, printed: false, paper: false, name: false } }),
  (printer) => printer.set({ reads: false }),
  (printer) => printer.set({ cover: 'open' }),
  (printer) => printer.set({ rollEndsAfter: upTo(250) }),
  (printer) => printer.set({ paper: 'out' }),
  (printer) => printer.set({ offline: true }),
  (printer) => printer.powerOff(),
];

async function killStation(): Promise<void> {
  await office.station.end('SIGKILL');
  office.station.start();
  await office.station.says(/Connected/);
}

async function cutNetwork(): Promise<void> {
  const cutRequests = upTo(2);
  proxy.become({ cutRequests, cutReplies: 1 - cutRequests });
  await delay(upTo(400));
  proxy.become({ cutRequests: 0, cutReplies: 0 });
}

/** One ticket a kiosk, and meanwhile as many faults. Returns how many. */
async function round(): Promise<number> {
  const tickets = kiosks.map(async (kiosk) => {
    await delay(upTo(150));
    await kiosk.done({ type: 'issue', service: 'identity' });
  });
  const broken = printers.filter(() => random() < 0.7);
  const faults = broken.map(async (printer) => {
    await delay(upTo(300));
    PRINTER_FAULTS[upTo(PRINTER_FAULTS.length)]?.(printer);
    await delay(200 + upTo(700));
    printer.set(HEALTHY);
  });
  const dice = random();
  const ofStation = dice < 0.25 ? [delay(upTo(500)).then(killStation)] : [];
  const ofNetwork = dice > 0.6 ? [delay(upTo(500)).then(cutNetwork)] : [];
  await Promise.all([...tickets, ...faults, ...ofStation, ...ofNetwork]);
  return faults.length + ofStation.length + ofNetwork.length;
}

const isOver = ({ state }: JobRow): boolean => state === 'printed' || state === 'notSent' || state === 'unknown';

async function settled(): Promise<JobRow[]> {
  const end = performance.now() + SETTLED_WITHIN;
  for (;;) {
    const jobs = await office.jobs();
    if (jobs.every(isOver) || performance.now() > end) return jobs;
    await delay(200);
  }
}

/** What is wrong with the papers of one job, as sentences; a good one has none. */
function wrongWith({ number, state, copy }: JobRow, papers: Printed[]): string[] {
  const own = papers.filter((paper) => paper.number === number);
  const whole = own.filter(({ complete }) => complete).length;
  return [
    ...(isOver({ state } as JobRow) ? [] : [`${number} is ${state} for ever`]),
    ...(own.length > 1 ? [`${number} came out ${own.length} times without COPY`] : []),
    ...(state === 'printed' && whole === 0 ? [`${number} is printed and never came out`] : []),
    ...(state === 'notSent' && own.length > 0 ? [`${number} is not sent and came out`] : []),
    ...(copy ? [`${number} is a copy that nobody asked for`] : []),
  ];
}

it(`[P2] [P3] [P4] [P5] no paper comes out twice and none is lost in silence, through ${FAULTS} faults`, {
  timeout: 120_000 + (FAULTS / PRINTERS) * ROUND_TAKES * 2,
}, async () => {
  let faults = 0;
  while (faults < FAULTS) faults += await round();
  for (const printer of printers) printer.set(HEALTHY);
  const jobs = await settled();
  const papers = printers.flatMap((printer) => printer.papers()).map(readPaper);
  const by = Object.groupBy(jobs, ({ state }) => state);
  const figures = Object.entries(by).map(([state, some]) => `${some?.length} ${state}`);
  console.log(`seed ${SEED}: ${faults} faults, ${jobs.length} jobs (${figures.join(', ')}), ${papers.length} papers`);
  expect(jobs.flatMap((job) => wrongWith(job, papers))).toEqual([]);
  expect(papers.filter(({ copy }) => copy)).toEqual([]);
  expect(jobs.length).toBeGreaterThan(FAULTS / 2);
  expect((by.printed ?? []).length).toBeGreaterThan(jobs.length / 4);
});
