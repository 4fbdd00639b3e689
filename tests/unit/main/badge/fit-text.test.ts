import { expect, test } from 'vitest';
import { fitText } from '../../../../main/badge/fit-text.ts';

/** Every character is half as wide as the text is tall. */
const measure = (text: string, sizeDots: number) => [...text].length * sizeDots * 0.5;
const rules = { width: 400, height: 100, largest: 90, smallest: 20, maxLines: 2 };

test('a short name takes the largest size on one line', () => {
  expect(fitText('Wu', rules, measure)).toEqual({ lines: ['Wu'], sizeDots: 90 });
});

test('a name that is a little too long shrinks and stays on one line', () => {
  const { lines, sizeDots } = fitText('Montgomery', rules, measure);
  expect(lines).toEqual(['Montgomery']);
  expect(sizeDots).toBe(80);
});

test('a long name breaks between words, at a size at which both lines fit the height', () => {
  const { lines, sizeDots } = fitText('Alexandria Montgomery-Featherstone', rules, measure);
  expect(lines).toEqual(['Alexandria Montgomery-', 'Featherstone']);
  expect(Math.max(...lines.map((line) => measure(line, sizeDots)))).toBeLessThanOrEqual(rules.width);
  expect(sizeDots * 2.16).toBeLessThanOrEqual(rules.height);
});

test('a name with a middle dot breaks behind the dot', () => {
  const { lines } = fitText(
    '阿卜杜热依木·买买提',
    { ...rules, width: 170, smallest: 40, largest: 46 },
    measure,
  );
  expect(lines).toEqual(['阿卜杜热依木·', '买买提']);
});

test('one word wider than the line is broken inside', () => {
  const { lines } = fitText(
    'Featherstonehaughington',
    { ...rules, width: 240, smallest: 40, largest: 46 },
    measure,
  );
  expect(lines).toEqual(['Featherstone', 'haughington']);
});

test('what does not fit at the smallest size is cut at the end of the last line', () => {
  const oneLine = { ...rules, maxLines: 1, width: 100 };
  expect(fitText('Research & Development', oneLine, measure)).toEqual({ lines: ['Research…'], sizeDots: 20 });
});

test('an empty text is an empty line', () => {
  expect(fitText('', rules, measure).lines).toEqual(['']);
});

test('no character is lost or doubled by breaking', () => {
  for (let width = 60; width < 400; width += 7) {
    const text = 'Maria del Carmen Garcia-Lopez de la Vega';
    const { lines } = fitText(text, { ...rules, width, height: 1_000, maxLines: 50 }, measure);
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  }
});
