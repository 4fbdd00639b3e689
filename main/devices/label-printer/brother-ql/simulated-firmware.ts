import type { MechanismState } from '../simulator/mechanism.ts';
import type { FirmwareContext, SimulatedFirmware } from '../simulator/simulator.ts';
import { createBrotherDecoder } from './decoder.ts';
import type { BrotherOutput } from './decoder.ts';
import { fitsRoll, onPaper, rollGeometry } from './simulated-roll.ts';
import type { RollGeometry } from './simulated-roll.ts';
import { errorBytes, statusBlock } from './simulated-status.ts';
import type { StatusReason } from './simulated-status.ts';

/** The code of the last one is not in a data sheet of ours. */
const models = {
  'ql-800': { code: '8', headBytes: 90, knowsCompression: false },
  'ql-810w': { code: '9', headBytes: 90, knowsCompression: true },
  'ql-820nwb': { code: 'A', headBytes: 90, knowsCompression: true },
  'ql-1110nwb': { code: 'D', headBytes: 162, knowsCompression: true },
} as const;

export interface BrotherBuild {
  /** `ql-820nwb` when left out. */
  readonly model?: keyof typeof models;
  /** On the network it says nothing on the link and keeps its status for SNMP. `usb` when left out. */
  readonly link?: 'usb' | 'network';
  /** Where the roll lies under the head, for rolls that no data sheet of ours measures. */
  readonly roll?: RollGeometry;
  /** Firmware habits that data sheets leave open. */
  readonly firmware?: {
    /** Tells the roll's kind as 4A or 4B, not as 0A or 0B. */
    readonly newMediaCodes?: boolean;
    /** A row cut half way stays in the parser. */
    readonly keepsHalfCommand?: boolean;
    /** Prints a label that a fault spoilt or kept back once more when it is well again. */
    readonly repeatsAfterFault?: boolean;
  };
}

interface BrotherFirmware extends SimulatedFirmware {
  /** The status block as it would be told now. */
  status(): Uint8Array;
}

/** What the bytes mean to a QL, and what it says by itself on the way. */
export function createBrotherFirmware(
  { model = 'ql-820nwb', link = 'usb', roll, firmware: habits = {} }: BrotherBuild,
  { mechanism, answer }: FirmwareContext,
): BrotherFirmware {
  const { code, headBytes, knowsCompression } = models[model];
  const { newMediaCodes = false, repeatsAfterFault: reprint = false } = habits;
  let wrongMedia = false;
  let before = mechanism.state();

  const block = (reason: StatusReason): Uint8Array =>
    statusBlock(mechanism.state(), { model: code, wrongMedia, newMediaCodes }, reason);
  const say = (reason: StatusReason): void => {
    if (link === 'usb') answer(block(reason));
  };
  const speakUp = (reason: StatusReason): void => {
    if (decoder.settings().notify) say(reason);
  };

  const print = ({ head, info }: Extract<BrotherOutput, { type: 'page' }>): void => {
    const state = mechanism.state();
    wrongMedia = !state.outOfLabels && !fitsRoll(info, state.media);
    const isStopped = wrongMedia || errorBytes(state, false).some((byte) => byte !== 0);
    if (isStopped) speakUp('error');
    if (wrongMedia || (isStopped && !reprint)) return;
    const geometry = roll ?? rollGeometry(state.media.widthMm, headBytes * 8);
    mechanism.order({
      label: onPaper(head, geometry),
      copies: 1,
      reprint,
      onOut: () => speakUp('completed'),
    });
  };

  const obey = (output: BrotherOutput): void => {
    if (output.type === 'page') return print(output);
    if (output.type === 'status') return say('reply');
    wrongMedia = false;
  };

  const tellOfChange = (now: MechanismState): void => {
    const [old1, old2] = errorBytes(before, false);
    const [error1, error2] = errorBytes(now, false);
    const isWorse = (error1 & ~old1) !== 0 || (error2 & ~old2) !== 0;
    const { printing, overHeated } = before;
    before = now;
    if (isWorse) return speakUp('error');
    if (now.overHeated !== overHeated) speakUp(now.overHeated ? 'cooling-begun' : 'cooling-ended');
    if (now.printing !== printing) speakUp('phase');
  };

  const decoder = createBrotherDecoder({ headBytes, knowsCompression, onOutput: obey });
  return {
    push: decoder.push,
    clientGone: () => (habits.keepsHalfCommand ? undefined : decoder.dropHalfCommand()),
    reset: decoder.reset,
    mechanismChanged() {
      const now = mechanism.state();
      // Whoever opens the cover looks at the roll.
      if (now.coverOpen || now.media !== before.media) wrongMedia = false;
      tellOfChange(now);
    },
    jobBytes: decoder.jobBytes,
    unknownCommands: decoder.unknownCommands,
    status: () => block('reply'),
  };
}
