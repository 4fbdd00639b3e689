import { expect, test } from 'vitest';
import { summaryValue } from '../../../../renderer/kiosk/summary-value.ts';

const english = (text: { readonly en: string }) => text.en;
const department = { 'zh-CN': '信息技术部', en: 'Information technology' };

test('A host stands with the department', () => {
  const row = { field: 'host', value: '王小明', label: department } as const;
  expect(summaryValue(row, english)).toBe('王小明 · Information technology');
});

test('A listed purpose is shown in the language of the screen', () => {
  const row = { field: 'purpose', value: '会议洽谈', label: { 'zh-CN': '会议洽谈', en: 'Meeting' } } as const;
  expect(summaryValue(row, english)).toBe('Meeting');
});

test('What the visitor typed is shown as it was typed', () => {
  expect(summaryValue({ field: 'purpose', value: '取样' }, english)).toBe('取样');
});
