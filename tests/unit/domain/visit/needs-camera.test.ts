import { expect, test } from 'vitest';
import type { Screen } from '../../../../domain/visit/status.ts';
import { stepNames } from '../../../../domain/visit/transition.ts';
import { needsCamera } from '../../../../domain/visit/view/needs-camera.ts';

const screens = [...stepNames, 'out-of-service', 'face'].map((name) => ({ name }) as unknown as Screen);
const allowedOn = (faces: boolean, codes: boolean) =>
  screens.filter((screen) => needsCamera(screen, { faces, codes })).map(({ name }) => name);

test('only the screens that look through the camera may open it, and only for what the site uses it for', () => {
  expect(allowedOn(true, true).toSorted()).toEqual(['check-out', 'face-check']);
  expect(allowedOn(true, false)).toEqual(['face-check']);
  expect(allowedOn(false, true)).toEqual(['check-out']);
  expect(allowedOn(false, false)).toEqual([]);
});
