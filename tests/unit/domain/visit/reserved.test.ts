import { expect, test } from 'vitest';
import type { LocalDay } from '../../../../domain/kernel/time.ts';
import {
  highSite,
  host,
  liYangben,
  mediumSite,
  nineOClock,
  ouyang,
  partner,
  reservation,
  worker,
} from '../../../support/visit/people.ts';
import { createStory } from '../../../support/visit/story.ts';

test('a reserved visitor is inside with a badge after three touches', () => {
  const story = createStory(mediumSite);
  story.world.found = { reservation };
  story.card(ouyang);
  expect(story.screen()).toMatchObject({ name: 'reservation', maskedName: '欧阳**', host: host.name });

  story.touch('next');
  expect(story.screen()).toMatchObject({ name: 'notice', items: [] });
  story.touch('agree');
  expect(story.screen()).toMatchObject({ name: 'confirm', needsReview: false });
  story.touch('confirm');

  expect(story.screen()).toMatchObject({
    name: 'done',
    kind: 'checked-in',
    badgeNumber: 'A001',
    host: host.name,
  });
  expect(story.saved).toHaveLength(1);
  expect(story.saved[0]).toMatchObject({
    route: 'reserved',
    wanted: 'check-in',
    reservationId: reservation.id,
    consent: { noticeVersion: 'n1', at: nineOClock, separate: [], guardian: false },
    draft: {
      host,
      purpose: 'meeting',
      companions: 1,
      phone: reservation.phone,
      expectedLeave: reservation.until,
    },
  });
});

test('the confirm screen masks name and number', () => {
  const story = createStory(mediumSite);
  story.world.found = { reservation };
  story.card(ouyang);
  story.touch('next', 'agree');
  const shown = JSON.stringify(story.status());
  expect(shown).not.toContain(ouyang.number);
  expect(shown).not.toContain(ouyang.name);
});

test('at a high-risk site a guard looks before the badge prints, without any camera', () => {
  const story = createStory(highSite);
  story.world.found = { reservation };
  story.card(ouyang);
  story.touch('next', 'agree', 'confirm');
  expect(story.screen()).toEqual({ name: 'face' });
  expect(story.saved[0]).toMatchObject({ wanted: 'review', riskTier: 'high' });

  story.touch('start-staff');
  story.signIn();
  expect(story.screen()).toMatchObject({
    name: 'staff-face',
    rows: [{ field: 'name', value: ouyang.name }, { field: 'idNumber' }],
    expired: false,
  });
  story.touch('same-person');
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'checked-in' });
  expect(story.notes).not.toContainEqual(expect.objectContaining({ type: 'visit.abandoned' }));
});

test('a guard who doubts the person turns the visit down, and the visitor reads only where to go', () => {
  const story = createStory(highSite);
  story.world.found = { reservation };
  story.card(ouyang);
  story.touch('next', 'agree', 'confirm', 'start-staff');
  story.signIn();
  story.touch('not-same-person');
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'see-staff' });
  expect(story.prints).toEqual([]);
});

test('a long-term partner passes with one touch', () => {
  const story = createStory(mediumSite);
  story.world.found = { enrolment: partner };
  story.card({ ...ouyang, number: partner.idNumber, name: partner.personName });
  expect(story.screen()).toMatchObject({
    name: 'welcome-back',
    category: 'long-term-partner',
    renews: false,
  });
  story.touch('confirm');
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'checked-in' });
  expect(story.saved[0]).toMatchObject({ route: 'enrolled', enrolmentId: partner.id });
  expect(story.saved[0]).not.toHaveProperty('renewsDay');
});

test('a partner who agreed to an older notice reads the new one first', () => {
  const story = createStory(mediumSite);
  story.world.found = { enrolment: { ...partner, noticeVersion: 'n0' } };
  story.card({ ...ouyang, number: partner.idNumber });
  story.touch('confirm');
  expect(story.screen().name).toBe('notice');
  story.touch('agree');
  expect(story.screen().name).toBe('done');
});

