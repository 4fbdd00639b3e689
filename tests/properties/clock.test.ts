import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NodeId } from '../../domain/kernel/brand.ts';
import { instant } from '../../domain/kernel/time.ts';
import {
  compareStamps,
  formatStamp,
  merge,
  parseStamp,
  tick,
  type Stamp,
} from '../../domain/sync/hybrid-clock.ts';

const maxMs = Date.parse('9999-12-31T23:59:59.000Z');
const wall = fc.integer({ min: 0, max: maxMs }).map(instant);
const nodeId = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,31}$/).map((text) => text as NodeId);
const stamp = fc.record<Stamp>({
  wallMs: wall,
  counter: fc.integer({ min: 0, max: 36 ** 4 - 1 }),
  node: nodeId,
});

test('whatever the wall clock does, stamps only go up, as values and as text', () => {
  fc.assert(
    fc.property(nodeId, fc.array(wall, { minLength: 2, maxLength: 50 }), (node, walls) => {
      let last: Stamp | undefined;
      for (const now of walls) {
        const next = tick(last, now, node);
        if (last) {
          expect(compareStamps(next, last)).toBeGreaterThan(0);
          expect(formatStamp(next) > formatStamp(last)).toBe(true);
        }
        expect(next.wallMs).toBeGreaterThanOrEqual(now);
        last = next;
      }
    }),
  );
});

test('text sorts as stamps do, and comes back', () => {
  fc.assert(
    fc.property(stamp, stamp, (a, b) => {
      const byText = formatStamp(a) < formatStamp(b) ? -1 : formatStamp(a) > formatStamp(b) ? 1 : 0;
      expect(byText).toBe(Math.sign(compareStamps(a, b)));
      expect(parseStamp(formatStamp(a))).toEqual(a);
    }),
  );
});

test('a merged stamp is after both clocks, or the remote one was too far ahead', () => {
  fc.assert(
    fc.property(fc.option(stamp, { nil: undefined }), stamp, wall, nodeId, (last, remote, now, node) => {
      const merged = merge(last, remote, now, node, 60_000);
      if (!merged.ok) {
        expect(remote.wallMs).toBeGreaterThan(now + 60_000);
        return;
      }
      for (const earlier of [last, remote])
        if (earlier) {
          const { wallMs, counter } = merged.value;
          expect([wallMs - earlier.wallMs, counter - earlier.counter].find((d) => d !== 0)).toBeGreaterThan(
            0,
          );
        }
    }),
  );
});

test('no text but a stamp is read as a stamp', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const read = parseStamp(text);
      if (read) expect(formatStamp(read)).toBe(text);
    }),
  );
});
