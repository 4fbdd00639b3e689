import { describe, expect, test } from 'vitest';
import {
  decodeStatus,
  encodeReport,
  hidRelayProfiles,
} from '../../../../../main/devices/relay-board/hid-coder.ts';
import { encodeSwitch } from '../../../../../main/devices/relay-board/lcus-board.ts';
import {
  decodeAnswer,
  encodeQuestion,
  exceptionWords,
  findAnswer,
} from '../../../../../main/devices/relay-board/modbus-coils.ts';
import type { CoilQuestion } from '../../../../../main/devices/relay-board/modbus-coils.ts';
import { rtuFraming, tcpFraming } from '../../../../../main/devices/relay-board/modbus-frame.ts';
import { bytesOf as bytes } from '../../../../support/hex.ts';

const coil0On: CoilQuestion = { type: 'write', coil: 0, on: true };
const coil0Off: CoilQuestion = { type: 'write', coil: 0, on: false };

/** Published telegrams (facts, section 4), not made by this encoder. */
describe('what is sent', () => {
  test.each([
    ['coil 0 on', coil0On, 0, '00 00 00 00 00 06 01 05 00 00 FF 00'],
    ['coil 0 off', coil0Off, 0, '00 00 00 00 00 06 01 05 00 00 00 00'],
    ['read 8 coils', { type: 'read', first: 0, count: 8 }, 1, '00 01 00 00 00 06 01 01 00 00 00 08'],
    [
      'write 8 coils',
      { type: 'write-many', first: 0, on: Array.from({ length: 8 }, () => true) },
      1,
      '00 01 00 00 00 08 01 0F 00 00 00 08 01 FF',
    ],
  ] as const)('modbus tcp, %s', (_, question, ticket, telegram) => {
    expect(tcpFraming(1).wrap(encodeQuestion(question), ticket)).toEqual(bytes(telegram));
  });

  test.each([
    [coil0On, '01 05 00 00 FF 00 8C 3A'],
    [coil0Off, '01 05 00 00 00 00 CD CA'],
    [{ type: 'write', coil: 1, on: true }, '01 05 00 01 FF 00 DD FA'],
  ] as const)('modbus rtu, with its checksum', (question, telegram) => {
    expect(rtuFraming(1).wrap(encodeQuestion(question), 0)).toEqual(bytes(telegram));
  });

  test('many coils are packed from the lowest bit on', () => {
    const on = [true, false, false, true, false, false, false, false, true, true];
    expect(encodeQuestion({ type: 'write-many', first: 0x0102, on })).toEqual(
      bytes('0F 01 02 00 0A 02 09 03'),
    );
  });

  test.each([
    [1, true, 'A0 01 01 A2'],
    [1, false, 'A0 01 00 A1'],
    [8, true, 'A0 08 01 A9'],
    [0x60, true, 'A0 60 01 01'],
  ])('lcus, relay %i on: %s', (relay, on, telegram) => {
    expect(encodeSwitch(relay, on)).toEqual(bytes(telegram));
  });

  test.each([
    ['dcttech', true, '00 FF 01 00 00 00 00 00 00'],
    ['dcttech', false, '00 FD 01 00 00 00 00 00 00'],
    ['ucreatefun', true, '00 F1 00 00 00 00 00 00 00'],
    ['ucreatefun', false, '00 01 00 00 00 00 00 00 00'],
  ] as const)('usb-hid %s, relay 1 on: %s', (profile, on, report) => {
    expect(encodeReport(hidRelayProfiles[profile].encodeSwitch(1, on))).toEqual(bytes(report));
  });
});

describe('what is heard', () => {
  const find = (framing: 'tcp' | 'rtu', question: CoilQuestion, heard: string, ticket = 1) =>
    findAnswer(framing === 'tcp' ? tcpFraming(1) : rtuFraming(1), question, bytes(heard), ticket);

  test('a write is answered with its echo', () => {
    expect(find('tcp', coil0On, '00 01 00 00 00 06 01 05 00 00 FF 00')).toEqual({ type: 'done', on: [] });
    expect(find('rtu', coil0On, '01 05 00 00 FF 00 8C 3A')).toEqual({ type: 'done', on: [] });
  });

  test('a refusal has a code and a name', () => {
    expect(find('tcp', coil0On, '00 01 00 00 00 03 01 85 02')).toEqual({ type: 'exception', code: 2 });
    expect(exceptionWords(0x0b)).toBe('exception 0B (gateway target does not answer)');
    expect(exceptionWords(0x77)).toBe('exception 77 (unknown)');
  });

  test('coils are read from the lowest bit on, and no more than were asked for', () => {
    expect(decodeAnswer({ type: 'read', first: 0, count: 10 }, bytes('01 02 05 FE'))).toEqual({
      type: 'done',
      on: [true, false, true, false, false, false, false, false, false, true],
    });
  });

  test.each([
    ['another ticket', '00 02 00 00 00 06 01 05 00 00 FF 00'],
    ['another protocol', '00 01 00 07 00 06 01 05 00 00 FF 00'],
    ['another length', '00 01 00 00 00 07 01 05 00 00 FF 00'],
    ['another unit', '00 01 00 00 00 06 02 05 00 00 FF 00'],
    ['another function', '00 01 00 00 00 06 01 06 00 00 FF 00'],
    ['another coil', '00 01 00 00 00 06 01 05 00 01 FF 00'],
    ['another position', '00 01 00 00 00 06 01 05 00 00 00 00'],
    ['half an answer', '00 01 00 00 00 06 01 05 00 00 FF'],
    ['a refusal of something else', '00 01 00 00 00 03 01 81 02'],
  ])('%s is no answer', (_, heard) => {
    expect(find('tcp', coil0On, heard)).toBeUndefined();
  });

  test('an answer behind noise and a late answer is found', () => {
    const late = '00 07 00 00 00 06 01 05 00 00 FF 00';
    const mine = '00 08 00 00 00 06 01 05 00 00 FF 00';
    expect(find('tcp', coil0On, `FF 00 00 ${late} ${mine}`, 8)).toEqual({ type: 'done', on: [] });
    expect(find('rtu', coil0On, '00 01 05 01 05 00 00 FF 00 8C 3A')).toEqual({ type: 'done', on: [] });
  });

  // Some RS-485 adapters hear themselves; for a write the echo is all a board says anyway.
  test('our own question heard back is no answer to a reading', () => {
    const question: CoilQuestion = { type: 'read', first: 0, count: 8 };
    const sent = rtuFraming(1).wrap(encodeQuestion(question), 0);
    expect(findAnswer(rtuFraming(1), question, sent, 0)).toBeUndefined();
  });

  test.each([
    ['bare', '36 51 4D 42 53 00 00 05'],
    ['with the number of the report', '01 36 51 4D 42 53 00 00 05'],
    ['with a number of nothing', '00 36 51 4D 42 53 00 00 05'],
    ['with a byte too many behind', '36 51 4D 42 53 00 00 05 00'],
  ])('the status of a usb-hid relay, %s', (_, report) => {
    expect(decodeStatus(bytes(report))).toEqual({
      serial: '6QMBS',
      on: [true, false, true, false, false, false, false, false],
    });
  });

  test.each(['', '36 51 4D 42 53 00 00', '00 00 00 00 00 00 00 00', 'FF FF FF FF FF FF FF FF FF'])(
    'no status of a usb-hid relay: %s',
    (report) => expect(decodeStatus(bytes(report))).toBeUndefined(),
  );
});
