import { expect, test } from 'vitest';
import { readMrz } from '../../../../main/devices/id-reader/mrz/mrz-coder.ts';
import { passportLines } from '../../../../main/devices/id-reader/mrz/simulated-zone.ts';
import type { LocalDay } from '../../../../domain/kernel/time.ts';
import { cardSpecimen, passportSpecimen, probe } from '../../../support/id-reader/passports.ts';
import {
  highSite,
  host,
  mediumSite,
  monday,
  ouyang,
  probeLines,
  probeNumber,
  reservation,
} from '../../../support/visit/people.ts';
import { createStory, type Story } from '../../../support/visit/story.ts';

const wrongLines = probeLines.replace('4757', '4756');

function typeLines(story: Story, lines: string): void {
  story.touch('start-without-card', { type: 'choose-document', kind: 'passport' });
  story.type('documentLines', lines);
}

function typeLinesWithStaff(story: Story, lines: string): void {
  story.touch('start-staff');
  story.signIn();
  story.touch('start-assisted', { type: 'choose-document', kind: 'passport' });
  story.type('documentLines', lines);
}

const states = (story: Story) => {
  const screen = story.screen();
  if (screen.name !== 'document-mrz') throw new Error(`not typing lines: ${screen.name}`);
  return screen.fields.map(({ field, checked }) => `${field} ${checked}`);
};

function answerAsWalkIn(story: Story): void {
  story.touch('agree');
  story.type('phone', '13800000009');
  story.touch('next');
  story.chooseHost(host);
  story.touch({ type: 'choose-purpose', key: 'meeting' }, 'next');
  const { screen } = story.status();
  if (screen.name !== 'field' || screen.field !== 'expectedLeave') throw new Error('not asking when');
  story.touch({ type: 'choose-leave', at: screen.choices[0]?.at ?? 0 }, 'confirm');
}

test('a visitor types the lines of a passport; each field is checked as soon as it is there', () => {
  const story = createStory(mediumSite);
  typeLines(story, probeLines.slice(0, 55));
  expect(story.screen()).toMatchObject({ lines: [{ missing: 0 }, { missing: 34 }] });
  expect(states(story)).toEqual(['name none', 'documentNumber ok']);
  story.type('documentLines', probeLines);
  expect(states(story)).not.toContainEqual(expect.stringMatching('wrong'));
  story.touch('next');
  expect(story.screen().name).toBe('notice');
  expect(story.state().journey?.identity).toEqual({ ...probe.document, source: 'typed' });
  // No scanner saw the document, so no sound says that one was read.
  expect(story.cues).not.toContain('card-ok');
});

test('what was typed is the guard’s to compare with the document itself', () => {
  const story = createStory(mediumSite);
  typeLines(story, probeLines);
  story.touch('next');
  answerAsWalkIn(story);
  story.touch('start-staff');
  story.signIn();
  expect(story.screen()).toMatchObject({
    name: 'staff-review',
    document: 'passport',
    typed: true,
    expired: false,
  });
});

test('the reservation is found by the number in the lines', () => {
  const story = createStory(mediumSite);
  story.world.found = {
    reservation: { ...reservation, visitorName: 'PROBE KARL HEINZ', idNumber: probeNumber },
  };
  typeLines(story, probeLines.toLowerCase());
  story.touch('next');
  expect(story.screen()).toMatchObject({ name: 'reservation', maskedName: 'P*** K*** H***' });
});

test('a wrong check digit is shown and must be corrected; nothing is corrected silently', () => {
  const story = createStory(mediumSite);
  typeLines(story, wrongLines);
  expect(states(story)).toContain('documentNumber wrong');
  expect(story.screen()).not.toHaveProperty('error');
  story.touch('next');
  expect(story.screen()).toMatchObject({ name: 'document-mrz', value: wrongLines, error: 'bad-check-digit' });
  expect(story.cues.at(-1)).toBe('problem');
  story.touch('confirm');
  expect(story.screen()).toMatchObject({ name: 'document-mrz', mayAccept: false });
  story.type('documentLines', probeLines);
  expect(story.screen()).not.toHaveProperty('error');
  story.touch('next');
  expect(story.screen().name).toBe('notice');
});

test('staff who see that it stands there like this take the lines as they are', () => {
  const story = createStory(mediumSite);
  typeLinesWithStaff(story, wrongLines);
  expect(story.screen()).toMatchObject({ mayAccept: false });
  story.touch('next');
  expect(story.screen()).toMatchObject({ error: 'bad-check-digit', mayAccept: true });
  story.touch('confirm');
  expect(story.state().journey).toMatchObject({
    identity: { number: probeNumber, source: 'typed' },
    assistance: { filledIn: [] },
  });
  expect(story.screen().name).toBe('notice');
});

