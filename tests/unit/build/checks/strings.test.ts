import { expect, test } from 'vitest';
import { findStrings } from '../../../../build/checks/strings-in-source.ts';
import { judgeStrings } from '../../../../build/checks/strings-verdict.ts';

const judge = (source: string, chinese: Record<string, string>, english: Record<string, string> = chinese) =>
  judgeStrings({ chinese, english, sources: [findStrings('page.tsx', source)] });

test('Nothing is wrong when both languages have every key and every key is used', () => {
  expect(judge(`const a = <h1>{t('home.title')}</h1>;`, { 'home.title': '欢迎' })).toEqual([]);
});

test('A key that one language lacks is named', () => {
  const use = `t('a.b'); t('a.c');`;
  expect(judge(use, { 'a.b': '一', 'a.c': '二' }, { 'a.b': 'one' })).toEqual(['a.c: missing in English']);
  expect(judge(`t('a.b');`, { 'a.b': '一' }, { 'a.b': 'one', 'a.c': 'two' })).toEqual([
    'a.c: missing in Chinese',
  ]);
});

test('A key that no catalogue has is found where it is used, in both arms of a choice', () => {
  expect(judge(`\nt(late ? 'a.b' : 'a.lost');`, { 'a.b': '一' })).toEqual([
    'page.tsx:2 uses a.lost, which no catalogue has',
  ]);
});

test('A key of another page is found where it is used', () => {
  const words = { 'a.b': '一', 'other.c': '二' };
  const sources = [findStrings('here/page.tsx', `t('a.b'); t('other.c');`)];
  const loadedFor = (file: string) => (file.startsWith('here/') ? { 'a.b': '一' } : words);
  expect(judgeStrings({ chinese: words, english: words, sources, loadedFor })).toEqual([
    'here/page.tsx:1 uses other.c, which is not loaded there',
  ]);
});

test('A key that nothing uses is found', () => {
  expect(judge(`t('a.b');`, { 'a.b': '一', 'a.old': '旧' })).toEqual(['a.old: not used anywhere']);
});

test('A key made from a pattern or passed on as a property counts as used', () => {
  const source = 'const a = <Step title="a.title" hint={`a.hint-${problem}`} />;';
  expect(judge(source, { 'a.title': '一', 'a.hint-lost': '二' })).toEqual([]);
});

test('A pattern that could be any key uses none', () => {
  expect(judge('t(`${screen}.title`);', { 'a.title': '一' })).toEqual(['a.title: not used anywhere']);
});

test.each([
  ['words between tags', '<p>欢迎</p>', '欢迎'],
  ['words in braces', `<p>{ready ? 'Ready' : ''}</p>`, 'Ready'],
  ['words in a spoken attribute', '<p aria-label="Close">{x}</p>', '"Close"'],
])('Words without a key are found: %s', (_place, source, words) => {
  expect(judge(`const a = ${source};`, {})).toEqual([`page.tsx:1 shows words without a key: ${words}`]);
});

test('Signs, class names and figures need no key', () => {
  expect(judge(`const a = <p className="page wide">+ · 1{' '}</p>;`, {})).toEqual([]);
});

test('A value that only one language shows is found', () => {
  expect(judge(`t('a.b');`, { 'a.b': '{{name}}您好' }, { 'a.b': 'Hello' })).toEqual([
    'a.b: the languages have different {{gaps}}',
  ]);
});
