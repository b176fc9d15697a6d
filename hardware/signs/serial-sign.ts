import { signBytes, typedBytes } from '#contract/typed-bytes.ts';
import { numberOf } from '#hardware/buttons/lamps.ts';
import { LineDevice } from '#hardware/buttons/line-device.ts';
import { DeafSplitter } from '#hardware/buttons/splitter.ts';
import type { Condition, DeskSign, DeviceCounts, Sign, SignParts } from '#hardware/ports.ts';

/** A sign at a serial port that shows the number of its desk. It only listens: nobody knows whether it is on. */
export class SerialSign implements Sign {
  readonly #device: LineDevice;
  readonly #format: (number: string) => string;
  readonly #clear: string;
  #number: string | null = null;
  /** What was sent on this connection. */
  #shown: string | null | undefined;

  /** @throws EscapeError when the settings cannot be sent */
  constructor({ settings, time, changed }: SignParts) {
    this.#format = signBytes(settings.show);
    this.#clear = typedBytes(settings.clear);
    this.#device = new LineDevice({
      port: settings.port,
      time,
      splitter: new DeafSplitter(),
      ask: null,
      opened: () => {
        this.#shown = undefined;
      },
      refresh: () => this.#refresh(),
      heard: () => false,
      changed,
    });
  }

  start(): void {
    this.#device.start();
  }

  stop(): Promise<void> {
    return this.#device.stop();
  }

  show(sign: DeskSign): void {
    this.#number = numberOf(sign);
    this.#refresh();
  }

  condition(): Condition {
    return this.#device.condition();
  }

  counts(): DeviceCounts {
    return this.#device.counts();
  }

  #refresh(): void {
    if (this.#shown === this.#number) return;
    const bytes = this.#number === null ? this.#clear : this.#format(this.#number);
    if (bytes === '' || this.#device.send(Buffer.from(bytes, 'latin1'))) this.#shown = this.#number;
  }
}
