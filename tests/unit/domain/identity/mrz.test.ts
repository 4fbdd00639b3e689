import { expect, test } from 'vitest';
import { isWhole, mrzZone } from '../../../../domain/identity/mrz.ts';
import { cardSpecimen, passportSpecimen, sheetSpecimen } from '../../../support/id-reader/passports.ts';

test.each([
  ['TD3', passportSpecimen],
  ['TD2', sheetSpecimen],
  ['TD1', cardSpecimen],
] as const)('whole lines of %s are told by their number and length', (format, { card }) => {
  for (const end of ['\r', '\n', '\r\n']) {
    const zone = mrzZone(card.join(end));
    expect(zone.format).toBe(format);
    expect(zone.lines.map(({ text }) => text)).toEqual(card);
    expect(isWhole(zone)).toBe(true);
  }
});

// Each line of a specimen is typed letter by letter; from where on the format is certain, it must not change again.
test.each([
  ['TD3', passportSpecimen, 1],
  ['TD2', sheetSpecimen, 15],
  ['TD1', cardSpecimen, 1],
] as const)('the format of a half-typed %s is seen early', (format, { card }, certainFrom) => {
  const text = card.join('\n');
  for (let length = certainFrom; length <= text.length; length += 1) {
    expect(mrzZone(text.slice(0, length)).format).toBe(format);
  }
});

test('each line says how many characters it lacks, or has too many', () => {
  const missing = (text: string) => mrzZone(text).lines.map((line) => line.missing);
  expect(missing('')).toEqual([44, 44]);
  expect(missing('P<UTO\nL898902C3')).toEqual([39, 35]);
  expect(missing(`${'P'.repeat(46)}\nL8`)).toEqual([-2, 42]);
  expect(missing(`${passportSpecimen.card.join('\n')}\nX`)).toEqual([0, 0, -1]);
  expect(missing('I<UTOD23\n\n')).toEqual([22, 30, 30]);
});

test('small and full-width letters are taken, and a blank is the filler it stands for', () => {
  expect(mrzZone(' p＜utoeriksson  anna maria \r\nL898').lines.map(({ text }) => text)).toEqual([
    'P<UTOERIKSSON<<ANNA<MARIA',
    'L898',
  ]);
});
