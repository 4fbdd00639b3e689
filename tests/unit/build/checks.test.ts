import { expect, test } from 'vitest';
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

// `npm run check` plants each of these and expects the rule to find it; here: no rule goes without.
test('every import rule has a planted violation', () => {
  const { forbidden } = createRequire(import.meta.url)('../../../.dependency-cruiser.cjs') as {
    forbidden: { name: string }[];
  };
  expect(planted.map(([rule]) => rule).toSorted()).toEqual(forbidden.map(({ name }) => name).toSorted());
});
