import { beforeEach, expect, test } from 'vitest';
import type { FaceOutcome, FaceTemplate } from '../../../../domain/face/vocabulary.ts';
import type { EnrolmentId } from '../../../../domain/kernel/brand.ts';
import { ok } from '../../../../domain/kernel/result.ts';
import type { KioskEvent } from '../../../../domain/visit/effect.ts';
import type { FaceMoment } from '../../../../domain/visit/view/face-moment.ts';
import { createFaceCustody, type FaceCustody } from '../../../../main/flow/face-custody.ts';
import { createFaceDesk, type FaceDesk } from '../../../../main/flow/face-desk.ts';
import { anyTemplate } from '../../../support/face-template.ts';
import { anyPortrait } from '../../../support/id-reader/faces.ts';
import { nineOClock } from '../../../support/visit/people.ts';

const e1 = 'e-1' as EnrolmentId;
const picture = Buffer.from('any bytes').toString('base64');
const outcome: FaceOutcome = { kind: 'failed', why: 'time-out' };
const consent = { noticeVersion: 'f1', at: nineOClock, guardian: false, language: 'zh-CN' } as const;

let moment: FaceMoment;
let stored: FaceTemplate | undefined;
let kept: FaceTemplate | undefined;
let events: KioskEvent[];
let custody: FaceCustody;
let desk: FaceDesk;

beforeEach(() => {
  moment = { takesPortrait: false, attempt: 7, enrols: false, compares: false, reports: false, keeps: true };
  [stored, kept, events] = [undefined, undefined, []];
  custody = createFaceCustody();
  desk = createFaceDesk({
    custody,
    faces: {
      find: () => stored,
      stored: () => 0,
      enrol(_id, face) {
        kept = structuredClone(face.template);
        return ok('stored');
      },
      withdraw: () => ok(),
      eraseEnded: () => ok(0),
    },
    limits: () => ({ warnAt: 10, max: 10 }),
    randomInt: () => 0,
    moment: () => moment,
    dispatch: (event) => events.push(event),
  });
});

const change = (next: Partial<FaceMoment>): void => {
  moment = { ...moment, ...next };
  desk.follow();
};
const isWiped = ({ vectors }: FaceTemplate): boolean =>
  Object.values(vectors)
    .flat()
    .every((n) => n === 0);
const enrol = () =>
  desk.enrol({ type: 'enrol-face', ticket: 8, enrolmentId: e1, consent, actor: { kind: 'visitor' } });

test('a check keeps the picture for the guard and no template, whatever the window sends along', () => {
  const template = anyTemplate();
  desk.result({ ticket: 7, outcome, picture, template });
  change({ compares: true });
  expect(desk.pictures()).toEqual({ live: `data:image/jpeg;base64,${picture}` });
  expect(custody.template()).toBeUndefined();
  expect(events).toEqual([{ type: 'face-result', ticket: 7, outcome }]);
});

// Whoever then chose a person for the check itself did not agree to be looked at in a picture.
test('an enrolment keeps the template and no picture, and wipes it when it is stored', () => {
  change({ enrols: true });
  const template = anyTemplate();
  desk.result({ ticket: 7, outcome, picture, template });
  expect(enrol()).toEqual(ok('enrolled'));
  expect(kept).toEqual(anyTemplate());
  change({ enrols: false, compares: true });
  expect(isWiped(template)).toBe(true);
  expect(desk.pictures()).toEqual({});
});

// Two people could share an enrolment otherwise: one is kept, the other one matches.
test('the face of a first attempt is not the one that a second attempt keeps', () => {
  change({ enrols: true });
  const first = anyTemplate(1);
  desk.result({ ticket: 7, outcome, template: first });
  change({ attempt: 8 });
  desk.result({ ticket: 8, outcome });
  expect(isWiped(first)).toBe(true);
  expect(enrol()).toMatchObject({ ok: false });
});

test('an attempt that is over is answered nothing and brings nothing', () => {
  custody.cardRead(anyPortrait());
  expect(desk.reference(7)).toMatchObject({ kind: 'portrait' });
  expect(desk.reference(6)).toBeUndefined();
  desk.result({ ticket: 6, outcome, picture });
  expect(events).toEqual([]);
  change({ compares: true });
  expect(desk.pictures()).not.toHaveProperty('live');
});

test('a stored face is compared before the card’s picture, and its copy is wiped when the visit ends', () => {
  stored = anyTemplate();
  custody.cardRead(anyPortrait());
  expect(desk.begin(e1)).toMatchObject({ reference: 'enrolled' });
  expect(desk.reference(7)).toEqual({ kind: 'template', template: anyTemplate() });
  change({ keeps: false });
  expect(isWiped(stored)).toBe(true);
  expect(desk.reference(7)).toEqual({ kind: 'none' });
});

test('pictures are for the guard who compares, and gone when nobody does any more', () => {
  custody.cardRead(anyPortrait());
  expect(desk.pictures()).toBeUndefined();
  change({ compares: true });
  expect(desk.pictures()).toHaveProperty('document');
  change({ compares: false });
  expect(desk.pictures()).toBeUndefined();
});
