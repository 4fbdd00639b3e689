import { expect, test } from 'vitest';
import { flawInPassword, isPlainPin } from '../../../../domain/access/password-rule.ts';

const own = ['li.hua', '李桦测试', 'Green Garden Hospital'];

test.each([
  ['short7890xy', 'too-short'],
  // Full-width digits are the same digits.
  ['１２３４５６７８９０１２', 'common'],
  ['a'.repeat(129), 'too-long'],
  ['password1234', 'common'],
  ['Admin@123456', 'common'],
  ['woaini5201314', 'common'],
  ['aaaaaaaaaaaaaa', 'common'],
  ['xyzkxyzkxyzkxyzk', 'common'],
  ['mnopqrstuvwxyz', 'common'],
  ['li.hua-li.hua-8', 'personal'],
  ['李桦测试的好密码是李桦测试', 'personal'],
  ['GREEN garden HOSPITAL', 'personal'],
])('%s is refused: %s', (password, flaw) => expect(flawInPassword(password, own)).toBe(flaw));

test.each([
  'correct horse battery',
  '门口那棵银杏树又黄了今天',
  'Tr0ub4dor&3-kettle',
  'li.hua likes rain boots',
])('%s is taken', (password) => expect(flawInPassword(password, own)).toBeUndefined());

test('a one-character surname is no reason to refuse', () =>
  expect(flawInPassword('李树下的长椅晒太阳的猫两只', ['李'])).toBeUndefined());

test.each(['123456', '654321', '000000', '121212', '123123', '998998998'])('the PIN %s is plain', (pin) =>
  expect(isPlainPin(pin)).toBe(true),
);
test.each(['274918', '100200', '13572468'])('the PIN %s is not', (pin) =>
  expect(isPlainPin(pin)).toBe(false),
);
