import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/** The desktop app's main process and its preload, each one file; `npm run build` makes the screens they show. */
export default defineConfig({
  publicDir: false,
  cacheDir: resolve(import.meta.dirname, '.cache/vite'),
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: true,
    outDir: resolve(import.meta.dirname, 'out/shell'),
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    rolldownOptions: {
      input: {
        main: resolve(import.meta.dirname, 'main/shell/main.ts'),
        preload: resolve(import.meta.dirname, 'preload/preload.ts'),
      },
      external: ['electron', /^node:/, ...builtinModules],
      // A preload that is sandboxed must be CommonJS and one file.
      output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs' },
    },
  },
});
