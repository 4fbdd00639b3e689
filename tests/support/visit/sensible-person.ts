import { measured } from './face-track.ts';
import { host, liYangben, ouyang, phoneAnswers, probeLines } from './people.ts';
import type { Story, Touches } from './story.ts';

type Move = (story: Story) => void;

const touch =
  (...intents: Touches): Move =>
  (story) =>
    story.touch(...intents);

const typeAndGo =
  (field: Parameters<Story['type']>[0], ...values: readonly string[]): Move =>
  (story) => {
    for (const value of values) story.type(field, value);
    story.touch('next');
  };

/**
 * What people would do on each screen, good and bad moves alike. Random touches alone never get past the second
 * question; a property test that means to see the whole kiosk chooses among these.
 */
const moves: Readonly<Record<string, readonly Move[]>> = {
  home: [
    (story) => story.card(ouyang),
    (story) => story.card(liYangben, true),
    (story) => story.send({ type: 'camera-health', health: 'ready' }),
    touch('start-without-card'),
    (story) => story.send({ type: 'phone-form', form: { id: 'f-2', state: 'opened' } }),
    (story) => story.phone('f-1', phoneAnswers, host),
    (story) => story.phone('f-2', { ...phoneAnswers, idNumber: '12', phone: '138' }),
    touch({ type: 'open-phone-form', id: 'f-1' }),
    touch('start-check-out'),
    touch('start-staff'),
    (story) => story.send({ type: 'code-scanned', text: 'A001' }),
    (story) => story.send({ type: 'code-scanned', text: somePass }),
  ],
  reading: [
    (story) => story.send({ type: 'card-read', document: ouyang, hasPortrait: true }),
    (story) => story.send({ type: 'card-failed', problem: 'unreadable' }),
  ],
  'pass-card': [
    (story) => story.card(ouyang, true),
    (story) => story.card(liYangben),
    touch('start-without-card'),
  ],
  'pass-problem': [
    touch('back'),
    touch('start-without-card'),
    (story) => story.card(ouyang),
    (story) => story.send({ type: 'code-scanned', text: somePass }),
  ],
  'card-problem': [touch('start-without-card'), touch('cancel'), (story) => story.card(liYangben)],
  'document-kind': [
    touch({ type: 'choose-document', kind: 'citizen-id' }),
    touch({ type: 'choose-document', kind: 'passport' }),
    touch('skip', { type: 'skip-because', reason: 'no-document' }),
  ],
  'document-mrz': [
    typeAndGo('documentLines', probeLines),
    typeAndGo('documentLines', probeLines.replace('4757', '4756')),
    touch('confirm'),
    touch('type-number'),
    touch('back'),
  ],
  'document-number': [typeAndGo('documentNumber', liYangben.number), typeAndGo('documentNumber', '12')],
  'document-name': [typeAndGo('documentName', liYangben.name), typeAndGo('documentName', '')],
  reservation: [touch('next'), touch('back')],
  'welcome-back': [touch('confirm'), touch('open-face-enrolment'), touch('open-face-withdrawal')],
  'face-choice': [touch('use-camera'), touch('use-camera'), touch('without-camera'), touch('back')],
  'face-check': [
    attempt(0.3),
    attempt(0.45),
    attempt(0.9),
    (story) => story.faceResult({ kind: 'failed', why: 'challenge-failed' }),
    touch('without-camera'),
  ],
  'face-again': [touch('retry'), touch('retry'), touch('without-camera')],
  'face-enrol': [touch('use-camera'), touch('without-camera')],
  'face-withdraw': [touch('withdraw-face'), touch('back')],
  'face-stored': [touch('next')],
  'already-inside': [touch('check-out'), touch('stay'), touch('reprint')],
  notice: [
    touch('agree'),
    touch('decline'),
    touch({ type: 'tick', item: 'guardian', ticked: true }, 'agree'),
    touch('skip'),
  ],
  field: [
    typeAndGo('phone', '13800000009'),
    typeAndGo('name', '老人家'),
    (story) => story.chooseHost(host),
    touch({ type: 'choose-purpose', key: 'meeting' }),
    touch('next'),
    touch('skip', { type: 'skip-because', reason: 'health' }),
    (story) => {
      const { screen } = story.status();
      if (screen.name !== 'field' || screen.field !== 'expectedLeave') return;
      story.touch({ type: 'choose-leave', at: screen.choices[0]?.at ?? 0 });
    },
  ],
  confirm: [touch('confirm'), touch('change-answers'), touch('back')],
  'save-problem': [touch('retry'), touch('cancel')],
  review: [
    touch('start-staff'),
    touch('start-staff'),
    touch('cancel'),
    decideElsewhere('approved'),
    decideElsewhere('rejected'),
  ],
  face: [touch('start-staff'), touch('cancel')],
  'print-problem': [touch('retry'), touch('print-later'), touch('write-by-hand')],
  'print-unconfirmed': [touch('badge-came-out'), touch('badge-did-not-come-out')],
  'phone-waiting': [
    (story) => story.phone('f-2', phoneAnswers, host),
    (story) => story.phone('f-1', phoneAnswers, host),
    (story) => story.card(liYangben),
    touch('cancel'),
  ],
  'phone-card': [
    (story) => story.card(liYangben),
    (story) => story.card(ouyang),
    touch('start-without-card'),
    touch('cancel'),
  ],
  done: [touch('finish'), touch('open-rating')],
  rate: [
    touch({ type: 'rate', score: 5 }),
    touch({ type: 'rate', score: 2 }),
    touch('back'),
    touch('finish'),
  ],
  crew: [
    (story) => story.card(ouyang),
    (story) => story.card(liYangben),
    touch({ type: 'turn-crew', direction: 'out' }),
    touch({ type: 'turn-crew', direction: 'in' }),
    touch('finish'),
  ],
  'check-out': [typeAndGo('badgeNumber', 'A001'), (story) => story.card(ouyang)],
  'check-out-confirm': [touch('check-out'), touch('stay')],
  'staff-sign-in': [
    (story) => story.signIn(),
    (story) => story.signIn(),
    (story) => story.signIn('1'),
    touch('cancel'),
  ],
  'staff-menu': [
    touch('start-assisted'),
    touch('start-green-channel'),
    touch('open-reviews'),
    touch('open-badges'),
    touch('open-devices'),
    touch('open-crew'),
    touch('open-faces'),
    touch('sign-out'),
  ],
  'staff-devices': [touch('back'), (story) => story.card(ouyang)],
  'staff-faces': [touch('back')],
  'staff-reviews': [openFirst, touch('back')],
  'staff-badges': [openFirst, touch('back')],
  'staff-face': [touch('same-person'), touch('not-same-person'), touch('back')],
  'staff-face-reason': [
    touch({ type: 'face-because', reason: 'older-photo' }),
    touch({ type: 'face-because', reason: 'different-person' }),
    touch('back'),
  ],
  'staff-review': [touch('approve'), touch('reject'), touch('back')],
  'staff-release': [touch({ type: 'release-because', reason: 'escorted' }), touch('back')],
  'staff-reject': [touch({ type: 'reject-because', reason: 'other' }), touch('back')],
  'staff-skip': [touch({ type: 'skip-because', reason: 'language' }), touch('back')],
  'staff-badge': [touch('retry'), touch('write-by-hand'), touch('back')],
  handwritten: [typeAndGo('badgeNumber', 'X7'), typeAndGo('badgeNumber', '?'), touch('cancel')],
};

/** The world of the story answers for it; the machine only sees that it means to be a pass. */
export const somePass = 'VP1:6BF';

/** A guard decides on their handheld. */
function decideElsewhere(decision: 'approved' | 'rejected'): Move {
  return (story) => {
    const { step } = story.state();
    if (step.name !== 'review') return;
    story.reviewed.add(step.case.visit.id);
    story.send({ type: 'visit-decided-elsewhere', visitId: step.case.visit.id, decision });
  };
}

/** The asked moves, and two faces this far apart. */
function attempt(raw: number): Move {
  return (story) => story.faceResult(measured(raw, story.world.face.challenge));
}

function openFirst(story: Story): void {
  const { screen } = story.status();
  if (screen.name !== 'staff-reviews' && screen.name !== 'staff-badges') return;
  const first = screen.items[0];
  if (first) story.touch({ type: 'open-item', id: first.id });
}

/** Does what a person might do on the present screen; `choice` picks among the possibilities. */
export function actSensibly(story: Story, choice: number): void {
  const possible = moves[story.screen().name] ?? [];
  possible[choice % Math.max(1, possible.length)]?.(story);
}
