import { afterEach, beforeEach, expect, test } from 'vitest';
import type { HostId } from '../../../../domain/kernel/brand.ts';
import { createHostIndex } from '../../../../main/storage/host-index.ts';
import type { Host } from '../../../../domain/visit/records.ts';
import { must, startKiosk, type TestKiosk } from '../../../support/storage-kiosk.ts';
import { host, system } from '../../../support/storage-people.ts';

let kiosk: TestKiosk;
beforeEach(() => {
  kiosk = startKiosk();
});
afterEach(() => kiosk.close());

function named(id: string, name: string, zh = '行政部', en = 'Administration'): Host {
  return { ...host, id: id as HostId, name, department: { 'zh-CN': zh, en } };
}
const index = createHostIndex([
  named('a', '单雨桐', '采购部', 'Purchasing'),
  named('b', '王伟', '信息技术部', 'Information Technology'),
  named('c', '王伟民'),
  named('d', 'Anna Weiss', '法务部', 'Legal'),
  named('e', '吕晓'),
  named('f', '欧阳娜'),
]);
const hits = (query: string, limit = 9) => index.search(query, limit).map(({ id }) => id);

test.each([
  ['the written name', '单雨桐', ['a']],
  ['a part of the name', '雨桐', ['a']],
  ['the surname in its reading as a surname', 'shan', ['a']],
  ['full pinyin with a blank', 'shan yutong', ['a']],
  ['initials', 'syt', ['a']],
  ['initials of a double surname', 'oyn', ['f']],
  ['a Latin given name', 'anna', ['d']],
  ['a Latin family name', 'weiss', ['d']],
  ['a department in Chinese', '采购', ['a']],
  ['a department by initials', 'cgb', ['a']],
  ['a department in English', 'purch', ['a']],
  ['a later word of the department', 'technology', ['b']],
  ['ü typed as v', 'lvxiao', ['e']],
  ['full-width capitals', 'ＳＹＴ', ['a']],
])('finds by %s', (_what, query, expected) => {
  expect(hits(query)).toEqual(expected);
});

test('the exact name comes before the longer one, a surname before a given name', () => {
  expect(hits('王伟')).toEqual(['b', 'c']);
  expect(hits('wangwei')).toEqual(['b', 'c']);
  expect(hits('wei')).toEqual(['d', 'b', 'c']);
});

test('nothing typed finds nobody, and the limit is kept', () => {
  expect(hits('')).toEqual([]);
  expect(hits(' 　')).toEqual([]);
  expect(hits('wang', 1)).toEqual(['b']);
});

test('recorded hosts are found at once and again after their name changed', () => {
  must(kiosk.store.hosts.record(host, system));
  expect(kiosk.store.hosts.search('syt', 5)).toEqual([host]);
  const married = { ...host, name: '欧阳雨桐' };
  must(kiosk.store.hosts.record(married, system));
  expect(kiosk.store.hosts.search('syt', 5)).toEqual([]);
  expect(kiosk.store.hosts.search('oyyt', 5)).toEqual([married]);
  expect(kiosk.store.hosts.byId(host.id)).toEqual(married);
});

test('five thousand hosts are searched in less than 5 ms', () => {
  const characters = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗晓伟芳娜敏静强磊军洋勇艳杰娟涛明超兰霞平刚桂英';
  const at = (n: number) => characters[n % characters.length] ?? '';
  const many = createHostIndex(
    Array.from({ length: 5_000 }, (_, n) => named(`h${n}`, `${at(n)}${at(n * 7 + 3)}${at(n * 13 + 5)}`)),
  );
  const queries = ['wang', 'wxm', '王', 'li', 'xingzheng', 'zzzz', 'w', 'adm'];
  // This thread's own time, the best of five: what else a busy machine does is not counted.
  for (const query of queries) {
    const times = Array.from({ length: 5 }, () => {
      const start = process.threadCpuUsage();
      many.search(query, 8);
      const spent = process.threadCpuUsage(start);
      return (spent.user + spent.system) / 1_000;
    });
    expect(Math.min(...times), query).toBeLessThan(5);
  }
});