test('a temporary worker renews each day, and only once a day', () => {
  const story = createStory(mediumSite);
  story.world.found = { enrolment: { ...worker, renewedOn: '2026-03-01' as LocalDay } };
  story.card({ ...ouyang, number: worker.idNumber });
  expect(story.screen()).toMatchObject({ name: 'welcome-back', renews: true });
  story.touch('confirm', 'agree');
  expect(story.saved[0]).toMatchObject({ renewsDay: '2026-03-02', category: 'temporary-worker' });

  const sameDay = createStory(mediumSite);
  sameDay.world.found = { enrolment: { ...worker, renewedOn: '2026-03-02' as LocalDay } };
  sameDay.card({ ...ouyang, number: worker.idNumber });
  sameDay.touch('confirm');
  expect(sameDay.screen().name).toBe('done');
  expect(sameDay.saved[0]).not.toHaveProperty('renewsDay');
});

test('an expired card does not stop a reserved visitor, but a guard decides', () => {
  const story = createStory(mediumSite);
  story.world.found = { reservation };
  story.card({ ...ouyang, validUntil: '2020-01-01' as LocalDay });
  story.touch('next', 'agree', 'confirm', 'start-staff');
  story.signIn();
  expect(story.screen()).toMatchObject({ name: 'staff-review', expired: true });
  story.touch('approve');
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'checked-in' });
});

test('a visitor who does not agree leaves nothing behind', () => {
  const story = createStory(mediumSite);
  story.world.found = { reservation };
  story.card(ouyang);
  story.touch('next', 'decline');
  expect(story.screen().name).toBe('home');
  expect(story.saved).toEqual([]);
  expect(story.notes).toContainEqual({ type: 'visit.abandoned', step: 'notice', by: 'declined' });
});

test('a separate consent is a tick of its own, never ticked before, and must be ticked to go on', () => {
  const fields = mediumSite.policy.fields.map((rule) =>
    rule.name === 'phone' ? { ...rule, separateConsent: true } : rule,
  );
  const story = createStory({ ...mediumSite, policy: { ...mediumSite.policy, fields } });
  story.card(liYangben);
  expect(story.screen()).toMatchObject({ name: 'notice', items: [{ item: 'phone', ticked: false }] });
  story.touch('agree');
  expect(story.screen().name).toBe('notice');
  story.touch({ type: 'tick', item: 'phone', ticked: true }, 'agree');
  expect(story.screen()).toMatchObject({ name: 'field', field: 'phone' });
});

test('under fourteen a guardian agrees', () => {
  const story = createStory(mediumSite);
  story.world.found = { reservation };
  story.card({ ...ouyang, birthDate: '2016-05-01' as LocalDay });
  story.touch('next', 'agree');
  expect(story.screen()).toMatchObject({ name: 'notice', items: [{ item: 'guardian', ticked: false }] });
  story.touch({ type: 'tick', item: 'guardian', ticked: true }, 'agree', 'confirm');
  expect(story.saved[0]).toMatchObject({ consent: { guardian: true } });
});

test("the next person's card replaces a visit nobody has typed anything into", () => {
  const story = createStory(mediumSite);
  story.world.found = { reservation };
  story.card(ouyang);
  story.touch('next');
  story.world.found = {};
  story.card(liYangben);
  expect(story.screen().name).toBe('notice');
  story.touch('back');
  expect(story.screen().name).toBe('home');
  expect(JSON.stringify(story.state())).not.toContain(ouyang.number);
});

test('a card put down during the questions does not disturb them', () => {
  const story = createStory(mediumSite);
  story.card(liYangben);
  story.touch('agree');
  story.type('phone', '1380');
  story.card(ouyang);
  expect(story.screen()).toMatchObject({ field: 'phone', value: '1380' });
});
