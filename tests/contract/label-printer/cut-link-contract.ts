import { describe, expect } from 'vitest';
import { testOn } from './stand.ts';
import type { Stand } from './stand.ts';
import type { Printed, RigKind } from './rig.ts';

/**
 * The fault that prints somebody's badge twice, or half of one person's over another's: the link breaks inside a job.
 * Wherever it breaks, the label comes out at most once, "failed" means that it never will, "printed" that it did, and
 * the next label is perfect. Only a printer that prints as the bytes come may leave a piece of the broken one, on a
 * label of its own.
 */
export function cutLinkContract(kind: RigKind): void {
  const test = testOn(kind);

  /** What came out, without the pieces that this printer may leave. */
  const history = (stand: Stand, seeds: number): Printed[] =>
    stand.printed(seeds).filter((which) => which !== 'piece' || !kind.printsAsItComes);

  const cutAndGoOn = async (stand: Stand, afterBytes: number, seed: number): Promise<void> => {
    stand.hands.cutAfter(afterBytes);
    const { outcome } = await stand.print(seed);
    const following = await stand.print(seed + 1);
    const came = history(stand, seed + 1);
    const cameOut = came.filter((which) => which === seed).length;
    const where = `cut after ${afterBytes} bytes: ${outcome}`;
    expect(following, where).toEqual({ outcome: 'printed' });
    expect(came.at(-1), where).toBe(seed + 1);
    if (outcome === 'failed') expect(cameOut, where).toBe(0);
    if (outcome === 'printed') expect(cameOut, where).toBe(1);
  };

  /** Over the whole run: no picture twice, and no label that is none of them (half of one, half of another). */
  const cutEach = async (stand: Stand, offsets: readonly number[]): Promise<void> => {
    for (const [i, offset] of offsets.entries()) await cutAndGoOn(stand, offset, 3 + 2 * i);
    const came = history(stand, 2 + 2 * offsets.length);
    expect(came).not.toContain('strange');
    expect(new Set(came).size).toBe(came.length);
  };

  describe.concurrent(`${kind.name}, a link that breaks`, () => {
    test('at the start, around the picture and at the very end', async ({ stand }) => {
      const length = await jobLength(stand);
      const fromTheEnd = [0, 1, 2, 3, 5, 11, 12, 13, 14, 15].map((bytes) => length - bytes);
      await cutEach(stand, [1, 2, 3, 10, 60, ...fromTheEnd]);
    });

    test('all through the job', async ({ stand }) => {
      const length = await jobLength(stand);
      // An odd step meets every position within a row of dots.
      const step = Math.floor(length / 16) * 2 + 1;
      await cutEach(
        stand,
        Array.from({ length: 8 }, (_, i) => 71 + i * step).filter((offset) => offset < length),
      );
    });

    // The next job starts by clearing away the half one; that can break off as well. A tenth of a job is the cruel
    // case: after two such cuts the printer still waits for most of the first picture.
    test.for([0.1, 0.33, 0.7])(
      'again and again after %d of a job, while the printer recovers',
      async (part, { stand }) => {
        const length = await jobLength(stand);
        for (const seed of [3, 4, 5, 6]) {
          stand.hands.cutAfter(Math.floor(length * part));
          expect((await stand.print(seed)).outcome).not.toBe('printed');
        }
        expect(await stand.print(7)).toEqual({ outcome: 'printed' });
        expect(history(stand, 7)).toEqual([1, 2, 7]);
      },
    );

    // It takes the clearing bytes or it does not; either way it says nothing, so they prove nothing.
    test('a mute printer cut off while it recovers is cleared again before the next label', async ({
      stand,
    }) => {
      const length = await jobLength(stand);
      for (const seed of [3, 4]) {
        stand.hands.mute(seed === 4);
        stand.hands.cutAfter(Math.floor(length * 0.1));
        expect((await stand.print(seed)).outcome).not.toBe('printed');
      }
      stand.hands.mute(false);
      expect(await stand.print(5)).toEqual({ outcome: 'printed' });
      expect(history(stand, 5)).toEqual([1, 2, 5]);
    });
  });
}

/** Of the second job: the first may begin by flushing what an earlier owner of the printer left behind. */
async function jobLength({ hands, print }: Stand): Promise<number> {
  expect(await print(1)).toEqual({ outcome: 'printed' });
  const before = hands.state().jobBytes;
  expect(await print(2)).toEqual({ outcome: 'printed' });
  return hands.state().jobBytes - before;
}
