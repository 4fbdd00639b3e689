import { expect, test } from 'vitest';
import { pagesOf } from '../../../../renderer/ui/keyboard/pinyin/pages.ts';

const candidate = (text: string) => ({ text, used: 1 });

test('a page holds as many characters as it has room for', () => {
  const pages = pagesOf([...'一二三四五'].map(candidate), 2);
  expect(pages.map((page) => page.map(({ text }) => text).join(''))).toEqual(['一二', '三四', '五']);
});

test('a surname of two characters takes two cells and moves to the next page when one is left', () => {
  const pages = pagesOf(['欧', '欧阳', '偶', '殴'].map(candidate), 2);
  expect(pages.map((page) => page.map(({ text }) => text))).toEqual([['欧'], ['欧阳'], ['偶', '殴']]);
});

test('nothing to choose from is no page', () => {
  expect(pagesOf([], 8)).toEqual([]);
});
