import { defineConfig } from 'vitest/config';

const project = (name: string, extra: object = {}) => ({
  test: { name, include: [`tests/${name}/**/*.test.ts`], environment: 'node', ...extra },
});

export default defineConfig({
  test: {
    projects: [
      project('unit'),
      project('properties', { testTimeout: 120_000 }),
      // Malformed inputs for every coder; YINGBIN_FUZZ=1000000 asks for that many each.
      project('fuzz', { testTimeout: 900_000 }),
      project('contract', { testTimeout: 30_000 }),
      project('integration', { testTimeout: 60_000 }),
      project('migrations'),
      project('e2e', {
        testTimeout: 120_000,
        hookTimeout: 120_000,
        globalSetup: 'tests/e2e/support/build-first.ts',
      }),
    ],
  },
});
