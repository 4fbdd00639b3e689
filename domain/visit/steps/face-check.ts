import { judgeChallenge } from '../../face/challenge.ts';
import { decideFace } from '../../face/decision.ts';
import {
  hopelessFailures,
  type FaceCheck,
  type FaceFailure,
  type FaceOutcome,
} from '../../face/vocabulary.ts';
import { after, type Instant } from '../../kernel/time.ts';
import { faceReferenceOf } from '../face-offer.ts';
import { actorOf, ask, cue, go, stay, type At, type Handler, type Moment, type Next } from '../next.ts';
import { dutiesOf } from '../plan.ts';
import type { FaceTask, KioskState } from '../state.ts';
import { request } from './work.ts';

/** Once more, then a person decides: a third try teaches the visitor to fear the machine. */
const attempts = 2;

/** The visitor agreed to the camera, and it is still there. */
export function choseCamera({ journey, camera, staff }: KioskState): boolean {
  return journey?.faceConsent !== undefined && camera === 'ready' && staff === undefined;
}

/** @param before what the first attempt came to, for the second */
export function startFaceCheck(state: KioskState, task: FaceTask, moment: Moment, before?: FaceCheck): Next {
  const { enrolment } = state.journey ?? {};
  const attempt = before ? before.attempts + 1 : 1;
  const compared = task.kind === 'visit' && enrolment?.faceEnrolled ? enrolment.id : undefined;
  return ask(state, (ticket) => ({
    step: { name: 'face-check', ticket, task, attempt, since: moment.now, ...(before && { before }) },
    effect: { type: 'start-face-check', ticket, ...(compared !== undefined && { enrolmentId: compared }) },
  }));
}

/** When an attempt that nothing ended ends by itself. */
export function faceCheckEnds({ setting, elder }: KioskState, since: Instant): Instant {
  return after(since, elder ? setting.delays.elderFaceCheckMs : setting.delays.faceCheckMs);
}

export const onFaceCheck: Handler<'face-check'> = (state, event, moment) => {
  const { step } = state;
  switch (event.type) {
    case 'face-check-started': {
      if (event.ticket !== step.ticket) return stay(state);
      const { challenge, reference } = event;
      // Faces are compared with something, or staff vouch for the person.
      if (!reference && !(step.task.kind === 'enrol' && state.staff))
        return failed(state, 'reference-unusable', moment);
      return go(state, { ...step, challenge, ...(reference && { reference }) }, cue('attention'));
    }
    case 'face-result':
      return event.ticket === step.ticket ? concluded(state, event.outcome, moment) : stay(state);
    case 'camera-health':
      return event.health === 'ready' ? stay(state) : failed(state, 'camera-absent', moment);
    case 'time':
      return moment.now >= faceCheckEnds(state, step.since) ? failed(state, 'time-out', moment) : stay(state);
    case 'intent':
      return ['without-camera', 'back', 'cancel'].includes(event.intent.type)
        ? failed(state, 'declined', moment)
        : stay(state);
    default:
      return stay(state);
  }
};

/** The first attempt came to nothing. Nobody is told that they are not who they say: light and glasses are as likely. */
export const onFaceAgain: Handler<'face-again'> = (state, event, moment) => {
  const { task, check, since } = state.step;
  if (event.type === 'time') {
    return moment.now >= faceAgainEnds(state, since) ? settle(state, task, check, moment) : stay(state);
  }
  if (event.type !== 'intent') return stay(state);
  switch (event.intent.type) {
    case 'retry':
      if (state.camera !== 'ready') return settle(state, task, check, moment);
      return startFaceCheck(state, task, moment, check);
    case 'without-camera':
    case 'back':
    case 'cancel':
      return settle(state, task, check, moment);
    default:
      return stay(state);
  }
};

export function faceAgainEnds({ setting, elder }: KioskState, since: Instant): Instant {
  return after(since, elder ? setting.delays.elderIdleMs : setting.delays.idleMs);
}

function failed(state: At<'face-check'>, why: FaceFailure, moment: Moment): Next {
  return concluded(state, { kind: 'failed', why }, moment);
}

/** One attempt has ended. The window measured; what it means is decided here. */
function concluded(state: At<'face-check'>, outcome: FaceOutcome, moment: Moment): Next {
  const { task, attempt, before } = state.step;
  const check = checkOf(state, outcome);
  if (check.verdict === 'match' || (task.kind === 'enrol' && isVouchedFor(state, outcome, check))) {
    return task.kind === 'enrol' ? enrol(state, task, moment) : settle(state, task, check, moment);
  }
  const isHopeless = check.why !== undefined && hopelessFailures.has(check.why);
  if (attempt >= attempts || isHopeless) return settle(state, task, check, moment, before);
  return go(state, { name: 'face-again', task, check, since: moment.now }, cue('problem'));
}

function checkOf(state: At<'face-check'>, outcome: FaceOutcome): FaceCheck {
  const { step, setting, journey } = state;
  const common = {
    reference: step.reference ?? (journey && faceReferenceOf(journey)) ?? 'chip',
    rule: setting.face?.rule.kind ?? 'raw',
    attempts: step.attempt,
  } as const;
  const unfinished = (why: FaceFailure): FaceCheck => ({ ...common, verdict: 'not-finished', why });
  if (outcome.kind === 'failed') return unfinished(outcome.why);
  if (!step.challenge || !setting.face) return unfinished('engine-failed');
  const moved = judgeChallenge(outcome.track, step.challenge);
  if (moved.state !== 'passed') return unfinished(moved.state === 'failed' ? moved.why : 'challenge-failed');
  if (outcome.kind === 'taken') return unfinished('reference-unusable');
  return { ...common, verdict: decideFace(outcome.distance, setting.face.rule) };
}

/**
 * Staff stand beside the person and answer for what the machine could not compare or is not sure of. What it takes for somebody
 * else is not kept on anybody's word: that face would let a stranger pass from then on.
 */
function isVouchedFor({ staff }: KioskState, { kind }: FaceOutcome, { verdict, why }: FaceCheck): boolean {
  if (!staff) return false;
  return verdict === 'unsure' || (kind === 'taken' && why === 'reference-unusable');
}

function settle(
  state: KioskState,
  task: FaceTask,
  check: FaceCheck,
  moment: Moment,
  before?: FaceCheck,
): Next {
  if (task.kind === 'enrol') {
    const outcome = check.verdict === 'not-finished' ? 'not-finished' : 'not-matched';
    return check.why === 'declined'
      ? go(state, { name: 'welcome-back' })
      : go(state, { name: 'face-stored', outcome }, cue('problem'));
  }
  const { id } = task.visit;
  const told = before ? withFirstVerdict(check, before) : check;
  const duties = dutiesOf({ ...task.visit, faceCheck: told }, state.setting, moment.now);
  const admits = told.verdict === 'match' && !duties.face && !duties.review;
  return request(
    state,
    { type: 'settle-face', visitId: id, check: told, admits, actor: actorOf(state) },
    moment,
  );
}

/** Whoever was not recognised and breaks the second attempt off does not hide the first from the guard. */
function withFirstVerdict(check: FaceCheck, first: FaceCheck): FaceCheck {
  if (check.verdict !== 'not-finished' || first.verdict === 'not-finished') return check;
  return { ...first, attempts: check.attempts };
}

function enrol(state: KioskState, task: Extract<FaceTask, { kind: 'enrol' }>, moment: Moment): Next {
  const { enrolmentId, consent } = task;
  return request(state, { type: 'enrol-face', enrolmentId, consent, actor: actorOf(state) }, moment);
}
