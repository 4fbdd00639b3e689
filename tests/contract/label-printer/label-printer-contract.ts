import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PrinterHealth } from '../../../domain/visit/status.ts';
import type { PrintOutcome } from '../../../main/devices/label-printer/port.ts';
import type { PrinterSimulator } from '../../../main/devices/label-printer/simulator/simulator.ts';
import { printedPictures, testPicture, watchHealth } from './rig.ts';
import type { HealthLog, LabelPrinterRig } from './rig.ts';

/** What every label printer must do. `hasHands`: the rig has a simulator whose cover can be opened. */
export function labelPrinterContract(
  name: string,
  makeRig: () => Promise<LabelPrinterRig>,
  hasHands: boolean,
): void {
  describe(name, () => {
    let rig: LabelPrinterRig;
    let health: HealthLog;
    beforeEach(async () => {
      rig = await makeRig();
      health = watchHealth(rig.printer);
      rig.printer.start();
    });
    afterEach(() => rig.close());

    const print = (seed: number, onAccepted?: () => void): Promise<PrintOutcome> =>
      rig.printer.print(testPicture(rig, seed), onAccepted);

    test('a label is accepted and then told the truth about', async () => {
      await health.until('ready');
      let acceptedTimes = 0;
      const { outcome } = await print(1, () => (acceptedTimes += 1));
      expect(acceptedTimes).toBe(1);
      expect(['printed', 'sent-unconfirmed']).toContain(outcome);
    });

    if (!hasHands) return;

    const hand = (): PrinterSimulator => {
      if (!rig.simulator) throw new Error('this rig has no hands');
      return rig.simulator;
    };
    /** Seeds 1 to 9 in the order in which they came out; 0 is a label nobody asked for. */
    const printed = (): number[] => {
      const pictures = Array.from({ length: 9 }, (_, i) => testPicture(rig, i + 1));
      return printedPictures(hand(), pictures).map((index) => index + 1);
    };

    test('the dots that come out are the dots that went in', async () => {
      expect(await print(1)).toEqual({ outcome: 'printed' });
      expect(printed()).toEqual([1]);
      expect(hand().state().unknownCommands).toBe(0);
    });

    test('jobs queue and come out in order', async () => {
      const outcomes = await Promise.all([print(1), print(2), print(3)]);
      expect(outcomes).toEqual(Array(3).fill({ outcome: 'printed' }));
      expect(printed()).toEqual([1, 2, 3]);
    });

    const troubles: readonly {
      readonly problem: PrinterHealth;
      readonly cause: (hands: PrinterSimulator) => unknown;
      readonly cure: (hands: PrinterSimulator) => unknown;
    }[] = [
      { problem: 'out-of-labels', cause: (h) => h.removeLabels(), cure: (h) => h.loadLabels() },
      { problem: 'cover-open', cause: (h) => h.openCover(), cure: (h) => h.closeCover() },
      { problem: 'jammed', cause: (h) => h.jam(), cure: (h) => h.clearJam() },
      { problem: 'out-of-ribbon', cause: (h) => h.removeRibbon(), cure: (h) => h.loadRibbon() },
      { problem: 'paused', cause: (h) => h.pause(), cure: (h) => h.resume() },
    ];

    test.each(troubles)(
      '$problem before the job: nothing comes out, then or later',
      async ({ problem, cause, cure }) => {
        cause(hand());
        expect(await print(1)).toMatchObject({ outcome: 'failed', problem });
        cure(hand());
        expect(await print(2)).toEqual({ outcome: 'printed' });
        expect(printed()).toEqual([2]);
      },
    );

    test.each(troubles)('$problem is announced, and so is its end', async ({ problem, cause, cure }) => {
      await health.until('ready');
      cause(hand());
      await health.until(problem);
      cure(hand());
      await health.until('ready');
      const repeats = health.seen.filter((each, i) => each === health.seen[i - 1]);
      expect(repeats).toEqual([]);
    });

    // The sensor only notices the empty roll by pulling on it, with the job already in the printer.
    test('the roll ends: the job fails and does not come out with the new roll', async () => {
      hand().loadLabels(1);
      expect(await print(1)).toEqual({ outcome: 'printed' });
      expect(await print(2)).toMatchObject({ outcome: 'failed', problem: 'out-of-labels' });
      hand().loadLabels();
      expect(await print(3)).toEqual({ outcome: 'printed' });
      expect(printed()).toEqual([1, 3]);
    });

    // Whether the label was already out when the cover opened, the printer does not tell: "failed" is as true as
    // "unconfirmed". What counts is that nobody is told it is there, and that it does not turn up later.
    test.each(troubles.filter(({ problem }) => problem !== 'paused'))(
      '$problem while the label moves: not called printed, and not repeated by the printer',
      async ({ cause, cure }) => {
        const { outcome } = await print(1, () => whenPrinting(hand(), () => cause(hand())));
        expect(outcome).not.toBe('printed');
        cure(hand());
        expect(await print(2)).toEqual({ outcome: 'printed' });
        expect(printed()).toEqual([2]);
      },
    );

    test('unplugged: the job fails at once, and plugged again all is well', async () => {
      await health.until('ready');
      await hand().unplug();
      expect(await print(1)).toMatchObject({ outcome: 'failed' });
      await health.until('absent');
      await hand().plug();
      await health.until('ready');
      expect(await print(2)).toEqual({ outcome: 'printed' });
      expect(printed()).toEqual([2]);
    });

    test('a printer that turns connections away gets the job once it takes them again', async () => {
      await hand().refuse(true);
      expect(await print(1)).toMatchObject({ outcome: 'failed' });
      await hand().refuse(false);
      await health.until('ready');
      expect(await print(2)).toEqual({ outcome: 'printed' });
      expect(printed()).toEqual([2]);
    });

    test('power lost while the label moves: not called printed, not printed twice', async () => {
      const { outcome } = await print(1, () => whenPrinting(hand(), () => void hand().unplug()));
      expect(outcome).not.toBe('printed');
      await hand().plug();
      await health.until('ready');
      expect(await print(2)).toEqual({ outcome: 'printed' });
      expect(printed()).toEqual([2]);
    });

    test('a mute printer prints once and nobody claims to know', async () => {
      hand().mute(true);
      expect(await print(1)).toMatchObject({ outcome: 'sent-unconfirmed' });
      await health.until('unknown');
      hand().mute(false);
      expect(await print(2)).toEqual({ outcome: 'printed' });
      expect(printed()).toEqual([1, 2]);
    });

    test('a printer that falls silent over the label leaves it unconfirmed', async () => {
      expect(await print(1, () => hand().mute(true))).toMatchObject({ outcome: 'sent-unconfirmed' });
      hand().mute(false);
      expect(await print(2)).toEqual({ outcome: 'printed' });
      expect(printed()).toEqual([1, 2]);
    });

    test('a slow printer is waited for', async () => {
      hand().slow(20_000);
      expect(await print(1)).toEqual({ outcome: 'printed' });
      expect(printed()).toEqual([1]);
    });
  });
}

/** Acts once the label is under the head; a label takes its time, so looking every turn of the loop is enough. */
function whenPrinting(simulator: PrinterSimulator, act: () => void): void {
  const look = (): void => {
    if (simulator.state().printing) act();
    else setImmediate(look);
  };
  look();
}
