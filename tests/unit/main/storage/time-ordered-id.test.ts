import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { instant } from '../../../../domain/kernel/time.ts';
import { timeOrderedId } from '../../../../crypto/time-ordered-id.ts';

test('the example of RFC 9562, appendix A.6', () => {
  const random = Buffer.from('0000000000000cc318c4dc0c0c07398f', 'hex');
  expect(timeOrderedId(instant(1_645_557_742_000), () => random)).toBe(
    '017f22e2-79b0-7cc3-98c4-dc0c0c07398f',
  );
});

test('later ids sort later, and version and variant hold for any random bytes', () => {
  const ids = Array.from({ length: 500 }, (_, ms) =>
    timeOrderedId(instant(1_772_413_200_000 + ms), randomBytes),
  );
  expect([...ids].sort()).toEqual(ids);
  expect(
    ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
  ).toBe(true);
});
