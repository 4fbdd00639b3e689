import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PassId, VisitId } from '../../domain/kernel/brand.ts';
import { hours, minutes } from '../../domain/kernel/time.ts';
import { documentKinds } from '../../domain/identity/document.ts';
import { fieldNames } from '../../domain/policy/vocabulary.ts';
import type { KioskEvent } from '../../domain/visit/effect.ts';
import { rejectReasons, releaseReasons, skipReasons } from '../../domain/visit/records.ts';
import type { PassOutcome } from '../../domain/visit/pass-claim.ts';
import { stepNames } from '../../domain/visit/transition.ts';
import type { KioskState } from '../../domain/visit/state.ts';
import {
  faceSite,
  guardPin,
  highSite,
  host,
  liYangben,
  lowSite,
  mediumSite,
  ouyang,
  partner,
  personalTexts,
  reservation,
  worker,
} from '../support/visit/people.ts';
import { measured } from '../support/visit/face-track.ts';
import { actSensibly } from '../support/visit/sensible-person.ts';
import { createStory, type Story, type Touch } from '../support/visit/story.ts';
import { bareIntents, editable, texts } from '../support/visit/touches.ts';

const intent: fc.Arbitrary<Touch> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...bareIntents).map((type) => ({ type }) as Touch) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('edit' as const),
      field: fc.constantFrom(...editable),
      value: fc.constantFrom(...texts),
    }),
  },
  fc.record({ type: fc.constant('choose-document' as const), kind: fc.constantFrom(...documentKinds) }),
  fc.record({
    type: fc.constant('rate' as const),
    score: fc.constantFrom(1 as const, 3 as const, 5 as const),
  }),
  fc.record({
    type: fc.constant('turn-crew' as const),
    direction: fc.constantFrom('in' as const, 'out' as const),
  }),
  fc.constant({ type: 'choose-purpose' as const, key: 'meeting' }),
  fc.constant({ type: 'choose-purpose' as const, key: 'other' }),
  fc.record({ type: fc.constant('skip-because' as const), reason: fc.constantFrom(...skipReasons) }),
  fc.record({ type: fc.constant('release-because' as const), reason: fc.constantFrom(...releaseReasons) }),
  fc.record({ type: fc.constant('reject-because' as const), reason: fc.constantFrom(...rejectReasons) }),
  fc.record({
    type: fc.constant('tick' as const),
    item: fc.constantFrom(...fieldNames, 'guardian' as const),
    ticked: fc.boolean(),
  }),
  fc.record({ type: fc.constant('set-elder' as const), elder: fc.boolean() }),
  fc.record({
    type: fc.constant('set-language' as const),
    language: fc.constantFrom('zh-CN' as const, 'en' as const),
  }),
);

const event: fc.Arbitrary<KioskEvent> = fc.oneof(
  { weight: 12, arbitrary: intent.map((one): KioskEvent => ({ type: 'intent', intent: one })) },
  { weight: 2, arbitrary: fc.constant<KioskEvent>({ type: 'card-found' }) },
  {
    weight: 2,
    arbitrary: fc
      .record({ document: fc.constantFrom(ouyang, liYangben), hasPortrait: fc.boolean() })
      .map((read): KioskEvent => ({ type: 'card-read', ...read })),
  },
  fc
    .constantFrom('removed-too-early' as const, 'unreadable' as const)
    .map((problem): KioskEvent => ({ type: 'card-failed', problem })),
  fc
    .record({ id: fc.constantFrom('f-1', 'f-3'), state: fc.constantFrom('opened' as const, 'sent' as const) })
    .map((form): KioskEvent => ({ type: 'phone-form', form })),
  fc.constant<KioskEvent>({ type: 'phone-code', address: 'https://site.example/portal/#/form/x' }),
  fc.constant<KioskEvent>({ type: 'card-removed' }),
  fc
    .constantFrom('ready' as const, 'absent' as const, 'fault' as const)
    .map((health): KioskEvent => ({ type: 'reader-health', health })),
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('ready' as const, 'ready' as const, 'absent' as const, 'fault' as const)
      .map((health): KioskEvent => ({ type: 'camera-health', health })),
  },
  fc
    .constantFrom('few' as const, 'near' as const, 'full' as const)
    .map((stock): KioskEvent => ({ type: 'face-stock', stock })),
  fc
    .record({ ticket: fc.nat(20), raw: fc.double({ min: 0, max: 2, noNaN: true }) })
    .map(({ ticket, raw }): KioskEvent => ({
      type: 'face-result',
      ticket,
      outcome: measured(raw, ['turn-left', 'nod']),
    })),
  fc
    .constantFrom('YB1:v-1', 'VP1:6BF', 'nonsense')
    .map((text): KioskEvent => ({ type: 'code-scanned', text })),
  fc.constant<KioskEvent>({ type: 'host-chosen', host }),
  fc
    .constantFrom(mediumSite, highSite, faceSite, lowSite)
    .map((setting): KioskEvent => ({ type: 'setting-changed', setting })),
  fc.nat(20).map((ticket): KioskEvent => ({ type: 'print-finished', ticket, outcome: 'printed' })),
  fc
    .record({
      visitId: fc.constantFrom('v-1' as VisitId, 'v-9' as VisitId),
      decision: fc.constantFrom('rejected' as const),
    })
    .map((told): KioskEvent => ({ type: 'visit-decided-elsewhere', ...told })),
  fc
    .constantFrom('v-1' as VisitId, 'v-9' as VisitId)
    .map((visitId): KioskEvent => ({ type: 'visit-held', visitId, by: 'verifier' })),
  fc
    .constantFrom('online' as const, 'offline' as const)
    .map((state): KioskEvent => ({ type: 'site-link', link: { state, pending: 0 } })),
  fc.nat(20).map((ticket): KioskEvent => ({ type: 'save-failed', ticket, problem: 'storage' })),
);

