import { expect, test } from 'vitest';
import {
  createMrzFrameReader,
  type MrzFrame,
  type MrzFraming,
} from '../../../../../../main/devices/id-reader/mrz/mrz-framing.ts';
import {
  cardSpecimen,
  knownZones,
  passportSpecimen,
  probe,
} from '../../../../../support/id-reader/passports.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const found = (frames: readonly MrzFrame[]) =>
  frames.map((frame) => (frame.type === 'document' ? frame.lines : frame.type));
const boxed: MrzFraming = { prefix: '\x02', suffix: '\x03' };

test.each(['\r', '\n', '\r\n'])('documents whose lines end in %j are found, in pieces of any size', (end) => {
  for (const { card } of Object.values(knownZones)) {
    const sent = card.map((line) => line + end).join('');
    for (const piece of [1, 7, sent.length]) {
      const reader = createMrzFrameReader({});
      const frames = Array.from({ length: Math.ceil(sent.length / piece) }, (_, at) =>
        reader.push(bytes(sent.slice(at * piece, (at + 1) * piece))),
      ).flat();
      expect(found(frames)).toEqual([card]);
      expect(reader.silence()).toEqual([]);
    }
  }
});

test('a last line without an end is complete when there is silence', () => {
  const reader = createMrzFrameReader({});
  expect(reader.push(bytes(passportSpecimen.card.join('\r')))).toEqual([]);
  expect(reader.isMidFrame()).toBe(true);
  expect(found(reader.silence())).toEqual([passportSpecimen.card]);
  expect(reader.isMidFrame()).toBe(false);
});

test('text before and behind a document, and another end of line, are set-up', () => {
  const reader = createMrzFrameReader({ prefix: '\x02', suffix: '\x03\x0d', lineEnd: '|' });
  const sent = `noise\x02${passportSpecimen.card.join('|')}|\x03\r`;
  expect(found(reader.push(bytes(sent + sent)))).toEqual([passportSpecimen.card, passportSpecimen.card]);
});

test('control characters around a document need no set-up', () => {
  const reader = createMrzFrameReader({});
  const sent = `\x02${probe.card.join('\r')}\r\x03`;
  expect(found(reader.push(bytes(sent + sent)))).toEqual([probe.card, probe.card]);
  expect(reader.silence()).toEqual([]);
});

test('an empty box says that a document could not be read; a half one too', () => {
  const reader = createMrzFrameReader(boxed);
  expect(found(reader.push(bytes('\x02\x03')))).toEqual(['broken']);
  expect(found(reader.push(bytes(`\x02${passportSpecimen.card[0]}\r\x03`)))).toEqual(['broken']);
  expect(reader.push(bytes(`${passportSpecimen.card.join('\r')}\r\x03`))).toEqual([]);
});

test('a half document is broken, a version number is noise, line ends are nothing', () => {
  const reader = createMrzFrameReader({});
  const afterSilence = (text: string) => {
    reader.push(bytes(text));
    return found(reader.silence());
  };
  expect(afterSilence(`${passportSpecimen.card[0]}\r`)).toEqual(['broken']);
  expect(afterSilence('P<UTOERIKSSON<<ANNA<M')).toEqual(['broken']);
  expect(afterSilence('READER V1.20\r\n')).toEqual(['noise']);
  expect(afterSilence('\r\n\r\n')).toEqual([]);
});

test('the next whole document is found after a half one and after noise, without silence between', () => {
  const reader = createMrzFrameReader({});
  const [first] = passportSpecimen.card;
  const frames = reader.push(bytes(`${first}\r\x00\xff${'x'.repeat(1_000)}\r${probe.card.join('\r')}\r`));
  expect(found(frames)).toEqual([probe.card]);
});

test('the first line of one document and the first of the next are not one document', () => {
  const reader = createMrzFrameReader({});
  const frames = reader.push(bytes(`${passportSpecimen.card[0]}\r${probe.card.join('\r')}\r`));
  expect(found(frames)).toEqual([probe.card]);
});

test.each([
  ['without a box', {}],
  ['with one', boxed],
])('a flood is told once and ignored until there is silence, %s', (_, framing: MrzFraming) => {
  const reader = createMrzFrameReader(framing);
  const { prefix = '', suffix = '' } = framing;
  const sent = `${prefix}${cardSpecimen.card.join('\r')}\r${suffix}`;
  const frames = Array.from({ length: 50 }, () => reader.push(bytes('P<\x02\x03'.repeat(1_000)))).flat();
  expect(frames.filter(({ type }) => type === 'flood')).toHaveLength(1);
  // What came before it was recognised as a flood is all there is.
  expect(frames.length).toBeLessThan(2_000);
  expect(reader.push(bytes(sent))).toEqual([]);
  expect(reader.silence()).toEqual([]);
  expect(found(reader.push(bytes(sent)))).toEqual([cardSpecimen.card]);
});
