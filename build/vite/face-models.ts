import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Plugin } from 'vite';
import { tool } from '../paths.ts';

const faceApi = (name: string) => [
  tool('face-api.js', 'model', `${name}-weights_manifest.json`),
  tool('face-api.js', 'model', `${name}.bin`),
];
const human = (name: string) => [
  tool('@vladmandic', 'human', 'models', `${name}.json`),
  tool('@vladmandic', 'human', 'models', `${name}.bin`),
];

/** What the built-in face engine loads, and no net that it does not use. */
const files: readonly string[] = [
  ...['tiny_face_detector_model', 'face_landmark_68_model', 'face_recognition_model'].flatMap(faceApi),
  ...['blazeface', 'facemesh', 'faceres'].flatMap(human),
  // Both libraries bring TensorFlow.js 4.22.0, of which this is the compiled half: another version does not fit.
  tool('@tensorflow', 'tfjs-backend-wasm', 'dist', 'tfjs-backend-wasm-simd.wasm'),
];

/** Their licences ask to be passed on with them. */
const licences = (): string =>
  [
    'TensorFlow.js 4.22.0: Apache License 2.0, https://www.apache.org/licenses/LICENSE-2.0',
    `face-api: ${readFileSync(tool('face-api.js', 'LICENSE'), 'utf8')}`,
    `Human: ${readFileSync(tool('@vladmandic', 'human', 'LICENSE'), 'utf8')}`,
  ].join('\n\n');

/** Puts the nets beside the window's scripts: nothing is ever fetched from elsewhere. Also what `modelFolder` names. */
export const faceModels = (): Plugin => ({
  name: 'yingbin-face-models',
  apply: 'build',
  generateBundle() {
    for (const file of files)
      this.emitFile({ type: 'asset', fileName: `models/${basename(file)}`, source: readFileSync(file) });
    this.emitFile({ type: 'asset', fileName: 'models/licences.txt', source: licences() });
  },
});
