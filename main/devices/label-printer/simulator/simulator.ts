import type { ByteStream } from '../../transport/byte-stream.ts';
import { realTimers } from '../../transport/timers.ts';
import type { Timers } from '../../transport/timers.ts';
import type { Bitmap } from '../port.ts';
import { createSimulatedCable } from './cable.ts';
import { createLiar } from './lies.ts';
import type { PrinterLie } from './lies.ts';
import { createSimulatedMechanism } from './mechanism.ts';
import type { MechanismState, SimulatedMechanism, SimulatedMedia } from './mechanism.ts';
import { createSimulatedPort } from './port.ts';

/** What the bytes mean to one make of printer: the only part of a simulator that knows a language. */
export interface SimulatedFirmware {
  /** Takes bytes in pieces of any size. */
  push(bytes: Uint8Array): void;
  /** The link ended, perhaps inside a job. */
  clientGone(): void;
  /** Power-on state. */
  reset(): void;
  /** Something of the mechanism's state may be different: for printers that speak up by themselves. */
  mechanismChanged?(): void;
  /** Bytes of jobs taken so far, status questions left out. */
  jobBytes(): number;
  /** What made no sense to the printer: a sound driver leaves this at zero. */
  unknownCommands(): number;
}

/** What a firmware works with. */
export interface FirmwareContext {
  readonly mechanism: SimulatedMechanism;
  readonly timers: Timers;
  readonly dpi: number;
  /** What the head, or the narrower roll at first, can burn. */
  readonly printWidthMm: number;
  /** Says something to whoever is connected. */
  readonly answer: (bytes: Uint8Array) => void;
}

export interface PrinterSimulatorOptions {
  readonly dpi: number;
  readonly headWidthMm: number;
  /** The roll, when it is narrower than the head. */
  readonly mediaWidthMm?: number;
  /** 0, also when left out: continuous, or a printer that cannot tell. */
  readonly mediaLengthMm?: number;
  readonly timers?: Timers;
  readonly printMs?: number;
  /** Labels on the roll at first. */
  readonly labels?: number;
  /** The near-end sensor trips at so many labels; 0, also when left out: there is none. */
  readonly lowAt?: number;
  /** 0 takes any free port. */
  readonly port?: number;
  readonly secondClient?: 'waits' | 'refused';
}

export interface PrintedLabel {
  /** Counts from 1 and never repeats. */
  readonly id: number;
  readonly bitmap: Bitmap;
}

/** A label printer on a loopback port, with everything a hand can do to one. */
export interface PrinterSimulator {
  /** Power and cable on: resolves when the port accepts. Paper and cover are as they were left. */
  plug(): Promise<void>;
  /** Power off: connections break, everything in memory is gone. */
  unplug(): Promise<void>;
  port(): number;
  /**
   * Puts a cable into the printer beside its port, from then on its answers go there: the printer's end of a serial
   * line, or of USB. Bytes are heard while the power is on. `slow` and `refuse` are the port's.
   */
  attach(cable: ByteStream): void;
  openCover(): void;
  closeCover(): void;
  removeLabels(): void;
  /** @param media when the new roll is another one */
  loadLabels(count?: number, media?: SimulatedMedia): void;
  jam(): void;
  clearJam(): void;
  jamCutter(): void;
  clearCutter(): void;
  removeRibbon(): void;
  loadRibbon(): void;
  overHeat(): void;
  coolDown(): void;
  pause(): void;
  resume(): void;
  /** Prints, but answers nothing: a one-way cable, or a clone without status. */
  mute(muted: boolean): void;
  /** Spoils every answer from now on; `undefined` ends it. */
  lie(how: PrinterLie | undefined): void;
  /** The link breaks once `bytes` (at least 1) of the next job have been taken. */
  cutAfter(bytes: number): void;
  /** Turns further connections away, as some units do after a badly closed one. */
  refuse(refusing: boolean): Promise<void>;
  /** Takes bytes no faster than this; `undefined` removes the limit. */
  slow(bytesPerSecond: number | undefined): void;
  onLabel(listener: (label: PrintedLabel) => void): () => void;
  /** The latest labels, oldest first. */
  labels(): readonly PrintedLabel[];
  state(): PrinterSimulatorState;
}

