import type { Bitmap } from '../port.ts';
import { createLabelCanvas } from '../simulator/canvas.ts';
import type { LabelCanvas } from '../simulator/canvas.ts';
import { dotsPerMm, maxLabelMm } from '../simulator/dots.ts';
import type { ZplCommand, ZplQuestion, ZplSettings } from './decoder-commands.ts';
import type { GraphicHead } from './decoder-graphic.ts';
import { createZplStream } from './decoder-stream.ts';

/** What the stream asks the printer to do, in the order in which it asks. */
export type ZplOutput =
  | { readonly type: 'print'; readonly label: Bitmap; readonly copies: number; readonly reprint: boolean }
  /** To be answered at once, ahead of everything that waits. */
  | { readonly type: 'question'; readonly question: ZplQuestion }
  /** `~JA`: forget all labels that are not out yet. */
  | { readonly type: 'cancel' }
  /** `~JC`: measure the stock by feeding it. */
  | { readonly type: 'calibrate' };

export interface ZplDecoderOptions {
  readonly dpi: number;
  /** What the head (or the narrower media) can burn; the rest of a wider label is lost on the right. */
  readonly printWidthMm: number;
  /** Called while bytes are taken: a packet can ask for more labels than memory should hold at once. */
  readonly onOutput: (output: ZplOutput) => void;
}

export interface ZplDecoder {
  /** Takes bytes in pieces of any size. */
  push(bytes: Uint8Array): void;
  /** Forgets a half received command and the format it stands in; settings stay. */
  dropHalfCommand(): void;
  /** Power-on state. */
  reset(): void;
  /** Bytes taken so far that belong to jobs, that is, without questions and the blanks between commands. */
  jobBytes(): number;
  /** What made no sense. A sound job leaves this at zero. */
  unknownCommands(): number;
  settings(): ZplSettings;
  /** Between `^XA` and `^XZ`. */
  inFormat(): boolean;
}

/** What one label collects between `^XA` and `^XZ`. */
interface Format {
  originX: number;
  originY: number;
  copies: number;
  /** Made when first drawn on: a format without a picture prints nothing. */
  canvas?: LabelCanvas;
}

/** Reads ZPL II as a printer's firmware does. Written from the data sheets, apart from the encoder. */
export function createZplDecoder({ dpi, printWidthMm, onOutput }: ZplDecoderOptions): ZplDecoder {
  const headDots = Math.max(1, Math.floor(printWidthMm * dotsPerMm(dpi)));
  const maxLengthDots = Math.round(maxLabelMm * dotsPerMm(dpi));
  let settings = factorySettings(headDots, dpi);
  let format: Format | undefined;
  let unknown = 0;

  const nonsense = (): void => {
    unknown += 1;
  };

  const draw = (into: Format, { rowBytes }: GraphicHead, bytes: Uint8Array): void => {
    into.canvas ??= createLabelCanvas(
      Math.min(settings.widthDots, headDots),
      Math.min(settings.lengthDots, maxLengthDots),
    );
    const left = settings.homeX + into.originX;
    const top = settings.homeY + into.originY;
    for (const [at, byte] of bytes.entries()) {
      const column = at % rowBytes;
      into.canvas.drawByte(left + column * 8, top + (at - column) / rowBytes, byte, 'or');
    }
  };

  const finish = ({ canvas, copies }: Format): void => {
    format = undefined;
    if (!canvas) return;
    onOutput({ type: 'print', label: canvas.develop(false, false), copies, reprint: settings.reprint });
  };

  const begin = (): void => {
    if (format) nonsense();
    format = { originX: 0, originY: 0, copies: 1 };
  };

  const obey = (command: ZplCommand): void => {
    if (command.name === 'begin') return begin();
    if (command.name === 'cancel') {
      format = undefined;
      return onOutput({ type: 'cancel' });
    }
    // Control commands have no place in a format, and format commands none outside.
    const isControl =
      command.name === 'question' || command.name === 'calibrate' || command.name === 'darkness';
    if (isControl !== (format === undefined)) nonsense();
    // Answered all the same: that is how a printer tells of the format it holds half of.
    if (command.name === 'question') onOutput({ type: 'question', question: command.question });
    else if (command.name === 'calibrate') onOutput({ type: 'calibrate' });
    else if (command.name === 'darkness') settings = { ...settings, darkness: command.darkness };
    else if (format) obeyIn(format, command);
  };

  const obeyIn = (present: Format, command: ZplCommand): void => {
    if (command.name === 'end') finish(present);
    else if (command.name === 'set') settings = { ...settings, ...command.settings };
    else if (command.name === 'copies') present.copies = command.copies;
    else if (command.name === 'origin') {
      present.originX = command.x;
      present.originY = command.y;
    } else if (command.name === 'field-end') {
      // An origin is its field's own.
      present.originX = 0;
      present.originY = 0;
    }
  };

  const stream = createZplStream({
    onCommand: obey,
    onPicture: (head, bytes) => (format && bytes ? draw(format, head, bytes) : nonsense()),
    onNonsense: nonsense,
  });

  const dropHalfCommand = (): void => {
    stream.forget();
    format = undefined;
  };

  return {
    push: stream.push,
    dropHalfCommand,
    reset() {
      dropHalfCommand();
      settings = factorySettings(headDots, dpi);
    },
    jobBytes: stream.jobBytes,
    unknownCommands: () => unknown,
    settings: () => settings,
    inFormat: () => format !== undefined,
  };
}

function factorySettings(widthDots: number, dpi: number): ZplSettings {
  return {
    widthDots,
    lengthDots: Math.round(50 * dotsPerMm(dpi)),
    homeX: 0,
    homeY: 0,
    sensing: 'gap',
    transfer: 'direct',
    finish: 'tear',
    darkness: 10,
    speed: 2,
    // Assumed on, the worse case.
    reprint: true,
  };
}
