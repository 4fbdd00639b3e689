import { expect, test } from 'vitest';
import { isSound, type MrzFieldName } from '../../../../../../domain/identity/mrz.ts';
import { readMrz } from '../../../../../../main/devices/id-reader/mrz/mrz-coder.ts';
import { checkDigit } from '../../../../../../main/devices/id-reader/mrz/simulated-zone.ts';
import {
  cardSpecimen,
  knownZones,
  longNumberSpecimen,
  passportSpecimen,
  probe,
  sheetSpecimen,
  withCharacter,
  zoneDay,
} from '../../../../../support/id-reader/passports.ts';

const read = (...lines: readonly string[]) => readMrz(lines.join('\n'), zoneDay);
const [names, numbers] = passportSpecimen.card as readonly [string, string];

const field = (name: MrzFieldName, ...lines: readonly string[]) =>
  read(...lines).fields.find((one) => one.field === name);
const wrong = (...lines: readonly string[]) =>
  read(...lines)
    .fields.filter(({ checked }) => checked === 'wrong')
    .map((one) => one.field);

test.each(Object.entries(knownZones))('%s is read and sound', (_, { card, document }) => {
  const reading = read(...card);
  expect(reading.document).toEqual(document);
  expect(isSound(reading)).toBe(true);
});

// A specimen of the German passport as its ministry publishes it: check digits that this project did not reckon.
test('a published specimen of another state is sound, and its state gets its ISO code', () => {
  const reading = read(
    'P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<',
    'C01X00T478D<<6408125F2702283<<<<<<<<<<<<<<<4',
  );
  expect(isSound(reading)).toBe(true);
  expect(reading.document).toMatchObject({
    number: 'C01X00T47',
    nationality: 'DEU',
    validUntil: '2027-02-28',
  });
});

test('every field says what its check digit says', () => {
  expect(read(names, numbers).fields.map(({ field: name, text, checked }) => [name, text, checked])).toEqual([
    ['name', 'ERIKSSON ANNA MARIA', 'none'],
    ['documentNumber', 'L898902C3', 'ok'],
    ['nationality', 'UTO', 'none'],
    ['birthDate', '1974-08-12', 'ok'],
    ['sex', 'F', 'none'],
    ['validUntil', '2012-04-15', 'ok'],
    ['personalNumber', 'ZE184226B', 'ok'],
    ['whole', '0', 'ok'],
  ]);
});

test.each([
  ['the document number', 3, '0', ['documentNumber', 'whole']],
  ['the birth date', 18, '3', ['birthDate', 'whole']],
  ['the last day', 22, '3', ['validUntil', 'whole']],
  ['the personal number', 30, '7', ['personalNumber', 'whole']],
  ['the last digit', 43, '1', ['whole']],
  ['a letter O for a nought, which nobody corrects', 15, 'O', ['birthDate', 'whole']],
])('a slip in %s is found where it is', (_what, at, character, expected) => {
  const reading = read(names, withCharacter(numbers, at, character));
  expect(reading.fields.filter(({ checked }) => checked === 'wrong').map((one) => one.field)).toEqual(
    expected,
  );
  expect(isSound(reading)).toBe(false);
});

test('what cannot be a value is wrong although no check digit covers it', () => {
  expect(wrong(withCharacter(names, 7, '1'), numbers)).toEqual(['name']);
  expect(wrong(names, withCharacter(numbers, 20, 'Q'))).toEqual(['sex']);
  expect(wrong(names, withCharacter(numbers, 11, '7'))).toEqual(['nationality']);
});

// 30 February with a check digit that fits, and a composite digit that fits both.
test('a day that does not exist is wrong although its check digit fits', () => {
  const born = '740230';
  const line = numbers.slice(0, 13) + born + checkDigit(born) + numbers.slice(20, 43);
  const whole = checkDigit(line.slice(0, 10) + line.slice(13, 20) + line.slice(21, 43));
  expect(wrong(names, line + whole)).toEqual(['birthDate']);
});

