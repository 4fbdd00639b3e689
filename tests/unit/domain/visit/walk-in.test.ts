import { expect, test } from 'vitest';
import type { KioskStatus } from '../../../../domain/visit/status.ts';
import { host, liYangben, lowSite, mediumSite, ouyang, reservation } from '../../../support/visit/people.ts';
import { createStory, type Story } from '../../../support/visit/story.ts';

function firstLeave(screen: KioskStatus['screen']): number {
  if (screen.name !== 'field' || screen.field !== 'expectedLeave')
    throw new Error(`not asking when: ${screen.name}`);
  return screen.choices[0]?.at ?? 0;
}

function answerEverything(story: Story): void {
  story.touch('agree');
  story.type('phone', '13800000009');
  story.touch('next');
  story.chooseHost(host);
  story.touch({ type: 'choose-purpose', key: 'meeting' }, 'next');
  story.touch({ type: 'choose-leave', at: firstLeave(story.screen()) });
}

test('a walk-in answers one question a screen, waits for the guard and gets a badge', () => {
  const story = createStory(mediumSite);
  story.card(liYangben);
  const asked: string[] = [];
  const note = () => {
    const screen = story.screen();
    asked.push(screen.name === 'field' ? screen.field : screen.name);
  };
  note();
  story.touch('agree');
  note();
  story.type('phone', '138 0000 0009');
  story.touch('next');
  note();
  story.type('host', 'liu');
  story.chooseHost(host);
  note();
  story.touch({ type: 'choose-purpose', key: 'meeting' });
  note();
  story.type('companions', '2');
  story.touch('next');
  note();
  story.touch({ type: 'choose-leave', at: firstLeave(story.screen()) });
  note();
  expect(asked).toEqual(['notice', 'phone', 'host', 'purpose', 'companions', 'expectedLeave', 'confirm']);

  story.touch('confirm');
  expect(story.screen()).toMatchObject({ name: 'review', escalated: false });
  expect(story.saved[0]).toMatchObject({
    route: 'walk-in',
    wanted: 'review',
    draft: { phone: '13800000009', host, purpose: 'meeting', companions: 2 },
  });

  story.touch('start-staff');
  story.signIn();
  const review = story.screen();
  expect(review).toMatchObject({ name: 'staff-review', typed: false, expired: false, skipped: [] });
  expect(JSON.stringify(review)).toContain(liYangben.number);
  story.touch('approve');
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'checked-in' });
  story.touch('finish');
  expect(story.state().staff).toBeUndefined();
});

test('a wrong answer says what is wrong and keeps what was typed', () => {
  const story = createStory(mediumSite);
  story.card(liYangben);
  story.touch('agree');
  story.type('phone', '12345');
  story.touch('next');
  expect(story.screen()).toMatchObject({ field: 'phone', value: '12345', error: 'too-short' });
  story.type('phone', '13800000009');
  expect(story.screen()).not.toHaveProperty('error');
});

test('back and forth loses no answer', () => {
  const story = createStory(mediumSite);
  story.card(liYangben);
  answerEverything(story);
  story.touch('back', 'back', 'back', 'back', 'back');
  expect(story.screen()).toMatchObject({ field: 'phone', value: '13800000009' });
  story.touch('next');
  expect(story.screen()).toMatchObject({ field: 'host', chosen: host.id, query: host.name });
  story.touch('next', 'next', 'next', 'next');
  expect(story.screen().name).toBe('confirm');
});

test('changing the search takes the chosen host back', () => {
  const story = createStory(mediumSite);
  story.card(liYangben);
  answerEverything(story);
  story.touch('change-answers', 'next');
  story.type('host', '赵');
  story.touch('next');
  expect(story.screen()).toMatchObject({ field: 'host', error: 'host-not-chosen' });
});

test('language and elder mode can change at any question without losing an answer', () => {
  const story = createStory(mediumSite);
  story.card(liYangben);
  story.touch('agree');
  story.type('phone', '1380000');
  story.touch({ type: 'set-language', language: 'en' }, { type: 'set-elder', elder: true });
  expect(story.status()).toMatchObject({
    language: 'en',
    elder: true,
    screen: { field: 'phone', value: '1380000' },
  });
});

test('a guard turns a walk-in down with a reason; the visitor is sent to a person, not told why', () => {
  const story = createStory(mediumSite);
  story.card(liYangben);
  answerEverything(story);
  story.touch('confirm', 'start-staff');
  story.signIn();
  story.touch('reject', { type: 'reject-because', reason: 'not-expected' });
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'see-staff' });
  expect(story.prints).toEqual([]);
});

