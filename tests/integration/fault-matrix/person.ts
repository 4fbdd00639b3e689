import type { VisitRecord } from '../../../domain/visit/records.ts';
import type { Screen } from '../../../domain/visit/status.ts';
import { measured } from '../../support/visit/face-track.ts';
import { host, ouyang, probeLines } from '../../support/visit/people.ts';
import type { Story, Touches } from '../../support/visit/story.ts';
import type { Lobby } from './lobby.ts';

interface Move {
  readonly name: string;
  act(): void;
}

/** How a visit ended for the person at the kiosk. */
export type Ending =
  'badge' | 'badge by hand' | 'badge later' | 'checked out' | 'to the desk' | 'first screen' | 'not at all';

export interface Walk {
  /** `screen: touch`, from the present screen to the end. */
  readonly moves: readonly string[];
  readonly ending: Ending;
}

/** Longer than any visit; nobody stays who is sent in circles. */
const mostMoves = 40;

/** Whoever stands here wants nothing more of the kiosk. */
const servedAlready: ReadonlySet<string> = new Set([
  'phone-waiting',
  'done',
  'rate',
  'crew',
  'staff-menu',
  'staff-devices',
  'staff-faces',
]);

/** A sensible person goes on from the present screen, with whatever works, until the visit has an end. */
export function goOn(lobby: Lobby): Walk {
  const moves: string[] = [];
  const isDone = servedAlready.has(lobby.story.screen().name);
  while (moves.length < mostMoves) {
    const { screen } = lobby.story.status();
    const move = nextMove(lobby, screen);
    moves.push(`${screen.name}: ${move.name}`);
    move.act();
    const ending = endingOf(lobby.story, isDone);
    if (ending) return { moves, ending };
  }
  return { moves, ending: 'not at all' };
}

function endingOf(story: Story, isDone: boolean): Ending | undefined {
  const { screen } = story.status();
  if (screen.name === 'home') return isDone ? 'first screen' : undefined;
  if (screen.name !== 'done') return undefined;
  switch (screen.kind) {
    case 'checked-in':
      return screen.handwritten ? 'badge by hand' : 'badge';
    case 'badge-later':
      return 'badge later';
    case 'checked-out':
      return 'checked out';
    case 'see-staff':
    case 'thank-you':
      return 'to the desk';
  }
}

