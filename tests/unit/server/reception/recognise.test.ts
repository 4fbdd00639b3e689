import { expect, test } from 'vitest';
import type { Tokens } from '../../../../crypto/tokens.ts';
import { recognise } from '../../../../server/reception/recognise.ts';

/** Says what a token would have been made of. */
const tokens = new Proxy({} as Tokens, {
  get: (_target, what: string) => (text: string) => `${what}:${text}`,
});
const kindsOf = (text: string) => recognise({ tokens }, text).kinds;

test('a text is looked up as everything that it can be', () => {
  expect(kindsOf('赵文静')).toEqual(['name']);
  expect(kindsOf('zwj')).toEqual(['name', 'pinyin', 'initials']);
  expect(kindsOf('Anna Eriksson')).toEqual(['name', 'pinyin']);
  expect(kindsOf('1234')).toEqual(['phone-tail']);
  expect(kindsOf('S001')).toEqual(['badge-number']);
  expect(kindsOf('11010119000101001X')).toEqual(['id-number']);
  expect(kindsOf('E12345678')).toEqual(['id-number']);
  expect(kindsOf('138 0000 1234')).toContain('phone');
  expect(kindsOf('YB1:0123456789ABCDEFGHJKMNPQRS')).toEqual(['badge-code']);
});

test('a text that is nothing of the kind is looked up as nothing', () => {
  for (const text of ['?', '  ', '12', '%%%', '赵1', "'; DROP TABLE visit"]) {
    const { lookUps } = recognise({ tokens }, text);
    expect([text, lookUps.filter(({ column }) => column !== 'name_token')]).toEqual([text, []]);
  }
});

test('full width, blanks and the two dots of ü make no difference', () => {
  const valuesOf = (text: string) => recognise({ tokens }, text).lookUps.map(({ value }) => value);
  expect(valuesOf('ｓ００１')).toEqual(valuesOf('S001'));
  expect(valuesOf('Lü Bu')).toContain('pinyin:lvbu');
  expect(valuesOf('１２３４')).toEqual(['phoneTail:1234']);
});
