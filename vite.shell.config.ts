import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/** What the desktop app is made of, besides the screens that `npm run build` makes: `vite build --mode main`, `--mode preload`. */
const ENTRIES: Record<string, string> = { main: 'main/shell/main.ts', preload: 'preload/preload.ts' };

/** Each is built alone: a sandboxed preload can load no file beside it, not even one of helpers that both share. */
export default defineConfig(({ mode }) => ({
  publicDir: false,
  cacheDir: resolve(import.meta.dirname, '.cache/vite'),
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: true,
    outDir: resolve(import.meta.dirname, 'out/shell'),
    emptyOutDir: false,
    target: 'node24',
    minify: false,
    rolldownOptions: {
      input: { [mode]: resolve(import.meta.dirname, ENTRIES[mode] ?? '') },
      external: ['electron', /^node:/, ...builtinModules],
      // Electron loads a preload in its sandbox as CommonJS only.
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
}));
