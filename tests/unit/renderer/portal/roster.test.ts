import { expect, test } from 'vitest';
import type { PortalSite } from '../../../../server/contract/portal.ts';
import { readRoster } from '../../../../renderer/portal/reserve/roster.ts';

const field = (name: PortalSite['fields'][number]['name']) =>
  ({ name, required: true, basis: 'security-duty', separateConsent: false }) as const;
const fields = [field('name'), field('idNumber'), field('phone')];

function read(text: string) {
  let id = 0;
  return readRoster(fields, text, () => String((id += 1))).map(({ line, person, errors }) => ({
    line,
    said: [person.name, person.idNumber, person.phone],
    wrong: Object.entries(errors).map((pair) => pair.join(' ')),
  }));
}

test('names with numbers or phones in any order, as spreadsheets and messages have them', () => {
  const wanted = [
    { line: 1, said: ['林晓雾', '110101190001010014', ''], wrong: [] },
    { line: 2, said: ['欧阳测试', '', '13800000001'], wrong: [] },
  ];
  expect(read('林晓雾,110101190001010014\n欧阳测试,13800000001')).toEqual(wanted);
  expect(read('林晓雾\t110101190001010014\r\n欧阳测试\t13800000001')).toEqual(wanted);
  expect(read('1. 林晓雾 110101190001010014\n2、欧阳测试 13800000001')).toEqual(wanted);
  expect(read('林晓雾，110101190001010014\n2，欧阳测试，13800000001')).toEqual(wanted);
  expect(read('\uFEFF"林晓雾","110101190001010014"\n"欧阳测试","13800000001"')).toEqual(wanted);
});

test('a heading and empty lines are skipped, and lines keep the numbers that people count', () => {
  expect(read('姓名,证件号码\n\n林晓雾,110101190001010014').map(({ line }) => line)).toEqual([3]);
});

test('both number and phone, whichever comes first; a name alone is enough', () => {
  expect(read('林晓雾,13800000000,110101190001010014')[0]?.said).toEqual([
    '林晓雾',
    '110101190001010014',
    '13800000000',
  ]);
  expect(read('Anna Eriksson +46 70 123 45 67')[0]?.said).toEqual(['Anna Eriksson', '', '+46 70 123 45 67']);
  expect(read('Anna Eriksson')).toEqual([{ line: 1, said: ['Anna Eriksson', '', ''], wrong: [] }]);
});

test('a line that cannot be right says which part of it', () => {
  expect(read('林晓雾,110101190001010015')[0]?.wrong).toEqual(['idNumber bad-check-digit']);
  expect(read('林晓雾,1380000')[0]?.wrong).toEqual(['idNumber too-short']);
  expect(read('12345678,13800000000')[0]?.wrong).toEqual(['name bad-characters']);
});
