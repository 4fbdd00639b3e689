import { mayReadFaceReport } from '../../access/roles.ts';
import type { KioskState, Step, StepName } from '../state.ts';

/** What may be done with faces at this moment, so that main need not know the steps. */
export interface FaceMoment {
  /** The card being read may bring a face: another card's, put down in the middle of a visit, is none of the visitor's. */
  readonly takesPortrait: boolean;
  /** The ticket of the attempt under way. */
  readonly attempt?: number;
  /** A face is being taken to be kept: its template may be in memory, and no picture of it is wanted. */
  readonly enrols: boolean;
  /** A signed-in guard compares two pictures. */
  readonly compares: boolean;
  /** Somebody who answers for the use of faces reads the face page. */
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
    enrols: isEnrolling(step),
    compares: isComparing && staff !== undefined && step.case.from === 'waiting',
    reports: step.name === 'staff-faces' && staff !== undefined && mayReadFaceReport(staff.role),
    keeps: isBeginning || (journey !== undefined && !afterVerdict.has(step.name)),
  };
}

function isEnrolling(step: Step): boolean {
  if (step.name === 'face-check') return step.task.kind === 'enrol';
  return (step.name === 'saving' || step.name === 'save-problem') && step.work.type === 'enrol-face';
}
