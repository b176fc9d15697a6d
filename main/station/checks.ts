import type { HardwareKind } from '#contract/hardware.ts';
import type { Duration } from '#contract/ids.ts';
import { SITE } from '#contract/names.ts';
import type { CheckStep } from '#contract/self-check.ts';
import type { Condition, HardwareTime } from '#hardware/ports.ts';
import type { DeskDevices } from './desk-devices.ts';
import type { Picture } from './picture.ts';
import type { Printers } from './printers.ts';
import type { Speaker } from './speaker.ts';
import { within } from './waiting.ts';

/** The hub waits 8 s. */
const ANSWERS_WITHIN: Duration = 6_000;

export interface ChecksParts {
  time: HardwareTime;
  printers: Printers;
  deskDevices: DeskDevices;
  speaker: Speaker;
}

/** The part of the self-check that looks at the hardware of this PC, each piece now. */
export class Checks {
  readonly #parts: ChecksParts;

  constructor(parts: ChecksParts) {
    this.#parts = parts;
  }

  async run(picture: Picture): Promise<CheckStep[]> {
    const { time, printers, deskDevices, speaker } = this.#parts;
    const about = async (what: HardwareKind, name: string, asked: Promise<Condition> | Condition) =>
      stepOf(picture.head.device, what, name, await within(time, ANSWERS_WITHIN, Promise.resolve(asked), () => SILENT));
    const enabled = <R extends { value: { enabled: boolean } }>(rows: R[]) => rows.filter(({ value }) => value.enabled);
    const voice = picture.setting('voice', SITE);
    return Promise.all([
      ...enabled(picture.settings('printer')).map(({ id, value }) =>
        about('printer', value.name, printers.get(id)?.ask() ?? BROKEN),
      ),
      ...enabled(picture.settings('buttonBox')).map(({ id, value }) =>
        about('buttonBox', value.name, deskDevices.condition('buttonBox', id)),
      ),
      ...enabled(picture.settings('sign')).map(({ id, value }) =>
        about('sign', value.name, deskDevices.condition('sign', id)),
      ),
      ...(voice?.enabled ? [about('voice', '', speaker.ask())] : []),
    ]);
  }
}

const SILENT: Condition = { state: 'down', problem: 'timeout' };
const BROKEN: Condition = { state: 'down', problem: 'badSettings' };

function stepOf(where: string, what: HardwareKind, name: string, { state, problem }: Condition): CheckStep {
  const step = (light: CheckStep['state'], code: CheckStep['code']): CheckStep => ({
    ...{ where, what, code, params: { name } },
    state: light,
  });
  switch (state) {
    case 'ready':
      return step('green', what === 'voice' ? 'speaks' : 'works');
    case 'warning':
      return step('amber', problem ?? 'cannotTell');
    case 'down':
      return step('red', problem ?? 'internal');
    case 'unknown':
      return step('amber', problem ?? 'cannotTell');
    default:
      return state satisfies never;
  }
}
