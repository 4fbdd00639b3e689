import { describe, expect, test } from 'vitest';
import { checkDocumentNumber } from '../../../../domain/identity/document-number.ts';
import type { DocumentKind } from '../../../../domain/identity/document.ts';
import { birthDateOf, sexOf } from '../../../../domain/identity/number-facts.ts';

const accepted: readonly (readonly [DocumentKind, string])[] = [
  ['citizen-id', '110101190001010014'],
  ['citizen-id', '310101190006151243'],
  ['citizen-id', '440305190012310031'],
  ['citizen-id', '44030519001231004X'],
  // the specimen printed in GB 11643
  ['citizen-id', '11010519491231002X'],
  ['citizen-id', '110101000101001'],
  ['hmt-residence-permit', '810000190001010018'],
  ['hmt-residence-permit', '820000190006151241'],
  ['hmt-residence-permit', '830000190012310036'],
  ['foreign-permanent-resident', '932682198501010017'],
  ['foreign-permanent-resident', '911124198108030024'],
  ['foreign-permanent-resident', '931586198001010028'],
  ['foreign-permanent-resident', '911840190001010017'],
  ['foreign-permanent-resident', '931826190006150023'],
  // two published specimens, of which only the first fits the check digit vendors compute
  ['foreign-permanent-resident-2017', 'PAK310080010103'],
  ['foreign-permanent-resident-2017', 'CAN110081080319'],
  ['passport', 'L898902C3'],
  ['passport', 'E12345678'],
  ['hk-macau-travel-permit', 'H00000001'],
  ['hk-macau-travel-permit', 'M0000000101'],
  ['taiwan-travel-permit', '00000001'],
  ['taiwan-travel-permit', '0000000101'],
  ['other', 'SEA-1234/5'],
];

test.each(accepted)('%s %s is accepted as it stands', (kind, number) => {
  expect(checkDocumentNumber(kind, number)).toEqual({ ok: true, value: number });
});

describe('what is wrong is named', () => {
  test.each([
    ['citizen-id', '', 'empty'],
    ['citizen-id', '   ', 'empty'],
    ['citizen-id', '11010119000101001', 'too-short'],
    ['citizen-id', '1101011900010100144', 'too-long'],
    ['citizen-id', '11010119000101001A', 'bad-characters'],
    ['citizen-id', '1101011900010X0014', 'bad-characters'],
    ['citizen-id', '11010100010100X', 'bad-characters'],
    ['citizen-id', '990101190001010014', 'bad-region'],
    ['citizen-id', '990101000101001', 'bad-region'],
    ['citizen-id', '810000190001010018', 'bad-region'],
    ['citizen-id', '110101190002300014', 'bad-date'],
    ['citizen-id', '110101170001010014', 'bad-date'],
    ['citizen-id', '110101000230001', 'bad-date'],
    ['citizen-id', '110101190001010015', 'bad-check-digit'],
    ['hmt-residence-permit', '110101190001010014', 'bad-region'],
    ['hmt-residence-permit', '840000190001010018', 'bad-region'],
    ['hmt-residence-permit', '810000190001010019', 'bad-check-digit'],
    ['foreign-permanent-resident', '999840190001010017', 'bad-region'],
    ['foreign-permanent-resident', '911840190001010018', 'bad-check-digit'],
    ['foreign-permanent-resident-2017', '3100PAK80010103', 'bad-characters'],
    ['foreign-permanent-resident-2017', 'PAK310080130103', 'bad-date'],
    ['passport', 'AB', 'too-short'],
    ['passport', 'ABCDEFG', 'bad-characters'],
    ['passport', 'A'.repeat(40), 'too-long'],
    ['hk-macau-travel-permit', 'H0000000', 'too-short'],
    ['hk-macau-travel-permit', 'H000000011', 'too-short'],
    ['hk-macau-travel-permit', '00000000H', 'bad-characters'],
    ['taiwan-travel-permit', 'T0000000', 'bad-characters'],
    ['other', '---', 'too-short'],
  ] as const)('%s %s: %s', (kind, number, error) => {
    expect(checkDocumentNumber(kind, number)).toEqual({ ok: false, error });
  });
});

test('blanks, lower case and full-width digits are put right', () => {
  expect(checkDocumentNumber('citizen-id', ' 440305 19001231 004x ')).toEqual({
    ok: true,
    value: '44030519001231004X',
  });
  expect(checkDocumentNumber('taiwan-travel-permit', '０００００００１')).toEqual({
    ok: true,
    value: '00000001',
  });
});

// One wrong digit, or two neighbours swapped, is what a tired typist does: MOD 11-2 must catch every case.
test('every single wrong digit and every swap of neighbours is found', () => {
  const number = '44030519001231004X';
  for (let at = 0; at < 17; at += 1) {
    for (const digit of '0123456789') {
      if (digit === number[at]) continue;
      const wrong = number.slice(0, at) + digit + number.slice(at + 1);
      expect(checkDocumentNumber('citizen-id', wrong).ok).toBe(false);
    }
    const swapped = number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2);
    if (swapped !== number) expect(checkDocumentNumber('citizen-id', swapped).ok).toBe(false);
  }
});

test('birth date and sex come from the number where it states them', () => {
  expect(birthDateOf('citizen-id', '310101190006151243')).toBe('1900-06-15');
  expect(sexOf('citizen-id', '310101190006151243')).toBe('female');
  expect(sexOf('citizen-id', '440305190012310031')).toBe('male');
  expect(birthDateOf('citizen-id', '110101000615003')).toBe('1900-06-15');
  expect(sexOf('citizen-id', '110101000615003')).toBe('male');
  expect(birthDateOf('hmt-residence-permit', '830000190012310036')).toBe('1900-12-31');
  expect(birthDateOf('foreign-permanent-resident', '931826190006150023')).toBe('1900-06-15');
  expect(sexOf('foreign-permanent-resident', '931826190006150023')).toBe('female');
});

test('numbers that say nothing, or leave the century open, give nothing', () => {
  expect(birthDateOf('passport', 'L898902C3')).toBeUndefined();
  expect(sexOf('passport', 'L898902C3')).toBe('unknown');
  expect(birthDateOf('foreign-permanent-resident-2017', 'CAN110081080319')).toBeUndefined();
  expect(birthDateOf('citizen-id', 'nonsense')).toBeUndefined();
});
