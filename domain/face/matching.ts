import type { FaceCalibration } from './calibration.ts';
import type { FaceDistance, FaceTemplate } from './vocabulary.ts';

/**
 * Goes with every template and calibration. A new number with every change of a net, of the crops or of their number: vectors
 * from before cannot be compared any more.
 */
export const builtInEngine = 'built-in/1';

export type FaceVector = readonly number[];

/** The middle of vectors of one length. At least one. */
export function meanOf(vectors: readonly FaceVector[]): FaceVector {
  const [first] = vectors;
  if (!first) throw new RangeError('the mean of no vectors');
  return first.map(
    (_, at) => vectors.reduce((sum, vector) => sum + numberAt(vector, at), 0) / vectors.length,
  );
}

/** Straight distance of two vectors of one length. */
export function l2(a: FaceVector, b: FaceVector): number {
  return Math.sqrt(a.reduce((sum, value, at) => sum + (value - numberAt(b, at)) ** 2, 0));
}

/** -1 to 1; 0 where a vector has no direction. */
export function cosine(a: FaceVector, b: FaceVector): number {
  const lengths = Math.sqrt(dot(a, a) * dot(b, b));
  return lengths === 0 ? 0 : dot(a, b) / lengths;
}

/** What makes a face differ from the people of the calibration. */
export function centred(vector: FaceVector, mean: FaceVector): FaceVector {
  return vector.map((value, at) => value - numberAt(mean, at));
}

/** @param rows the whitening matrix, row by row */
export function whitened(vector: FaceVector, rows: readonly FaceVector[]): FaceVector {
  return rows.map((row) => dot(row, vector));
}

/**
 * How far apart two faces are. Templates of different engines are infinitely far apart. `fused` is
 * 2 - cos(face-api, centred and whitened) - cos(Human, centred), 0 to 4, where both templates have both vectors and the
 * calibration was made with their engine (facts/face.md section 4).
 */
export function faceDistance(a: FaceTemplate, b: FaceTemplate, calibration?: FaceCalibration): FaceDistance {
  const faceApi = pairOf(a, b, 'faceApi');
  if (!faceApi) return { raw: Infinity };
  const raw = l2(...faceApi);
  const human = pairOf(a, b, 'human');
  if (!human || calibration?.engine !== a.engine) return { raw };
  const { mean, whitening } = calibration;
  const white = (vector: FaceVector) => whitened(centred(vector, mean.faceApi), whitening);
  const middle = (vector: FaceVector) => centred(vector, mean.human);
  const alike = cosine(white(faceApi[0]), white(faceApi[1])) + cosine(middle(human[0]), middle(human[1]));
  return { raw, fused: 2 - alike };
}

/** The mean of several looks at one person, by the vectors that all of them have. At least one, all of one engine. */
export function meanTemplate(templates: readonly FaceTemplate[]): FaceTemplate {
  const [first] = templates;
  if (!first || templates.some(({ engine }) => engine !== first.engine))
    throw new RangeError('templates to be merged are of one engine');
  const shared = Object.keys(first.vectors).filter((name) => templates.every(({ vectors }) => vectors[name]));
  const mean = (name: string) => meanOf(templates.map(({ vectors }) => vectors[name] ?? []));
  return { engine: first.engine, vectors: Object.fromEntries(shared.map((name) => [name, mean(name)])) };
}

/** The vectors of one name, if they can be compared. */
function pairOf(a: FaceTemplate, b: FaceTemplate, name: string): [FaceVector, FaceVector] | undefined {
  const [one, other] = [a.vectors[name], b.vectors[name]];
  return a.engine === b.engine && one && other && one.length === other.length ? [one, other] : undefined;
}

const dot = (a: FaceVector, b: FaceVector): number =>
  a.reduce((sum, value, at) => sum + value * numberAt(b, at), 0);

/** Vectors of different lengths give NaN, which no rule takes for a match. */
const numberAt = (vector: FaceVector, at: number): number => vector[at] ?? NaN;
