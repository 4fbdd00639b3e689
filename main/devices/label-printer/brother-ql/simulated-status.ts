import type { MechanismState } from '../simulator/mechanism.ts';

/** Why a status block is sent. */
export type StatusReason = 'reply' | 'completed' | 'error' | 'phase' | 'cooling-begun' | 'cooling-ended';

interface StatusFacts {
  /** '8' QL-800, '9' QL-810W, 'A' QL-820NWB. */
  readonly model: string;
  /** The page under way was made for another roll. */
  readonly wrongMedia: boolean;
  /** Newer firmware tells the roll's kind as 4A or 4B, older as 0A or 0B. */
  readonly newMediaCodes: boolean;
}

const typeCodes: Readonly<Record<StatusReason, number>> = {
  reply: 0,
  completed: 1,
  error: 2,
  phase: 6,
  'cooling-begun': 5,
  'cooling-ended': 5,
};
const notificationCodes: Partial<Record<StatusReason, number>> = { 'cooling-begun': 3, 'cooling-ended': 4 };

/** The 32 bytes a QL sends when asked, and by itself while it prints. */
export function statusBlock(
  state: MechanismState,
  { model, wrongMedia, newMediaCodes }: StatusFacts,
  reason: StatusReason,
): Uint8Array {
  const block = new Uint8Array(32);
  block.set([0x80, 0x20, 0x42, 0x34, model.charCodeAt(0)]);
  const [error1, error2] = errorBytes(state, wrongMedia);
  block[8] = error1;
  block[9] = error2;
  if (!state.outOfLabels) {
    block[10] = state.media.widthMm;
    block[11] = (state.media.lengthMm > 0 ? 0x0b : 0x0a) | (newMediaCodes ? 0x40 : 0);
    block[17] = state.media.lengthMm;
  }
  block[18] = typeCodes[reason];
  block[19] = state.printing ? 1 : 0;
  block[22] = notificationCodes[reason] ?? 0;
  return block;
}

/** The two error bytes. A QL has neither ribbon nor pause, and heat is a notification. */
export function errorBytes(state: MechanismState, wrongMedia: boolean): readonly [number, number] {
  return [
    (state.outOfLabels ? 0x01 : 0) | (state.cutterJammed ? 0x04 : 0),
    (wrongMedia ? 0x01 : 0) | (state.coverOpen ? 0x10 : 0) | (state.jammed ? 0x40 : 0),
  ];
}
