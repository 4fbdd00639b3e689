import type { DescribedImage } from './calibrate-statistics.ts';

/**
 * People in groups of almost the same size, drawn by chance; those with several pictures are spread evenly, because only they
 * show how alike one person's pictures are.
 * @param random from 0 up to 1
 */
export function splitPeople(
  images: readonly DescribedImage[],
  groups: number,
  random: () => number,
): readonly (readonly DescribedImage[])[] {
  const people = [...Map.groupBy(images, ({ person }) => person).values()];
  const several = people.filter((own) => own.length > 1);
  const single = people.filter((own) => own.length === 1);
  const drawn = [...shuffled(several, random), ...shuffled(single, random)];
  return Array.from({ length: groups }, (_, group) => drawn.filter((__, at) => at % groups === group).flat());
}

/** Fisher and Yates. */
function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  const left = [...items];
  return items.flatMap(() => left.splice(Math.floor(random() * left.length), 1));
}
