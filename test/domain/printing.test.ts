import { beforeEach, describe, expect, it } from 'vitest';
import type { CommandBody } from '#contract/commands.ts';
import type { Actor } from '#domain/types.ts';
import { viewOf } from '#domain/views/index.ts';
import type { Office } from '../support/office.ts';
import { clerk, codeOf, KIOSK, MINUTE, must, openOffice, sitDown } from '../support/office.ts';
import { boxOf, printerOf, STATION, stationOf, withStation } from '../support/paper-office.ts';

let office: Office;
beforeEach(() => {
  office = withStation(openOffice());
  office.configure('printer', 'front', printerOf({}));
  sitDown(office, 1);
});

const ticket = (actor = KIOSK) =>
  must(office.run({ type: 'issue', service: 'A', band: null, language: 'fr' }, actor)) as {
    visit: string;
    job: string | null;
  };
const station = (command: CommandBody, actor: Actor = STATION) => office.run(command, actor);
const accept = (job: string) => station({ type: 'acceptPrint', job });
const report = (job: string, as: 'printed' | 'notSent' | 'unknown') =>
  station({ type: 'reportPrint', job, as, problem: as === 'notSent' ? 'paperOut' : null });
const jobOf = (id: string) => office.state.get('job', id);
const paper = () => ticket().job ?? '';
const desk = (command: object) => office.run({ desk: 'd1', ...command } as CommandBody, clerk(1));
const jobs = () => [...office.state.all('job')];

describe('[P1] one paper is asked for in the step that issues', () => {
  it('for a kiosk, at the printer that serves all of them', () => {
    const { visit, job } = ticket();
    expect(jobOf(job ?? '')).toMatchObject({
      visit,
      state: 'offered',
      printer: 'front',
      askedBy: 'kiosk1',
      copy: false,
    });
  });
  it('at the printer that names the device before all others', () => {
    office.configure('printer', 'own', printerOf({ serves: ['kiosk1'] }));
    expect(jobOf(paper())?.printer).toBe('own');
  });
  it('for a desk only where a printer names it, and never for a printer that is off', () => {
    expect(ticket(clerk(1)).job).toBeNull();
    office.configure('printer', 'front', printerOf({ enabled: false }));
    expect(ticket().job).toBeNull();
  });
  it('and the visit can be called at once', () => {
    const { visit } = ticket();
    expect(must(desk({ type: 'callNext', outcome: null }))).toMatchObject({ called: { visit } });
  });
});

describe('[P2] one station takes a job, once', () => {
  it('whoever comes second is refused', () => {
    const job = paper();
    must(accept(job));
    expect(codeOf(accept(job))).toBe('jobOver');
  });
  it('[P9] another station is refused', () => {
    const job = paper();
    expect(codeOf(station({ type: 'acceptPrint', job }, stationOf('st2')))).toBe('notAllowed');
    expect(codeOf(accept('nothing'))).toBe('unknownJob');
  });
});

describe('[P3] what surely did not come out is tried again', () => {
  it('after 1, 2, 5 and 10 s, then given up', () => {
    const job = paper();
    for (const wait of [1_000, 2_000, 5_000, 10_000]) {
      must(accept(job));
      must(report(job, 'notSent'));
      expect(jobOf(job)).toMatchObject({ state: 'putOff', problem: 'paperOut' });
      office.pass(wait - 1);
      expect(jobOf(job)?.state).toBe('putOff');
      office.pass(1);
      expect(jobOf(job)?.state).toBe('offered');
    }
    must(accept(job));
    must(report(job, 'notSent'));
    expect(jobOf(job)).toMatchObject({ state: 'notSent', tries: 5 });
    office.pass(60 * MINUTE);
    expect(jobOf(job)?.state).toBe('notSent');
  });
});

describe('[P4] a station that says nothing', () => {
  it('and took nothing: given up after 10 s, surely without paper', () => {
    const job = paper();
    office.pass(10_000);
    expect(jobOf(job)).toMatchObject({ state: 'notSent', problem: 'stationOffline' });
    expect(codeOf(accept(job))).toBe('jobOver');
  });
  it('after it took the job: nobody knows', () => {
    const job = paper();
    must(accept(job));
    office.pass(120_000);
    expect(jobOf(job)).toMatchObject({ state: 'unknown', problem: 'stationLost' });
  });
});

