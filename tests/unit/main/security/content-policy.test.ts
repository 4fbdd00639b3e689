import { expect, test } from 'vitest';
import { contentSecurityPolicy, headersOf } from '../../../../main/security/content-policy.ts';

const policyOf = (path: string) => headersOf(path, false)['Content-Security-Policy'];

test.each([
  '/assets/code-reader-worker-aB3_-x9z.js',
  '/assets/human-worker-BXKuKoma.js',
  '/assets/face-api-worker-CyWLvGDo.js',
])('the worker %s may compile WebAssembly and nothing else more', (path) => {
  expect(policyOf(path)).toBe(
    contentSecurityPolicy.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"),
  );
  expect(policyOf(path)).not.toContain("'unsafe-eval'");
});

test.each([
  '/',
  '/index.html',
  '/assets/index-BXKuKoma.js',
  '/assets/built-in-BXKuKoma.js',
  '/models/tfjs-backend-wasm-simd.wasm',
  // Only as the build names them, and only there.
  '/assets/human-worker.js',
  '/assets/human-worker-a/b.js',
  '/models/assets/human-worker-BXKuKoma.js',
  '/assets/inhuman-worker-BXKuKoma.js',
  '/assets/human-worker-BXKuKoma.js.map',
])('%s may not compile WebAssembly', (path) => {
  expect(policyOf(path)).toBe(contentSecurityPolicy);
});
