import { faceReferenceOf } from '../face-offer.ts';
import type { Moment } from '../next.ts';
import { needsGuardian } from '../plan.ts';
import type { KioskState, Step } from '../state.ts';
import type { Screen } from '../status.ts';
import { faceCheckEnds } from '../steps/face-check.ts';

type FaceStep = Extract<Step, { name: `face-${string}` }>;

const nothing = { 'zh-CN': '', en: '' } as const;

/** The screens about the camera. No picture and no measure of a face is in any of them. */
export function faceScreen(state: KioskState, step: FaceStep, moment: Moment): Screen {
  const { setting, journey } = state;
  const purpose = setting.face?.purpose ?? nothing;
  switch (step.name) {
    case 'face-choice':
      return {
        name: step.name,
        purpose,
        guardian: journey !== undefined && needsGuardian(setting, journey, moment.now),
        reference: (journey && faceReferenceOf(journey)) ?? 'chip',
      };
    case 'face-check':
      return {
        name: step.name,
        ticket: step.ticket,
        attempt: step.attempt,
        enrolling: step.task.kind === 'enrol',
        endsAt: faceCheckEnds(state, step.since),
        ...(step.challenge && { challenge: step.challenge }),
      };
    case 'face-again': {
      const { verdict, why } = step.check;
      return {
        name: step.name,
        result: verdict === 'unsure' || verdict === 'no-match' ? verdict : (why ?? 'engine-failed'),
        enrolling: step.task.kind === 'enrol',
      };
    }
    case 'face-enrol':
      return { name: step.name, purpose };
    case 'face-withdraw':
      return { name: step.name };
    case 'face-stored':
      return { name: step.name, outcome: step.outcome };
  }
}
