import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDirectory } from '../../../../../main/app/cli/directory-file.ts';
import { host, lowSite, policy } from '../../../../support/visit/people.ts';

const both = { 'zh-CN': '部门', en: 'Department' };
const aHost = { id: 'h-9', name: '赵文静', department: both, place: both };
const aReservation = {
  ...{ id: 'r-9', visitorName: '欧阳测试', host: 'h-9', purpose: 'meeting' },
  ...{ from: '2026-03-02T09:00:00+08:00', until: '2026-03-02T11:00:00+08:00' },
};
const noHost = () => undefined;

const read = (content: object, sitePolicy = policy) =>
  readDirectory(JSON.stringify(content), sitePolicy, noHost);

test('the example of the manual is a good file', () => {
  const manual = readFileSync(
    join(import.meta.dirname, '../../../../../docs/operations/directory.md'),
    'utf8',
  );
  const example = /```json\n([\s\S]+?)```/.exec(manual)?.[1] ?? '';
  const result = readDirectory(example, policy, noHost);
  expect(result).toMatchObject({ ok: true });
  if (result.ok)
    expect(result.value.reservations[0]).toMatchObject({ id: 'r-20260302-1', host: { name: '刘明远' } });
});

test('a host recorded earlier may be named', () => {
  const content = JSON.stringify({
    reservations: [{ ...aReservation, host: host.id, phone: '13800000001' }],
  });
  expect(readDirectory(content, policy, (id) => (id === host.id ? host : undefined))).toMatchObject({
    ok: true,
  });
});

test.each([
  ['an unknown host', { reservations: [{ ...aReservation, phone: '13800000001' }] }, 'reservations.0.host'],
  [
    'nothing to find the visitor by',
    { hosts: [aHost], reservations: [aReservation] },
    'reservations.0: needs',
  ],
  [
    'a wrong check digit',
    { hosts: [aHost], reservations: [{ ...aReservation, idNumber: '110101190001010015' }] },
    'idNumber',
  ],
  ['a misspelt key', { host: [] }, 'host'],
])('%s is named by its place, without what stands there', (_name, content, place) => {
  const result = read(content);
  expect(result.ok).toBe(false);
  if (result.ok) return;
  expect(result.error.join('\n')).toContain(place);
  expect(result.error.join('\n')).not.toContain('欧阳');
  expect(result.error.join('\n')).not.toContain('110101190001010015');
});

test('a site that keeps no ID numbers refuses a file that brings them', () => {
  const content = { hosts: [aHost], reservations: [{ ...aReservation, idNumber: '110101190001010014' }] };
  expect(read(content, lowSite.policy)).toMatchObject({
    ok: false,
    error: [expect.stringContaining('idNumber')],
  });
});
