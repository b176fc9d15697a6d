import { afterEach, beforeEach } from 'vitest';
import type { PressAnswer } from '#hardware/ports.ts';
import { newDevicePath } from '../../support/box/pty.ts';
import { QboxEmulator } from '../../support/box/qbox-emulator.ts';
import { until } from '../../support/box/time.ts';
import { type Rig, rig } from './rig.ts';

/** The driver of a qbox at one end of a pseudo terminal, and a box that a test plays at the other. */
export class QboxStage {
  path!: string;
  host!: Rig;
  device!: QboxEmulator;
  /** What the desk answers to a press. */
  answer!: () => Promise<PressAnswer>;

  begin(): void {
    this.path = newDevicePath();
    this.answer = async () => ({ ok: true, text: null });
    this.host = rig(this.path, { type: 'qbox' }, () => this.answer());
    this.device = new QboxEmulator({ path: this.path, time: this.host.time });
  }

  async end(): Promise<void> {
    await this.host.box.stop();
    await this.device.remove();
  }

  state = () => this.host.box.condition().state;
  ready = () => until('the box is ready', () => this.state() === 'ready', this.host.time);
  down = () => until('the box is down', () => this.state() === 'down', this.host.time);
  shows = (digits: string) => until(`it shows ${digits}`, () => this.device.digits.get(1) === digits, this.host.time);

  /** Lets bytes on their way arrive; time stands still meanwhile. */
  async settled(): Promise<void> {
    const before = this.host.box.counts().understood;
    this.device.send('PONG');
    await until('all was read', () => this.host.box.counts().understood > before);
  }

  async connected(): Promise<void> {
    await this.device.plug();
    this.host.box.start();
    await this.ready();
  }
}

/** Registers the stage's beginning and end with the tests of the file. */
export function qboxStage(): QboxStage {
  const stage = new QboxStage();
  beforeEach(() => stage.begin());
  afterEach(() => stage.end());
  return stage;
}
