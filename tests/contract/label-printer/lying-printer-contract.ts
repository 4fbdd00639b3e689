import { describe, expect } from 'vitest';
import type { PrinterLie } from '../../../main/devices/label-printer/simulator/lies.ts';
import { testOn } from './stand.ts';
import type { RigKind } from './rig.ts';

const flood: PrinterLie = { type: 'flood', chunk: new Uint8Array(16_384).fill(0x99) };
const lies: readonly { readonly how: string; readonly lie: PrinterLie }[] = [
  { how: 'with garbage', lie: { type: 'garbage', bytes: new Uint8Array(5).fill(0x99) } },
  { how: 'with a kilobyte of garbage', lie: { type: 'garbage', bytes: new Uint8Array(1_024).fill(0x99) } },
  { how: 'with nothing of what it has to say', lie: { type: 'half', bytes: 0 } },
  { how: 'with the first bytes only', lie: { type: 'half', bytes: 5 } },
  { how: 'too late', lie: { type: 'late', ms: 700 } },
  { how: 'without end', lie: flood },
];

/** A printer whose answers are not to be trusted costs time, never truth. */
export function lyingPrinterContract(kind: RigKind): void {
  const test = testOn(kind);
  describe.concurrent(`${kind.name}, a printer that answers wrongly`, () => {
    test.for(lies)(
      '$how: no label is called what it is not, and all is well afterwards',
      async ({ lie }, { stand: { hands, log, print, printed } }) => {
        await log.untilHealth('ready');
        hands.lie(lie);
        const { outcome } = await print(1);
        hands.lie(undefined);
        await log.untilHealth('ready');
        expect(await print(2)).toEqual({ outcome: 'printed' });
        const came = printed();
        expect(came.at(-1)).toBe(2);
        if (outcome === 'printed') expect(came).toEqual([1, 2]);
        if (outcome === 'failed') expect(came).toEqual([2]);
      },
    );

    test('a printer that talks without end is cut off and called faulty', async ({
      stand: { hands, log },
    }) => {
      await log.untilHealth('ready');
      hands.lie(flood);
      await log.untilHealth('fault');
      expect(log.seen.at(-1)?.detail).toMatch(/bytes nobody asked for/);
    });
  });
}