const passId = 'c0ffee00-0000-4000-8000-000000000001' as PassId;

type Act =
  { readonly send: KioskEvent } | { readonly waitMs: number } | { readonly arrange: (story: Story) => void };

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 14,
    arbitrary: fc.nat(1_000).map((choice) => ({ arrange: (story: Story) => actSensibly(story, choice) })),
  },
  { weight: 5, arbitrary: event.map((send) => ({ send })) },
  { weight: 1, arbitrary: fc.constantFrom(1_000, minutes(1), minutes(3)).map((waitMs) => ({ waitMs })) },
  {
    weight: 2,
    arbitrary: fc
      .record({
        found: fc.constantFrom(
          {},
          { reservation },
          { enrolment: partner },
          { enrolment: { ...partner, faceEnrolled: true } },
          { enrolment: worker },
          { enrolmentEnded: true },
        ),
        printer: fc.constantFrom(
          'printed' as const,
          'sent-unconfirmed' as const,
          'out-of-labels' as const,
          'absent' as const,
        ),
        pass: fc.constantFrom<PassOutcome>(
          { type: 'claim', claim: { passId, reservation } },
          { type: 'claim', claim: { passId, enrolment: partner } },
          { type: 'failed', failure: 'expired' },
        ),
        listed: fc.boolean(),
        storage: fc.constantFrom('works' as const, 'disk-full' as const),
      })
      .map((world) => ({ arrange: (story: Story) => void Object.assign(story.world, world) })),
  },
  // A guard who signs in properly, so that the screens behind the PIN are reached often.
  { weight: 1, arbitrary: fc.constant({ arrange: (story: Story) => story.signIn() }) },
);

/** Long walks on purpose: the screens behind a guard's PIN are a dozen steps away. */
const walk = fc.array(act, { maxLength: 80, size: 'max' });

function perform(story: Story, acts: readonly Act[]): void {
  for (const one of acts) {
    if ('send' in one) story.send(one.send);
    else if ('waitMs' in one) story.wait(one.waitMs);
    else one.arrange(story);
  }
}

function play(acts: readonly Act[], setting = mediumSite): Story {
  const story = createStory(setting);
  perform(story, acts);
  return story;
}

const setting = fc.constantFrom(mediumSite, highSite, faceSite, lowSite);
const runs = { numRuns: 2_000 };

const leaksOf = (state: KioskState): readonly string[] => {
  const text = JSON.stringify(state);
  return personalTexts.filter((one) => text.includes(one));
};

test('whatever happened, an unattended kiosk is back at the first screen and remembers nobody', () => {
  fc.assert(
    fc.property(setting, walk, (site, acts) => {
      const story = play(acts, site);
      // Longer than waiting for a guard, the last screen, a warning and its answer together.
      story.wait(hours(1));
      expect(story.state().step.name).toBe('home');
      expect(story.state().staff).toBeUndefined();
      expect(leaksOf(story.state())).toEqual([]);
      expect(story.state().phoneForms).toEqual([]);
      expect(story.status().language).toBe('zh-CN');
    }),
    runs,
  );
});

