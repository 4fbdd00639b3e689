import { test as base } from 'vitest';
import type { PrintOutcome } from '../../../main/devices/label-printer/port.ts';
import type { PrinterSimulator } from '../../../main/devices/label-printer/simulator/simulator.ts';
import { printedPictures, testPicture, watchState } from './rig.ts';
import type { Printed, RigKind, SimulatedRig, StateLog } from './rig.ts';

/** A rig of its own for one test, so that the tests of a suite can run beside one another: most of them wait. */
export interface Stand {
  readonly rig: SimulatedRig;
  readonly hands: PrinterSimulator;
  readonly log: StateLog;
  print(seed: number, onAccepted?: () => void): Promise<PrintOutcome>;
  /** What came out, in order, told apart by the seeds 1 to `most`. */
  printed(most?: number): Printed[];
}

/** `test` with a started driver and its printer, both stopped when the test ends. */
export const testOn = (kind: RigKind) =>
  base.extend<{ stand: Stand }>({
    // Vitest reads the fixtures it needs off this pattern.
    // oxlint-disable-next-line no-empty-pattern
    stand: async ({}, use) => {
      const rig = await kind.make();
      const log = watchState(rig.printer);
      rig.printer.start();
      await use({
        rig,
        hands: rig.simulator,
        log,
        print: (seed, onAccepted) => rig.printer.print(testPicture(rig, seed), onAccepted),
        printed(most = 9) {
          const pictures = Array.from({ length: most }, (_, i) => testPicture(rig, i + 1));
          return printedPictures(rig.simulator, pictures);
        },
      });
      await rig.close();
    },
  });
