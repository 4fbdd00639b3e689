import { expect, test } from 'vitest';
import { guarded } from '../../../../server/channels/guard.ts';
import type { Channel, Message } from '../../../../server/channels/index.ts';
import { hasPersonalNumber, template } from '../../../../server/channels/index.ts';
import { withoutPersonalNumbers } from '../../../../server/channels/personal-number.ts';

test.each([
  '110101190001010014',
  '11010119000101001x',
  '身份证110101190001010014的访客',
  '１１０１０１１９０００１０１００１４',
  '110101 19000101 0014',
  '110101-1900-0101-0014',
  '110101000101001', // fifteen digits
  '13800000000',
  '138 0000 0000',
  '138-0000-0000',
  '1 3 8 0 0 0 0 0 0 0 0',
  '138—0000–0000',
  '138  0000  0000',
  '138\n00000000',
  '+86 13800000000',
  '008613800000000',
  '2026-11-23 13800000000', // a date makes one run of digits with the phone
  '13800000000 2026',
  '王:13800000000,李:13900000000',
])('%s points at a person', (text) => {
  expect(hasPersonalNumber(text)).toBe(true);
  expect(hasPersonalNumber(withoutPersonalNumbers(text))).toBe(false);
});

test.each([
  '11月23日 14:00–15:00',
  '2026-11-23 14:00-15:00',
  '23 Nov 14:00–15:00',
  '3号楼 1201 室',
  '案件 2026112300001',
  '12000000000', // no such mobile
  '010-62345678', // a house's own line
  '138****0000',
  '110101********0014',
  '999999 99999999 9999',
])('%s points at nobody and stays as it is', (text) => {
  expect(hasPersonalNumber(text)).toBe(false);
  expect(withoutPersonalNumbers(text)).toBe(text);
});

test('only the number is starred out', () => {
  expect(withoutPersonalNumbers('请打 138 0000 0000，3号楼 1201 室')).toBe('请打 ***,3号楼 1201 室');
});

const never = new AbortController().signal;
const openChannel: Channel = {
  name: 'email',
  canReach: () => true,
  send: () => Promise.resolve({ ok: true, value: {} }),
};
const message = template('interception', 'zh-CN', { place: '东门', link: 'https://visit.example.cn/q/1' });

test.each<[string, Partial<Message>]>([
  ['title', { title: '13800000000' }],
  ['text', { text: '13800000000' }],
  ['words for an SMS', { values: { visitor: '13800000000' } }],
  ['link', { link: 'https://visit.example.cn/?phone=13800000000' }],
  ['encoded link', { link: 'https://visit.example.cn/110101%2019000101%200014' }],
  ['label of an action', { actions: [{ label: '13800000000', link: 'https://visit.example.cn' }] }],
  ['link of an action', { actions: [{ label: '拨打', link: 'tel:+8613800000000' }] }],
])('a number in the %s is held back', async (_, change) => {
  const outcome = await guarded(openChannel).send({ ...message, ...change }, {}, never);
  expect(outcome).toEqual({ ok: false, error: { kind: 'refused', code: 'personal-number' } });
});

test('a signed token that happens to hold eleven digits in a row is no phone number', async () => {
  const link = 'https://visit.example.cn/v/aZ13800000000-_x9';
  expect(await guarded(openChannel).send({ ...message, link }, {}, never)).toMatchObject({ ok: true });
});