test('a date with unknown parts is right and names no day', () => {
  const born = '74<<<<';
  const line = numbers.slice(0, 13) + born + checkDigit(born) + numbers.slice(20, 43);
  const reading = read(names, line + checkDigit(line.slice(0, 10) + line.slice(13, 20) + line.slice(21, 43)));
  expect(isSound(reading)).toBe(true);
  expect(reading.document).not.toHaveProperty('birthDate');
});

test('a visa and an old French card are no documents, whatever their digits', () => {
  expect(read(withCharacter(names, 0, 'V'), numbers).document).toBeUndefined();
  expect(read('IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<', '8806923102858CORINNE<<<<<<<6512068F6')).toEqual({
    fields: [],
  });
});

test('while lines are typed, fields appear as soon as their check digit is there', () => {
  const seen = (length: number) => read(names, numbers.slice(0, length)).fields.map((one) => one.field);
  expect(read(names.slice(0, 43)).fields).toEqual([]);
  expect(seen(9)).toEqual(['name']);
  expect(seen(10)).toEqual(['name', 'documentNumber']);
  expect(seen(19)).toEqual(['name', 'documentNumber', 'nationality']);
  expect(seen(20)).toContain('birthDate');
  expect(seen(43)).not.toContain('whole');
  expect(read(names, numbers.slice(0, 43)).document).toBeUndefined();
});

test('an empty personal number has nothing to check', () => {
  expect(field('personalNumber', ...probe.card)).toBeUndefined();
  expect(
    field('personalNumber', names, withCharacter(numbers.replace('ZE184226B', '<<<<<<<<<'), 42, '5')),
  ).toEqual(expect.objectContaining({ checked: 'wrong' }));
});

// The library would check the rest of a long number against nothing, and find that nothing fits.
test.each([
  ['has no digit', 'I<UTOD23145890<<<<<<<<<<<<<<<<'],
  ['ends without its filler', 'I<UTOD23145890<734912345678901'],
  ['has another digit', 'I<UTOD23145890<7348<<<<<<<<<<<'],
  ['ends in a letter', 'I<UTOD23145890<734A<<<<<<<<<<<'],
])('a long number that %s is wrong', (_what, first) => {
  expect(wrong(first, ...longNumberSpecimen.card.slice(1))).toContain('documentNumber');
});

test.each([
  ['nothing behind its nine characters', (number: string) => `I<UTO${number}<${'<'.repeat(15)}`],
  ['no filler anywhere behind it', (number: string) => `I<UTO${number}<${'0'.repeat(15)}`],
])('a long number with %s is not taken for right by chance', (_what, line) => {
  const hundred = Array.from({ length: 100 }, (__, at) => `D231458${String(at).padStart(2, '0')}`);
  for (const number of hundred) {
    expect(wrong(line(number), ...longNumberSpecimen.card.slice(1))).toContain('documentNumber');
  }
});

test('a short number of a card needs no whole first line to be checked', () => {
  const [first = ''] = cardSpecimen.card;
  expect(field('documentNumber', first.slice(0, 15))).toMatchObject({ text: 'D23145890', checked: 'ok' });
  expect(field('documentNumber', (longNumberSpecimen.card[0] ?? '').slice(0, 20))).toBeUndefined();
});

test('fields say where they begin', () => {
  expect(field('birthDate', ...passportSpecimen.card)).toMatchObject({ line: 1, from: 13 });
  expect(field('name', ...sheetSpecimen.card)).toMatchObject({ line: 0, from: 5 });
  expect(field('name', ...cardSpecimen.card)).toMatchObject({ line: 2, from: 0 });
});

test('lines that are too long or too many name no document', () => {
  expect(read(`${names}<`, numbers).document).toBeUndefined();
  expect(read(names, numbers, 'X').document).toBeUndefined();
});
