import type { Bitmap } from '../port.ts';
import { createCommandHead } from '../simulator/command-head.ts';
import { createStrip } from '../simulator/strip.ts';
import { understand } from './decoder-commands.ts';
import type { BrotherCommand, BrotherSettings, PageInfo } from './decoder-commands.ts';
import { unmirrored, unpacked } from './decoder-rows.ts';

/** What the stream asks the printer to do, in the order in which it asks. */
export type BrotherOutput =
  /** Burn one label. The picture is as wide as the head; where the paper lies under it is the roll's business. */
  | { readonly type: 'page'; readonly head: Bitmap; readonly info: PageInfo | undefined }
  | { readonly type: 'initialise' }
  | { readonly type: 'status' };

export interface BrotherDecoderOptions {
  /** 90 on the QL-8xx family (720 pins), 162 on the wide QL-11xx. */
  readonly headBytes: number;
  /** The QL-800 knows neither packed rows nor the short form of a white row. */
  readonly knowsCompression: boolean;
  /** Called while bytes are taken: a packet can ask for more labels than memory should hold at once. */
  readonly onOutput: (output: BrotherOutput) => void;
}

export interface BrotherDecoder {
  /** Takes bytes in pieces of any size. */
  push(bytes: Uint8Array): void;
  /** Forgets a half received command or row, and nothing else. */
  dropHalfCommand(): void;
  /** Power-on state. */
  reset(): void;
  /** Bytes taken so far that belong to jobs, that is, without `ESC i S`. */
  jobBytes(): number;
  /** What made no sense. A sound job leaves this at zero. */
  unknownCommands(): number;
  settings(): BrotherSettings;
}

/** A metre at 300 dpi, the most a QL prints in one piece. */
const maxRows = 11_811;
/** Pages wait for the one that is said to be the last; a printer's memory is small. */
const maxHeldPages = 8;
const statusQuestion = [0x1b, 0x69, 0x53] as const;

interface Row {
  readonly bytes: Uint8Array;
  received: number;
}

type Page = Extract<BrotherOutput, { type: 'page' }>;

/** Reads Brother's QL raster commands as a printer's firmware does. Written from the data sheets, apart from the encoder. */
export function createBrotherDecoder(options: BrotherDecoderOptions): BrotherDecoder {
  const { headBytes, knowsCompression, onOutput } = options;
  const strip = createStrip(headBytes * 8, maxRows);
  let row: Row | undefined;
  let settings = factorySettings;
  let info: PageInfo | undefined;
  let rows = 0;
  let held: Page[] = [];
  let jobBytes = 0;
  let unknown = 0;

  const nonsense = (): void => {
    unknown += 1;
  };

  const forgetPages = (): void => {
    strip.tearOff();
    rows = 0;
    info = undefined;
    held = [];
  };

  const burn = (dots: Uint8Array): void => {
    if (!settings.raster) return nonsense();
    rows += 1;
    strip.burn(dots);
  };

  const endRow = (sent: Uint8Array): void => {
    const dots = settings.compression ? unpacked(sent, headBytes) : sent;
    if (dots?.length === headBytes) burn(unmirrored(dots));
    else nonsense();
  };

  const endPage = (last: boolean): void => {
    if (rows === 0) nonsense();
    else if (info && info.rows !== rows) nonsense();
    if (rows > 0 && held.length < maxHeldPages) held.push({ type: 'page', head: strip.tearOff(), info });
    else strip.tearOff();
    rows = 0;
    info = undefined;
    if (!last) return;
    const pages = held;
    held = [];
    for (const page of pages) onOutput(page);
  };

  const obey = (command: BrotherCommand): void => {
    switch (command.name) {
      case 'initialise':
        forgetPages();
        // Which of the two comes first, mode or this, public drivers do not agree on: so it cannot undo the mode.
        settings = { ...factorySettings, raster: settings.raster };
        return onOutput({ type: 'initialise' });
      case 'set':
        settings = { ...settings, ...command.settings };
        return;
      case 'compression':
        if (command.on && !knowsCompression) return nonsense();
        settings = { ...settings, compression: command.on };
        return;
      case 'page-info':
        info = command.info;
        return;
      case 'row':
        if (command.bytes === 0) return nonsense();
        row = { bytes: new Uint8Array(command.bytes), received: 0 };
        return;
      case 'blank-row':
        return knowsCompression ? burn(new Uint8Array(headBytes)) : nonsense();
      case 'page-end':
        return endPage(command.last);
      case 'status':
        return onOutput({ type: 'status' });
      case 'nothing':
    }
  };

  const head = createCommandHead({
    understand,
    isLead: (byte) => byte === 0x1b,
    obey(command, length) {
      if (command.name === 'status') jobBytes -= length;
      obey(command);
    },
    onNonsense: nonsense,
  });

  const takeRow = (into: Row, byte: number): void => {
    into.bytes[into.received] = byte;
    into.received += 1;
    if (into.received < into.bytes.length) return;
    row = undefined;
    endRow(into.bytes);
  };

  return {
    push(bytes) {
      for (const byte of bytes) {
        jobBytes += 1;
        if (row) takeRow(row, byte);
        else head.take(byte);
      }
    },
    dropHalfCommand() {
      head.forget();
      row = undefined;
    },
    reset() {
      head.forget();
      row = undefined;
      forgetPages();
      settings = factorySettings;
    },
    // What may still become a question is no job's yet.
    jobBytes() {
      const begun = head.bytes();
      return jobBytes - (begun.every((byte, i) => byte === statusQuestion[i]) ? begun.length : 0);
    },
    unknownCommands: () => unknown,
    settings: () => settings,
  };
}

const factorySettings: BrotherSettings = {
  raster: false,
  notify: true,
  compression: false,
  autoCut: false,
  cutEvery: 1,
  cutAtEnd: false,
  feedMarginDots: 0,
};
