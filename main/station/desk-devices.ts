import type { CommandInput } from '#contract/commands.ts';
import type { CommandId, DeskId, Duration } from '#contract/ids.ts';
import type { SettingValues } from '#contract/settings.ts';
import type { SignRow } from '#contract/views.ts';
import type { Answer } from '#contract/wire.ts';
import type {
  ButtonBox,
  Condition,
  DeskSign,
  Hardware,
  HardwareTime,
  Press,
  PressAnswer,
  Sign,
} from '#hardware/ports.ts';
import type { Conditions } from './conditions.ts';
import { DeviceKeeper, type Kept } from './device-keeper.ts';
import { type BoxSettings, commandOf, pressAnswerOf } from './key-commands.ts';
import type { Picture } from './picture.ts';
import type { Journal } from './ports.ts';
import type { PressLog } from './press-log.ts';

export interface DeskDevicesParts {
  hardware: Pick<Hardware, 'buttonBox' | 'sign'>;
  time: HardwareTime;
  journal: Journal;
  conditions: Conditions;
  presses: PressLog;
  /** Null: the hub was not reached, or nobody knows in time. */
  press(commandId: CommandId, command: CommandInput, age: Duration): Promise<Answer<unknown> | null>;
}

type SignSettings = SettingValues['sign'];
type KeptBox = Kept<BoxSettings, ButtonBox>;
type KeptSign = Kept<SignSettings, Sign>;

const NOBODY: DeskSign = { state: 'none', number: null, waiting: false };

/** Boxes and signs of this PC: presses become commands, and what a desk does is shown on its lamps and signs. */
export class DeskDevices {
  readonly #parts: DeskDevicesParts;
  readonly #boxes: DeviceKeeper<BoxSettings, ButtonBox>;
  readonly #signs: DeviceKeeper<SignSettings, Sign>;
  #picture: Picture | undefined;
  /** What each place shows, by device and place. */
  readonly #shown = new WeakMap<object, Map<number, SignRow | undefined>>();

  constructor(parts: DeskDevicesParts) {
    const { hardware, time, journal, conditions } = parts;
    this.#parts = parts;
    this.#boxes = new DeviceKeeper({
      ...{ of: 'buttonBox', time, journal, conditions },
      open: (kept: KeptBox) => {
        const { settings, changed } = kept;
        return hardware.buttonBox({ settings, time, changed, pressed: (press) => this.#pressed(kept, press) });
      },
      opened: () => this.#show(),
    });
    this.#signs = new DeviceKeeper({
      ...{ of: 'sign', time, journal, conditions },
      open: ({ settings, changed }: KeptSign) => hardware.sign({ settings, time, changed }),
      opened: () => this.#show(),
    });
  }

  follow(picture: Picture): void {
    this.#picture = picture;
    this.#boxes.follow(picture.settings('buttonBox'));
    this.#signs.follow(picture.settings('sign'));
    this.#show();
  }

  condition(of: 'buttonBox' | 'sign', id: string): Condition {
    return (of === 'buttonBox' ? this.#boxes : this.#signs).condition(id);
  }

  async stop(): Promise<void> {
    await Promise.all([this.#boxes.stop(), this.#signs.stop()]);
  }

  /** A device of this PC that fails here is another's no concern. */
  #show(): void {
    for (const { device, settings } of this.#boxes.open()) {
      for (const [place, desk] of settings.desks.entries()) {
        if (device) this.#showAt(device, place, desk, (sign) => device.show(place + 1, sign));
      }
    }
    for (const { device, settings } of this.#signs.open()) {
      if (device) this.#showAt(device, 0, settings.desk, (sign) => device.show(sign));
    }
  }

  #showAt(device: object, place: number, desk: DeskId, show: (sign: DeskSign) => void): void {
    const shown = this.#shown.get(device) ?? new Map<number, SignRow | undefined>();
    const row = this.#picture?.sign(desk);
    if (shown.has(place) && shown.get(place) === row) return;
    this.#shown.set(device, shown.set(place, row));
    try {
      show(row ? signOf(row) : NOBODY);
    } catch (error) {
      this.#parts.journal.warn('a device does not show what it should', { desk, error: `${error}` });
    }
  }

  async #pressed({ id, settings }: KeptBox, press: Press): Promise<PressAnswer> {
    const command = commandOf(settings, press);
    if (!command) return { ok: false, why: 'refused' };
    const { commandId, age } = this.#parts.presses.idOf(id, press);
    return pressAnswerOf(command, await this.#parts.press(commandId, command, age));
  }
}

const signOf = ({ state, number, waiting }: SignRow): DeskSign => ({
  state: state === 'closed' ? 'none' : state,
  number,
  waiting,
});
