import { expect, test } from 'vitest';
import { checkName } from '../../../../domain/identity/name.ts';

test.each([
  ['测试甲', '测试甲'],
  [' 测 试　甲 ', '测试甲'],
  ['阿里•买买提', '阿里·买买提'],
  ['阿里 · 买买提', '阿里·买买提'],
  ['Anna  Maria Eriksson', 'Anna Maria Eriksson'],
  ["Sinéad O'Test-Kiosk", "Sinéad O'Test-Kiosk"],
  ['ZHENGJIAN,YANGBEN', 'ZHENGJIAN,YANGBEN'],
  ['〇', '〇'],
  // beyond the basic plane, and a private-use character as chips store rare names
  ['𠮷甲', '𠮷甲'],
  ['测\uE001', '测\uE001'],
  // a compatibility character must not turn into its look-alike
  ['\uF914甲', '\uF914甲'],
])('%j is a name', (typed, name) => {
  expect(checkName(typed)).toEqual({ ok: true, value: name });
});

test.each([
  ['', 'empty'],
  ['　', 'empty'],
  ['测试1', 'bad-characters'],
  ['<b>测试</b>', 'bad-characters'],
  ['-.-', 'bad-characters'],
  ['测试\u0000', 'bad-characters'],
  ['A'.repeat(61), 'too-long'],
])('%j is not a name: %s', (typed, error) => {
  expect(checkName(typed)).toEqual({ ok: false, error });
});