test('the first screen never remembers anybody, however it was reached', () => {
  fc.assert(
    fc.property(setting, walk, (site, acts) => {
      const story = createStory(site);
      story.onStep((name) => {
        if (name === 'home') expect(leaksOf(story.state())).toEqual([]);
      });
      perform(story, acts);
    }),
    runs,
  );
});

test('every screen can be drawn, and a visitor is never shown a whole ID number they did not just type', () => {
  fc.assert(
    fc.property(setting, walk, (site, acts) => {
      const story = play(acts, site);
      const { screen } = story.status();
      const mayShow =
        screen.name === 'staff-review' ||
        screen.name === 'staff-face' ||
        screen.name.startsWith('document-') ||
        screen.name === 'field' ||
        screen.name === 'check-out' ||
        screen.name === 'handwritten';
      if (!mayShow) expect(JSON.stringify(screen)).not.toContain(ouyang.number);
      expect(JSON.stringify(story.status())).not.toContain(guardPin.repeat(2));
    }),
    runs,
  );
});

test('no badge without a saved visit that a guard released where the site wants one', () => {
  fc.assert(
    fc.property(walk, (acts) => {
      const story = play(acts, highSite);
      const { step } = story.state();
      if (step.name !== 'printing' && step.name !== 'print-problem' && step.name !== 'print-unconfirmed')
        return;
      expect(story.world.visits.get(step.visit.id)?.state).toBe('inside');
      const request = story.saved.find((one) => one.id === step.visit.id);
      expect(
        request?.wanted === 'review' || request?.category === 'emergency' || request?.riskTier !== 'high',
      ).toBe(true);
    }),
    runs,
  );
});

test('the camera alone lets nobody in: every such visit was a match after moves that main had drawn, and none was refused', () => {
  let admitted = 0;
  fc.assert(
    fc.property(walk, (acts) => {
      const story = createStory(faceSite);
      story.send({ type: 'camera-health', health: 'ready' });
      story.world.found = { reservation };
      story.card(ouyang, true);
      perform(story, acts);
      for (const visit of story.world.visits.values()) {
        if (visit.request.riskTier !== 'high' || visit.request.category === 'emergency') continue;
        const wasReviewed = story.reviewed.has(visit.id);
        if (visit.state === 'inside' && !wasReviewed) {
          expect(visit.faceCheck?.verdict).toBe('match');
          expect(visit.request.faceConsent).toBeDefined();
          expect(visit.request.route).not.toBe('walk-in');
          admitted += 1;
        }
        if (visit.state === 'rejected') expect(wasReviewed).toBe(true);
      }
    }),
    runs,
  );
  // Walks that never match would prove nothing.
  expect(admitted).toBeGreaterThan(10);
});

test('whoever is on the watchlist comes in by a person who gave a reason, and in no other way', () => {
  let released = 0;
  fc.assert(
    fc.property(setting, walk, (site, acts) => {
      const story = createStory(site);
      story.world.listed = true;
      story.world.found = { reservation };
      story.card(ouyang, true);
      perform(story, acts);
      for (const visit of story.world.visits.values()) {
        if (!visit.held || visit.state !== 'inside' || visit.route === 'green-channel') continue;
        // That a reason was given, the world insists on.
        expect(story.reviewed.has(visit.id)).toBe(true);
        released += 1;
      }
    }),
    runs,
  );
  expect(released).toBeGreaterThan(10);
});

test('a kiosk always says when it will next look at the clock, and never in the past for long', () => {
  fc.assert(
    fc.property(walk, (acts) => {
      const story = play(acts);
      story.wait(0);
      const before = story.state();
      story.send({ type: 'time' });
      // Time that has not passed changes nothing: no busy loop of alarms.
      expect(story.state().step.name).toBe(before.step.name);
    }),
    runs,
  );
});

test('the random walks above reach every step there is', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(setting, walk, (site, acts) => {
      const story = createStory(site);
      story.onStep((name) => reached.add(name));
      perform(story, acts);
    }),
    { numRuns: 3_000, seed: 20_261_123 },
  );
  expect([...reached].sort()).toEqual([...stepNames].sort());
});
