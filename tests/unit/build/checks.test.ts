import { expect, test } from 'vitest';
import { unguardedRequests } from '../../../build/checks/egress.ts';
import { tooLong } from '../../../build/checks/file-length.ts';
import { impurities } from '../../../build/checks/purity.ts';
import { planted } from '../../../build/checks/planted.ts';
import { createRequire } from 'node:module';

const lines = (count: number) => 'x\n'.repeat(count);

test('400 lines are the end, except for catalogues and tables', () => {
  expect(tooLong('main/flow/flow.ts', lines(400))).toBeUndefined();
  expect(tooLong('main/flow/flow.ts', lines(401))).toBe('main/flow/flow.ts: 401 lines, at most 400');
  expect(tooLong('renderer/strings/en/visitor.ts', lines(900))).toBeUndefined();
  expect(tooLong('domain/identity/region-table.ts', lines(900))).toBeUndefined();
});

test.each(['Date.now()', 'new Date()', 'Math.random()', 'randomUUID()', 'const now = Date.now;'])(
  '%s is found in domain and main, with its place',
  (code) => {
    expect(impurities('domain/visit/x.ts', `// why\n${code}\n`)).toEqual([`domain/visit/x.ts:2: ${code}`]);
    expect(impurities('main/flow/x.ts', code)).toHaveLength(1);
  },
);

test('comments, dates from a value, composition roots and the window may', () => {
  expect(impurities('domain/a.ts', ' * Never Date.now() here.\nconst a = 1; // not Math.random()\n')).toEqual(
    [],
  );
  expect(impurities('domain/a.ts', 'new Date(ms).toISOString()')).toEqual([]);
  expect(impurities('main/app/boot.ts', 'new Date()')).toEqual([]);
  expect(impurities('renderer/app/clock.ts', 'Date.now()')).toEqual([]);
});

test.each([
  "await fetch('https://example.test')",
  'const ask = fetch;',
  'createSync({ fetch })',
  'send(globalThis.fetch, body)',
  'net.fetch(url)',
  'new WebSocket(url)',
  'navigator.sendBeacon(url, body)',
])('%s passes no gate and is found in main, with its place', (code) => {
  expect(unguardedRequests('main/sync/x.ts', `// why\n${code}\n`)).toEqual([`main/sync/x.ts:2: ${code}`]);
});

test('the guarded fetch, words about fetching, the gate itself and the window may', () => {
  const fine = [
    "const ask = guardedFetch(fetch, gate, 'sync.push');",
    'readonly fetch: typeof globalThis.fetch;',
    'await deps.fetch(url);',
    '/** What it would fetch(), it has. */',
    " * fetch('x')",
    "say('could not fetch the list');",
  ];
  expect(unguardedRequests('main/sync/x.ts', fine.join('\n'))).toEqual([]);
  expect(unguardedRequests('main/security/egress-gate.ts', 'fetch(request)')).toEqual([]);
  expect(unguardedRequests('renderer/app/x.ts', "fetch('/model.bin')")).toEqual([]);
});

// `npm run check` plants each of these and expects the rule to find it; here: no rule goes without.
test('every import rule has a planted violation', () => {
  const { forbidden } = createRequire(import.meta.url)('../../../.dependency-cruiser.cjs') as {
    forbidden: { name: string }[];
  };
  expect(planted.map(([rule]) => rule).toSorted()).toEqual(forbidden.map(({ name }) => name).toSorted());
});
