import { expect, test } from 'vitest';
import { judgeChallenge } from '../../../../domain/face/challenge.ts';
import { faceResultSchema } from '../../../../preload/contract/face.ts';
import { attemptWith, templateOf } from './attempt-rig.ts';

const onlyA = { who: () => 'a' };

test('a visitor who does what the screen says is measured, with the looks and the picture main needs', async () => {
  const { end, views, open } = await attemptWith(onlyA);
  expect(end?.outcome).toMatchObject({ kind: 'measured', distance: { raw: 0 }, frames: 5 });
  expect(end?.picture).toBe('a');
  expect(end?.template).toBeUndefined();
  // Main judges the same looks once more, after they went over the contract.
  const told = faceResultSchema.parse({ ticket: 1, ...end, picture: 'AAAA' });
  const { outcome } = told;
  if (outcome.kind !== 'measured') throw new Error('not measured');
  expect(judgeChallenge(outcome.track, ['turn-left', 'nod'])).toEqual({ state: 'passed' });
  expect(views[0]).toEqual({ phase: 'preparing', progress: 0 });
  expect(views.at(-1)).toEqual({ phase: 'comparing', progress: 1 });
  expect(open).toEqual([]);
});

test('the screen asks for one move at a time, in the order that was drawn', async () => {
  const { views } = await attemptWith(onlyA);
  const asked = views.map(({ move }) => move ?? 'front');
  expect(asked.filter((move, at) => move !== asked[at - 1])).toEqual([
    'front',
    'turn-left',
    'front',
    'nod',
    'front',
  ]);
  const progress = views.slice(0, -1).map((view) => view.progress);
  expect(progress).toEqual(progress.toSorted((a, b) => a - b));
});

test('somebody else than on the document is measured as far away as they are', async () => {
  const { end } = await attemptWith({ who: () => 'b' });
  expect(end?.outcome).toMatchObject({ kind: 'measured', distance: { raw: Math.SQRT2 } });
});

test('a document without a face to compare ends before the visitor is asked for anything', async () => {
  const { end, looks, open } = await attemptWith({ ...onlyA, blankPortrait: true });
  expect(end).toEqual({ outcome: { kind: 'failed', why: 'reference-unusable' } });
  expect(looks).toBe(0);
  expect(open).toEqual([]);
});

test('a stored face of another engine is not compared, and nobody is said to be somebody else', async () => {
  const reference = { kind: 'template', template: templateOf('a', 'other/1') } as const;
  const { end } = await attemptWith({ ...onlyA, reference });
  expect(end?.outcome).toEqual({ kind: 'failed', why: 'reference-unusable' });
});

test('an enrolment hands over the face and no picture; one that staff vouch for is not compared', async () => {
  const vouched = await attemptWith({ ...onlyA, enrolling: true, reference: { kind: 'none' } });
  expect(vouched.end?.outcome).toMatchObject({ kind: 'taken', frames: 5 });
  expect(vouched.end?.template).toEqual(templateOf('a'));
  expect(vouched.end).not.toHaveProperty('picture');
  const compared = await attemptWith({ ...onlyA, enrolling: true });
  expect(compared.end?.outcome.kind).toBe('measured');
  expect(compared.end?.template).toEqual(templateOf('a'));
});

test('an engine that is not there fails the attempt at once', async () => {
  const { end, looks } = await attemptWith({ ...onlyA, engine: 'no-wasm' });
  expect(end).toEqual({ outcome: { kind: 'failed', why: 'engine-failed' } });
  expect(looks).toBe(0);
});

test('an engine that dies half-way is reported, and no picture stays behind', async () => {
  const { end, faults, open } = await attemptWith({ ...onlyA, diesAt: 12 });
  expect(end?.outcome).toEqual({ kind: 'failed', why: 'engine-failed' });
  expect(faults).toEqual(['worker-died']);
  expect(open).toEqual([]);
});

test('a face that changes after the challenge is noticed', async () => {
  let nodded = false;
  const { end } = await attemptWith({
    who(_ms, { move }) {
      nodded ||= move === 'nod';
      return nodded && move === undefined ? 'b' : 'a';
    },
  });
  expect(end?.outcome).toEqual({ kind: 'failed', why: 'face-changed' });
});

// Before the first move people come and go; the guard must not be shown the one who left.
test('the picture of somebody who stepped aside does not go to the guard', async () => {
  const { end } = await attemptWith({
    who: (ms) => (ms < 400 ? 'b' : ms < 1_500 ? undefined : 'a'),
    // The next one stays too far away for a picture, until the camera fails.
    look: (ms) => (ms < 1_500 ? {} : { width: 0.1 }),
    isFrameThere: (ms) => ms < 4_000,
  });
  expect(end).toEqual({ outcome: { kind: 'failed', why: 'camera-slow' } });
});

test('a picture that stands still is a photograph or a broken camera', async () => {
  const { end, ms } = await attemptWith({ ...onlyA, change: 0 });
  expect(end?.outcome).toEqual({ kind: 'failed', why: 'camera-frozen' });
  expect(ms).toBeLessThan(3_000);
});

test('a camera that takes its time to start is not slow; one that stops is', async () => {
  const late = await attemptWith({ ...onlyA, isFrameThere: (ms) => ms > 8_000 });
  expect(late.end?.outcome.kind).toBe('measured');
  const stopping = await attemptWith({ ...onlyA, isFrameThere: (ms) => ms < 1_000 });
  expect(stopping.end?.outcome).toEqual({ kind: 'failed', why: 'camera-slow' });
});

test('what is in the way is said, and nothing is asked meanwhile', async () => {
  const { views } = await attemptWith({
    ...onlyA,
    look: (ms) => (ms < 4_000 ? { width: 0.1 } : {}),
  });
  const said = views.flatMap(({ guidance, move }) => (guidance ? [{ guidance, move }] : []));
  expect(said[0]).toEqual({ guidance: 'come-closer', move: undefined });
});

test('an attempt that is stopped ends without a result, and without a trace', async () => {
  const { end, ms, open, views } = await attemptWith({ ...onlyA, stopAtMs: 2_000 });
  expect(end).toBeUndefined();
  expect(ms).toBeLessThan(2_400);
  expect(views.at(-1)?.phase).toBe('looking');
  expect(open).toEqual([]);
});
