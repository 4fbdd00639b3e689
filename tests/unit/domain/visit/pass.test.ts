import { expect, test } from 'vitest';
import type { PassId } from '../../../../domain/kernel/brand.ts';
import type { PassOutcome } from '../../../../domain/visit/pass-claim.ts';
import {
  highSite,
  liYangben,
  mediumSite,
  ouyang,
  partner,
  reservation,
} from '../../../support/visit/people.ts';
import { createStory, type Story } from '../../../support/visit/story.ts';

const passId = 'c0ffee00-0000-4000-8000-000000000001' as PassId;
const reserved: PassOutcome = { type: 'claim', claim: { passId, reservation } };
const enrolled: PassOutcome = { type: 'claim', claim: { passId, enrolment: partner } };

function show(story: Story, pass: PassOutcome = reserved): void {
  story.world.pass = pass;
  story.send({ type: 'code-scanned', text: 'VP1:6BF' });
}

test('a pass opens its reservation as a card would, and is named in what is saved', () => {
  const story = createStory(mediumSite);
  show(story);
  expect(story.screen()).toMatchObject({ name: 'reservation', maskedName: '欧阳**' });
  story.touch('next', 'agree', 'confirm');
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'checked-in' });
  expect(story.saved[0]).toMatchObject({
    route: 'reserved',
    reservationId: 'r-1',
    passId,
    wanted: 'check-in',
  });
});

test('an enrolled partner passes in one touch', () => {
  const story = createStory(mediumSite);
  show(story, enrolled);
  expect(story.screen().name).toBe('welcome-back');
  story.touch('confirm');
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'checked-in' });
  expect(story.saved[0]).toMatchObject({ route: 'enrolled', enrolmentId: partner.id, passId });
});

test('a high-risk site wants the card as well, and the right one goes on with the reservation of the pass', () => {
  const story = createStory(highSite);
  show(story);
  expect(story.screen()).toEqual({ name: 'pass-card', canType: false });
  story.card(ouyang);
  expect(story.screen().name).toBe('reservation');
  story.touch('next', 'agree', 'confirm');
  expect(story.saved[0]).toMatchObject({ passId, reservationId: 'r-1', identity: { number: ouyang.number } });
});

test('somebody else’s card does not go with the pass; nobody is accused, and the right card still works', () => {
  const story = createStory(highSite);
  show(story);
  story.card(liYangben);
  expect(story.screen()).toMatchObject({ name: 'pass-problem', problem: 'other-person' });
  expect(JSON.stringify(story.screen())).not.toContain(ouyang.name);
  story.touch('back');
  expect(story.screen().name).toBe('pass-card');
  story.card(ouyang);
  expect(story.screen().name).toBe('reservation');
});

test('a reservation without a number goes with the name on the card', () => {
  const { idNumber: _none, ...byName } = reservation;
  const story = createStory(highSite);
  show(story, { type: 'claim', claim: { passId, reservation: byName } });
  story.card(liYangben);
  expect(story.screen().name).toBe('pass-problem');
  show(story, { type: 'claim', claim: { passId, reservation: byName } });
  story.card(ouyang);
  expect(story.screen().name).toBe('reservation');
});

test('a card that cannot be read is tried again without showing the pass once more', () => {
  const story = createStory(highSite);
  show(story);
  story.send({ type: 'card-found' });
  story.send({ type: 'card-failed', problem: 'unreadable' });
  expect(story.screen().name).toBe('card-problem');
  story.card(ouyang);
  expect(story.screen().name).toBe('reservation');
  expect(story.state().journey?.passId).toBe(passId);
});

test('a walk-in who remembers the pass half-way keeps card and consent, and answers no more', () => {
  const story = createStory(mediumSite);
  story.card(ouyang);
  story.touch('agree');
  expect(story.screen().name).toBe('field');
  show(story);
  story.touch('next', 'confirm');
  expect(story.saved[0]).toMatchObject({
    ...{ route: 'reserved', passId, identity: { number: ouyang.number } },
    consent: { noticeVersion: 'n1' },
  });
});

test('the next person’s pass takes no consent from whoever showed theirs before', () => {
  const story = createStory(mediumSite);
  show(story);
  story.touch('next', 'agree');
  expect(story.screen().name).toBe('confirm');
  show(story, enrolled);
  story.touch('confirm');
  expect(story.saved[0]?.consent).toBeUndefined();
  expect(story.saved[0]?.reservationId).toBeUndefined();
});

test('a pass that opens nothing: back to where the visitor was, with everything they entered', () => {
  const story = createStory(mediumSite);
  story.card(ouyang);
  story.touch('agree');
  story.type('phone', '1380000');
  show(story, { type: 'failed', failure: 'stale-code' });
  expect(story.screen()).toEqual({
    ...{ name: 'pass-problem', problem: 'show-live-code', reference: 'P8', canType: true },
  });
  show(story, { type: 'failed', failure: 'expired' });
  story.touch('back');
  expect(story.screen()).toMatchObject({ name: 'field', field: 'phone', value: '1380000' });
});

test('from the first screen a card or typing goes on, and back is the first screen', () => {
  const story = createStory(mediumSite);
  const failed: PassOutcome = { type: 'failed', failure: 'no-keys' };
  show(story, failed);
  story.touch('back');
  expect(story.screen().name).toBe('home');
  show(story, failed);
  story.touch('start-without-card');
  expect(story.screen().name).toBe('document-kind');
  show(story, failed);
  story.card(liYangben);
  expect(story.screen().name).toBe('notice');
});

test('a revoked pass reads like one that is over', () => {
  const story = createStory(mediumSite);
  const wordsOf = (failure: 'revoked' | 'expired' | 'used-up') => {
    show(story, { type: 'failed', failure });
    const screen = story.screen();
    return screen.name === 'pass-problem' ? screen.problem : screen.name;
  };
  expect(new Set([wordsOf('revoked'), wordsOf('expired'), wordsOf('used-up')])).toEqual(new Set(['over']));
});

test('whoever is inside leaves with the pass', () => {
  const story = createStory(mediumSite);
  story.world.found = { reservation };
  story.card(ouyang);
  story.touch('next', 'agree', 'confirm', 'finish');
  const [visit] = story.world.visits.values();
  if (!visit) throw new Error('nobody is inside');

  show(story, { type: 'inside', visit });
  expect(story.screen().name).toBe('already-inside');
  story.touch('stay', 'start-check-out');
  show(story, { type: 'inside', visit });
  expect(story.screen().name).toBe('check-out-confirm');
  expect(story.state().step).toMatchObject({ means: 'pass' });
  story.touch('check-out');
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'checked-out' });
});

test('at the check-out a pass of somebody who is not inside finds nobody', () => {
  const story = createStory(mediumSite);
  story.touch('start-check-out');
  show(story);
  expect(story.screen()).toMatchObject({ name: 'check-out', notFound: true });
});

test('while a visit is being saved, reviewed or printed a pass means nothing', () => {
  const story = createStory(mediumSite);
  story.world.holds.add('print');
  story.world.found = { reservation };
  story.card(ouyang);
  story.touch('next', 'agree', 'confirm');
  const before = story.state().step;
  show(story);
  expect(story.state().step).toBe(before);
});

test('a late answer to a pass that was given up is ignored', () => {
  const story = createStory(mediumSite);
  story.world.holds.add('check-pass');
  show(story);
  story.wait(20_000);
  expect(story.screen()).toMatchObject({ name: 'pass-problem', reference: 'P12' });
  story.answerHeld();
  expect(story.screen().name).toBe('pass-problem');
});
