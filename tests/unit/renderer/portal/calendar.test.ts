import { expect, test } from 'vitest';
import { calendarFile } from '../../../../renderer/portal/status/calendar.ts';

const from = Date.UTC(2026, 2, 2, 6, 0);
const entry = { id: 'r-1', title: '来访；大厦, A座', place: '一层;大厅', from, until: from + 7_200_000 };

test('a visit in the form that calendars read, in universal time', () => {
  const lines = calendarFile(entry, from - 1_000).split('\r\n');
  expect(lines).toContain('DTSTART:20260302T060000Z');
  expect(lines).toContain('DTEND:20260302T080000Z');
  expect(lines).toContain('SUMMARY:来访；大厦\\, A座');
  expect(lines).toContain('LOCATION:一层\\;大厅');
  expect(lines.at(-1)).toBe('');
});

test('no line is longer than 75 octets, and unfolded it says the same', () => {
  const title = '参加迎宾示范大厦的年度安全工作会议并查看访客管理系统的运行情况'.repeat(3);
  const text = calendarFile({ ...entry, title }, from);
  const octets = text.split('\r\n').map((line) => new TextEncoder().encode(line).length);
  expect(Math.max(...octets)).toBeLessThanOrEqual(75);
  expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:${title}`);
});
