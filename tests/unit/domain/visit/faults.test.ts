import { expect, test } from 'vitest';
import { liYangben, mediumSite, ouyang, reservation } from '../../../support/visit/people.ts';
import { createStory, type Story } from '../../../support/visit/story.ts';

function confirmed(prepare: (story: Story) => void = () => undefined): Story {
  const story = createStory(mediumSite);
  story.world.found = { reservation };
  prepare(story);
  story.card(ouyang);
  story.touch('next', 'agree', 'confirm');
  return story;
}

test('a card pulled away too early may be put back, or the document typed', () => {
  const story = createStory(mediumSite);
  story.send({ type: 'card-found' });
  expect(story.screen().name).toBe('reading');
  story.send({ type: 'card-failed', problem: 'removed-too-early' });
  expect(story.screen()).toMatchObject({ name: 'card-problem', problem: 'removed-too-early', canType: true });
  story.card(liYangben);
  expect(story.screen().name).toBe('notice');
});

test('a reader that falls silent in the middle of a card does not hold the visitor', () => {
  const story = createStory(mediumSite);
  story.send({ type: 'card-found' });
  story.wait(mediumSite.delays.readMs);
  expect(story.screen()).toMatchObject({ name: 'card-problem', problem: 'unreadable' });
  story.touch('start-without-card');
  expect(story.screen().name).toBe('document-kind');
});

test('a reader that is unplugged while reading says so', () => {
  const story = createStory(mediumSite);
  story.send({ type: 'card-found' });
  story.send({ type: 'reader-health', health: 'absent' });
  expect(story.screen()).toMatchObject({ name: 'card-problem', problem: 'reader-lost' });
  expect(story.status().reader).toBe('absent');
});

test('a full disk stops the visit before the badge, keeps the answers and lets the visitor try again', () => {
  const story = confirmed((s) => (s.world.storage = 'disk-full'));
  expect(story.screen()).toEqual({ name: 'save-problem', problem: 'disk-full' });
  expect(story.prints).toEqual([]);
  story.world.storage = 'works';
  story.touch('retry');
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'checked-in' });
  expect(new Set(story.saved.map((request) => request.id)).size).toBe(1);
});

test('out of labels: the visit is saved, and new labels print it', () => {
  const story = confirmed((s) => (s.world.printer = 'out-of-labels'));
  expect(story.screen()).toMatchObject({
    name: 'print-problem',
    problem: 'out-of-labels',
    badgeNumber: 'A001',
  });
  story.world.printer = 'printed';
  story.touch('retry');
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'checked-in' });
  expect(story.prints).toEqual([1, 2]);
});

test('a visitor alone cannot print badge after badge', () => {
  const story = confirmed((s) => (s.world.printer = 'jammed'));
  story.touch('retry', 'retry', 'retry', 'retry');
  expect(story.prints).toEqual([1, 2, 3]);
});

test('print later: the badge waits in the staff list and loses nothing', () => {
  const story = confirmed((s) => (s.world.printer = 'cover-open'));
  story.touch('print-later');
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'badge-later', badgeNumber: 'A001' });
  story.touch('finish', 'start-staff');
  story.signIn();
  expect(story.screen()).toMatchObject({ name: 'staff-menu', badges: 1 });
  story.world.printer = 'printed';
  story.touch('open-badges', { type: 'open-item', id: story.saved[0]?.id ?? '' }, 'retry');
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'checked-in' });
});

test('no printer at all: staff writes a number on a blank badge', () => {
  const story = confirmed((s) => (s.world.printer = 'absent'));
  story.touch('write-by-hand');
  story.signIn();
  expect(story.screen().name).toBe('handwritten');
  story.touch('next');
  expect(story.screen()).toMatchObject({ error: 'empty' });
  story.type('badgeNumber', 'x 7');
  story.touch('next');
  expect(story.screen()).toMatchObject({ error: 'bad-characters' });
  story.type('badgeNumber', 'x7');
  story.touch('next');
  expect(story.screen()).toMatchObject({
    name: 'done',
    kind: 'checked-in',
    badgeNumber: 'X7',
    handwritten: true,
  });
});

