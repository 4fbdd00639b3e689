import type { Setting, StepName } from '../../../domain/visit/state.ts';
import type { PassId } from '../../../domain/kernel/brand.ts';
import type { PassOutcome } from '../../../domain/visit/pass-claim.ts';
import { somePass } from '../../support/visit/sensible-person.ts';
import { measured } from '../../support/visit/face-track.ts';
import {
  faceSite,
  highSite,
  host,
  liYangben,
  mediumSite,
  ouyang,
  partner,
  phoneAnswers,
  reservation,
} from '../../support/visit/people.ts';
import type { Story } from '../../support/visit/story.ts';
import { leaveChoice } from './person.ts';
import { createLobby, type Lobby } from './lobby.ts';

interface Way {
  readonly site?: Setting;
  walk(story: Story): void;
}

const way = (walk: (story: Story) => void, site: Setting = mediumSite): Way => ({ site, walk });

const reserved = (story: Story): void => {
  story.world.found = { reservation };
  story.card(ouyang);
};
const toConfirm = (story: Story): void => {
  reserved(story);
  story.touch('next', 'agree');
};
const checkedIn = (story: Story): void => {
  toConfirm(story);
  story.touch('confirm', 'finish');
  story.world.found = {};
};
const stopped = (story: Story, printer: Story['world']['printer']): void => {
  toConfirm(story);
  story.world.printer = printer;
  story.touch('confirm');
  story.world.printer = 'printed';
};
/** A visitor without a reservation, whom a guard has to look at. */
const walkIn = (story: Story): void => {
  story.card(liYangben);
  story.touch('agree');
  story.type('phone', '13800000009');
  story.touch('next');
  story.chooseHost(host);
  story.touch('next', { type: 'choose-purpose', key: 'meeting' }, 'next');
  story.touch({ type: 'choose-leave', at: leaveChoice(story) }, 'confirm');
};
/** A reserved visitor whose card brought its picture, at the hospital that compares faces. */
const toFaceChoice = (story: Story): void => {
  story.world.found = { reservation };
  story.card(ouyang, true);
  story.touch('next', 'agree');
};
const beforeCamera = (story: Story): void => {
  toFaceChoice(story);
  story.touch('use-camera');
};
const unsure = (story: Story): void => {
  beforeCamera(story);
  story.faceResult(measured(0.45, story.world.face.challenge));
};
/** A partner who agreed to the notice before, and has a face kept or not. */
const welcomed = (story: Story, faceEnrolled: boolean): void => {
  story.world.found = { enrolment: { ...partner, noticeVersion: 'n1', faceEnrolled } };
  story.card({ ...ouyang, number: partner.idNumber }, true);
};
const staff = (story: Story): void => {
  story.touch('start-staff');
  story.signIn();
};

/** A high-risk site where visitors without a card still type by themselves; a guard looks at everybody. */
const closeLooker: Setting = { ...mediumSite, riskTier: 'high' };

const pass: PassOutcome = {
  type: 'claim',
  claim: { passId: 'c0ffee00-0000-4000-8000-000000000001' as PassId, reservation },
};

