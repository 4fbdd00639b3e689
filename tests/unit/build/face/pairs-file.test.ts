import { expect, test } from 'vitest';
import { readPairs } from '../../../../build/face/pairs-file.ts';

const read = (...pairs: object[]) => readPairs(JSON.stringify(pairs));
const pair = (a: string, b: string, same: boolean) => ({ a, b, same });

test('pictures that pairs join are one person, through any number of pairs', () => {
  const list = read(
    ...[pair('1', '2', true), pair('4', '5', true), pair('3', '2', true), pair('5', '3', true)],
    ...[pair('1', '9', false), pair('4', '8', false)],
  );
  if (!list.ok) throw new Error(list.error);
  const [[one] = []] = list.value.people;
  expect(list.value.people.slice(0, 4).flat()).toEqual(Array(8).fill(one));
  expect(list.value.people[4]?.[0]).toBe(one);
  expect(new Set(list.value.people.flat()).size).toBe(3);
});

test('a document’s photograph is marked, and otherwise a picture is a live one', () => {
  const list = read({ ...pair('1', '2', true), aIsPortrait: true }, pair('1', '3', false));
  expect(list.ok && list.value.pairs.map(({ aIsPortrait }) => aIsPortrait)).toEqual([true, false]);
});

test('what cannot be evaluated is refused by its place, quoting nothing', () => {
  const error = (list: ReturnType<typeof readPairs>) => (list.ok ? undefined : list.error);
  expect(error(readPairs('[{'))).toMatch('no JSON');
  expect(error(read(pair('1', '2', true), { a: '1', same: true }))).toMatch('Pair 2');
  expect(error(read(pair('1', '2', true), { ...pair('3', '4', true), name: 'x' }))).toMatch('Pair 2');
  expect(error(read(pair('1', '2', true)))).toMatch('pairs of two');
  expect(error(read())).toMatch('pairs of two');
  const contrary = read(pair('ann', 'bob', true), pair('bob', 'cy', true), pair('ann', 'cy', false));
  expect(error(contrary)).toMatch('Pair 3');
  expect(error(contrary)).not.toMatch(/ann|bob|cy/);
});
