import type { DescribedImage } from '../../../domain/face/calibrate-statistics.ts';
import { faceApiLength, humanLength } from '../../../domain/face/calibration.ts';
import { seededRandom } from '../seeded-random.ts';

/**
 * Descriptors of people who do not exist: a common middle, a cloud of people around it, and every picture some way off its person;
 * both clouds are long in few directions. Raw distances are about those of the East Asian faces of facts/face.md section 4: a stranger
 * in six is nearer than 0.55, one in a thousand nearer than 0.40, and half of the right people are.
 */
export function inventPeople(
  count: number,
  imagesEach: (person: number) => number,
  seed = 1,
): DescribedImage[] {
  const normal = normalFrom(seededRandom(seed));
  const faceApi = cloud(faceApiLength, { person: 0.33, image: 0.26 }, normal);
  const human = cloud(humanLength, { person: 4, image: 7 }, normal);
  return Array.from({ length: count }, (_, at) => at).flatMap((at) => {
    const [one, other] = [faceApi(), human()];
    return Array.from({ length: imagesEach(at) }, () => ({
      person: `p${String(at).padStart(4, '0')}`,
      isPortrait: false,
      faceApi: one(),
      human: other(),
    }));
  });
}

/** A maker of people, who are makers of pictures; `spread` is how far people and pictures lie from their middle. */
function cloud(size: number, spread: { person: number; image: number }, normal: () => number) {
  const middle = Array.from({ length: size }, () => normal() / Math.sqrt(size));
  const axis = axesOf(size);
  return () => {
    const person = middle.map((value, at) => value + normal() * spread.person * (axis[at] ?? 0));
    return () => {
      const poorness = Math.exp(0.25 * normal());
      return person.map((value, at) => value + normal() * poorness * spread.image * (axis[at] ?? 0));
    };
  };
}

/** Half-lengths of a cloud's axes, falling off after the first few, of length 1 in all. */
function axesOf(size: number): readonly number[] {
  const falling = Array.from({ length: size }, (_, at) => 1 / Math.sqrt(1 + at / 2.5));
  const whole = Math.hypot(...falling);
  return falling.map((axis) => axis / whole);
}

/** Box and Muller. */
function normalFrom(random: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
