import { expect, test } from 'vitest';
import { createRouter, nowhere, parsePlace, placeHash } from '../../../../renderer/web/core/router.ts';

test.each([
  ['', nowhere],
  ['#/', nowhere],
  ['#/reviews', { room: 'reviews', path: [], query: {} }],
  [
    '#/reviews/42/edit?tab=past&q=%E6%9D%8E',
    { room: 'reviews', path: ['42', 'edit'], query: { tab: 'past', q: '李' } },
  ],
  ['#/status/ab%2Fcd?', { room: 'status', path: ['ab/cd'], query: {} }],
  ['#/broken/%E6%', nowhere],
])('%s is read', (hash, place) => {
  expect(parsePlace(hash)).toEqual(place);
});

test('What is written is read back, and what is not chosen is left out', () => {
  const to = { room: 'hosts', path: ['a/b', '李 雷'], query: { q: 'x&y', page: undefined, zone: '' } };
  expect(placeHash(to)).toBe('#/hosts/a%2Fb/%E6%9D%8E%20%E9%9B%B7?q=x%26y');
  expect(parsePlace(placeHash(to))).toEqual({ room: 'hosts', path: ['a/b', '李 雷'], query: { q: 'x&y' } });
});

/** A window with a history of its own. */
function fakeWindow(start: string) {
  const listeners: (() => void)[] = [];
  const entries = [start];
  const location = { hash: start };
  const history = {
    pushState: (_data: unknown, _unused: string, hash: string) => void entries.push((location.hash = hash)),
    replaceState: (_data: unknown, _unused: string, hash: string) =>
      void entries.splice(-1, 1, (location.hash = hash)),
  };
  return {
    entries,
    window: {
      location,
      history,
      addEventListener: (_type: string, act: () => void) => void listeners.push(act),
    },
    back() {
      entries.pop();
      location.hash = entries.at(-1) ?? '';
      // A browser tells of the arrows by both events.
      for (const act of listeners) act();
    },
  };
}

test('Going somewhere is told once, and the way back leads back', () => {
  const { window, back, entries } = fakeWindow('#/queue');
  const router = createRouter(window);
  const seen: string[] = [];
  router.subscribe(() => seen.push(router.place().room));
  router.goTo({ room: 'inside' });
  router.goTo({ room: 'inside' });
  expect(seen).toEqual(['inside']);
  back();
  expect(seen).toEqual(['inside', 'queue']);
  expect(entries).toEqual(['#/queue']);
});

test('A used token leaves no way back to it', () => {
  const { window, entries } = fakeWindow('#/setup/secret');
  const router = createRouter(window);
  router.goTo({ room: '' }, 'replace');
  expect(entries).toEqual(['#/']);
  expect(router.place()).toEqual(nowhere);
});
