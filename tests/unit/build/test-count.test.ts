import { expect, test } from 'vitest';
import { addCounts, countLine, countTests } from '../../../build/test-count.ts';

const report = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1, testResults: [] };

test('passed, failed and everything that did not run are counted', () => {
  expect(countLine(countTests(report))).toBe('5 passed, 1 failed, 3 skipped');
});

test('a file that broke outside its tests counts as a failure, one with failing tests is counted by those', () => {
  const empty = { status: 'failed', assertionResults: [] };
  const hook = { status: 'failed', assertionResults: [{ status: 'skipped' }] };
  const failing = { status: 'failed', assertionResults: [{ status: 'failed' }] };
  expect(countTests({ ...report, testResults: [empty, hook, failing] }).failed).toBe(3);
});

test('rounds add up', () => {
  expect(addCounts({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 })).toEqual({
    passed: 11,
    failed: 22,
    skipped: 33,
  });
});
