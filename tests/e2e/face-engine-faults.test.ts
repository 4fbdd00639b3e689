import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFaceLab, type FaceLab } from '../../build/face/lab.ts';
import type { LabChange } from '../../build/face/lab-server.ts';
import { faceLabFolder } from '../../build/vite/face-lab.ts';
import { contentSecurityPolicy } from '../../main/security/content-policy.ts';
import { people, pictureFile } from '../support/face-pictures.ts';

let change: (path: string) => LabChange | undefined;
let lab: FaceLab;

beforeAll(async () => {
  change = () => undefined;
  lab = await openFaceLab({ change: (path) => change(path) });
});
afterAll(() => lab?.close());

/** The fault with which a fresh page's engine starts, or how long a sound one took. */
async function started(changed: (path: string) => LabChange | undefined): Promise<unknown> {
  change = changed;
  await lab.page.reload();
  return lab.prepare().catch((fault: Error) => fault.message);
}

const weights = [
  'tiny_face_detector_model.bin',
  'face_landmark_68_model.bin',
  'face_recognition_model.bin',
  'blazeface.bin',
  'facemesh.bin',
  'faceres.bin',
];

/** One part in fifty of a file, in its middle, is something else. */
function tampered(name: string): Uint8Array {
  const bytes = readFileSync(join(faceLabFolder, 'models', name));
  const [from, to] = [0.5 * bytes.length, 0.52 * bytes.length].map(Math.floor);
  for (let at = from ?? 0; at < (to ?? 0); at++) bytes[at] = (bytes[at] ?? 0) ^ 0x55;
  return bytes;
}

test.each(weights)('altered weights in %s do not pass the self-test', async (name) => {
  const body = tampered(name);
  const fault = await started((path) => (path === `/models/${name}` ? { body } : undefined));
  expect(fault).toContain('self-test');
});

test.each([
  'tfjs-backend-wasm-simd.wasm',
  'blazeface.json',
  'faceres.bin',
  'face_landmark_68_model-weights_manifest.json',
  'tiny_face_detector_model.bin',
])('without %s the engine says that files are missing', async (name) => {
  const fault = await started((path) => (path === `/models/${name}` ? { status: 404 } : undefined));
  expect(fault).toContain('files-missing');
});

test.each(['human', 'face-api'])('a %s worker that may not compile WebAssembly says so', async (library) => {
  const headers = { 'Content-Security-Policy': contentSecurityPolicy };
  const fault = await started((path) =>
    path.startsWith(`/assets/${library}-worker-`) ? { headers } : undefined,
  );
  expect(fault).toContain('no-wasm');
});

test.each(['human', 'face-api'])('without the %s worker’s script there is no engine', async (library) => {
  const fault = await started((path) =>
    path.startsWith(`/assets/${library}-worker-`) ? { status: 404 } : undefined,
  );
  expect(fault).toContain('worker-died');
});

test('an engine whose worker dies answers so from then on', async () => {
  expect(await started(() => undefined)).toBeGreaterThan(0);
  const picture = pictureFile(people[0]?.portrait ?? '');
  expect(await lab.describe(picture, 'portrait')).toBeDefined();
  const [human] = lab.page.workers().filter((worker) => worker.url().includes('/human-worker-'));
  await human?.evaluate(
    () =>
      void setTimeout(() => {
        throw new Error('out of memory');
      }),
  );
  await expect(lab.describe(picture, 'portrait')).rejects.toThrow('worker-died');
  await expect(lab.locate(picture)).rejects.toThrow('worker-died');
});
