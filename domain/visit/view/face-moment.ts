import type { KioskState, StepName } from '../state.ts';

/** What may be done with faces at this moment, so that main need not know the steps. */
export interface FaceMoment {
  /** The card being read may bring a face: another card's, put down in the middle of a visit, is none of the visitor's. */
  readonly takesPortrait: boolean;
  /** The ticket of the attempt under way. */
  readonly attempt?: number;
  /** A signed-in guard compares two pictures. */
  readonly compares: boolean;
  /** Staff read the face page. */
  readonly reports: boolean;
  /** Pictures may be in memory. In every other moment they are wiped. */
  readonly keeps: boolean;
}

/** The verdict is there: nobody looks at a picture any more. */
const afterVerdict: ReadonlySet<StepName> = new Set([
  'printing',
  'print-problem',
  'print-unconfirmed',
  'handwritten',
  'already-inside',
  'done',
]);

export function faceMomentOf({ step, staff, journey, setting }: KioskState): FaceMoment {
  const isComparing = step.name === 'staff-face' || step.name === 'staff-face-reason';
  const isBeginning = step.name === 'reading' || step.name === 'looking-up';
  return {
    takesPortrait: step.name === 'reading' && setting.face !== undefined,
    ...(step.name === 'face-check' && step.challenge && { attempt: step.ticket }),
    compares: isComparing && staff !== undefined && step.case.from === 'waiting',
    reports: step.name === 'staff-faces' && staff !== undefined,
    keeps: isBeginning || (journey !== undefined && !afterVerdict.has(step.name)),
  };
}
