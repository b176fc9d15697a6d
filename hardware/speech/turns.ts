import type { Duration } from '#contract/ids.ts';
import type { SpeechEngine } from '#hardware/ports.ts';
import { EngineTimeout, tagFor } from './engines/engine.ts';

/** How long an engine is left alone after it did not answer in time. */
const REST: Duration = 60_000;

/** An engine that is asked one text after the other, and not at all for a while after it hung. */
export class EngineInTurns {
  readonly name: string;
  readonly #engine: SpeechEngine;
  readonly #monotonic: () => Duration;
  #restsUntil = Number.NEGATIVE_INFINITY;
  #last: Promise<unknown> = Promise.resolve();

  constructor(engine: SpeechEngine, monotonic: () => Duration) {
    this.name = engine.name;
    this.#engine = engine;
    this.#monotonic = monotonic;
  }

  /** Languages it can be asked for now; none while it rests. */
  languages(): Promise<string[]> {
    return this.#watched(() => this.#engine.languages()).catch(() => []);
  }

  async canSpeak(language: string): Promise<boolean> {
    return tagFor(language, await this.languages()) !== undefined;
  }

  /** @throws Error when it cannot, or rests */
  speak(text: string, language: string): Promise<Uint8Array> {
    const said = this.#last.then(() => this.#watched(() => this.#engine.speak(text, language)));
    this.#last = said.catch(() => {});
    return said;
  }

  async #watched<T>(ask: () => Promise<T>): Promise<T> {
    if (this.#monotonic() < this.#restsUntil) throw new Error(`${this.name} rests`);
    try {
      return await ask();
    } catch (error) {
      if (error instanceof EngineTimeout) this.#restsUntil = this.#monotonic() + REST;
      throw error;
    }
  }
}
