import type { Bitmap } from '../port.ts';
import { createCommandHead } from '../simulator/command-head.ts';
import { dotsPerMm, maxLabelMm } from '../simulator/dots.ts';
import { createStrip } from '../simulator/strip.ts';
import { isLead, understand } from './decoder-commands.ts';
import type { EscposCommand, PictureHead, StatusNumber } from './decoder-commands.ts';

/** What the stream asks the printer to do, in the order in which it asks. */
export type EscposOutput =
  /** A piece of paper with something on it comes off. */
  | { readonly type: 'print'; readonly label: Bitmap }
  | { readonly type: 'form-feed' }
  /** `DLE EOT n`: to be answered at once, ahead of everything that waits. */
  | { readonly type: 'status'; readonly n: StatusNumber }
  /** `GS r 1`: to be answered behind everything that waits. */
  | { readonly type: 'sensor' }
  | { readonly type: 'recover'; readonly clears: boolean };

export interface EscposDecoderOptions {
  readonly dpi: number;
  /** What the head (or the narrower media) can burn; the rest of a wider picture is lost on the right. */
  readonly printWidthMm: number;
  /** A printer without cutter: a feed of so many dots or more brings the label to the tear bar, and it is torn off. */
  readonly tornAfterDots?: number;
  /** Some firmwares also obey `DLE` commands when those bytes are dots of a picture. */
  readonly obeysInsidePicture?: boolean;
  /** Called while bytes are taken: a packet can ask for more labels than memory should hold at once. */
  readonly onOutput: (output: EscposOutput) => void;
}

export interface EscposDecoder {
  /** Takes bytes in pieces of any size. */
  push(bytes: Uint8Array): void;
  /** Forgets a half received command or picture. Rows that are burnt stay on the paper. */
  dropHalfCommand(): void;
  /** Power-on state, with the paper torn off. */
  reset(): void;
  /** Bytes taken so far that belong to jobs, that is, without real-time commands. */
  jobBytes(): number;
  /** What made no sense. A sound job leaves this at zero. */
  unknownCommands(): number;
}

interface Picture extends PictureHead {
  received: number;
  readonly row: Uint8Array;
}

/**
 * Reads ESC/POS raster graphics as a printer's firmware does: pictures are counted by length and burnt row by row, and
 * whatever lies between two cuts is one label. Written from the data sheets, apart from the encoder.
 */
export function createEscposDecoder(options: EscposDecoderOptions): EscposDecoder {
  const { dpi, tornAfterDots = Infinity, obeysInsidePicture = false, onOutput } = options;
  const widthDots = Math.max(1, Math.floor(options.printWidthMm * dotsPerMm(dpi)));
  const strip = createStrip(widthDots, Math.round(maxLabelMm * dotsPerMm(dpi)));

  let picture: Picture | undefined;
  /** The last three bytes of a picture. */
  let lately: number[] = [];
  let skipBytes = 0;
  let stored: Uint8Array[] = [];
  let marginDots = 0;
  let jobBytes = 0;
  let unknown = 0;

  const tearOff = (): void => {
    const isBlank = strip.isBlank();
    const label = strip.tearOff();
    if (!isBlank) onOutput({ type: 'print', label });
  };

  const feed = (dots: number): void => {
    strip.feed(dots);
    if (dots >= tornAfterDots) tearOff();
  };

  const obey = (command: EscposCommand): void => {
    switch (command.name) {
      case 'initialise':
        marginDots = 0;
        stored = [];
        return;
      case 'feed':
        return feed(command.dots);
      case 'form-feed':
        if (strip.isBlank()) onOutput({ type: 'form-feed' });
        return tearOff();
      case 'cut':
        strip.feed(command.feedDots);
        return tearOff();
      case 'margin':
        marginDots = command.dots;
        return;
      case 'status':
        return onOutput({ type: 'status', n: command.n });
      case 'sensor':
        return onOutput({ type: 'sensor' });
      case 'recover':
        if (command.clears) stored = [];
        return onOutput({ type: 'recover', clears: command.clears });
      case 'picture':
        if (command.picture.stored) stored = [];
        picture = { ...command.picture, received: 0, row: new Uint8Array(command.picture.rowBytes) };
        return;
      case 'print-stored':
        for (const row of stored) strip.burn(row);
        stored = [];
        return;
      case 'skip':
        skipBytes = command.bytes;
        if (!command.known) unknown += 1;
        return;
      case 'nothing':
    }
  };

  const endRow = (into: Picture): void => {
    const spare = into.rowBytes * 8 - into.widthDots;
    into.row[into.rowBytes - 1] = (into.row[into.rowBytes - 1] ?? 0) & (0xff << spare);
    const placed = movedRight(into.row, marginDots, Math.ceil(widthDots / 8));
    if (into.stored) stored.push(placed);
    else strip.burn(placed);
  };

  const takeDots = (into: Picture, byte: number): void => {
    into.row[into.received % into.rowBytes] = byte;
    into.received += 1;
    if (into.received % into.rowBytes === 0) endRow(into);
    if (into.received === into.rowBytes * into.rows) picture = undefined;
  };

  const head = createCommandHead({
    understand,
    isLead,
    obey,
    onNonsense() {
      unknown += 1;
    },
  });

  /** Real-time commands hidden in a picture: obeyed, and drawn all the same. */
  const overhear = (byte: number): void => {
    lately = [...lately, byte].slice(-3);
    const understood = lately.length === 3 ? understand(lately) : undefined;
    if (typeof understood === 'object' && (understood.name === 'status' || understood.name === 'recover'))
      obey(understood);
  };

  const isRealTime = (byte: number): boolean => (head.bytes()[0] ?? byte) === 0x10;

  const forget = (): void => {
    head.forget();
    lately = [];
    picture = undefined;
    skipBytes = 0;
  };

  return {
    push(bytes) {
      for (const byte of bytes) {
        const into = picture;
        if (into || skipBytes > 0 || !isRealTime(byte)) jobBytes += 1;
        if (into) {
          takeDots(into, byte);
          if (obeysInsidePicture) overhear(byte);
        } else if (skipBytes > 0) {
          skipBytes -= 1;
        } else {
          head.take(byte);
        }
      }
    },
    dropHalfCommand: forget,
    reset() {
      forget();
      stored = [];
      marginDots = 0;
      strip.tearOff();
    },
    jobBytes: () => jobBytes,
    unknownCommands: () => unknown,
  };
}

/** A row of dots moved to the right by any number of them, in a row of `rowBytes`. */
function movedRight(row: Uint8Array, dots: number, rowBytes: number): Uint8Array {
  const moved = new Uint8Array(rowBytes);
  const shift = dots & 7;
  for (const [at, byte] of row.entries()) {
    const column = at + (dots >> 3);
    if (column < rowBytes) moved[column] = (moved[column] ?? 0) | (byte >> shift);
    if (column + 1 < rowBytes) moved[column + 1] = (byte << (8 - shift)) & 0xff;
  }
  return moved;
}
