import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/longest-first.ts';

const project = (name: string, extra: object = {}) => ({
  test: { name, include: [`tests/${name}/**/*.test.ts`], environment: 'node', ...extra },
});

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      // Pure code: loading it anew for each of hundreds of files would take longer than the tests.
      project('unit', { isolate: false }),
      project('properties', { testTimeout: 120_000 }),
      // Malformed inputs for every coder; YINGBIN_FUZZ=1000000 asks for that many each.
      project('fuzz', { testTimeout: 900_000 }),
      project('contract', { testTimeout: 30_000 }),
      project('integration', { testTimeout: 60_000 }),
      project('migrations'),
      project('e2e', {
        testTimeout: 120_000,
        hookTimeout: 120_000,
        // A window on a busy machine takes its time; what is right at once is not waited for.
        expect: { poll: { timeout: 12_000 } },
        globalSetup: 'tests/e2e/support/build-first.ts',
      }),
    ],
  },
});
