import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSound, mrzZone } from '../../domain/identity/mrz.ts';
import { instant, localDay, type LocalDay } from '../../domain/kernel/time.ts';
import { readMrz } from '../../main/devices/id-reader/mrz/mrz-coder.ts';
import { createMrzFrameReader, type MrzFrame } from '../../main/devices/id-reader/mrz/mrz-framing.ts';
import { passportLines, type SimulatedPassport } from '../../main/devices/id-reader/mrz/simulated-zone.ts';
import { knownZones, zoneDay } from '../support/id-reader/passports.ts';

const word = fc.stringMatching(/^[A-Z]{2,12}$/);
const dayBetween = (from: string, to: string): fc.Arbitrary<LocalDay> =>
  fc
    .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
    .map((date) => localDay(instant(date.getTime()), 'UTC'));

const passport: fc.Arbitrary<SimulatedPassport> = fc.record({
  surname: fc.array(word, { minLength: 1, maxLength: 2 }).map((words) => words.join(' ')),
  givenNames: word,
  number: fc.stringMatching(/^[A-Z0-9]{5,9}$/),
  state: fc.constantFrom('D', 'CHN', 'USA', 'UTO', 'XXA', 'RKS'),
  birthDate: dayBetween('1930-01-01', '2026-03-01'),
  sex: fc.constantFrom('M' as const, 'F' as const, '<' as const),
  validUntil: dayBetween('2000-01-01', '2060-01-01'),
});

/** Characters of the zone, and a few of every other kind. */
const scrap = fc.oneof(
  fc.stringMatching(/^[A-Z0-9<]{0,100}$/),
  fc.constantFrom('P<', 'I<UTO', '<'.repeat(30), '\r', '\n', '\r\n', '\x02', '\x03', '＜', 'ß', '\u{1F6C2}'),
  fc.string({ unit: 'binary', maxLength: 50 }),
  fc.constantFrom(...Object.values(knownZones).flatMap(({ card }) => card)),
);
const anyText = fc.array(scrap, { maxLength: 8 }).map((scraps) => scraps.join(''));

test('every passport that can be written is read back, and sound', () => {
  fc.assert(
    fc.property(passport, (holder) => {
      const lines = passportLines(holder);
      const reading = readMrz(lines.join('\r\n'), zoneDay);
      expect(isSound(reading)).toBe(true);
      expect(reading.document).toMatchObject({
        kind: 'passport',
        name: `${holder.surname} ${holder.givenNames}`,
        number: holder.number,
        birthDate: holder.birthDate,
        validUntil: holder.validUntil,
        source: 'mrz',
      });
    }),
  );
});

// ICAO Doc 9303 part 3: the weights 7 3 1 find every single wrong character whose value differs by other than ten.
test('one wrong figure in a checked field is always found', () => {
  const checked = [
    ...Array(10).keys(),
    ...Array.from({ length: 7 }, (_, at) => 13 + at),
    21,
    22,
    23,
    24,
    25,
    26,
    27,
  ];
  fc.assert(
    fc.property(
      passport,
      fc.constantFrom(...checked),
      fc.integer({ min: 1, max: 9 }),
      (holder, at, change) => {
        const [names, numbers] = passportLines(holder);
        const before = numbers.charAt(at);
        fc.pre(/\d/.test(before));
        const after = String((Number(before) + change) % 10);
        const slipped = numbers.slice(0, at) + after + numbers.slice(at + 1);
        expect(isSound(readMrz(`${names}\n${slipped}`, zoneDay))).toBe(false);
      },
    ),
  );
});

test('no text whatever throws, and no document comes of anything but whole lines', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const reading = readMrz(text, zoneDay);
      const zone = mrzZone(text);
      expect(zone.lines.length).toBeLessThanOrEqual(text.length + 3);
      if (reading.document) expect(zone.lines.every(({ missing }) => missing === 0)).toBe(true);
      for (const { text: shown } of reading.fields) expect(shown.length).toBeLessThanOrEqual(44);
    }),
    { numRuns: 5_000 },
  );
});

const bytes = (text: string) => Buffer.from(text, 'latin1');

test('how the bytes are cut into pieces changes nothing', () => {
  const framings = fc.constantFrom({}, { prefix: '\x02', suffix: '\x03' }, { lineEnd: '|' });
  fc.assert(
    fc.property(
      anyText,
      framings,
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
      (text, framing, cuts) => {
        const sent = bytes(text);
        const read = (sizes: readonly number[]): readonly MrzFrame[] => {
          const reader = createMrzFrameReader(framing);
          const frames: MrzFrame[] = [];
          for (let at = 0, turn = 0; at < sent.length; turn += 1) {
            const size = sizes[turn % sizes.length] ?? 1;
            frames.push(...reader.push(sent.subarray(at, at + size)));
            at += size;
          }
          return [...frames, ...reader.silence()];
        };
        expect(read(cuts)).toEqual(read([sent.length || 1]));
      },
    ),
    { numRuns: 1_000 },
  );
});

test('whatever a scanner sent, after silence the next document is found', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 3_000 }), { maxLength: 4 }),
      fc.constantFrom(...Object.values(knownZones)),
      (noise, { card }) => {
        const reader = createMrzFrameReader({});
        for (const piece of noise) reader.push(piece);
        reader.silence();
        expect(reader.isMidFrame()).toBe(false);
        expect(reader.push(bytes(`${card.join('\r')}\r`))).toEqual([{ type: 'document', lines: card }]);
      },
    ),
    { numRuns: 500 },
  );
});
