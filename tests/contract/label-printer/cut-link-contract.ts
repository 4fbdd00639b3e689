import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { printedPictures, testPicture } from './rig.ts';
import type { SimulatedRig } from './simulated-rig.ts';

/**
 * The fault that prints somebody's badge twice, or half of one person's over another's: the link breaks inside a job.
 * Wherever it breaks, the label comes out at most once, "failed" means that it never will, "printed" that it did, and
 * the next label is perfect.
 */
export function cutLinkContract(name: string, makeRig: () => Promise<SimulatedRig>): void {
  describe(`TSPL over TCP, a link that breaks: ${name}`, () => {
    let rig: SimulatedRig;
    beforeEach(async () => {
      rig = await makeRig();
      rig.printer.start();
    });
    afterEach(() => rig.close());

    /** Of the second job: the first may begin by flushing what an earlier owner of the printer left behind. */
    const jobLength = async (): Promise<number> => {
      expect(await rig.printer.print(testPicture(rig, 1))).toEqual({ outcome: 'printed' });
      const before = rig.simulator.state().jobBytes;
      expect(await rig.printer.print(testPicture(rig, 2))).toEqual({ outcome: 'printed' });
      return rig.simulator.state().jobBytes - before;
    };

    const cutAndGoOn = async (afterBytes: number, seed: number): Promise<void> => {
      const pictures = [testPicture(rig, seed), testPicture(rig, seed + 1)];
      const [cut, next] = pictures;
      if (!cut || !next) throw new Error('two pictures were made');
      rig.simulator.cutAfter(afterBytes);
      const { outcome } = await rig.printer.print(cut);
      const following = await rig.printer.print(next);
      const history = printedPictures(rig.simulator, pictures);
      const cameOut = history.filter((index) => index === 0).length;
      const where = `cut after ${afterBytes} bytes: ${outcome}`;
      expect(following, where).toEqual({ outcome: 'printed' });
      expect(history.at(-1), where).toBe(1);
      if (outcome === 'failed') expect(cameOut, where).toBe(0);
      if (outcome === 'printed') expect(cameOut, where).toBe(1);
    };

    test('at the start, around the picture and at the very end', async () => {
      const length = await jobLength();
      const fromTheEnd = [0, 1, 2, 3, 5, 11, 12, 13, 14, 15].map((bytes) => length - bytes);
      const offsets = [1, 2, 3, 10, 60, ...fromTheEnd];
      let seed = 3;
      for (const offset of offsets) {
        await cutAndGoOn(offset, seed);
        seed += 2;
      }
      expectEachAtMostOnce(rig, seed);
    });

    test('all through the job', async () => {
      const length = await jobLength();
      let seed = 3;
      // An odd step meets every position within a row of dots.
      for (let offset = 71; offset < length; offset += 1_207) {
        await cutAndGoOn(offset, seed);
        seed += 2;
      }
      expectEachAtMostOnce(rig, seed);
    });

    // The next job starts by clearing away the half one; that can break off as well. A tenth of a job is the cruel
    // case: after two such cuts the printer still waits for most of the first picture.
    for (const part of [0.1, 0.33, 0.7]) {
      test(`again and again after ${part} of a job, while the printer recovers`, async () => {
        const length = await jobLength();
        for (const seed of [3, 4, 5, 6]) {
          rig.simulator.cutAfter(Math.floor(length * part));
          expect((await rig.printer.print(testPicture(rig, seed))).outcome).not.toBe('printed');
        }
        expect(await rig.printer.print(testPicture(rig, 7))).toEqual({ outcome: 'printed' });
        const pictures = Array.from({ length: 7 }, (_, i) => testPicture(rig, i + 1));
        expect(printedPictures(rig.simulator, pictures)).toEqual([0, 1, 6]);
      });
    }

    // It takes the clearing bytes or it does not; either way it says nothing, so they prove nothing.
    test('a mute printer cut off while it recovers is cleared again before the next label', async () => {
      const length = await jobLength();
      for (const seed of [3, 4]) {
        rig.simulator.mute(seed === 4);
        rig.simulator.cutAfter(Math.floor(length * 0.1));
        expect((await rig.printer.print(testPicture(rig, seed))).outcome).not.toBe('printed');
      }
      rig.simulator.mute(false);
      expect(await rig.printer.print(testPicture(rig, 5))).toEqual({ outcome: 'printed' });
      const pictures = Array.from({ length: 5 }, (_, i) => testPicture(rig, i + 1));
      expect(printedPictures(rig.simulator, pictures)).toEqual([0, 1, 4]);
    });
  });
}

/** Over the whole run: no picture twice, and no label that is none of them (half of one, half of another). */
function expectEachAtMostOnce(rig: SimulatedRig, endSeed: number): void {
  const pictures = Array.from({ length: endSeed - 1 }, (_, i) => testPicture(rig, i + 1));
  const history = printedPictures(rig.simulator, pictures);
  expect(history).not.toContain(-1);
  expect(new Set(history).size).toBe(history.length);
}
