import { expect, test } from 'vitest';
import { after, hours, minutes } from '../../../../domain/kernel/time.ts';
import { phoneFormCode } from '../../../../domain/visit/phone-form.ts';
import type { Setting } from '../../../../domain/visit/state.ts';
import {
  highSite,
  host,
  liYangben,
  lowSite,
  mediumSite,
  nineOClock,
  ouyang,
  partner,
  phoneAnswers,
  policy,
  reservation,
} from '../../../support/visit/people.ts';
import { createStory, type Story } from '../../../support/visit/story.ts';

const sent = (setting: Setting = mediumSite, changes: Partial<typeof phoneAnswers> = {}): Story => {
  const story = createStory(setting);
  story.phone('f-1', { ...phoneAnswers, ...changes }, host);
  return story;
};

test('the phone opens the form, the kiosk waits beside it and goes on by itself when it is sent', () => {
  const story = createStory(mediumSite);
  story.send({ type: 'phone-form', form: { id: 'f-1', state: 'opened' } });
  expect(story.screen()).toEqual({ name: 'phone-waiting', code: phoneFormCode('f-1') });
  story.phone('f-1', phoneAnswers, host);
  expect(story.screen()).toMatchObject({ name: 'confirm', needsReview: true });
  const shown = JSON.stringify(story.screen());
  expect(shown).not.toContain(liYangben.number);
  expect(shown).not.toContain(phoneAnswers.phone);
  story.touch('confirm');
  expect(story.saved).toEqual([
    expect.objectContaining({
      route: 'walk-in',
      wanted: 'review',
      identity: expect.objectContaining({ number: liYangben.number, name: liYangben.name, source: 'typed' }),
      draft: {
        phone: '13800000009',
        host,
        purpose: 'meeting',
        companions: 1,
        expectedLeave: phoneAnswers.expectedLeave,
      },
      consent: {
        noticeVersion: 'n1',
        at: phoneAnswers.agreedAt,
        separate: [],
        guardian: false,
        language: 'zh-CN',
      },
    }),
  ]);
  expect(story.screen().name).toBe('review');
  expect(story.taken).toEqual([{ id: 'f-1', outcome: 'saved' }]);
});

test('a number that the phone was not asked for is read off the card', () => {
  const story = sent(mediumSite, { idNumber: undefined });
  expect(story.screen()).toEqual({ name: 'phone-card', canType: true });
  story.card(liYangben);
  expect(story.screen()).toMatchObject({ name: 'confirm', needsReview: true });
  story.touch('confirm');
  expect(story.saved[0]?.identity).toMatchObject({ number: liYangben.number, source: 'chip' });
});

test('it speaks the language of the phone', () => {
  expect(sent(mediumSite, { language: 'en' }).status().language).toBe('en');
});

test('a notice that changed meanwhile is asked again, here', () => {
  const story = sent({ ...mediumSite, policy: { ...policy, notice: { ...policy.notice, version: 'n2' } } });
  expect(story.screen()).toMatchObject({ name: 'notice', version: 'n2' });
  story.touch('agree');
  expect(story.screen().name).toBe('confirm');
  story.touch('confirm');
  expect(story.saved[0]?.consent).toMatchObject({ noticeVersion: 'n2', at: nineOClock });
});

test('a tick of its own that the phone did not bring is asked here', () => {
  const fields = policy.fields.map((rule) =>
    rule.name === 'phone' ? { ...rule, separateConsent: true } : rule,
  );
  const site = { ...mediumSite, policy: { ...policy, fields } };
  expect(sent(site).screen().name).toBe('notice');
  expect(sent(site, { separate: ['phone'] }).screen().name).toBe('confirm');
});

test('an agreement from the future, or from another day, is dated by this kiosk', () => {
  for (const [agreedAt, at] of [
    [after(nineOClock, hours(5)), nineOClock],
    [after(nineOClock, -hours(30)), after(nineOClock, -minutes(60))],
  ] as const) {
    const story = sent(mediumSite, { agreedAt });
    story.touch('confirm');
    expect(story.saved[0]?.consent?.at).toBe(at);
  }
});

test.each([
  ['phone', { phone: '138' }, { field: 'phone', value: '138', error: 'too-short' }],
  ['companions', { companions: 19 }, { field: 'companions', error: 'too-many' }],
  ['purpose', { purpose: 'sabotage' }, { field: 'purpose' }],
  ['leave', { expectedLeave: after(nineOClock, hours(40)) }, { field: 'expectedLeave' }],
  ['leave', { expectedLeave: after(nineOClock, -1) }, { field: 'expectedLeave' }],
  ['purpose', { purpose: 'other', purposeText: 'x'.repeat(90) }, { field: 'purpose', error: 'too-long' }],
] as const)('a wrong %s is that question on the kiosk, and no other', (_, wrong, screen) => {
  const story = sent(mediumSite, wrong);
  expect(story.screen()).toMatchObject({ name: 'field', ...screen });
});

