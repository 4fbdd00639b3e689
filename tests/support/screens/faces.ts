import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FacePictures } from '../../../preload/contract/face.ts';

const faces = join(import.meta.dirname, '../../../assets/demo/faces');
const dataUrl = (type: string, path: string) =>
  `data:${type};base64,${readFileSync(join(faces, path)).toString('base64')}`;

/** Two people who do not exist (assets/demo/faces). */
export const samplePictures: FacePictures = {
  document: dataUrl('image/png', 'a/portrait.png'),
  live: dataUrl('image/jpeg', 'b/front-1.jpg'),
};
