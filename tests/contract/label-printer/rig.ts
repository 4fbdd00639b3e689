import type { Bitmap, LabelPrinter } from '../../../main/devices/label-printer/port.ts';
import type { PrinterSimulator } from '../../../main/devices/label-printer/simulator/simulator.ts';
import type { PrinterHealth } from '../../../domain/visit/status.ts';

/** A printer to be judged, and the hand and eye on its other side where there is one. */
export interface LabelPrinterRig {
  readonly printer: LabelPrinter;
  readonly widthDots: number;
  readonly heightDots: number;
  /** Absent on hardware: there the suite only asks for what needs no hand. */
  readonly simulator?: PrinterSimulator;
  /** Stops the printer and whatever stands behind it. */
  close(): Promise<void>;
}

/**
 * A picture that differs for each `seed`: a quarter of the dots black in no order, and on top the bytes that upset
 * careless parsers, as they would stand on the wire (TSPL sends black as 0).
 */
export function testPicture(rig: LabelPrinterRig, seed: number): Bitmap {
  const rowBytes = Math.ceil(rig.widthDots / 8);
  const bytes = new Uint8Array(rowBytes * rig.heightDots);
  let state = seed * 2_654_435_761;
  for (let i = 0; i < bytes.length; i += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[i] = (state >>> 24) & (state >>> 16);
  }
  bytes.set(Buffer.from('\r\nPRINT 1,1\r\n\x1b!?CLS\r\n', 'latin1').map((byte) => ~byte));
  return { widthDots: rig.widthDots, heightDots: rig.heightDots, bytes };
}

/** Which of `pictures` the printed labels are, by index; -1 for a label that is none of them. */
export function printedPictures(simulator: PrinterSimulator, pictures: readonly Bitmap[]): number[] {
  return simulator
    .labels()
    .map(({ bitmap }) => pictures.findIndex((picture) => Buffer.compare(picture.bytes, bitmap.bytes) === 0));
}

/** Every health the printer has announced since the rig was made, and a way to wait for one. */
export interface HealthLog {
  readonly seen: readonly PrinterHealth[];
  /** Resolves when the latest announcement is `health`. */
  until(health: PrinterHealth): Promise<void>;
}

export function watchHealth(printer: LabelPrinter): HealthLog {
  const seen: PrinterHealth[] = [];
  const waiting = new Set<() => void>();
  printer.onState(({ health }) => {
    if (health !== seen.at(-1)) seen.push(health);
    for (const look of [...waiting]) look();
  });
  return {
    seen,
    until: (health) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (seen.at(-1) !== health) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}