test('the corrected answer leads straight to the confirmation', () => {
  const story = sent(mediumSite, { phone: '138' });
  story.type('phone', '13800000009');
  story.touch('next');
  expect(story.screen().name).toBe('confirm');
});

test('a host whom this kiosk does not know is asked for', () => {
  const story = createStory(mediumSite);
  story.phone('f-1', phoneAnswers);
  expect(story.screen()).toMatchObject({ name: 'field', field: 'host' });
});

test('a number with a wrong check digit is asked on the kiosk, with the name kept', () => {
  const story = sent(mediumSite, { idNumber: '310101190006151244' });
  expect(story.screen()).toMatchObject({ name: 'document-number', error: 'bad-check-digit' });
  story.type('documentNumber', liYangben.number);
  story.touch('next');
  expect(story.screen()).toMatchObject({ name: 'document-name', value: liYangben.name });
  story.touch('next');
  expect(story.screen().name).toBe('confirm');
});

test('what the policy does not name is not taken from the phone either', () => {
  const story = sent(lowSite, { company: '某公司', companions: 3 });
  expect(story.screen().name).toBe('confirm');
  story.touch('confirm');
  expect(story.saved[0]?.draft).toEqual({ phone: '13800000009', host, purpose: 'meeting' });
  expect(story.saved[0]?.identity).toMatchObject({ number: '', name: liYangben.name });
});

test('line breaks and marks of direction do not get into the register', () => {
  const story = sent(mediumSite, { purpose: 'other', purposeText: 'a\u202Eb\r\nc' });
  story.touch('confirm');
  expect(story.saved[0]?.draft.purposeText).toBe('a b c');
});

test('whoever has a reservation under number or phone is told so, and it answers everything', () => {
  const story = createStory(mediumSite);
  story.world.foundByPhone = { reservation: { ...reservation, visitorName: liYangben.name } };
  story.phone('f-1', phoneAnswers, host);
  expect(story.screen().name).toBe('reservation');
  story.touch('next');
  expect(story.screen().name).toBe('confirm');
  story.touch('confirm');
  expect(story.saved[0]).toMatchObject({
    route: 'reserved',
    reservationId: reservation.id,
    wanted: 'check-in',
  });
  expect(story.taken).toEqual([{ id: 'f-1', outcome: 'saved' }]);
});

test('a site that looks closely asks for the card, and the chip is what counts', () => {
  const story = sent(highSite);
  expect(story.screen()).toEqual({ name: 'phone-card', canType: false });
  story.touch('start-without-card');
  expect(story.screen().name).toBe('staff-sign-in');
  story.touch('cancel');
  story.card({ ...liYangben, name: '李样本' });
  expect(story.screen().name).toBe('confirm');
  story.touch('confirm');
  expect(story.saved[0]?.identity).toMatchObject({ source: 'chip' });
  expect(story.saved[0]?.draft).toMatchObject({ phone: '13800000009' });
});

test('without a card it goes on with staff beside the visitor, and every answer', () => {
  const story = sent(highSite);
  story.touch('start-without-card');
  story.signIn();
  expect(story.screen()).toEqual({ name: 'phone-card', canType: true });
  story.touch('start-without-card');
  expect(story.screen().name).toBe('confirm');
  story.touch('confirm');
  expect(story.saved[0]).toMatchObject({ wanted: 'review', identity: { source: 'typed' } });
});

test('somebody else’s card goes its own way, and the form waits to be claimed', () => {
  const story = sent(highSite);
  story.card(ouyang);
  expect(story.screen().name).toBe('notice');
  expect(story.state().journey).not.toHaveProperty('phone');
  story.touch('decline');
  expect(story.screen()).toMatchObject({
    name: 'home',
    phoneForms: [{ id: 'f-1', code: phoneFormCode('f-1') }],
  });
  expect(story.taken).toEqual([]);
  story.touch({ type: 'open-phone-form', id: 'f-1' });
  expect(story.screen().name).toBe('phone-card');
});

