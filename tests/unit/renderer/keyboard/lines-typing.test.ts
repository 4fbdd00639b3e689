import { expect, test } from 'vitest';
import {
  caretAt,
  placeOf,
  pressLineKey,
  type LinesTyping,
} from '../../../../renderer/ui/keyboard/lines-typing.ts';
import { cardSpecimen, passportSpecimen, sheetSpecimen } from '../../../support/id-reader/passports.ts';

const at = (value: string, caret = value.length): LinesTyping => ({ value, caret });
const press = (typing: LinesTyping, ...keys: readonly string[]) => keys.reduce(pressLineKey, typing);
const type = (text: string, from = at('')) => press(from, ...text);

test.each([
  ['a passport', passportSpecimen],
  ['a sheet', sheetSpecimen],
  ['a card', cardSpecimen],
])('the lines of %s are typed one after the other without ending them', (_, { card }) => {
  const typed = type(card.join(''));
  expect(typed.value).toBe(card.join('\n'));
  expect(placeOf(typed)).toMatchObject({ line: card.length - 1, at: card[0]?.length });
  expect(type('X', typed)).toEqual(typed);
});

test('small letters become capitals, and what no line can hold is not taken', () => {
  expect(type('p<uto-Ö 7').value).toBe('P<UTO7');
});

// Nobody counts nineteen fillers.
test('one key fills a name to the end of its line and goes on in the next one', () => {
  const filled = press(type('P<UTOERIKSSON<<ANNA<MARIA'), '{fill}');
  expect(filled).toEqual(at(`${passportSpecimen.card[0]}\n`));
});

test('the same key fills a number, and the personal number up to the digits behind it', () => {
  const second = press(type('P<UTOERIKSSON<<ANNA<MARIA'), '{fill}', ...'C12', '{fill}');
  expect(placeOf(second)).toMatchObject({ line: 1, at: 9 });
  const optional = press(type('7D<<3001020M3105065', second), '{fill}');
  expect(placeOf(optional)).toMatchObject({ line: 1, at: 42 });
  const last = press(optional, '{fill}', '{fill}');
  expect(placeOf(last)).toMatchObject({ line: 1, at: 43 });
});

test('a slip in a full line is replaced: the line neither grows nor shifts', () => {
  const whole = passportSpecimen.card.join('\n');
  const wrong = type('7', at(whole, caretAt(whole, 1, 3)));
  expect(wrong.value.split('\n')[1]).toBe('L897902C36UTO7408122F1204159ZE184226B<<<<<10');
  expect(placeOf(wrong)).toMatchObject({ line: 1, at: 4 });
});

test('a character left out is put in between, and a double one is deleted', () => {
  const short = at('P<UTOERIKSON', 9);
  expect(type('S', short)).toEqual(at('P<UTOERIKSSON', 10));
  expect(press(at('P<UTOERIKSSSON', 10), '{bksp}')).toEqual(at('P<UTOERIKSSON', 9));
});

test('deleting at the beginning of a line steps back, and takes an empty last line along', () => {
  const [first] = passportSpecimen.card;
  expect(press(at(`${first}\n`), '{bksp}')).toEqual(at(`${first}`));
  expect(press(at(`${first}\nL8`, 45), '{bksp}')).toEqual(at(`${first}\nL8`, 44));
  expect(press(at(''), '{bksp}')).toEqual(at(''));
});

test('clearing empties the line of the caret only', () => {
  expect(press(at(passportSpecimen.card.join('\n')), '{clear}').value).toBe(`${passportSpecimen.card[0]}\n`);
  expect(press(at(passportSpecimen.card.join('\n'), 3), '{clear}')).toEqual(
    at(`\n${passportSpecimen.card[1]}`, 0),
  );
});

test('the arrows step over the end of a line, and not over the ends of the text', () => {
  expect(press(at('AB\nC', 2), '{right}').caret).toBe(3);
  expect(press(at('AB\nC', 3), '{left}').caret).toBe(2);
  expect(press(at('AB', 0), '{left}').caret).toBe(0);
  expect(press(at('AB'), '{right}').caret).toBe(2);
});

test('the next line begins where there is none yet, and there is none behind the last', () => {
  expect(press(at('P<UTO'), '{next}')).toEqual(at('P<UTO\n'));
  expect(press(at('P<UTO\nL8'), '{next}')).toEqual(at('P<UTO\nL8'));
  expect(press(at('P<UTO\nL8', 2), '{next}')).toEqual(at('P<UTO\nL8'));
});