describe('[P5] unknown is never tried again by itself', () => {
  const lost = () => {
    const job = paper();
    must(accept(job));
    must(report(job, 'unknown'));
    office.pass(60 * MINUTE);
    expect(jobs()).toHaveLength(1);
    return job;
  };
  it('staff saw it come out', () => {
    const job = lost();
    must(desk({ type: 'settlePrint', job, cameOut: true }));
    expect(jobOf(job)).toMatchObject({ state: 'printed', settled: true });
    expect(codeOf(desk({ type: 'settlePrint', job, cameOut: false }))).toBe('jobOver');
  });
  it('staff saw nothing: a COPY is asked for', () => {
    const job = lost();
    const { job: copy } = must(desk({ type: 'settlePrint', job, cameOut: false })) as { job: string };
    expect(jobOf(copy)).toMatchObject({ copy: true, state: 'offered', printer: 'front' });
  });
  it('[P8] the station may still say what happened, until staff have', () => {
    const job = lost();
    must(report(job, 'printed'));
    expect(jobOf(job)?.state).toBe('printed');
    expect(codeOf(report(job, 'notSent'))).toBe('jobOver');
  });
});

describe('[P6] one more paper', () => {
  it('is a COPY, at the printer that printed the first', () => {
    const { visit, job } = ticket();
    must(accept(job ?? ''));
    must(report(job ?? '', 'printed'));
    must(desk({ type: 'reprint', visit }));
    expect(jobs().at(-1)).toMatchObject({ copy: true, printer: 'front', visit });
  });
  it('settles what went wrong before: staff are not asked about it any more', () => {
    const { visit, job } = ticket();
    office.pass(10_000);
    must(desk({ type: 'reprint', visit }));
    expect(jobOf(job ?? '')).toMatchObject({ state: 'notSent', settled: true });
    expect(jobs().at(-1)).toMatchObject({ copy: true, state: 'offered', settled: false });
  });
  it('is refused where there is no printer', () => {
    office.configure('printer', 'front', printerOf({ enabled: false }));
    expect(codeOf(desk({ type: 'reprint', visit: ticket().visit }))).toBe('noPrinter');
  });
});

it('[P7] a site may take back a number whose paper surely never came out', () => {
  office.configure('printer', 'front', printerOf({ voidWhenGivenUp: true }));
  const { visit } = ticket();
  const context = { state: office.state, now: office.now, demo: false };
  const paper = () => viewOf('kiosk:main', office.state)?.row('paper:kiosk1', context);
  expect(paper()).toMatchObject({ visit, void: false });
  office.pass(10_000);
  expect(office.state.visit(visit)?.state).toBe('cancelled');
  expect(paper()).toMatchObject({ visit, void: true });
});

describe('[B1] a box acts for the session of its desk', () => {
  const press = (command: object, person: string | null = 'p1') =>
    office.run({ desk: 'd1', ...command } as CommandBody, { ...stationOf('st1'), person } as Actor);
  it('where one of its boxes stands', () => {
    ticket();
    expect(codeOf(press({ type: 'callNext', outcome: null }))).toBe('notAllowed');
    office.configure('buttonBox', 'box', boxOf(['d1']));
    expect(codeOf(press({ type: 'callNext', outcome: null }))).toBe('done');
    expect(codeOf(press({ type: 'note', visit: 'v', text: '' }))).toBe('notAllowed');
  });
  it('and for nobody where nobody works', () => {
    office.configure('buttonBox', 'box', boxOf(['d1', 'd2']));
    expect(codeOf(press({ type: 'callNext', desk: 'd2', outcome: null }, null))).toBe('noSession');
  });
});

describe('[P9] hardware hangs on a station, and texts of a service are the service’s', () => {
  const configure = (kind: string, id: string, value: unknown) =>
    codeOf(
      office.run({ type: 'configure', kind, id, expectedVersion: 0, value } as CommandBody, { kind: 'hub', name: 't' }),
    );
  it.each([
    ['printer', 'p2', () => ({ ...printerOf({}), station: 'kiosk1' })],
    ['printer', 'p2', () => printerOf({ serves: ['nowhere'] })],
    ['buttonBox', 'b2', () => boxOf(['d9'])],
    ['ticketMessage', 'Z', () => ({ text: { en: 'Bring a photo' } })],
  ])('%s %s is refused', (kind, id, value) => {
    expect(configure(kind, id, value())).toBe('unknownReference');
  });
});

it('[K1] an announcement stands for a minute; then its texts are erased', () => {
  must(desk({ type: 'announce', texts: { en: 'We close in 15 minutes' }, group: null }));
  const view = viewOf('display:all', office.state);
  const context = { state: office.state, now: office.now, demo: false };
  const key = view?.keys(context).find((one) => one.startsWith('announcement:')) ?? '';
  expect(view?.row(key, context)).toMatchObject({ texts: { en: 'We close in 15 minutes' } });
  const [text = ''] = Object.values([...office.state.all('announcement')][0]?.texts ?? {});
  office.pass(MINUTE);
  expect([...office.state.all('announcement')]).toEqual([]);
  expect(office.state.text(text)).toBeUndefined();
});
