import { rowBytes } from '../../../main/devices/label-printer/bitmap.ts';
import type { Bitmap, LabelPrinter, PrinterState } from '../../../main/devices/label-printer/port.ts';
import type { PrinterSimulator } from '../../../main/devices/label-printer/simulator/simulator.ts';
import type { PrinterHealth } from '../../../domain/visit/status.ts';

/** A fault that hands can make and unmake. */
export interface Trouble {
  readonly problem: PrinterHealth;
  readonly cause: (hands: PrinterSimulator) => unknown;
  readonly cure: (hands: PrinterSimulator) => unknown;
}

/** The picture that fills a label. */
export interface PictureSize {
  readonly widthDots: number;
  readonly heightDots: number;
}

/** A printer with the hand and eye on its other side. */
export interface SimulatedRig extends PictureSize {
  readonly printer: LabelPrinter;
  readonly simulator: PrinterSimulator;
  /** Stops the printer and whatever stands behind it. */
  close(): Promise<void>;
}

/** How to make one, and what its language and link let it do. */
export interface RigKind {
  readonly name: string;
  make(): Promise<SimulatedRig>;
  /** What this printer can tell of. */
  readonly troubles: readonly Trouble[];
  /** A label that a fault cut short or held back may come out once it is cured. */
  readonly repeats: boolean;
  /** The picture prints as it comes, so a link that breaks leaves a piece of it on the paper. */
  readonly printsAsItComes: boolean;
  /** The link ends with the power. Nobody hears a serial printer die. */
  readonly seesPowerLoss: boolean;
  readonly calibrates: boolean;
  readonly warnsOfLowRoll: boolean;
  readonly knowsItsMedia: boolean;
}

/** What upsets careless parsers of any of the languages, as it would stand on the wire. */
const upsetting = '\r\nPRINT 1,1\r\n\x1b!?CLS\r\n^XZ~JA~HS\x10\x04\x01\x1dr\x01\x1b@\x1a\x0c\x1biS';

/**
 * A picture that differs for each `seed`: a quarter of the dots black in no order, and on top the bytes that upset
 * careless parsers, once as they are and once for TSPL, which sends black as 0.
 */
export function testPicture({ widthDots, heightDots }: PictureSize, seed: number): Bitmap {
  const perRow = rowBytes(widthDots);
  const bytes = new Uint8Array(perRow * heightDots);
  let state = seed * 2_654_435_761;
  for (let i = 0; i < bytes.length; i += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[i] = (state >>> 24) & (state >>> 16);
  }
  const upset = Buffer.from(upsetting, 'latin1');
  bytes.set([...upset, ...upset.map((byte) => ~byte)], perRow);
  const inPicture = (0xff << (perRow * 8 - widthDots)) & 0xff;
  for (let at = perRow - 1; at < bytes.length; at += perRow) bytes[at] = (bytes[at] ?? 0) & inPicture;
  return { widthDots, heightDots, bytes };
}

/** `piece`: less than a label, the beginning of one of the pictures. `strange`: none of them. */
export type Printed = number | 'piece' | 'strange';

/** What came out, label by label: which of `pictures` it is, counted from 1 like their seeds. */
export function printedPictures(simulator: PrinterSimulator, pictures: readonly Bitmap[]): Printed[] {
  return simulator.labels().map(({ bitmap }) => {
    const [first] = pictures;
    const dots = first && dotsWithin(bitmap, first);
    if (!dots) return 'strange';
    const index = pictures.findIndex(({ bytes }) => Buffer.compare(bytes, dots) === 0);
    if (index >= 0) return index + 1;
    return pictures.some(({ bytes }) => isPiece(dots, bytes)) ? 'piece' : 'strange';
  });
}

/** The label in the size of the picture; `undefined` when anything outside it is black. */
function dotsWithin(label: Bitmap, { widthDots, heightDots }: Bitmap): Uint8Array | undefined {
  const [from, to] = [rowBytes(label.widthDots), rowBytes(widthDots)];
  const dots = new Uint8Array(to * heightDots);
  const lastMask = (0xff << (to * 8 - widthDots)) & 0xff;
  for (let y = 0; y < label.heightDots; y += 1) {
    const row = label.bytes.subarray(y * from, (y + 1) * from);
    const isOutside = (byte: number, column: number): boolean =>
      y >= heightDots || column >= to || (column === to - 1 && (byte & ~lastMask) !== 0);
    if (row.some((byte, column) => byte !== 0 && isOutside(byte, column))) return undefined;
    if (y < heightDots) dots.set(row.subarray(0, to), y * to);
  }
  return dots;
}

/** White from some byte on, and before it the picture. */
function isPiece(dots: Uint8Array, picture: Uint8Array): boolean {
  const end = dots.findLastIndex((byte) => byte !== 0) + 1;
  return Buffer.compare(dots.subarray(0, end), picture.subarray(0, end)) === 0;
}

/** Every state the printer has announced since the rig was made, and a way to wait for one. */
export interface StateLog {
  readonly seen: readonly PrinterState[];
  /** Resolves when the latest announcement is such a one. */
  until(isIt: (state: PrinterState) => boolean): Promise<void>;
  untilHealth(health: PrinterHealth): Promise<void>;
}

export function watchState(printer: LabelPrinter): StateLog {
  const seen: PrinterState[] = [];
  const waiting = new Set<() => void>();
  printer.onState((state) => {
    seen.push(state);
    for (const look of [...waiting]) look();
  });
  const until: StateLog['until'] = (isIt) =>
    new Promise((resolve) => {
      const look = (): void => {
        const latest = seen.at(-1);
        if (!latest || !isIt(latest)) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  return { seen, until, untilHealth: (health) => until((state) => state.health === health) };
}
