import { defineConfig } from 'vitest/config';

const TEST_FILES = 'test/**/*.test.{ts,tsx}';
const SCREENS = 'test/screens/**';

export default defineConfig({
  cacheDir: '.cache/vite',
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: 'node', include: [TEST_FILES], exclude: [SCREENS, 'test/architecture/samples/**'] },
      },
      {
        extends: true,
        test: {
          name: 'screens',
          include: [`${SCREENS}/*.test.ts`],
          // One browser at a time: two cores must stay free enough for what a test waits for.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
