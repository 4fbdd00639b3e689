import { challenges } from '../../domain/face/challenge-rules.ts';
import { builtInEngine } from '../../domain/face/matching.ts';
import { type Challenge, type FaceReferenceKind, type FaceTemplate } from '../../domain/face/vocabulary.ts';
import type { EnrolmentId } from '../../domain/kernel/brand.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { Effect, KioskEvent } from '../../domain/visit/effect.ts';
import type { FaceStock } from '../../domain/visit/state.ts';
import type { FaceMoment } from '../../domain/visit/view/face-moment.ts';
import type { FacePictures, FaceReference, FaceResult } from '../../preload/contract/face.ts';
import type { Portrait } from '../devices/id-reader/port.ts';
import type { FaceRepository, StoreFault } from '../storage/store.ts';
import { wipeTemplate, type FaceCustody } from './face-custody.ts';

type EffectOf<T extends Effect['type']> = Extract<Effect, { readonly type: T }>;

export interface FaceDeskDeps {
  readonly custody: FaceCustody;
  readonly faces: FaceRepository;
  readonly limits: () => { readonly warnAt: number; readonly max: number };
  /** A whole number from 0 up to, not including, `below`; unpredictable. */
  readonly randomInt: (below: number) => number;
  readonly moment: () => FaceMoment;
  readonly dispatch: (event: KioskEvent) => void;
}

/** Hands face data to whoever may have it at this moment, and to nobody else. Nothing here is written anywhere. */
export interface FaceDesk {
  /** Keeps the face of the card being read, and of no other. */
  cardRead(portrait: Portrait | undefined): void;
  /** Makes ready what the next attempt compares with: the stored face, else the card's picture. */
  begin(enrolmentId: EnrolmentId | undefined): {
    readonly challenge: Challenge;
    readonly reference?: FaceReferenceKind;
  };
  reference(ticket: number): FaceReference | undefined;
  result(result: FaceResult): void;
  /** Keeps the face of the attempt that just ended. After a fault of the storage it may be asked again. */
  enrol(what: EffectOf<'enrol-face'>): Result<'enrolled' | 'full', StoreFault>;
  withdraw(what: EffectOf<'withdraw-face'>): Result<'withdrawn', StoreFault>;
  stock(): FaceStock;
  pictures(): FacePictures | undefined;
  /** After every change of the screen: what nobody needs any more is wiped. */
  follow(): void;
}

export function createFaceDesk(deps: FaceDeskDeps): FaceDesk {
  const { custody, faces, limits, randomInt, moment, dispatch } = deps;
  let stored: FaceTemplate | undefined;

  const compareWith = (next: FaceTemplate | undefined): void => {
    if (stored) wipeTemplate(stored);
    stored = next;
  };

  return {
    cardRead(portrait) {
      if (moment().takesPortrait) custody.cardRead(portrait);
      else portrait?.rgb.fill(0);
    },
    begin(enrolmentId) {
      compareWith(enrolmentId === undefined ? undefined : faces.find(enrolmentId, builtInEngine));
      const kind = stored ? 'enrolled' : custody.hasPortrait() ? 'chip' : undefined;
      return { challenge: drawChallenge(randomInt), ...(kind && { reference: kind }) };
    },
    reference(ticket) {
      if (moment().attempt !== ticket) return undefined;
      return stored ? { kind: 'template', template: stored } : (custody.reference() ?? { kind: 'none' });
    },
    result({ ticket, outcome, picture, template }) {
      const { attempt, enrols } = moment();
      if (attempt !== ticket) return;
      // Only what the visitor agreed to: a picture for the guard's look, or a template to be kept.
      if (enrols) custody.keepTemplate(template);
      else if (picture !== undefined) custody.keepLive(picture);
      dispatch({ type: 'face-result', ticket, outcome });
    },
    enrol({ enrolmentId, consent, actor }) {
      const template = custody.template();
      if (!template) return err({ kind: 'storage', detail: 'no face was handed over' });
      const kept = faces.enrol(enrolmentId, { template, consent }, limits().max, actor);
      if (!kept.ok) return kept;
      return ok(kept.value === 'full' ? 'full' : 'enrolled');
    },
    withdraw({ enrolmentId, actor }) {
      const gone = faces.withdraw(enrolmentId, actor);
      return gone.ok ? ok('withdrawn') : gone;
    },
    stock() {
      const { warnAt, max } = limits();
      const people = faces.stored();
      return people >= max ? 'full' : people >= warnAt ? 'near' : 'few';
    },
    pictures: () => (moment().compares ? custody.pictures() : undefined),
    follow() {
      const { keeps, enrols } = moment();
      if (!enrols) custody.keepTemplate(undefined);
      if (keeps) return;
      compareWith(undefined);
      custody.wipe();
    },
  };
}

/** Every pair of moves as likely as any other. */
function drawChallenge(randomInt: (below: number) => number): Challenge {
  return challenges[randomInt(challenges.length)] ?? ['turn-left', 'nod'];
}