test('nobody comes: the guard is called again, then the desk takes over and the record waits in the list', () => {
  const story = createStory(mediumSite);
  story.card(liYangben);
  answerEverything(story);
  story.touch('confirm');
  const { reviewEscalateMs, reviewGiveUpMs, doneMs } = mediumSite.delays;
  story.wait(reviewEscalateMs);
  expect(story.screen()).toMatchObject({ name: 'review', escalated: true });
  expect(story.notes).toContainEqual(expect.objectContaining({ type: 'review.escalated' }));
  story.wait(reviewGiveUpMs - reviewEscalateMs);
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'see-staff' });
  story.wait(doneMs);
  expect(story.screen().name).toBe('home');

  story.touch('start-staff');
  story.signIn();
  expect(story.screen()).toMatchObject({ name: 'staff-menu', reviews: 1 });
  story.touch('open-reviews', { type: 'open-item', id: story.saved[0]?.id ?? '' });
  expect(story.screen().name).toBe('staff-review');
  story.touch('approve');
  expect(story.prints).toEqual([1]);
});

test('a typed document is checked digit by digit and marked as typed for the guard', () => {
  const story = createStory(mediumSite);
  story.touch('start-without-card', { type: 'choose-document', kind: 'citizen-id' });
  story.type('documentNumber', '310101190006151244');
  story.touch('next');
  expect(story.screen()).toMatchObject({ name: 'document-number', error: 'bad-check-digit' });
  story.type('documentNumber', liYangben.number);
  story.touch('next');
  story.type('documentName', liYangben.name);
  story.touch('next');
  answerEverything(story);
  story.touch('confirm', 'start-staff');
  story.signIn();
  expect(story.screen()).toMatchObject({ name: 'staff-review', typed: true, document: 'citizen-id' });
});

test('a high-risk site does not take a typed document from a visitor alone', () => {
  const story = createStory({ ...mediumSite, policy: { ...mediumSite.policy, typedDocument: 'staff-only' } });
  expect(story.screen()).toMatchObject({ name: 'home', typedDocument: false });
  story.touch('start-without-card');
  expect(story.screen().name).toBe('staff-sign-in');
});

test('where the policy has no ID number none is kept, and the phone finds the reservation', () => {
  const story = createStory(lowSite);
  story.world.foundByPhone = { reservation };
  story.touch('start-without-card', 'agree');
  story.type('name', ouyang.name);
  story.touch('next');
  story.type('phone', reservation.phone ?? '');
  story.touch('next');
  expect(story.screen().name).toBe('reservation');
  story.touch('next');
  expect(story.screen().name).toBe('confirm');
  story.touch('confirm');
  expect(story.saved[0]).toMatchObject({
    route: 'reserved',
    identity: { number: '' },
    consent: { noticeVersion: 'n1' },
  });
  expect(story.saved[0]?.draft).not.toHaveProperty('expectedLeave');
});

test("another person's phone does not open their reservation", () => {
  const story = createStory(lowSite);
  story.world.foundByPhone = { reservation };
  story.touch('start-without-card', 'agree');
  story.type('name', liYangben.name);
  story.touch('next');
  story.type('phone', reservation.phone ?? '');
  story.touch('next');
  expect(story.screen()).toMatchObject({ name: 'field', field: 'host' });
});

test('a chip card at a site without the ID-number field leaves no number in the record', () => {
  const story = createStory(lowSite);
  story.card(liYangben);
  story.touch('agree');
  story.type('phone', '13800000009');
  story.touch('next');
  story.chooseHost(host);
  story.touch({ type: 'choose-purpose', key: 'meeting' }, 'confirm');
  expect(JSON.stringify(story.saved)).not.toContain(liYangben.number);
  expect(story.saved[0]?.identity).not.toHaveProperty('birthDate');
});

test('switching the risk tier changes the steps of the next visitor, not of the present one', () => {
  const story = createStory(mediumSite);
  story.world.found = { reservation };
  story.card(ouyang);
  story.send({ type: 'setting-changed', setting: { ...mediumSite, riskTier: 'high' } });
  story.touch('next', 'agree', 'confirm');
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'checked-in' });
  story.touch('finish');

  story.card(liYangben);
  story.touch('next', 'agree', 'confirm');
  expect(story.screen().name).toBe('face');
});

test('expected leaving times are quarter hours within the policy and the day', () => {
  const story = createStory(mediumSite);
  story.card(liYangben);
  story.touch('agree');
  story.type('phone', '13800000009');
  story.touch('next');
  story.chooseHost(host);
  story.touch({ type: 'choose-purpose', key: 'meeting' }, 'next');
  expect(story.screen()).toMatchObject({
    choices: [
      { time: '09:30' },
      { time: '10:00' },
      { time: '11:00' },
      { time: '12:00' },
      { time: '13:00' },
      { time: '17:00' },
    ],
  });
});
