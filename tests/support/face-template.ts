import { faceApiLength, humanLength } from '../../domain/face/calibration.ts';
import type { FaceTemplate } from '../../domain/face/vocabulary.ts';
import { seededRandom } from './seeded-random.ts';

export const testEngine = 'test-engine/1';

/** Numbers like a template's, of nobody, in the 32 bits that an engine computes with. */
export function anyTemplate(seed = 1, engine = testEngine): FaceTemplate {
  const random = seededRandom(seed);
  const vector = (length: number): number[] =>
    Array.from({ length }, () => Math.fround((random() - 0.5) * 0.6));
  return { engine, vectors: { faceApi: vector(faceApiLength), human: vector(humanLength) } };
}
