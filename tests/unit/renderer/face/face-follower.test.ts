import { expect, test } from 'vitest';
import { err, ok } from '../../../../domain/kernel/result.ts';
import type { FaceSetup, FaceState } from '../../../../preload/contract/face.ts';
import type { CameraState } from '../../../../renderer/face/camera/source.ts';
import type { EngineFault, FaceEngine } from '../../../../renderer/face/engine/port.ts';
import { createFaceFollower } from '../../../../renderer/face/session/face-follower.ts';
import type { FaceParts } from '../../../../renderer/face/session/parts.ts';

const setup: FaceSetup = { camera: { id: 'camera-1', driver: 'window', turn: 0 } };

/** A window whose idle moments and camera the test decides on. */
function createRig(faults: readonly (EngineFault | 'cannot-be-loaded' | undefined)[] = []) {
  const told: FaceState[] = [];
  const idle: (() => void)[] = [];
  const watching = new Set<(state: CameraState) => void>();
  let parts: FaceParts | undefined;
  let loaded = 0;
  let closed = 0;
  const take = createFaceFollower({
    async loadEngine() {
      const fault = faults[loaded];
      loaded += 1;
      if (fault === 'cannot-be-loaded') throw new Error('404');
      return {
        prepare: async () => (fault ? err(fault) : ok({ id: 'fake/1', loadMs: 1 })),
        close: () => void (closed += 1),
      } as unknown as FaceEngine;
    },
    watchCamera(_wanted, onState) {
      watching.add(onState);
      return () => void watching.delete(onState);
    },
    whenIdle: (task) => void idle.push(task),
    tell: (state) => void told.push(state),
    onParts: (next) => void (parts = next),
  });
  return {
    take,
    told,
    parts: () => parts,
    camera: (state: CameraState) => watching.forEach((tell) => tell(state)),
    watchers: () => watching.size,
    loaded: () => loaded,
    closed: () => closed,
    /** Lets the window be idle, and what follows from it happen. */
    async rest() {
      for (const task of idle.splice(0)) task();
      await new Promise((done) => setImmediate(done));
    },
  };
}

const works: CameraState = { camera: 'works' };

test('the engine is loaded when the window is idle, and main hears of every change', async () => {
  const rig = createRig();
  rig.take(setup);
  rig.camera(works);
  expect(rig.loaded()).toBe(0);
  await rig.rest();
  rig.camera({ camera: 'absent', detail: 'it was pulled out' });
  expect(rig.told).toEqual([
    { camera: 'works', engine: 'loading' },
    { camera: 'works', engine: 'ready' },
    { camera: 'absent', engine: 'ready', detail: 'it was pulled out' },
  ]);
  expect(await rig.parts()?.engine()).toMatchObject({ ok: true });
});

test('a site without faces loads nothing, watches nothing and tells nothing', async () => {
  const rig = createRig();
  rig.take(undefined);
  await rig.rest();
  expect([rig.loaded(), rig.watchers(), rig.told, rig.parts()]).toEqual([0, 0, [], undefined]);
});

test('a camera that is only watched has no engine', async () => {
  const rig = createRig();
  rig.take({ ...setup, cameraOnly: true });
  rig.camera(works);
  await rig.rest();
  expect(rig.told).toEqual([{ camera: 'works', engine: 'off' }]);
  expect([rig.loaded(), rig.parts()]).toEqual([0, undefined]);
});

test('a main that comes back is told at once, and an attempt under way keeps its camera and its engine', async () => {
  const rig = createRig();
  rig.take(setup);
  rig.camera(works);
  await rig.rest();
  const before = rig.parts();
  rig.take(structuredClone(setup));
  expect(rig.told.at(-1)).toEqual({ camera: 'works', engine: 'ready' });
  expect(rig.told).toHaveLength(3);
  expect(rig.parts()).toBe(before);
  expect(rig.loaded()).toBe(1);
});

test('faces that are switched off close the engine and let go of the camera', async () => {
  const rig = createRig();
  rig.take(setup);
  await rig.rest();
  rig.take(undefined);
  await rig.rest();
  expect([rig.closed(), rig.watchers(), rig.parts()]).toEqual([1, 0, undefined]);
});

test.each([
  ['no-wasm', 'no-wasm'],
  ['cannot-be-loaded', 'files-missing'],
] as const)('an engine with %s is told as failed: %s', async (fault, detail) => {
  const rig = createRig([fault]);
  rig.take(setup);
  rig.camera(works);
  await rig.rest();
  expect(rig.told.at(-1)).toEqual({ camera: 'works', engine: 'failed', detail });
});

test('a worker that died is replaced; until then main knows that nothing can be compared', async () => {
  const rig = createRig();
  rig.take(setup);
  rig.camera(works);
  await rig.rest();
  rig.parts()?.onFault('worker-died');
  expect(rig.told.at(-1)).toMatchObject({ engine: 'failed', detail: 'worker-died' });
  await rig.rest();
  expect(rig.told.at(-1)).toEqual({ camera: 'works', engine: 'ready' });
  expect([rig.loaded(), rig.closed()]).toEqual([2, 1]);
});

test('a camera that is started anew gives a failed engine another try', async () => {
  const rig = createRig(['self-test', undefined]);
  rig.take(setup);
  rig.camera(works);
  await rig.rest();
  rig.take({ camera: { ...setup.camera, turn: 1 } });
  rig.camera(works);
  await rig.rest();
  expect(rig.told.at(-1)).toEqual({ camera: 'works', engine: 'ready' });
});
