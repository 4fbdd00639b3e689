import { expect, test } from 'vitest';
import { instant } from '../../../../domain/kernel/time.ts';
import { hasPersonalNumber, template, templateKeys } from '../../../../server/channels/index.ts';
import { english } from '../../../../server/channels/strings/en.ts';
import { chinese } from '../../../../server/channels/strings/zh-cn.ts';
import { templateCatalogue } from '../../../../server/channels/templates/keys.ts';
import type { TemplateFields } from '../../../../server/channels/templates/keys.ts';

const timeZone = 'Asia/Shanghai';
const at = (text: string) => instant(Date.parse(`${text}+08:00`));
const window = { from: at('2026-11-23T14:00'), until: at('2026-11-23T15:30'), timeZone };
const everything: TemplateFields = {
  visitor: '张小三',
  department: '住院部',
  window,
  deadline: { at: at('2026-11-22T09:05'), timeZone },
  reason: '当日停诊',
  question: '请补充工作证明',
  place: '东门',
  subject: '逾时未离开',
};

test.each(templateKeys)('%s tells exactly its fields in both languages', (key) => {
  for (const words of [chinese[key], english[key]]) {
    const told = [...`${words.title}${words.text}`.matchAll(/\{\{(\w+)\}\}/g)].map(([, field]) => field);
    expect(told.toSorted()).toEqual([...templateCatalogue[key].fields].toSorted());
  }
});

test.each(templateKeys)('%s is a whole sentence that points at nobody', (key) => {
  for (const language of ['zh-CN', 'en'] as const) {
    const message = template(key, language, { ...everything, link: 'https://visit.example.cn/1' });
    expect(message).toMatchObject({ key, language, link: 'https://visit.example.cn/1' });
    expect(`${message.title}${message.text}`).not.toMatch(/\{\{|undefined|\bNaN\b|张小三/);
    expect(hasPersonalNumber(`${message.title} ${message.text}`)).toBe(false);
    // WeCom takes 2,048 bytes in all.
    const longest = template(key, language, {
      ...everything,
      reason: '长'.repeat(999),
      question: '长'.repeat(999),
      subject: '长'.repeat(999),
      department: '长'.repeat(999),
      visitor: '长'.repeat(999),
      place: '长'.repeat(999),
    });
    expect(Buffer.byteLength(longest.title + longest.text)).toBeLessThan(1_500);
  }
});

test('the host reads who, where and when', () => {
  expect(template('review-requested', 'zh-CN', everything).text).toBe(
    '张*三 申请 11月23日 14:00–15:30 到住院部来访，请审核。',
  );
  expect(
    template('review-reminder', 'en', { ...everything, visitor: 'Anna Eriksson', department: 'Ward 3' }).text,
  ).toBe(
    'A*** E*** asks to visit Ward 3, 23 Nov 14:00–15:30. Please decide by 22 Nov 09:05; after that the request lapses.',
  );
});

test('a name that is masked already stays as it is', () => {
  for (const visitor of ['张*三', '欧阳**', 'A*** E***', '阿**·买**']) {
    expect(template('visitor-arrived', 'zh-CN', { ...everything, visitor }).values['visitor']).toBe(visitor);
  }
});

test('a visit over midnight says both days', () => {
  const night = { from: at('2026-12-31T22:00'), until: at('2027-01-01T06:00'), timeZone };
  expect(template('approved', 'zh-CN', { ...everything, window: night }).text).toContain(
    '12月31日 22:00–1月1日 06:00',
  );
});

test('an interception names nobody and nothing', () => {
  expect(template('interception', 'zh-CN', everything).text).toBe('东门有一项来访需要您当面核对。');
});

test('a host’s words lose numbers, line ends and turned writing, and end in time', () => {
  const text = (reason: string): string =>
    template('rejected', 'zh-CN', { ...everything, reason }).values['reason'] ?? '';
  expect(text('请致电 138 0000 0000')).toBe('请致电 ***');
  expect(text('一\r\n二\u202E三\u0000')).toBe('一 二 三');
  expect(text('长'.repeat(300))).toBe(`${'长'.repeat(199)}…`);
  expect(text('<at user_id="all">')).toBe('＜at user_id="all"＞');
});

test('placeholders in somebody’s words are not filled', () => {
  const message = template('more-asked', 'zh-CN', {
    ...everything,
    department: '{{question}}',
    question: '{{department}}',
  });
  expect(message.text).toBe('{{question}}请您补充：{{department}}');
});
