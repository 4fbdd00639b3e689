import { expect, test } from 'vitest';
import { readCsv, type CsvForm } from '../../../../server/http/csv-import.ts';

const form: CsvForm<'name' | 'phone'> = {
  headings: { 姓名: 'name', name: 'name', 电话: 'phone', phone: 'phone' },
  needed: ['name'],
  mostRows: 3,
};

function read(source: string | Uint8Array) {
  const answer = readCsv(source, form);
  return answer.ok
    ? answer.value.map((row) => [row.line, row.cell('name'), row.cell('phone')])
    : answer.error;
}

// 姓名,电话 / 赵测试,13800000001 as Excel saves it on a Chinese Windows.
const gb18030 = Buffer.concat([
  Buffer.from('d0d5c3fb2cb5e7bbb00d0a', 'hex'),
  Buffer.from('d5d4b2e2cad42c', 'hex'),
  Buffer.from('13800000001\r\n'),
]);
const utf16 = Buffer.concat([
  Buffer.from([0xff, 0xfe]),
  Buffer.from('姓名\t电话\r\n赵测试\t13800000001\r\n', 'utf16le'),
]);

test.each([
  ['UTF-8', Buffer.from('姓名,电话\n赵测试,13800000001\n')],
  ['UTF-8 with a mark', Buffer.from('\ufeff姓名,电话\r\n赵测试,13800000001')],
  ['GB18030', gb18030],
  ['UTF-16 with tabs', utf16],
  ['text with semicolons', ' NAME ; Phone\n赵测试; 13800000001 \n'],
])('%s is read', (_, source) => expect(read(source)).toEqual([[2, '赵测试', '13800000001']]));

test('columns may stand in any order, be missing or be unknown; empty lines are counted and skipped', () =>
  expect(read('phone,备注,name\n1,x,甲\n\n,,\n2,y,乙')).toEqual([
    [2, '甲', '1'],
    [5, '乙', '2'],
  ]));

test('a cell of several lines belongs to the line it begins in', () =>
  expect(read('name,phone\n"甲\n乙",1\n丙,2')).toEqual([
    [2, '甲\n乙', '1'],
    [4, '丙', '2'],
  ]));

test('what our own export marked as no formula comes back as it was', () =>
  expect(read("name,phone\n'=甲,'+8613800000001")).toEqual([[2, '=甲', '+8613800000001']]));

test.each([
  [
    'a picture',
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    { key: 'not-text', line: 1, column: '' },
  ],
  ['nothing', '', { key: 'column-missing', line: 1, column: 'name' }],
  ['another table', 'a,b\n1,2', { key: 'column-missing', line: 1, column: 'name' }],
  ['too many rows', `name\n${'甲\n'.repeat(4)}`, { key: 'too-many', line: 5, column: '' }],
  ['a quotation mark that never closes', 'name\n"甲', { key: 'not-a-table', line: 1, column: '' }],
  ['one endless row', `name\n${'甲'.repeat(40_000)}`, { key: 'not-a-table', line: 1, column: '' }],
])('%s is refused', (_, source, flaw) => expect(read(source)).toEqual(flaw));
