import { defineConfig } from 'vitest/config';
import { programEnv } from './main/cli/launch.mjs';
import { LongestFirst } from './test/runner/longest-first.ts';

// better-sqlite3 crashes under older ones without a word.
if (Number.parseInt(process.versions.node, 10) < 24) {
  throw new Error('Tests need the Node that comes with the dependencies: use "npm test" or "npx vitest".');
}

const TESTS = 'test/**/*.test.{ts,tsx}';
const SCREENS = 'test/{screens,e2e}/**';
const DESKTOP_APP = 'test/electron/**';
/** Matches no test: all are skipped, and counted as skipped, before anything launches a browser. */
const NO_TEST = /$^/;
const ARCHITECTURE = 'test/architecture/*.test.ts';

export default defineConfig({
  cacheDir: '.cache/vite',
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Browsers compute: Vitest's own choice, one worker less than there are cores, leaves a core idle.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // Programs that tests start by the hundred find what Node made of their sources, as they do with `npm start`.
    env: { NODE_COMPILE_CACHE: programEnv().NODE_COMPILE_CACHE },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: [TESTS],
          exclude: [SCREENS, DESKTOP_APP, 'test/architecture/**'],
          globalSetup: 'test/support/programs-set-up.ts',
          // They wait for processes, sockets and pseudo terminals more than they compute.
          maxWorkers: 3,
        },
      },
      // Part of `npm run check`, so that the gates and the proof that they close are one thing.
      { extends: true, test: { name: 'architecture', include: [ARCHITECTURE] } },
      {
        extends: true,
        test: {
          name: 'screens',
          include: [`${SCREENS}/*.test.ts`],
          ...(process.env.NS_NO_CHROMIUM === undefined ? {} : { testNamePattern: NO_TEST }),
          globalSetup: 'test/support/screens-set-up.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'electron',
          include: [`${DESKTOP_APP}/*.test.ts`],
          ...(process.env.NS_NO_ELECTRON === undefined ? {} : { testNamePattern: NO_TEST }),
          globalSetup: 'test/electron/support/set-up.ts',
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
