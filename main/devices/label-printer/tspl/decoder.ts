import type { Bitmap } from '../port.ts';
import { createLabelCanvas } from '../simulator/canvas.ts';
import type { LabelCanvas } from '../simulator/canvas.ts';
import { dotsPerMm, maxLabelMm } from '../simulator/dots.ts';
import { parsePictureHeader, parseTsplLine } from './commands.ts';
import type { PictureHeader, TsplCommand } from './commands.ts';

/** What the stream asks the printer to do, in the order in which it asks. */
export type TsplOutput =
  | { readonly type: 'print'; readonly label: Bitmap; readonly copies: number; readonly reprint: boolean }
  | { readonly type: 'form-feed' | 'calibrate' }
  /** `ESC ! code`: to be answered or obeyed at once, ahead of everything that waits. */
  | { readonly type: 'immediate'; readonly code: string };

export interface TsplDecoderOptions {
  readonly dpi: number;
  /** What the head (or the narrower media) can burn; the rest of a wider label is lost on the right. */
  readonly printWidthMm: number;
  /** Some firmwares also obey `ESC ! x` when those bytes are dots of a picture. Unconfirmed which. */
  readonly obeysInsidePicture?: boolean;
  /** Called while bytes are taken: a packet can ask for more labels than memory should hold at once. */
  readonly onOutput: (output: TsplOutput) => void;
}

export interface TsplDecoder {
  /** Takes bytes in pieces of any size. */
  push(bytes: Uint8Array): void;
  /** Forgets a half received command or picture, and nothing else. */
  dropHalfCommand(): void;
  /** Power-on state. */
  reset(): void;
  /** Bytes taken so far that belong to jobs, that is, without `ESC ! x`. */
  jobBytes(): number;
  /** Lines that made no sense. A sound job leaves this at zero. */
  unknownCommands(): number;
}

/** Longer lines are not commands of any label; what follows is skipped until the next line. */
const maxLineBytes = 512;
const nul = 0x00;
const lf = 0x0a;
const cr = 0x0d;
const esc = 0x1b;
const comma = 0x2c;
const exclamation = 0x21;
const immediateCodes = '?SRPO';

interface Picture extends PictureHeader {
  /** Dots received so far, in bytes. */
  received: number;
}

/**
 * Reads TSPL as a printer's firmware does: line by line, with pictures counted by length. Written from the data
 * sheets, apart from the encoder, so that a mistake shared by both is unlikely.
 */
export function createTsplDecoder(options: TsplDecoderOptions): TsplDecoder {
  const { dpi, obeysInsidePicture = false, onOutput } = options;
  const maxWidthDots = Math.max(1, Math.floor(options.printWidthMm * dotsPerMm(dpi)));
  const maxHeightDots = Math.round(maxLabelMm * dotsPerMm(dpi));

  let line = '';
  let picture: Picture | undefined;
  let escape: 'none' | 'esc' | 'esc!' = 'none';
  let jobBytes = 0;
  let unknown = 0;
  let settings = factorySettings(maxWidthDots, dpi);
  // Made when first drawn on: a stream of SIZE lines must not cost a label's memory each.
  let canvas: LabelCanvas | undefined;

  const theCanvas = (): LabelCanvas =>
    (canvas ??= createLabelCanvas(
      Math.min(settings.widthDots, maxWidthDots),
      Math.min(settings.heightDots, maxHeightDots),
    ));

  const obey = (command: TsplCommand): void => {
    if (command.name === 'size') {
      const { widthDots, heightDots = settings.heightDots } = command;
      // The same size again keeps the old dots: only CLS clears, and a job that forgets it prints them.
      if (widthDots !== settings.widthDots || heightDots !== settings.heightDots) canvas = undefined;
      settings = { ...settings, widthDots, heightDots };
    } else if (command.name === 'direction') {
      settings = { ...settings, turned: command.turned, mirrored: command.mirrored };
    } else if (command.name === 'reference') {
      settings = { ...settings, originX: command.x, originY: command.y };
    } else if (command.name === 'reprint') {
      settings = { ...settings, reprint: command.on };
    } else if (command.name === 'clear') {
      canvas?.clear();
    } else if (command.name === 'print') {
      const label = theCanvas().develop(settings.turned, settings.mirrored);
      onOutput({ type: 'print', label, copies: command.copies, reprint: settings.reprint });
    } else if (command.name === 'form-feed' || command.name === 'calibrate') {
      onOutput({ type: command.name });
    }
  };

  const endLine = (): void => {
    const finished = line;
    line = '';
    if (finished.trim() === '') return;
    const command = finished.length > maxLineBytes ? undefined : parseTsplLine(finished, dpi);
    if (command) obey(command);
    else unknown += 1;
  };

  const takeLineByte = (byte: number): void => {
    if (byte === cr || byte === lf) return endLine();
    if (byte === nul || line.length > maxLineBytes) return;
    line += String.fromCharCode(byte);
    if (byte !== comma) return;
    const header = parsePictureHeader(line);
    if (!header) return;
    line = '';
    if (header.widthBytes * header.heightDots > 0) picture = { ...header, received: 0 };
  };

  const takeDots = (into: Picture, byte: number): void => {
    const column = into.received % into.widthBytes;
    const row = (into.received - column) / into.widthBytes;
    const x = settings.originX + into.x + column * 8;
    // TSPL alone among label languages burns where the bit is 0.
    theCanvas().drawByte(x, settings.originY + into.y + row, ~byte & 0xff, into.mode);
    into.received += 1;
    if (into.received === into.widthBytes * into.heightDots) picture = undefined;
  };

  /** Follows `ESC ! x`; true when the byte is part of one. */
  const takeEscape = (byte: number): boolean => {
    if (escape === 'esc!') {
      escape = 'none';
      immediate(String.fromCharCode(byte));
      return true;
    }
    if (escape === 'esc' && byte === exclamation) {
      escape = 'esc!';
      return true;
    }
    escape = byte === esc ? 'esc' : 'none';
    return byte === esc;
  };

  const immediate = (code: string): void => {
    if (!immediateCodes.includes(code)) {
      unknown += 1;
      return;
    }
    if (code === 'R') powerOn();
    onOutput({ type: 'immediate', code });
  };

  const powerOn = (): void => {
    line = '';
    picture = undefined;
    escape = 'none';
    canvas = undefined;
    settings = factorySettings(maxWidthDots, dpi);
  };

  return {
    push(bytes) {
      for (const byte of bytes) {
        const into = picture;
        if (into) {
          jobBytes += 1;
          takeDots(into, byte);
          if (obeysInsidePicture) takeEscape(byte);
        } else if (!takeEscape(byte)) {
          jobBytes += 1;
          takeLineByte(byte);
        }
      }
    },
    dropHalfCommand() {
      line = '';
      picture = undefined;
      escape = 'none';
    },
    reset: powerOn,
    jobBytes: () => jobBytes,
    unknownCommands: () => unknown,
  };
}

interface Settings {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly originX: number;
  readonly originY: number;
  readonly turned: boolean;
  readonly mirrored: boolean;
  /** Whether a label spoilt by a fault is printed again by the printer itself. Assumed on, the worse case. */
  readonly reprint: boolean;
}

function factorySettings(widthDots: number, dpi: number): Settings {
  const heightDots = Math.round(50 * dotsPerMm(dpi));
  return { widthDots, heightDots, originX: 0, originY: 0, turned: false, mirrored: false, reprint: true };
}
