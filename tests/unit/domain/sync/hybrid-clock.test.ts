import { expect, test } from 'vitest';
import type { NodeId } from '../../../../domain/kernel/brand.ts';
import { instant } from '../../../../domain/kernel/time.ts';
import { compareStamps, formatStamp, merge, parseStamp, tick } from '../../../../domain/sync/hybrid-clock.ts';

const node = 'k1' as NodeId;
const noon = instant(Date.parse('2026-11-23T04:00:00.000Z'));

test('a wall clock that moves on is followed', () => {
  const first = tick(undefined, noon, node);
  expect(tick(first, instant(noon + 5), node)).toEqual({ wallMs: noon + 5, counter: 0, node });
});

test('two events in one millisecond are told apart by the counter', () => {
  const first = tick(undefined, noon, node);
  expect(tick(first, noon, node)).toEqual({ wallMs: noon, counter: 1, node });
});

test('a wall clock set back an hour does not take the order back', () => {
  const first = tick(undefined, noon, node);
  const second = tick(first, instant(noon - 3_600_000), node);
  expect(compareStamps(second, first)).toBeGreaterThan(0);
  expect(second.wallMs).toBe(noon);
});

test('when the counter is used up the clock borrows a millisecond', () => {
  const last = { wallMs: noon, counter: 36 ** 4 - 1, node };
  expect(tick(last, noon, node)).toEqual({ wallMs: noon + 1, counter: 0, node });
});

test('the text is readable and comes back as it went', () => {
  const stamp = { wallMs: noon, counter: 37, node };
  expect(formatStamp(stamp)).toBe('2026-11-23T04:00:00.000Z 0011 k1');
  expect(parseStamp('2026-11-23T04:00:00.000Z 0011 k1')).toEqual(stamp);
});

test.each([
  '',
  '2026-11-23T04:00:00.000Z',
  '2026-13-23T04:00:00.000Z 0011 k1',
  '2026-02-30T04:00:00.000Z 0011 k1',
  '2026-11-23T04:00:00.000Z 0011 K1',
  '2026-11-23T04:00:00.000Z 0011 k1 ',
])('%j is no stamp', (text) => {
  expect(parseStamp(text)).toBeUndefined();
});

test('what was seen from another node is before whatever happens next', () => {
  const remote = { wallMs: instant(noon + 500), counter: 3, node: 'k2' as NodeId };
  const seen = merge(tick(undefined, noon, node), remote, noon, node, 60_000);
  expect(seen).toEqual({ ok: true, value: { wallMs: noon + 500, counter: 4, node } });
});

test('a node whose clock is a day ahead is not followed', () => {
  const remote = { wallMs: instant(noon + 86_400_000), counter: 0, node: 'k2' as NodeId };
  expect(merge(undefined, remote, noon, node, 60_000)).toEqual({ ok: false, error: 'too-far-ahead' });
});
