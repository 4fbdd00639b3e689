import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeIppAnswer, encodeIppRequest } from '../../main/devices/transport/spooler/ipp-coder.ts';
import type { IppAttribute } from '../../main/devices/transport/spooler/ipp-coder.ts';
import { readJob, readQueue } from '../../main/devices/transport/spooler/ipp-state.ts';
import { fuzzRounds } from '../support/fuzz-rounds.ts';

const named = fc.string({ minLength: 1, maxLength: 40 });
const attribute: fc.Arbitrary<IppAttribute> = fc.oneof(
  fc.record({
    type: fc.constantFrom('keyword', 'name', 'uri', 'mimeMediaType', 'charset', 'naturalLanguage'),
    name: named,
    values: fc.array(fc.string({ maxLength: 60 }), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    type: fc.constantFrom('integer', 'enum'),
    name: named,
    values: fc.array(fc.integer(), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ type: fc.constant('boolean'), name: named, values: fc.tuple(fc.boolean()) }),
);
const groups = fc.array(
  fc.record({
    tag: fc.constantFrom(1, 2, 4, 5),
    attributes: fc.uniqueArray(attribute, { selector: ({ name }) => name, maxLength: 8 }),
  }),
  { maxLength: 5 },
);

// An answer is laid out like a request, with a status where the operation stands.
test('what is encoded is decoded', () => {
  fc.assert(
    fc.property(fc.nat(0xffff), fc.integer(), groups, (operation, requestId, sent) => {
      const decoded = decodeIppAnswer(encodeIppRequest({ operation, requestId, groups: sent }));
      expect(decoded).toEqual({
        ok: true,
        value: {
          status: operation,
          requestId,
          groups: sent.map(({ tag, attributes }) => ({
            tag,
            attributes: new Map(attributes.map(({ name, values }) => [name, values])),
          })),
        },
      });
    }),
  );
});

test('every shorter answer is refused', () => {
  fc.assert(
    fc.property(groups, fc.nat(), (sent, at) => {
      const whole = encodeIppRequest({ operation: 0, requestId: 1, groups: sent });
      expect(decodeIppAnswer(whole.subarray(0, at % whole.length)).ok).toBe(false);
    }),
  );
});

// Half of them are a sound answer with a few bytes changed, cut or repeated: those get past the first checks.
test(`${fuzzRounds} malformed answers: none throws, none takes long, none makes up more than it was given`, () => {
  let seed = 20_261_123;
  const below = (limit: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * limit);
  };
  const sound = Buffer.from(
    encodeIppRequest({
      operation: 0,
      requestId: 1,
      groups: [
        { tag: 1, attributes: [{ type: 'charset', name: 'attributes-charset', values: ['utf-8'] }] },
        {
          tag: 4,
          attributes: [
            { type: 'enum', name: 'printer-state', values: [5] },
            { type: 'enum', name: 'job-state', values: [7] },
            { type: 'keyword', name: 'printer-state-reasons', values: ['paused', 'media-empty-error'] },
          ],
        },
      ],
    }),
  );
  const tags = [0x01, 0x03, 0x04, 0x10, 0x13, 0x21, 0x23, 0x34, 0x35, 0x36, 0x37, 0x44, 0x4a, 0x7f, 0xff];
  const malformed = (): Buffer => {
    if (below(2) === 0) {
      const random = Buffer.alloc(9 + below(80));
      for (let i = 0; i < random.length; i += 1) {
        random[i] = below(3) === 0 ? (tags[below(tags.length)] ?? 0) : below(4) === 0 ? below(256) : 0;
      }
      random[0] = 1;
      return random;
    }
    const bent = Buffer.from(sound);
    for (let changes = 1 + below(4); changes > 0; changes -= 1) {
      bent[8 + below(bent.length - 8)] = below(2) === 0 ? below(256) : (tags[below(tags.length)] ?? 0);
    }
    return bent.subarray(0, below(4) === 0 ? 8 + below(bent.length - 8) : bent.length);
  };
  let accepted = 0;
  let told = 0;
  for (let i = 0; i < fuzzRounds; i += 1) {
    const bytes = malformed();
    const decoded = decodeIppAnswer(bytes);
    if (!decoded.ok) continue;
    accepted += 1;
    let values = 0;
    for (const group of decoded.value.groups) {
      for (const each of group.attributes.values()) values += each.length;
      if (readQueue(group) || readJob(group)) told += 1;
    }
    expect(values).toBeLessThanOrEqual(bytes.length / 5);
  }
  // The fuzzing must reach the far side of the coder, or it proves nothing.
  expect(accepted).toBeGreaterThan(fuzzRounds / 10);
  expect(told).toBeGreaterThan(fuzzRounds / 100);
}, 60_000);
