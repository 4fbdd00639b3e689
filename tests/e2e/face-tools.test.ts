import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collect } from '../../build/run.ts';
import { root } from '../../build/paths.ts';
import { calibrate } from '../../domain/face/calibrate.ts';
import { builtInEngine } from '../../domain/face/matching.ts';
import { inventPeople } from '../support/faces/invented-people.ts';
import { seededRandom } from '../support/seeded-random.ts';

// The tools for whoever answers for a site's face check, with the kiosk's own engine in a real browser.

const people = ['a', 'b', 'c', 'd'];
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'face-tools-'));
  cpSync(join(root, 'assets', 'demo', 'faces'), folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Everybody's document against their own front view and the next person's. */
const documentPairs = people.flatMap((person, at) => [
  { a: `${person}/portrait.png`, b: `${person}/front-2.jpg`, same: true, aIsPortrait: true },
  { a: `${person}/portrait.png`, b: `${people[(at + 1) % 4]}/front-2.jpg`, same: false, aIsPortrait: true },
]);

function evaluate(pairs: readonly object[], ...args: readonly string[]) {
  const list = join(folder, 'pairs.json');
  writeFileSync(list, JSON.stringify(pairs));
  return tool('evaluate', list, '--images', folder, ...args);
}

const tool = (name: string, ...args: readonly string[]) =>
  collect(process.execPath, [join(root, 'build', 'face', `${name}.ts`), ...args]);

/** The tool's own answer is the last line; what the browser's build says stands before it. */
const answerOf = (output: string) => JSON.parse(output.trim().split('\n').at(-1) ?? '') as unknown;

test('pairs of invented people are told apart, and with four people nothing is promised', async () => {
  const { code, output } = await evaluate(documentPairs, '--json');
  expect(code).toBe(0);
  expect(answerOf(output)).toMatchObject({
    ...{ engine: builtInEngine, people: 4, samePairs: 4, strangerPairs: 4, lostPairs: 0 },
    rule: { kind: 'raw', pass: 0.4 },
    ruleMeasure: { falseAccept: 0, falseReject: 0 },
    raw: { equalErrorRate: 0, acceptedAt: [{ isProven: false, trueAccept: 1 }, { isProven: false }] },
  });
});

// The numbers of a calibration on invented descriptors mean nothing for pictures: that they are used is what counts.
test('with a calibration its rule is measured, and pictures without a face count as not accepted', async () => {
  const made = calibrate(
    inventPeople(100, () => 2, 4),
    { engine: builtInEngine, madeOn: '2026-11-23' },
    seededRandom(1),
  );
  if (!made.ok) throw new Error(made.error.why);
  const file = join(folder, 'calibration.json');
  writeFileSync(file, JSON.stringify(made.value.calibration));
  const half = readFileSync(join(folder, 'a', 'front-1.jpg')).subarray(0, 400);
  writeFileSync(join(folder, 'a', 'half.jpg'), half);
  const lost = { a: 'a/half.jpg', b: 'a/front-2.jpg', same: true };
  const { code, output } = await evaluate([...documentPairs, lost], '--calibration', file);
  expect(code).toBe(0);
  expect(output).toMatch(
    '5 pairs of one person, 4 of strangers, 4 people. Pairs with a picture without a face: 1',
  );
  expect(output).toMatch('with this calibration (raw up to 0.55, combined up to');
  expect(output).toMatch('Combined distance:');
});

test('what cannot be measured is refused in words that name nobody', async () => {
  const [pair] = documentPairs;
  const missing = await evaluate([...documentPairs, { ...pair, b: 'a/nobody.jpg' }]);
  expect(missing).toMatchObject({ code: 1, output: 'A picture of pair 9 is not in the folder.\n' });
  const calibration = await evaluate(documentPairs, '--calibration', join(folder, 'pairs.json'));
  expect(calibration).toMatchObject({ code: 1, output: 'The calibration file is none of face:calibrate.\n' });
  const few = await tool('calibrate', folder);
  expect(few).toMatchObject({
    code: 1,
    output: expect.stringMatching(/^4 people are too few: 100 are needed\./),
  });
});