test('a label nobody can vouch for is asked about, and printed again only when it did not come out', () => {
  const story = confirmed((s) => (s.world.printer = 'sent-unconfirmed'));
  expect(story.screen()).toMatchObject({ name: 'print-unconfirmed' });
  expect(story.prints).toEqual([1]);
  story.touch('badge-did-not-come-out');
  story.world.printer = 'printed';
  expect(story.prints).toEqual([1]);
  story.touch('retry');
  expect(story.prints).toEqual([1, 2]);
  expect(story.screen()).toMatchObject({ name: 'done' });
});

test('check-out by card at the same place', () => {
  const story = confirmed();
  story.touch('finish');
  story.card(ouyang);
  expect(story.screen()).toMatchObject({ name: 'already-inside', maskedName: '欧阳**', badgeNumber: 'A001' });
  story.touch('check-out');
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'checked-out' });
});

test('check-out by the QR on the badge, from the first screen', () => {
  const story = confirmed();
  story.touch('finish');
  story.send({ type: 'code-scanned', text: `YB1:${story.saved[0]?.id}` });
  expect(story.screen()).toMatchObject({ name: 'check-out-confirm', badgeNumber: 'A001' });
  story.touch('check-out');
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'checked-out' });
});

test('check-out by the typed badge number; an unknown one says so', () => {
  const story = confirmed();
  story.touch('finish', 'start-check-out');
  story.type('badgeNumber', 'A999');
  story.touch('next');
  expect(story.screen()).toMatchObject({ name: 'check-out', notFound: true });
  story.type('badgeNumber', 'A001');
  story.touch('next', 'check-out');
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'checked-out' });
});

test('idle: a warning by sight and sound, an answer keeps everything, silence wipes everything', () => {
  const story = createStory(mediumSite);
  story.card(liYangben);
  story.touch('agree');
  story.type('phone', '13800000009');
  const { idleMs, answerMs } = mediumSite.delays;
  story.wait(idleMs);
  expect(story.status().idleWarning).toEqual({ endsAt: story.now() + answerMs });
  expect(story.cues.at(-1)).toBe('attention');
  story.touch('still-here');
  expect(story.screen()).toMatchObject({ field: 'phone', value: '13800000009' });

  story.wait(idleMs + answerMs);
  expect(story.screen().name).toBe('home');
  expect(JSON.stringify(story.state())).not.toContain('13800000009');
  expect(JSON.stringify(story.state())).not.toContain(liYangben.name);
  expect(story.notes).toContainEqual({ type: 'visit.abandoned', step: 'field', by: 'idle' });
});

test('elder mode waits longer', () => {
  const story = createStory(mediumSite);
  story.card(liYangben);
  story.touch({ type: 'set-elder', elder: true });
  story.wait(mediumSite.delays.idleMs + mediumSite.delays.answerMs);
  expect(story.screen().name).toBe('notice');
  expect(story.status().idleWarning).toBeUndefined();
});

test('a clock that is set back does not keep a forgotten visit open', () => {
  const story = createStory(mediumSite);
  story.card(liYangben);
  story.wait(-3_600_000);
  story.wait(mediumSite.delays.idleMs + mediumSite.delays.answerMs);
  expect(story.screen().name).toBe('home');
});

test('the next visitor need not wait for the last screen of the one before', () => {
  const story = confirmed();
  story.world.found = {};
  story.card(liYangben);
  expect(story.screen().name).toBe('notice');
  expect(JSON.stringify(story.state())).not.toContain(ouyang.name);
});

test('a card left on the reader calls its owner back', () => {
  const story = confirmed();
  const before = story.cues.length;
  story.wait(mediumSite.delays.doneMs);
  expect(story.cues.slice(before)).toContain('attention');
});