test('an enrolled person who agreed on the phone is not asked to agree again', () => {
  const story = createStory(mediumSite);
  const enrolment = { ...partner, noticeVersion: 'n0', idNumber: liYangben.number };
  story.world.found = { enrolment };
  story.phone('f-1', phoneAnswers, host);
  expect(story.screen().name).toBe('welcome-back');
  story.touch('next');
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'checked-in' });
  expect(story.saved[0]).toMatchObject({ route: 'enrolled', consent: { noticeVersion: 'n1' } });
});

test('changing an answer leads through the questions, each as it was answered', () => {
  const story = sent();
  story.touch('change-answers');
  expect(story.screen()).toMatchObject({ name: 'field', field: 'phone', value: '13800000009' });
  story.touch('next', 'next', 'next');
  expect(story.screen()).toMatchObject({ field: 'companions', value: 1 });
  story.touch('next', 'next');
  expect(story.screen().name).toBe('confirm');
});

test('the busy kiosk serves one visitor after the other: the form waits and is offered by its digits', () => {
  const story = createStory(mediumSite);
  story.card(ouyang);
  story.phone('f-1', phoneAnswers, host);
  expect(story.screen().name).toBe('notice');
  story.touch('decline');
  expect(story.screen()).toMatchObject({ phoneForms: [{ code: phoneFormCode('f-1') }] });
  expect(JSON.stringify(story.state())).not.toContain(liYangben.name);
  story.touch({ type: 'open-phone-form', id: 'f-1' });
  expect(story.screen().name).toBe('confirm');
});

test('a form that nobody claims for five minutes is given back', () => {
  const story = createStory(mediumSite);
  story.card(ouyang);
  story.phone('f-1', phoneAnswers, host);
  story.touch('decline');
  story.wait(minutes(5));
  expect(story.screen()).toEqual({ name: 'home', typedDocument: true });
  expect(story.taken).toEqual([{ id: 'f-1', outcome: 'expired' }]);
});

test('whoever walks off loses nothing for the rest of the five minutes; whoever cancels has declined', () => {
  const story = sent();
  story.wait(mediumSite.delays.idleMs + mediumSite.delays.answerMs);
  expect(story.screen()).toMatchObject({ name: 'home', phoneForms: [{ id: 'f-1' }] });
  story.touch({ type: 'open-phone-form', id: 'f-1' }, 'cancel');
  expect(story.screen()).toEqual({ name: 'home', typedDocument: true });
  expect(story.taken).toEqual([{ id: 'f-1', outcome: 'declined' }]);
});

test('a disk that is full is no answer of the visitor’s', () => {
  const story = sent();
  story.world.storage = 'disk-full';
  story.touch('confirm', 'cancel');
  expect(story.taken).toEqual([]);
  expect(story.screen()).toMatchObject({ phoneForms: [{ id: 'f-1' }] });
});

test('waiting for a phone ends by itself, by a card and by a touch', () => {
  const opened = () => {
    const story = createStory(mediumSite);
    story.send({ type: 'phone-form', form: { id: 'f-1', state: 'opened' } });
    return story;
  };
  const late = opened();
  late.wait(mediumSite.delays.phoneMs);
  expect(late.screen().name).toBe('home');
  late.phone('f-1', phoneAnswers, host);
  expect(late.screen().name).toBe('confirm');

  const other = opened();
  other.card(ouyang);
  expect(other.screen().name).toBe('notice');

  const left = opened();
  left.touch('cancel');
  expect(left.screen().name).toBe('home');
});

test('a form that main has lost is not offered for ever', () => {
  const story = createStory(mediumSite);
  story.send({ type: 'phone-form', form: { id: 'f-9', state: 'sent' } });
  expect(story.screen()).toEqual({ name: 'home', typedDocument: true });
});

test('the code stands on the first screen only while there is one, and not beside large type', () => {
  const story = createStory(mediumSite);
  const address = 'https://site.example/portal/#/form/abc';
  story.send({ type: 'phone-code', address });
  expect(story.screen()).toMatchObject({ phoneAddress: address });
  story.touch({ type: 'set-elder', elder: true });
  expect(story.screen()).not.toHaveProperty('phoneAddress');
  story.touch({ type: 'set-elder', elder: false });
  story.send({ type: 'phone-code' });
  expect(story.screen()).not.toHaveProperty('phoneAddress');
});

test('the digits are the same everywhere', () => {
  expect(phoneFormCode('f-1')).toMatch(/^\d{4}$/);
  expect(phoneFormCode('0197f1c0-0000-7000-8000-000000000001')).toBe(
    phoneFormCode('0197f1c0-0000-7000-8000-000000000001'),
  );
  expect(new Set(Array.from({ length: 50 }, (_, n) => phoneFormCode(`f-${n}`))).size).toBeGreaterThan(45);
});
