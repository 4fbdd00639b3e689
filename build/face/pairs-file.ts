import { z } from 'zod';
import { err, ok, type Result } from '../../domain/kernel/result.ts';

const pairSchema = z.strictObject({
  /** Paths of pictures in the folder of `--images`. */
  a: z.string().min(1),
  b: z.string().min(1),
  /** Whether both show one person. */
  same: z.boolean(),
  /** `a` is a document's photograph. */
  aIsPortrait: z.boolean().default(false),
});
export type PicturePair = z.output<typeof pairSchema>;

/** A list of pairs, and who is who in it. */
export interface PairList {
  readonly pairs: readonly PicturePair[];
  /** The person of each pair's pictures: pictures that are the same person's by the list have the same one. */
  readonly people: readonly (readonly [string, string])[];
}

/** Reads the text of a pairs file. Errors are words that quote no path. */
export function readPairs(text: string): Result<PairList, string> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err('The pairs file is no JSON.');
  }
  const parsed = z.array(pairSchema).safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return err(`Pair ${Number(issue?.path[0] ?? 0) + 1} of the pairs file: ${issue?.message}`);
  }
  const pairs = parsed.data;
  if (!pairs.some(({ same }) => same) || !pairs.some(({ same }) => !same))
    return err('The pairs file needs pairs of one person and pairs of two.');
  const personOf = peopleOf(pairs);
  const people = pairs.map(({ a, b }): [string, string] => [personOf(a), personOf(b)]);
  const contrary = pairs.findIndex(({ same }, at) => !same && people[at]?.[0] === people[at]?.[1]);
  if (contrary >= 0)
    return err(`Pair ${contrary + 1} of the pairs file is of two people, but other pairs make them one.`);
  return ok({ pairs, people });
}

/** Any one picture of a person stands for all that pairs join to it. */
function peopleOf(pairs: readonly PicturePair[]): (picture: string) => string {
  const leader = new Map<string, string>();
  const personOf = (picture: string): string => {
    let person = picture;
    for (let next = leader.get(person); next !== undefined; next = leader.get(person)) person = next;
    return person;
  };
  for (const { a, b, same } of pairs) {
    const [one, other] = [personOf(a), personOf(b)];
    if (same && one !== other) leader.set(one, other);
  }
  return personOf;
}
