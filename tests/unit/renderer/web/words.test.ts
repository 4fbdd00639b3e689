import { expect, test } from 'vitest';
import { asksForPinyin, loadPinyinMatcher, matchPlain } from '../../../../renderer/web/forms/match-text.ts';
import { createTimes } from '../../../../renderer/web/times.ts';

// 2026-11-23 22:30 UTC is the next morning in Shanghai.
const at = Date.parse('2026-11-23T22:30:00Z');

test('Times are those of the site, in the language of the page', () => {
  const chinese = createTimes('zh-CN', 'Asia/Shanghai');
  expect(chinese.time(at)).toBe('06:30');
  expect(chinese.day(at)).toContain('11月24日');
  const english = createTimes('en', 'Asia/Shanghai');
  expect(english.day(at)).toMatch(/24 Nov/);
  expect(createTimes('en', 'Europe/Berlin').time(at)).toBe('23:30');
});

test.each([
  [-30_000, 'this minute'],
  [-5 * 60_000, '5 minutes ago'],
  [-3 * 3_600_000, '3 hours ago'],
  [-3 * 86_400_000, '3 days ago'],
  [2 * 3_600_000, 'in 2 hours'],
])('%i ms away is %s', (ms, words) => {
  expect(createTimes('en', 'Asia/Shanghai').ago(at + ms, at)).toBe(words);
});

test.each([
  ['zhangjianguo', true],
  ['zjg', true],
  ["xi'an", true],
  ['张', false],
  ['101', false],
  ['  ', false],
])('Whether %s is pinyin', (typed, expected) => {
  expect(asksForPinyin(typed)).toBe(expected);
});

test('Names are found by characters, syllables, initials, and every reading', async () => {
  expect(matchPlain('Anna Keller', 'anna k')).toBe(true);
  expect(matchPlain('张建国', 'zjg')).toBe(false);
  const fits = await loadPinyinMatcher();
  expect(fits('张建国', 'zjg')).toBe(true);
  expect(fits('张建国', 'zhang jian')).toBe(true);
  expect(fits('张建国', '建国')).toBe(true);
  expect(fits('单雄信', 'shan')).toBe(true);
  expect(fits('单雄信', 'dan')).toBe(true);
  expect(fits('张建国', 'li')).toBe(false);
});
