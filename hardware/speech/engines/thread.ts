import { Worker } from 'node:worker_threads';
import { EngineTimeout } from './engine.ts';

/** What a thread posts for each text it was posted. */
export interface ThreadAnswer {
  wav?: Uint8Array;
  error?: string;
}

/**
 * An engine in a thread of its own, so that a fault or an endless loop in it ends the thread and nothing else. Started when it is first
 * asked, and again after it ended; asked one text at a time (`EngineInTurns` sees to that).
 */
export class EngineThread {
  readonly #file: URL;
  readonly #limit: number;
  #worker: Worker | undefined;

  /** `limit`: milliseconds for one text. */
  constructor(file: URL, limit: number) {
    this.#file = file;
    this.#limit = limit;
  }

  /** @throws EngineTimeout @throws Error when the engine fails, or ends */
  async speak(text: string): Promise<Uint8Array> {
    const worker = this.#worker ?? this.#start();
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
    const ended = () => reject(new Error('the thread of the engine ended'));
    const answered = ({ wav, error }: ThreadAnswer) => (wav ? resolve(wav) : reject(new Error(error)));
    const timer = setTimeout(() => this.#end(worker, reject), this.#limit);
    worker.once('error', reject).once('exit', ended).once('message', answered).ref();
    worker.postMessage(text);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      worker.off('error', reject).off('exit', ended).off('message', answered);
      // An idle voice keeps no process alive.
      worker.unref();
    }
  }

  #start(): Worker {
    // Node warns that its interface for WebAssembly may change; the version of Node is ours.
    const execArgv = ['--disable-warning=ExperimentalWarning'];
    const worker = new Worker(this.#file, { execArgv, stdout: true, stderr: true });
    const forget = () => {
      if (this.#worker === worker) this.#worker = undefined;
    };
    worker.on('error', forget).on('exit', forget);
    this.#worker = worker;
    return worker;
  }

  #end(worker: Worker, reject: (error: Error) => void): void {
    this.#worker = undefined;
    void worker.terminate();
    reject(new EngineTimeout(`no sound within ${this.#limit} ms`));
  }
}
