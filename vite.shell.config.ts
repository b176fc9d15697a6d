import { builtinModules } from 'node:module';
import { basename, dirname, relative, resolve } from 'node:path';
import { defineConfig, type Plugin, type UserConfig } from 'vite';

/**
 * What the desktop app is made of, besides the screens that `npm run build` makes: `vite build --mode main`, `--mode preload`,
 * `--mode children`.
 */
const ROOT = import.meta.dirname;
const BUILTIN = ['electron', /^node:/, ...builtinModules];
const shared = { publicDir: false as const, cacheDir: resolve(ROOT, '.cache/vite') };
const build = { ssr: true, outDir: resolve(ROOT, 'out/shell'), emptyOutDir: false, target: 'node24', minify: false };

/** Built alone: a sandboxed preload can load no file beside it, not even one of helpers that main shares. */
const alone = (name: string, entry: string): UserConfig => ({
  ...shared,
  ssr: { noExternal: true, target: 'node' },
  build: {
    ...build,
    rolldownOptions: {
      input: { [name]: resolve(ROOT, entry) },
      external: BUILTIN,
      // Electron loads a preload in its sandbox as CommonJS only.
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
});

const CHILDREN = 'children';

/**
 * Hub and station: packages stay where npm put them, for some are native and some read files of their own. But for zod: whole it
 * brings its words in fifty languages and more, which nobody here says, and takes each process 3 MB.
 */
const children: UserConfig = {
  ...shared,
  plugins: [placesOfSources()],
  ssr: { external: true, noExternal: ['zod'], target: 'node' },
  build: {
    ...build,
    rolldownOptions: {
      input: {
        hub: resolve(ROOT, 'main/shell/children/hub-entry.ts'),
        station: resolve(ROOT, 'main/shell/children/station-entry.ts'),
      },
      external: BUILTIN,
      output: { format: 'es', entryFileNames: `${CHILDREN}/[name].mjs`, chunkFileNames: `${CHILDREN}/[name].mjs` },
    },
  },
};

/**
 * A module asks where it stands: for files of the product, which stay beside its source in the app's folder, two above what is
 * built; or for a worker, which is built, too.
 */
function placesOfSources(): Plugin {
  return {
    name: 'places-of-sources',
    enforce: 'pre',
    transform(code, id) {
      if (id.includes('node_modules')) return null;
      const folder = dirname(id);
      const place = JSON.stringify(`/../../../${relative(ROOT, folder).replaceAll('\\', '/')}`);
      return code
        .replaceAll('import.meta.dirname', `(import.meta.dirname + ${place})`)
        .replace(/new URL\('\.\/([\w-]+)\.ts', import\.meta\.url\)/g, (_, name: string) => {
          const fileName = `${CHILDREN}/${name}.mjs`;
          this.emitFile({ type: 'chunk', id: resolve(folder, `${name}.ts`), fileName });
          return `new URL('./${basename(fileName)}', import.meta.url)`;
        });
    },
  };
}

export default defineConfig(({ mode }) => {
  if (mode === CHILDREN) return children;
  return mode === 'preload' ? alone(mode, 'preload/preload.ts') : alone(mode, 'main/shell/main.ts');
});