/** How each step is reached by people, with all devices working. */
const ways: { readonly [N in StepName]: Way } = {
  home: way(() => undefined),
  reading: way((story) => story.send({ type: 'card-found' })),
  'card-problem': way((story) => {
    story.send({ type: 'card-found' });
    story.send({ type: 'card-failed', problem: 'unreadable' });
  }),
  'pass-card': way((story) => {
    story.world.pass = pass;
    story.send({ type: 'code-scanned', text: somePass });
  }, closeLooker),
  'pass-problem': way((story) => story.send({ type: 'code-scanned', text: somePass })),
  'document-kind': way((story) => story.touch('start-without-card')),
  'document-mrz': way((story) =>
    story.touch('start-without-card', { type: 'choose-document', kind: 'passport' }),
  ),
  'document-number': way((story) =>
    story.touch('start-without-card', { type: 'choose-document', kind: 'citizen-id' }),
  ),
  'document-name': way((story) => {
    story.touch('start-without-card', { type: 'choose-document', kind: 'citizen-id' });
    story.type('documentNumber', liYangben.number);
    story.touch('next');
  }),
  'looking-up': way((story) => {
    story.world.holds.add('look-up');
    reserved(story);
  }),
  reservation: way(reserved),
  'welcome-back': way((story) => {
    story.world.found = { enrolment: partner };
    story.card(ouyang);
  }),
  'already-inside': way((story) => {
    checkedIn(story);
    story.card(ouyang);
  }),
  notice: way((story) => {
    reserved(story);
    story.touch('next');
  }),
  field: way((story) => {
    story.card(liYangben);
    story.touch('agree');
    story.type('phone', '13800000009');
  }),
  confirm: way(toConfirm),
  saving: way((story) => {
    story.world.holds.add('save');
    toConfirm(story);
    story.touch('confirm');
  }),
  'save-problem': way((story) => {
    story.world.storage = 'disk-full';
    toConfirm(story);
    story.touch('confirm');
    story.world.storage = 'works';
  }),
  review: way((story) => {
    toConfirm(story);
    story.touch('confirm');
  }, highSite),
  'face-choice': way(toFaceChoice, faceSite),
  'face-check': way(beforeCamera, faceSite),
  'face-again': way(unsure, faceSite),
  'face-enrol': way((story) => {
    welcomed(story, false);
    story.touch('open-face-enrolment');
  }, faceSite),
  'face-withdraw': way((story) => {
    welcomed(story, true);
    story.touch('open-face-withdrawal');
  }, faceSite),
  'face-stored': way((story) => {
    welcomed(story, true);
    story.touch('open-face-withdrawal', 'withdraw-face');
  }, faceSite),
  printing: way((story) => {
    story.world.holds.add('print');
    toConfirm(story);
    story.touch('confirm');
  }),
  'print-problem': way((story) => stopped(story, 'out-of-labels')),
  'print-unconfirmed': way((story) => stopped(story, 'sent-unconfirmed')),
  done: way((story) => {
    toConfirm(story);
    story.touch('confirm');
  }),
  'phone-waiting': way((story) => story.send({ type: 'phone-form', form: { id: 'f-1', state: 'opened' } })),
  'phone-opening': way((story) => {
    story.world.holds.add('open-phone-form');
    story.phone('f-1', phoneAnswers, host);
  }),
  'phone-card': way((story) => story.phone('f-1', phoneAnswers, host), closeLooker),
  rate: way(
    (story) => {
      checkedIn(story);
      story.touch('start-check-out');
      story.type('badgeNumber', 'A001');
      story.touch('next', 'check-out');
    },
    { ...mediumSite, feedback: true },
  ),
  crew: way((story) => {
    staff(story);
    story.touch('open-crew');
  }),
  'check-out': way((story) => {
    checkedIn(story);
    story.touch('start-check-out');
  }),
  'check-out-confirm': way((story) => {
    checkedIn(story);
    story.touch('start-check-out');
    story.type('badgeNumber', 'A001');
    story.touch('next');
  }),
  'staff-sign-in': way((story) => {
    toConfirm(story);
    story.touch('confirm', 'start-staff');
  }, highSite),
  'staff-menu': way(staff),
  'staff-devices': way((story) => {
    staff(story);
    story.touch('open-devices');
  }),
  'staff-reviews': way((story) => {
    toConfirm(story);
    story.touch('confirm', 'cancel', 'finish');
    staff(story);
    story.touch('open-reviews');
  }, highSite),
  'staff-badges': way((story) => {
    stopped(story, 'absent');
    story.touch('print-later', 'finish');
    staff(story);
    story.touch('open-badges');
  }),
  'staff-face': way((story) => {
    toConfirm(story);
    story.touch('confirm');
    staff(story);
  }, highSite),
  'staff-face-reason': way((story) => {
    unsure(story);
    story.touch('without-camera', 'start-staff');
    story.signIn();
    story.touch('same-person');
  }, faceSite),
  'staff-faces': way((story) => {
    staff(story);
    story.touch('open-faces');
  }, faceSite),
  'staff-review': way((story) => {
    walkIn(story);
    staff(story);
  }),
  'staff-release': way((story) => {
    story.world.listed = true;
    walkIn(story);
    staff(story);
    story.touch('approve');
  }),
  'staff-reject': way((story) => {
    walkIn(story);
    staff(story);
    story.touch('reject');
  }),
  'staff-skip': way((story) => {
    staff(story);
    story.touch('start-assisted', 'skip');
  }),
  'staff-badge': way((story) => {
    checkedIn(story);
    story.card(ouyang);
    story.touch('reprint');
    story.signIn();
  }),
  handwritten: way((story) => {
    stopped(story, 'absent');
    story.touch('write-by-hand');
    story.signIn();
  }),
};

/** A lobby in which the kiosk stands at this step, somebody's answers and all. */
export function lobbyAt(step: StepName): Lobby {
  const { site = mediumSite, walk } = ways[step];
  const lobby = createLobby(site);
  walk(lobby.story);
  const reached = lobby.story.state().step.name;
  if (reached !== step) throw new Error(`on the way to ${step} the kiosk stopped at ${reached}`);
  return lobby;
}
