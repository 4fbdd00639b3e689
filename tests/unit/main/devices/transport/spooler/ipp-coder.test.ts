import { expect, test } from 'vitest';
import {
  decodeIppAnswer,
  encodeIppRequest,
  ippGroup,
  ippOperation,
} from '../../../../../../main/devices/transport/spooler/ipp-coder.ts';

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(/\s/g, ''), 'hex'));
const text = (value: string): string => Buffer.from(value).toString('hex');
const short = (value: number): string => value.toString(16).padStart(4, '0');
/** One attribute as it stands on the wire. */
const wire = (tag: string, name: string, value: string): string =>
  `${tag} ${short(name.length)} ${text(name)} ${short(value.replaceAll(/\s/g, '').length / 2)} ${value}`;
const answer = (...parts: string[]): Uint8Array => hex(`0101 0000 00000007 ${parts.join('')} 03`);
const values = (...attributes: string[]) => {
  const decoded = decodeIppAnswer(answer('04', ...attributes));
  if (!decoded.ok) throw new Error(decoded.error);
  return Object.fromEntries(decoded.value.groups[0]?.attributes ?? []);
};

// The shape of the example in RFC 8010 appendix A.1, a Print-Job request.
test('a request is laid out as RFC 8010 shows', () => {
  const request = encodeIppRequest({
    operation: ippOperation.printJob,
    requestId: 1,
    groups: [
      {
        tag: ippGroup.operation,
        attributes: [
          { type: 'charset', name: 'attributes-charset', values: ['utf-8'] },
          { type: 'naturalLanguage', name: 'attributes-natural-language', values: ['en-us'] },
          { type: 'uri', name: 'printer-uri', values: ['ipp://printer.example.com/ipp/print/pinetree'] },
          { type: 'name', name: 'job-name', values: ['foobar'] },
          { type: 'boolean', name: 'ipp-attribute-fidelity', values: [true] },
        ],
      },
      {
        tag: ippGroup.job,
        attributes: [
          { type: 'integer', name: 'copies', values: [20] },
          { type: 'keyword', name: 'sides', values: ['two-sided-long-edge', 'one-sided'] },
        ],
      },
    ],
  });
  const expected = [
    '0101 0002 00000001 01',
    wire('47', 'attributes-charset', text('utf-8')),
    wire('48', 'attributes-natural-language', text('en-us')),
    wire('45', 'printer-uri', text('ipp://printer.example.com/ipp/print/pinetree')),
    wire('42', 'job-name', text('foobar')),
    wire('22', 'ipp-attribute-fidelity', '01'),
    '02',
    wire('21', 'copies', '00000014'),
    wire('44', 'sides', text('two-sided-long-edge')),
    wire('44', '', text('one-sided')),
    '03',
  ];
  expect(Buffer.from(request).toString('hex')).toBe(expected.join('').replaceAll(' ', ''));
});

test('an answer: status, number, groups in order', () => {
  const decoded = decodeIppAnswer(
    hex(
      `0200 0406 80000001 01 02 ${wire('21', 'job-id', '00000093')} 02 ${wire('21', 'job-id', 'ffffffff')} 03`,
    ),
  );
  expect(decoded).toEqual({
    ok: true,
    value: {
      status: 0x0406,
      requestId: -2_147_483_647,
      groups: [
        { tag: 1, attributes: new Map() },
        { tag: 2, attributes: new Map([['job-id', [0x93]]]) },
        { tag: 2, attributes: new Map([['job-id', [-1]]]) },
      ],
    },
  });
});

test('every kind of value, several of one attribute, and no value', () => {
  expect(
    values(
      wire('23', 'printer-state', '00000003'),
      wire('22', 'accepting', '00'),
      wire('44', 'reasons', text('media-empty')) + wire('44', '', text('cover-open')),
      wire('42', 'info', text('前台 胸卡')),
      wire('13', 'time-at-processing', ''),
      wire('36', 'said', `0002 ${text('zh')} 0006 ${text('胸卡')}`),
      wire('31', 'date', '07ea0b17'),
      wire('21', 'odd', '0102'),
      wire('35', 'broken', '00ff'),
    ),
  ).toEqual({
    'printer-state': [3],
    accepting: [false],
    reasons: ['media-empty', 'cover-open'],
    info: ['前台 胸卡'],
    'time-at-processing': [null],
    said: ['胸卡'],
    date: [hex('07ea0b17')],
    odd: [hex('0102')],
    broken: [hex('00ff')],
  });
});

test('a collection is one value nobody looks into, however deep', () => {
  const inner =
    wire('34', '', '') + wire('4a', '', text('x')) + wire('21', '', '00000001') + wire('37', '', '');
  expect(
    values(
      wire('34', 'media-col', '') + wire('4a', '', text('media-size')) + inner + wire('37', '', ''),
      wire('34', '', '') + wire('4a', '', text('y')) + wire('44', '', text('z')) + wire('37', '', ''),
      wire('44', 'after', text('here')),
    ),
  ).toEqual({ 'media-col': [null, null], after: ['here'] });
});

test('of an attribute that comes twice, the first counts', () => {
  expect(
    values(wire('44', 'a', text('one')), wire('44', 'a', text('two')) + wire('44', '', text('three'))),
  ).toEqual({ a: ['one'] });
});

test.each([
  ['nothing', '', 'too short'],
  ['a header alone', '0101 0000 00000001', 'too short'],
  ['another protocol', `48545450 2f312e31 03 ${'00'.repeat(20)}`, 'IPP version 72'],
  ['no end', '0101 0000 00000001 01', 'ends without its end'],
  ['a name that runs out', '0101 0000 00000001 01 44 0005 6162', 'an attribute is longer than the answer'],
  [
    'a value that runs out',
    '0101 0000 00000001 01 44 0001 61 ffff 62',
    'an attribute is longer than the answer',
  ],
  [
    'a value before any group',
    `0101 0000 00000001 ${wire('44', 'a', '62')} 03`,
    'a value that belongs to nothing',
  ],
  [
    'a further value of nothing',
    `0101 0000 00000001 01 ${wire('44', '', '62')} 03`,
    'a value that belongs to nothing',
  ],
  ['groups without end', `0101 0000 00000001 ${'01'.repeat(100_000)} 03`, 'too many groups'],
])('%s is no answer', (_, bytes, problem) => {
  expect(decodeIppAnswer(hex(bytes))).toEqual({ ok: false, error: problem });
});
