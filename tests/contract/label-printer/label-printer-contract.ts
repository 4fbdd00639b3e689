import { describe, expect } from 'vitest';
import type { PrinterSimulator } from '../../../main/devices/label-printer/simulator/simulator.ts';
import { testOn } from './stand.ts';
import type { RigKind } from './rig.ts';

/** What every label printer must do, whatever language it speaks. */
export function labelPrinterContract(kind: RigKind): void {
  const { troubles, repeats, seesPowerLoss } = kind;
  const test = testOn(kind);
  describe.concurrent(kind.name, () => {
    test('the dots that come out are the dots that went in, and nothing made no sense', async ({ stand }) => {
      let acceptedTimes = 0;
      expect(await stand.print(1, () => (acceptedTimes += 1))).toEqual({ outcome: 'printed' });
      expect(acceptedTimes).toBe(1);
      expect(stand.printed()).toEqual([1]);
      expect(stand.hands.state().unknownCommands).toBe(0);
    });

    test('jobs queue and come out in order', async ({ stand }) => {
      const outcomes = await Promise.all([1, 2, 3].map((seed) => stand.print(seed)));
      expect(outcomes).toEqual(Array(3).fill({ outcome: 'printed' }));
      expect(stand.printed()).toEqual([1, 2, 3]);
    });

    test.for(troubles)(
      '$problem before the job: nothing comes out, then or later',
      async ({ problem, cause, cure }, { stand: { hands, log, print, printed } }) => {
        await log.untilHealth('ready');
        cause(hands);
        expect(await print(1)).toMatchObject({ outcome: 'failed', problem });
        cure(hands);
        await log.untilHealth('ready');
        expect(await print(2)).toEqual({ outcome: 'printed' });
        expect(printed()).toEqual([2]);
      },
    );

    test.for(troubles)(
      '$problem is announced, and so is its end',
      async ({ problem, cause, cure }, { stand: { hands, log } }) => {
        await log.untilHealth('ready');
        cause(hands);
        await log.untilHealth(problem);
        cure(hands);
        await log.untilHealth('ready');
        const told = log.seen.map((state) => JSON.stringify(state));
        expect(told.filter((state, i) => state === told[i - 1])).toEqual([]);
      },
    );

    // The sensor only notices the empty roll by pulling on it, with the job already in the printer.
    test('the roll ends with a job in the printer', async ({ stand: { hands, log, print, printed } }) => {
      hands.loadLabels(1);
      expect(await print(1)).toEqual({ outcome: 'printed' });
      const { outcome } = await print(2);
      expect(outcome).not.toBe('printed');
      if (!repeats) expect(outcome).toBe('failed');
      hands.loadLabels();
      await log.untilHealth('ready');
      expect(await print(3)).toEqual({ outcome: 'printed' });
      const came = printed();
      expect(
        outcome === 'failed'
          ? [[1, 3]]
          : [
              [1, 3],
              [1, 2, 3],
            ],
      ).toContainEqual(came);
    });

    // Whether the label was already out when the cover opened, the printer does not tell: "failed" is as true as
    // "unconfirmed". What counts is that nobody is told it is there, and that "failed" never turns up later.
    test.for(troubles.filter(({ problem }) => problem !== 'paused' && problem !== 'over-heated'))(
      '$problem while the label moves: not called printed',
      async ({ cause, cure }, { stand: { hands, log, print, printed } }) => {
        const { outcome } = await print(1, () => whenPrinting(hands, () => cause(hands)));
        expect(outcome).not.toBe('printed');
        cure(hands);
        await log.untilHealth('ready');
        expect(await print(2)).toEqual({ outcome: 'printed' });
        const mayRepeat = repeats && outcome !== 'failed';
        expect(mayRepeat ? [[2], [1, 2]] : [[2]]).toContainEqual(printed());
      },
    );

    test('the cover opened just as printing is commanded: whatever is said is true', async ({ stand }) => {
      const { hands, log, print, printed } = stand;
      const { outcome } = await print(1, () => hands.openCover());
      expect(outcome).not.toBe('printed');
      hands.closeCover();
      await log.untilHealth('ready');
      expect(await print(2)).toEqual({ outcome: 'printed' });
      expect(outcome === 'failed' ? [[2]] : [[2], [1, 2]]).toContainEqual(printed());
    });

    test('a mute printer prints once and nobody claims to know', async ({
      stand: { hands, log, print, printed },
    }) => {
      hands.mute(true);
      expect(await print(1)).toMatchObject({ outcome: 'sent-unconfirmed' });
      await log.untilHealth('unknown');
      hands.mute(false);
      await log.untilHealth('ready');
      expect(await print(2)).toEqual({ outcome: 'printed' });
      expect(printed()).toEqual([1, 2]);
    });

    test('a printer that falls silent over the label leaves it unconfirmed', async ({ stand }) => {
      const { hands, log, print, printed } = stand;
      await log.untilHealth('ready');
      expect(await print(1, () => hands.mute(true))).toMatchObject({ outcome: 'sent-unconfirmed' });
      hands.mute(false);
      await log.untilHealth('ready');
      expect(await print(2)).toEqual({ outcome: 'printed' });
      expect(printed()).toEqual([1, 2]);
    });

    test('calibration feeds labels and prints none, where there is such a thing', async ({ stand }) => {
      const { rig, hands, log, print, printed } = stand;
      await log.untilHealth('ready');
      const before = hands.state().labelsLeft;
      expect(await rig.printer.calibrate()).toBe(kind.calibrates ? 'calibrated' : 'unsupported');
      expect(hands.state().labelsLeft < before).toBe(kind.calibrates);
      expect(await print(1)).toEqual({ outcome: 'printed' });
      expect(printed()).toEqual([1]);
      expect(hands.state().unknownCommands).toBe(0);
    });

    test.runIf(kind.calibrates)(
      'calibration of an empty printer says what is the matter',
      async ({ stand }) => {
        stand.hands.removeLabels();
        expect(await stand.rig.printer.calibrate()).toBe('out-of-labels');
      },
    );

    test.runIf(kind.warnsOfLowRoll)(
      'a roll that runs low is warned of while it still prints',
      async ({ stand }) => {
        const { hands, log, print } = stand;
        hands.loadLabels(4);
        await log.until(({ health, warnings }) => health === 'ready' && warnings.includes('labels-low'));
        expect(await print(1)).toEqual({ outcome: 'printed' });
        hands.loadLabels();
        await log.until(({ warnings }) => warnings.length === 0);
      },
    );

    test.runIf(kind.knowsItsMedia)('another roll is noticed before a label is wasted', async ({ stand }) => {
      const { hands, log, print, printed } = stand;
      await log.untilHealth('ready');
      const right = hands.state().media;
      expect(log.seen.at(-1)?.media).toEqual(right);
      hands.loadLabels(100, { widthMm: 29, lengthMm: 90 });
      await log.untilHealth('wrong-media');
      expect(await print(1)).toMatchObject({ outcome: 'failed', problem: 'wrong-media' });
      hands.loadLabels(100, right);
      await log.untilHealth('ready');
      expect(await print(2)).toEqual({ outcome: 'printed' });
      expect(printed()).toEqual([2]);
    });

    if (!seesPowerLoss) return;

    test('unplugged: the job fails at once, and plugged again all is well', async ({ stand }) => {
      const { hands, log, print, printed } = stand;
      await log.untilHealth('ready');
      await hands.unplug();
      expect(await print(1)).toMatchObject({ outcome: 'failed' });
      await log.untilHealth('absent');
      await hands.plug();
      await log.untilHealth('ready');
      expect(await print(2)).toEqual({ outcome: 'printed' });
      expect(printed()).toEqual([2]);
    });

    test('a printer that turns connections away gets the job once it takes them again', async ({ stand }) => {
      const { hands, log, print, printed } = stand;
      await hands.refuse(true);
      expect(await print(1)).toMatchObject({ outcome: 'failed' });
      await hands.refuse(false);
      await log.untilHealth('ready');
      expect(await print(2)).toEqual({ outcome: 'printed' });
      expect(printed()).toEqual([2]);
    });

    test('power lost while the label moves: not called printed, not printed twice', async ({ stand }) => {
      const { hands, log, print, printed } = stand;
      const { outcome } = await print(1, () => whenPrinting(hands, () => void hands.unplug()));
      expect(outcome).not.toBe('printed');
      await hands.plug();
      await log.untilHealth('ready');
      expect(await print(2)).toEqual({ outcome: 'printed' });
      expect(printed()).toEqual([2]);
    });

    test('a slow printer is waited for', async ({ stand: { hands, print, printed } }) => {
      hands.slow(100_000);
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
