import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from '../../../../server/access/password-hash.ts';

test('a password is Argon2id with the parameters OWASP names, salted, and the same in every spelling of its characters', async () => {
  const [one, two] = await Promise.all([hashPassword('ﬁve ducks １２'), hashPassword('five ducks 12')]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(two);
  expect(await verifyPassword(one, 'five ducks 12')).toBe(true);
  expect(await verifyPassword(one, 'five ducks 13')).toBe(false);
});

// By the processor's time, which other work on the machine does not lengthen.
test('a login that nobody has costs as much work as a wrong password', async () => {
  const hash = await hashPassword('a password of somebody');
  const costOf = async (known: string | undefined): Promise<number> => {
    const before = process.cpuUsage();
    for (let round = 0; round < 5; round++) await verifyPassword(known, 'a wrong password');
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  await costOf(undefined);
  const [unknown, known] = [await costOf(undefined), await costOf(hash)];
  expect(unknown / known).toBeGreaterThan(0.6);
  expect(unknown / known).toBeLessThan(1.7);
});
