import { expect, test } from 'vitest';
import { builtFor } from '../../main/devices/id-reader/vendor-library/library-file.ts';
import { createLineSplitter } from '../../main/devices/id-reader/vendor-library/line-splitter.ts';
import { portraitOf } from '../../main/devices/id-reader/vendor-library/portrait.ts';
import { decodeAnswer, decodeRequest } from '../../main/devices/id-reader/vendor-library/protocol.ts';
import { fuzzRounds, mostGrownBytes } from '../support/fuzz-rounds.ts';
import { malformedInputs, watchMemory } from '../support/malformed.ts';
import { seededRandom } from '../support/seeded-random.ts';

test(`${fuzzRounds} malformed lines are taken apart without a throw, in bounded memory`, () => {
  const next = malformedInputs(20_261_123, [
    ...['{"id":', '{"id":1,"do":"', 'find"}', '"status":144,"parts":["', '"]}', '"problem":"'],
    ...['{"id":1,"status":144,"parts":[]}\n', '{"id":2,"do":"find"}\n', '[', 'null', '\n', 'AAAA', '\\u'],
    'x'.repeat(300),
  ]);
  const grownBytes = watchMemory();
  let [answers, requests, longest] = [0, 0, 0];
  const push = createLineSplitter(1_000, (line) => {
    longest = Math.max(longest, line.length);
    if (decodeAnswer(line)) answers += 1;
    if (decodeRequest(line)) requests += 1;
  });
  for (let run = 0; run < fuzzRounds; run += 1) push(next());
  expect(longest).toBeLessThanOrEqual(1_000);
  // The good ones among them are found again after every bad one.
  expect(answers).toBeGreaterThan(fuzzRounds / 1_000);
  expect(requests).toBeGreaterThan(fuzzRounds / 1_000);
  expect(grownBytes()).toBeLessThan(mostGrownBytes);
});

test(`${fuzzRounds} malformed headers are of no library, or of a known one`, () => {
  const next = malformedInputs(20_261_124, [
    ...['MZ', '\x7fELF\x02\x01\x01', '\x7fELF\x01', 'PE\0\0', '\0'.repeat(58)],
    ...[
      [0xca, 0xfe, 0xba, 0xbe],
      [0xcf, 0xfa, 0xed, 0xfe],
      [0, 0, 0, 2],
      [0x80, 0, 0, 0],
      [0x4c, 0x01],
      [0xff, 0xff, 0xff, 0xff],
    ],
  ]);
  let known = 0;
  for (let run = 0; run < fuzzRounds; run += 1) if (builtFor(next())) known += 1;
  expect(known).toBeGreaterThan(0);
});

test(`${fuzzRounds} pictures with wrong headers are portraits of the right size or none`, () => {
  const random = seededRandom(20_261_125);
  const below = (limit: number): number => Math.floor(random() * limit);
  const file = Buffer.from(Uint8Array.from({ length: 39_000 }, (_, at) => at));
  let portraits = 0;
  for (let run = 0; run < fuzzRounds; run += 1) {
    // A header that is right in most places; the rest of the file costs nothing, since it is hardly ever looked at.
    file.write('BM', 0, 'latin1');
    file.fill(0, 2, 54);
    file.writeUInt32LE([54, 54, below(40_000)][below(3)] ?? 0, 10);
    file.writeUInt32LE([40, 40, 124, below(200)][below(4)] ?? 0, 14);
    file.writeInt32LE([102, below(300) - 100, below(104)][below(3)] ?? 0, 18);
    file.writeInt32LE([126, -126, below(300) - 100, below(128)][below(4)] ?? 0, 22);
    file.writeUInt16LE([24, 8, 32, below(65_536)][below(4)] ?? 0, 28);
    file.writeUInt32LE([0, 0, below(4)][below(3)] ?? 0, 30);
    file.writeUInt32LE([0, 256, below(1_000)][below(3)] ?? 0, 46);
    const portrait = portraitOf(file.subarray(0, [39_000, below(39_000)][below(2)]));
    if (portrait) portraits += 1;
    if (portrait && portrait.rgb.length !== 38_556) expect(portrait.rgb).toHaveLength(38_556);
  }
  expect(portraits).toBeGreaterThan(fuzzRounds / 10_000);
});