function nextMove(lobby: Lobby, screen: Screen): Move {
  const { story } = lobby;
  const { reader, printer, scanner, camera } = story.status();
  const touch = (...intents: Touches): Move => ({
    name: intents.map((one) => (typeof one === 'string' ? one : one.type)).join(', '),
    act: () => story.touch(...intents),
  });
  const typeAndGo = (field: Parameters<Story['type']>[0], value: string): Move => ({
    name: `type ${field}`,
    act() {
      story.type(field, value);
      story.touch('next');
    },
  });
  const card: Move = { name: 'put the card down', act: () => lobby.putCard(ouyang) };
  const answer: Move = { name: 'wait', act: () => story.answerHeld() };

  switch (screen.name) {
    case 'home':
      return reader === 'ready' ? card : touch('start-without-card');
    case 'reading':
      return reader === 'ready' && lobby.card === 'readable'
        ? {
            name: 'wait',
            act: () => lobby.news.card({ type: 'card-read', document: ouyang, lastByteAtMs: 0 }),
          }
        : { name: 'wait', act: () => story.wait(story.state().setting.delays.readMs) };
    case 'pass-card':
    case 'pass-problem':
    case 'card-problem':
      return reader === 'ready' && lobby.card === 'readable' ? card : touch('start-without-card');
    case 'document-kind':
      return touch({ type: 'choose-document', kind: 'citizen-id' });
    case 'document-mrz':
      return typeAndGo('documentLines', probeLines);
    case 'document-number':
      return typeAndGo('documentNumber', ouyang.number);
    case 'document-name':
      return typeAndGo('documentName', ouyang.name);
    case 'looking-up':
    case 'saving':
    case 'printing':
      return answer;
    case 'reservation':
      return touch('next');
    case 'welcome-back':
    case 'confirm':
      return touch('confirm');
    case 'already-inside':
    case 'check-out-confirm':
      return touch('check-out');
    case 'notice':
      return touch('agree');
    case 'field':
      return fieldMove(story, screen, touch, typeAndGo);
    case 'face-choice':
      return touch(camera === 'ready' ? 'use-camera' : 'without-camera');
    case 'face-enrol':
      return touch(camera === 'ready' ? 'use-camera' : 'back');
    case 'face-check': {
      const { challenge } = screen;
      if (!challenge) return answer;
      return { name: 'do what the screen asks', act: () => story.faceResult(measured(0.3, challenge)) };
    }
    case 'face-again':
      return touch(camera === 'ready' ? 'retry' : 'without-camera');
    case 'face-withdraw':
      return touch('withdraw-face');
    case 'face-stored':
      return touch('next');
    case 'save-problem':
      return touch('retry');
    case 'review':
    case 'face':
      return touch('start-staff');
    case 'print-problem':
      return printer === 'ready' && story.world.printer === 'printed' ? touch('retry') : touch('print-later');
    case 'print-unconfirmed':
      return touch('badge-came-out');
    case 'phone-waiting':
      return touch('cancel');
    case 'phone-card':
      return reader === 'ready' && lobby.card === 'readable' ? card : touch('start-without-card');
    case 'done':
    case 'rate':
    case 'crew':
      return touch('finish');
    case 'check-out': {
      const visit = visitInside(story);
      if (!visit) return touch('back');
      if (scanner !== 'ready') return typeAndGo('badgeNumber', visit.badgeNumber);
      return { name: 'scan the badge', act: () => lobby.news.code(visit.badgeCode) };
    }
    case 'staff-sign-in':
      return { name: 'sign in', act: () => story.signIn() };
    case 'staff-menu':
      return touch('sign-out');
    case 'staff-devices':
    case 'staff-faces':
      return touch('back');
    case 'staff-reviews':
    case 'staff-badges': {
      const [first] = screen.items;
      return first ? touch({ type: 'open-item', id: first.id }) : touch('back');
    }
    case 'staff-face':
      return touch('same-person');
    case 'staff-face-reason':
      return touch({ type: 'face-because', reason: screen.reasons[0] ?? 'cannot-tell' });
    case 'staff-review':
      return touch('approve');
    case 'staff-release':
      return touch({ type: 'release-because', reason: screen.reasons[0] ?? 'other' });
    case 'staff-reject':
      return touch({ type: 'reject-because', reason: 'other' });
    case 'staff-skip':
      return touch({ type: 'skip-because', reason: 'no-document' });
    case 'staff-badge':
      return printer === 'ready' && story.world.printer === 'printed'
        ? touch('retry')
        : touch('write-by-hand');
    case 'handwritten':
      return typeAndGo('badgeNumber', 'X7');
    case 'out-of-service':
      throw new Error('no device brings the whole kiosk down');
  }
}

function fieldMove(
  story: Story,
  screen: Extract<Screen, { name: 'field' }>,
  touch: (...intents: Touches) => Move,
  typeAndGo: (field: Parameters<Story['type']>[0], value: string) => Move,
): Move {
  switch (screen.field) {
    case 'host':
      return {
        name: 'choose the host',
        act() {
          story.chooseHost(host);
          if (story.screen().name === 'field') story.touch('next');
        },
      };
    case 'purpose':
      return touch({ type: 'choose-purpose', key: 'meeting' });
    case 'companions':
      return touch('next');
    case 'expectedLeave':
      return touch({ type: 'choose-leave', at: leaveChoice(story) });
    case 'name':
      return typeAndGo('name', ouyang.name);
    case 'phone':
    case 'company':
      return typeAndGo(screen.field, '13800000009');
  }
}

/** The first time of leaving that the screen offers. */
export function leaveChoice(story: Story): number {
  const { screen } = story.status();
  return screen.name === 'field' && screen.field === 'expectedLeave' ? (screen.choices[0]?.at ?? 0) : 0;
}

const visitInside = (story: Story): VisitRecord | undefined =>
  [...story.world.visits.values()].find((visit) => visit.state === 'inside');
