import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkCharacter } from '../../domain/identity/check-digit.ts';
import type { LocalDay } from '../../domain/kernel/time.ts';
import { decodeCard, textOfReply } from '../../main/devices/id-reader/sam-card.ts';
import {
  buildCitizenCard,
  buildHmtCard,
  buildResident2017Card,
  buildResidentCard,
} from '../../main/devices/id-reader/simulated-card.ts';

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as LocalDay);

const name = fc.string({
  unit: fc.constantFrom(...'测试甲乙丙丁〇·龘\uE001\uF8FF'),
  minLength: 1,
  maxLength: 15,
});
const latinWord = fc.stringMatching(/^[A-Z]{1,12}$/);
const latinName = fc
  .array(latinWord, { minLength: 1, maxLength: 4 })
  .map((words) => words.join(' ').slice(0, 46).trim());
const nationality = fc.stringMatching(/^[A-Z]{3}$/);

const common = {
  name,
  sex: fc.constantFrom('male' as const, 'female' as const, 'unknown' as const),
  birthDate: day,
  validFrom: day,
  validUntil: fc.oneof(day, fc.constant('long-term' as const)),
};

function eighteen(prefix: string, birth: LocalDay, sequence: number): string {
  const first17 = prefix + birth.replaceAll('-', '') + String(sequence).padStart(3, '0');
  return first17 + checkCharacter(first17);
}

const sequence = fc.integer({ min: 0, max: 999 });
const runs = { numRuns: 500 };

test('a citizen card is read as it was written', () => {
  fc.assert(
    fc.property(
      fc.record(common),
      sequence,
      fc.string({ unit: name, maxLength: 2 }),
      (values, nth, address) => {
        const number = eighteen('110101', values.birthDate, nth);
        const { text } = buildCitizenCard({ ...values, number, address });
        expect(decodeCard(text)).toEqual({
          ok: true,
          value: { kind: 'citizen-id', ...values, number, source: 'chip' },
        });
      },
    ),
    runs,
  );
});

test('a residence permit card is read as it was written', () => {
  fc.assert(
    fc.property(
      fc.record(common),
      sequence,
      fc.constantFrom('810000', '820000', '830000'),
      (values, nth, area) => {
        const number = eighteen(area, values.birthDate, nth);
        const { text } = buildHmtCard({ ...values, number, travelPermit: 'H00000001' });
        expect(decodeCard(text)).toEqual({
          ok: true,
          value: { kind: 'hmt-residence-permit', ...values, number, source: 'chip' },
        });
      },
    ),
    runs,
  );
});

test('a permanent resident card of 2023 is read as it was written', () => {
  fc.assert(
    fc.property(fc.record({ ...common, latinName, nationality }), sequence, (values, nth) => {
      const number = eighteen('911840', values.birthDate, nth);
      const { text } = buildResidentCard({ ...values, number });
      expect(decodeCard(text)).toEqual({
        ok: true,
        value: { kind: 'foreign-permanent-resident', ...values, number, source: 'chip' },
      });
    }),
    runs,
  );
});

test('a permanent resident card of 2017 is read as it was written', () => {
  fc.assert(
    fc.property(fc.record({ ...common, latinName, nationality }), (values) => {
      const number = `${values.nationality}3100${values.birthDate.replaceAll('-', '').slice(2)}03`;
      const { text } = buildResident2017Card({ ...values, number });
      expect(decodeCard(text)).toEqual({
        ok: true,
        value: { kind: 'foreign-permanent-resident-2017', ...values, number, source: 'chip' },
      });
    }),
    runs,
  );
});

test('any 256 bytes, and any reply, are decoded or refused, never thrown at', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 256, maxLength: 256 }),
      fc.uint8Array({ maxLength: 1_400 }),
      (text, reply) => {
        decodeCard(text);
        textOfReply(reply);
      },
    ),
    { numRuns: 2_000 },
  );
});
