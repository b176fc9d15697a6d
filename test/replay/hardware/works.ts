import type { CommandInput } from '#contract/commands.ts';
import type { SettingKind, SettingValues } from '#contract/settings.ts';
import { Cable, newDevicePath } from '../../support/box/pty.ts';
import { QboxEmulator } from '../../support/box/qbox-emulator.ts';
import { realTime, until } from '../../support/box/time.ts';
import type { Client } from '../../support/client.ts';
import { FakePrinter } from '../../support/printer/fake-printer.ts';
import { StationProcess } from '../../support/station.ts';
import { boxAt, tcpPrinter } from '../../support/station-office.ts';
import type { Plan } from '../day/plan.ts';

/** Desks of one box. */
const DESKS_PER_BOX = 8;
const NEXT = '1';
const END = '2';

/** What hangs on the one PC of the office: a printer, two boxes or more, a sign, and the voice. */
export class Works {
  readonly station: StationProcess;
  readonly printer: FakePrinter;
  readonly boxes: QboxEmulator[];
  readonly sign: Cable;
  readonly #desks: string[];
  readonly #services: string[];
  readonly #start: string[];

  private constructor(parts: Pick<Works, 'station' | 'printer' | 'boxes' | 'sign'>, plan: Plan, start: string[]) {
    this.station = parts.station;
    this.printer = parts.printer;
    this.boxes = parts.boxes;
    this.sign = parts.sign;
    this.#desks = desksOf(plan);
    this.#services = plan.services.map(({ id }) => id);
    this.#start = start;
  }

  static async build(
    plan: Plan,
    url: string,
    admin: Client,
    joined: { device: string; token: string },
  ): Promise<Works> {
    const desks = desksOf(plan);
    const boxes = Array.from(
      { length: Math.max(2, Math.ceil(desks.length / DESKS_PER_BOX)) },
      () => new QboxEmulator({ path: newDevicePath(), time: realTime }),
    );
    const parts = {
      station: new StationProcess(),
      printer: await FakePrinter.onTcp(),
      boxes,
      sign: new Cable(newDevicePath()),
    };
    const works = new Works(parts, plan, ['--hub', url, '--token', joined.token]);
    for (const [kind, id, value] of works.#settings(joined.device)) {
      await admin.done({ type: 'configure', kind, id, expectedVersion: 0, value } as CommandInput);
    }
    await Promise.all([...boxes.map((box) => box.plug()), works.sign.plug()]);
    await works.startStation();
    await until('the boxes are welcomed', () => boxes.every(({ lines }) => lines.some((line) => line === 'WELCOME')));
    return works;
  }

  get firstDesk(): string {
    return this.#desks[0] ?? '';
  }

  async startStation(): Promise<void> {
    this.station.start(...this.#start);
    await this.station.says(/Connected/);
  }

  /** The button of this service at the dispenser, the first box. */
  ticket(service: string): Promise<string> {
    return this.boxes[0]?.ticket(String(this.#services.indexOf(service) + 1)) ?? Promise.resolve('lost');
  }
  next(desk: string): Promise<string> {
    return this.#press(desk, NEXT);
  }
  end(desk: string): Promise<string> {
    return this.#press(desk, END);
  }

  #press(desk: string, key: string): Promise<string> {
    const place = this.#desks.indexOf(desk);
    const box = this.boxes[Math.floor(place / DESKS_PER_BOX)];
    return box?.press(key, 'S', (place % DESKS_PER_BOX) + 1) ?? Promise.resolve('lost');
  }

  async remove(): Promise<void> {
    await this.station.remove();
    await Promise.all([...this.boxes.map((box) => box.remove()), this.sign.remove(), this.printer.stop()]);
  }

  #settings(station: string): [SettingKind, string, SettingValues[SettingKind]][] {
    const tickets = this.#services.map((service, index) => ({
      key: `TKT-${index + 1}`,
      press: 'short' as const,
      does: { type: 'issue' as const, service },
    }));
    const desk = [NEXT, END].map((key) => ({
      key,
      press: 'short' as const,
      does: { type: key === NEXT ? ('callNext' as const) : ('end' as const) },
    }));
    const boxes = this.boxes.map((box, index): [SettingKind, string, SettingValues['buttonBox']] => {
      const desks = this.#desks.slice(index * DESKS_PER_BOX, (index + 1) * DESKS_PER_BOX);
      return ['buttonBox', `box${index}`, boxAt(station, box.cable.path, desks, { keys: [...tickets, ...desk] })];
    });
    const port = { path: this.sign.path, vendorId: null, productId: null, serialNumber: null, baud: 9_600 as const };
    const sign = {
      name: 'Sign',
      station,
      port,
      desk: this.firstDesk,
      show: '{number}\\r\\n',
      clear: '-\\r\\n',
      enabled: true,
    };
    const voice: SettingValues['voice'] = {
      ...{ station, languages: ['en'], visitorFirst: false, repeats: 1, numbers: 'natural' },
      ...{ volume: 80, quiet: [], enabled: true },
    };
    return [
      ['printer', 'front', tcpPrinter(station, this.printer.port)],
      ...boxes,
      ['sign', 'sign', sign],
      ['voice', 'main', voice],
    ];
  }
}

const desksOf = (plan: Plan): string[] => plan.teams.flatMap(({ desks }) => desks);