export interface PrinterSimulatorState extends MechanismState {
  readonly plugged: boolean;
  readonly muted: boolean;
  readonly labelsLeft: number;
  readonly jobBytes: number;
  readonly unknownCommands: number;
}

const fullRoll = 500;
const maxHistory = 50;

/** A printer of any language around its firmware. Made unplugged; call `plug()`. */
export function createPrinterSimulator(
  options: PrinterSimulatorOptions,
  makeFirmware: (context: FirmwareContext) => SimulatedFirmware,
): PrinterSimulator {
  const { dpi, headWidthMm, mediaWidthMm = headWidthMm, mediaLengthMm = 0, timers = realTimers } = options;
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
    media: { widthMm: mediaWidthMm, lengthMm: mediaLengthMm },
    lowAt: options.lowAt ?? 0,
    onLabel(bitmap) {
      lastId += 1;
      const label = { id: lastId, bitmap };
      history = [...history, label].slice(-maxHistory);
      for (const listener of [...listeners]) listener(label);
    },
    onChange: () => firmware.mechanismChanged?.(),
  });

  /** Byte by byte, so that the link breaks exactly where it was asked to. */
  const takeUntilCut = (bytes: Uint8Array, untilCount: number): void => {
    for (let i = 0; i < bytes.length; i += 1) {
      firmware.push(bytes.subarray(i, i + 1));
      if (firmware.jobBytes() < untilCount) continue;
      cutAt = undefined;
      if (cable.isAttached()) cable.cut();
      else port.cut();
      return;
    }
  };

  const take = (bytes: Uint8Array): void =>
    cutAt === undefined ? firmware.push(bytes) : takeUntilCut(bytes, cutAt);
  const clientGone = (): void => {
    liar.clientGone();
    firmware.clientGone();
  };
  const port = createSimulatedPort({
    port: options.port ?? 0,
    secondClient: options.secondClient ?? 'waits',
    timers,
    onBytes: take,
    onClientGone: clientGone,
  });
  const cable = createSimulatedCable({
    onBytes(bytes) {
      if (plugged) take(bytes);
    },
    onGone: clientGone,
  });
  const liar = createLiar(timers, (bytes) => (cable.isAttached() ? cable : port).send(bytes));

  const firmware = makeFirmware({
    mechanism,
    timers,
    dpi,
    printWidthMm: Math.min(headWidthMm, mediaWidthMm),
    answer(bytes) {
      if (!muted) liar.say(bytes);
    },
  });

  return {
    async plug() {
      await port.listen();
      plugged = true;
    },
    async unplug() {
      plugged = false;
      liar.clientGone();
      await port.close();
      firmware.reset();
      mechanism.forget();
      mechanism.setPaused(false);
    },
    port: port.port,
    attach: cable.attach,
    openCover: () => mechanism.setCover(true),
    closeCover: () => mechanism.setCover(false),
    removeLabels: () => mechanism.setLabels(0),
    loadLabels: (count = fullRoll, media) => mechanism.setLabels(count, media),
    jam: () => mechanism.setJam(true),
    clearJam: () => mechanism.setJam(false),
    jamCutter: () => mechanism.setCutterJam(true),
    clearCutter: () => mechanism.setCutterJam(false),
    removeRibbon: () => mechanism.setRibbon(false),
    loadRibbon: () => mechanism.setRibbon(true),
    overHeat: () => mechanism.setOverHeated(true),
    coolDown: () => mechanism.setOverHeated(false),
    pause: () => mechanism.setPaused(true),
    resume: () => mechanism.setPaused(false),
    mute(value) {
      muted = value;
    },
    lie: liar.plan,
    cutAfter(bytes) {
      cutAt = firmware.jobBytes() + Math.max(1, bytes);
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
      jobBytes: firmware.jobBytes(),
      unknownCommands: firmware.unknownCommands(),
    }),
  };
}
