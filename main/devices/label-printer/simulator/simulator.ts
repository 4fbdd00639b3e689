import { realTimers } from '../../transport/timers.ts';
import type { Timers } from '../../transport/timers.ts';
import type { Bitmap } from '../port.ts';
import { createSimulatedMechanism } from './mechanism.ts';
import { createSimulatedPort } from './port.ts';
import { longStatus, shortStatus } from './status.ts';
import type { MechanismState } from './status.ts';
import { createTsplDecoder } from '../tspl/decoder.ts';
import type { TsplOutput } from '../tspl/decoder.ts';

export interface TsplSimulatorOptions {
  readonly dpi: number;
  readonly headWidthMm: number;
  /** The roll, when it is narrower than the head. */
  readonly mediaWidthMm?: number;
  readonly timers?: Timers;
  readonly printMs?: number;
  /** Labels on the roll at first. */
  readonly labels?: number;
  /** 0 takes any free port. */
  readonly port?: number;
  readonly secondClient?: 'waits' | 'refused';
  /** Firmware habits that data sheets leave open; each may be met in the field. */
  readonly firmware?: {
    /** Knows the eight-byte `ESC ! S`. Clones often do not. */
    readonly longStatus?: boolean;
    readonly obeysInsidePicture?: boolean;
    /** A job cut half way stays in the parser and swallows the start of the next one. */
    readonly keepsHalfCommand?: boolean;
  };
}

export interface PrintedLabel {
  /** Counts from 1 and never repeats. */
  readonly id: number;
  readonly bitmap: Bitmap;
}

/** A label printer on a loopback port, with everything a hand can do to one. */
export interface TsplSimulator {
  /** Power and cable on: resolves when the port accepts. Paper and cover are as they were left. */
  plug(): Promise<void>;
  /** Power off: connections break, everything in memory is gone. */
  unplug(): Promise<void>;
  port(): number;
  openCover(): void;
  closeCover(): void;
  removeLabels(): void;
  loadLabels(count?: number): void;
  jam(): void;
  clearJam(): void;
  removeRibbon(): void;
  loadRibbon(): void;
  pause(): void;
  resume(): void;
  /** Prints, but answers nothing: a one-way cable, or a clone without status. */
  mute(muted: boolean): void;
  /** The link breaks once `bytes` (at least 1) of the next job have been taken. */
  cutAfter(bytes: number): void;
  /** Turns further connections away, as some units do after a badly closed one. */
  refuse(refusing: boolean): Promise<void>;
  /** Takes bytes no faster than this; `undefined` removes the limit. */
  slow(bytesPerSecond: number | undefined): void;
  onLabel(listener: (label: PrintedLabel) => void): () => void;
  /** The latest labels, oldest first. */
  labels(): readonly PrintedLabel[];
  state(): TsplSimulatorState;
}

export interface TsplSimulatorState extends MechanismState {
  readonly plugged: boolean;
  readonly muted: boolean;
  readonly labelsLeft: number;
  /** Bytes of jobs taken so far, status queries left out. */
  readonly jobBytes: number;
  /** Lines that made no sense to the printer: a sound driver leaves this at zero. */
  readonly unknownCommands: number;
}

const fullRoll = 500;
const maxHistory = 50;

/** Made unplugged; call `plug()`. */
export function createTsplSimulator(options: TsplSimulatorOptions): TsplSimulator {
  const { dpi, headWidthMm, mediaWidthMm = headWidthMm, timers = realTimers, firmware = {} } = options;
  const listeners = new Set<(label: PrintedLabel) => void>();
  let history: readonly PrintedLabel[] = [];
  let lastId = 0;
  let plugged = false;
  let muted = false;
  /** Armed by `cutAfter`: the count of job bytes at which the link breaks. */
  let cutAt: number | undefined;

  const mechanism = createSimulatedMechanism({
    timers,
    printMs: options.printMs ?? 700,
    labels: options.labels ?? fullRoll,
    onLabel(bitmap) {
      lastId += 1;
      const label = { id: lastId, bitmap };
      history = [...history, label].slice(-maxHistory);
      for (const listener of [...listeners]) listener(label);
    },
  });

  const answer = (bytes: Uint8Array): void => {
    if (!muted) port.send(bytes);
  };

  const obey = (output: TsplOutput): void => {
    if (output.type === 'print') return mechanism.order(output);
    if (output.type === 'form-feed') return mechanism.order({ label: undefined, copies: 1, reprint: false });
    if (output.code === '?') answer(shortStatus(mechanism.state()));
    else if (output.code === 'S' && (firmware.longStatus ?? true)) answer(longStatus(mechanism.state()));
    else if (output.code === 'R') mechanism.forget();
    else if (output.code === 'P') mechanism.setPaused(true);
    else if (output.code === 'O') mechanism.setPaused(false);
  };

  const decoder = createTsplDecoder({
    dpi,
    printWidthMm: Math.min(headWidthMm, mediaWidthMm),
    obeysInsidePicture: firmware.obeysInsidePicture ?? false,
    onOutput: obey,
  });

  /** Byte by byte, so that the link breaks exactly where it was asked to. */
  const takeUntilCut = (bytes: Uint8Array, untilCount: number): void => {
    for (let i = 0; i < bytes.length; i += 1) {
      decoder.push(bytes.subarray(i, i + 1));
      if (decoder.jobBytes() < untilCount) continue;
      cutAt = undefined;
      port.cut();
      return;
    }
  };

  const port = createSimulatedPort({
    port: options.port ?? 0,
    secondClient: options.secondClient ?? 'waits',
    timers,
    onBytes: (bytes) => (cutAt === undefined ? decoder.push(bytes) : takeUntilCut(bytes, cutAt)),
    onClientGone: () => (firmware.keepsHalfCommand ? undefined : decoder.dropHalfCommand()),
  });

  return {
    async plug() {
      await port.listen();
      plugged = true;
    },
    async unplug() {
      plugged = false;
      await port.close();
      decoder.reset();
      mechanism.forget();
      mechanism.setPaused(false);
    },
    port: port.port,
    openCover: () => mechanism.setCover(true),
    closeCover: () => mechanism.setCover(false),
    removeLabels: () => mechanism.setLabels(0),
    loadLabels: (count = fullRoll) => mechanism.setLabels(count),
    jam: () => mechanism.setJam(true),
    clearJam: () => mechanism.setJam(false),
    removeRibbon: () => mechanism.setRibbon(false),
    loadRibbon: () => mechanism.setRibbon(true),
    pause: () => mechanism.setPaused(true),
    resume: () => mechanism.setPaused(false),
    mute(value) {
      muted = value;
    },
    cutAfter(bytes) {
      cutAt = decoder.jobBytes() + Math.max(1, bytes);
    },
    async refuse(refusing) {
      if (plugged) await (refusing ? port.refuse() : port.listen());
    },
    slow: port.pace,
    onLabel(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    labels: () => history,
    state: () => ({
      ...mechanism.state(),
      plugged,
      muted,
      labelsLeft: mechanism.labelsLeft(),
      jobBytes: decoder.jobBytes(),
      unknownCommands: decoder.unknownCommands(),
    }),
  };
}