test.each([
  ['nothing', '', 'empty'],
  ['half a line', probeLines.slice(0, 20), 'too-short'],
  ['one line', `${probeLines.slice(0, 44)}\n`, 'too-short'],
  ['a line too many', `${probeLines}\nX`, 'too-long'],
  ['a visa', probeLines.replace('P<', 'V<'), 'not-a-passport'],
  ['a card', cardSpecimen.card.join('\n'), 'not-a-passport'],
  ['a line without a number', probeLines.replace('C0000T4757', '<<<<<<<<<0'), 'bad-characters'],
])('a visitor cannot go on with %s', (_what, lines, error) => {
  const story = createStory(mediumSite);
  typeLines(story, lines);
  story.touch('next');
  expect(story.screen()).toMatchObject({ name: 'document-mrz', error });
});

test('staff, who hold a card in their hand, may register with its three lines', () => {
  const story = createStory(mediumSite);
  typeLinesWithStaff(story, cardSpecimen.card.join('\n'));
  story.touch('next');
  expect(story.state().journey?.identity).toEqual({ ...cardSpecimen.document, source: 'typed' });
});

test('whoever cannot read the lines types number and name, and finds the lines again on the way back', () => {
  const story = createStory(mediumSite);
  typeLines(story, wrongLines);
  story.touch('type-number');
  expect(story.screen()).toMatchObject({ name: 'document-number', kind: 'passport', value: '' });
  story.type('documentNumber', 'c0000t475');
  story.touch('next');
  story.type('documentName', 'Karl Heinz Probe');
  story.touch('back', 'back');
  expect(story.screen()).toMatchObject({ name: 'document-mrz', value: wrongLines });
  expect(states(story)).toContain('documentNumber wrong');
  story.touch('type-number');
  story.type('documentNumber', probeNumber);
  story.touch('next');
  story.type('documentName', 'Karl Heinz Probe');
  story.touch('next');
  expect(story.state().journey?.identity).toMatchObject({ number: probeNumber, source: 'typed' });
  expect(story.state().journey?.identity).not.toHaveProperty('validUntil');
});

test('the way back from the lines leads to the choice of documents, and a card on the reader goes before them', () => {
  const story = createStory(mediumSite);
  typeLines(story, probeLines);
  story.touch('back');
  expect(story.screen().name).toBe('document-kind');
  story.touch({ type: 'choose-document', kind: 'passport' });
  story.card(ouyang);
  expect(story.state().journey?.identity).toEqual(ouyang);
});

// Typed faster than it is checked: the answer to earlier lines must not stand beside later ones.
test('a late answer is ignored', () => {
  const story = createStory(mediumSite);
  typeLines(story, probeLines);
  const before = story.state();
  story.send({ type: 'mrz-checked', ticket: before.lastTicket - 1, reading: readMrz('', monday) });
  expect(story.state()).toEqual(before);
});

test('a child’s passport asks for the guardian, an expired one for the guard', () => {
  const story = createStory(mediumSite);
  const child = passportLines({
    surname: 'PROBE',
    givenNames: 'LENA',
    number: 'C0000T476',
    state: 'D',
    birthDate: '2016-05-01' as LocalDay,
    sex: 'F',
    validUntil: '2025-05-01' as LocalDay,
  });
  typeLines(story, child.join('\n'));
  story.touch('next');
  expect(story.screen()).toMatchObject({ name: 'notice', items: [{ item: 'guardian', ticked: false }] });
  story.touch({ type: 'tick', item: 'guardian', ticked: true });
  answerAsWalkIn(story);
  story.touch('start-staff');
  story.signIn();
  expect(story.screen()).toMatchObject({ name: 'staff-review', expired: true });
});

test('a scanned passport is heard, and read like a card', () => {
  const story = createStory(mediumSite);
  story.world.found = { reservation: { ...reservation, visitorName: probe.document.name } };
  story.card(probe.document);
  expect(story.cues).toContain('card-ok');
  story.touch('next', 'agree', 'confirm');
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'checked-in' });
  expect(story.saved[0]).toMatchObject({ wanted: 'check-in', identity: { source: 'mrz' } });
});

test('a scanned passport that ran out needs a guard, reservation or not', () => {
  const story = createStory(mediumSite);
  story.world.found = { reservation };
  story.card(passportSpecimen.document);
  story.touch('next', 'agree', 'confirm');
  expect(story.screen()).toMatchObject({ name: 'review' });
});

// Lines can be printed by anybody; only the chip is proof enough for a high-risk site.
test('at a high-risk site the guard looks at the document as well as at the person', () => {
  const story = createStory(highSite);
  story.world.found = { reservation };
  story.card(probe.document);
  story.touch('next', 'agree', 'confirm', 'start-staff');
  story.signIn();
  story.touch('same-person');
  expect(story.screen()).toMatchObject({ name: 'staff-review', document: 'passport', typed: false });
});

test.each([
  ['911840190001010017', 'foreign-permanent-resident'],
  ['pak310080010103', 'foreign-permanent-resident-2017'],
])('both cards of foreign permanent residents may be typed: %s', (number, kind) => {
  const story = createStory(mediumSite);
  story.touch('start-without-card', { type: 'choose-document', kind: 'foreign-permanent-resident' });
  story.type('documentNumber', number);
  story.touch('next');
  expect(story.screen()).toMatchObject({ name: 'document-name', kind });
});
