import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  createFrameParser,
  encodeReply,
  encodeRequest,
  maxLength,
  toReply,
  toRequest,
} from '../../main/devices/id-reader/sam-frame.ts';
import { decodeCard, textOfReply } from '../../main/devices/id-reader/sam-card.ts';
import { fuzzRounds } from '../support/fuzz-rounds.ts';
import { hexOf } from '../support/hex.ts';
import { seededRandom } from '../support/seeded-random.ts';

const byte = fc.integer({ min: 0, max: 255 });
const data = fc.uint8Array({ maxLength: maxLength - 4 });
const longestFrame = maxLength + 7;

/** Noise that knows how to hurt: stretches of preamble and plausible headers between random bytes. */
const noise = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 30 }),
      fc.constantFrom(
        Uint8Array.of(0xaa, 0xaa, 0xaa),
        Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69),
        Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69, 0x05, 0x08, 0, 0, 0x90),
        Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69, 0x00, 0x05, 5, 5, 5),
      ),
    ),
    { maxLength: 20 },
  )
  .map((parts) => Uint8Array.from(parts.flatMap((part) => [...part])));

function cutUp(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    pieces.push(bytes.subarray(at, at + size));
    at += size;
  }
  return pieces;
}

const pieceSizes = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 10 });

test('a request comes out as it went in, however it is cut up', () => {
  fc.assert(
    fc.property(
      byte,
      byte,
      fc.uint8Array({ maxLength: 60 }),
      pieceSizes,
      (command, parameter, sent, sizes) => {
        const found: unknown[] = [];
        const parser = createFrameParser((body) => found.push(toRequest(body)));
        for (const piece of cutUp(encodeRequest(command, parameter, sent), sizes)) parser.push(piece);
        expect(found).toEqual([{ command, parameter, data: sent }]);
      },
    ),
  );
});

test('a reply comes out as it went in, however it is cut up', () => {
  fc.assert(
    fc.property(byte, byte, byte, data, pieceSizes, (sw1, sw2, sw3, sent, sizes) => {
      fc.pre(!(sw1 === 5 && sw2 === 5 && sw3 === 5)); // the vendor's time-out marker
      const found: unknown[] = [];
      const parser = createFrameParser((body) => found.push(toReply(body)));
      for (const piece of cutUp(encodeReply(sw3, sent, sw1, sw2), sizes)) parser.push(piece);
      expect(found).toEqual([{ sw1, sw2, sw3, data: sent }]);
    }),
  );
});

test('after any noise and a reset, the next frame is found', () => {
  fc.assert(
    fc.property(noise, pieceSizes, data, (before, sizes, sent) => {
      const found: string[] = [];
      const parser = createFrameParser((body) => found.push(hexOf(body)));
      for (const piece of cutUp(before, sizes)) parser.push(piece);
      found.length = 0;
      parser.reset();
      parser.push(encodeReply(0x90, sent));
      expect(found).toEqual([hexOf(Uint8Array.of(0, 0, 0x90, ...sent))]);
    }),
  );
});

// Without a reset a false header may hold on to good bytes, but never for longer than one longest frame.
test('after any noise and no reset, frames are found again within one longest frame', () => {
  const good = encodeReply(0x80);
  fc.assert(
    fc.property(noise, pieceSizes, (before, sizes) => {
      let found = 0;
      const parser = createFrameParser(() => (found += 1));
      for (const piece of cutUp(before, sizes)) parser.push(piece);
      for (let sent = 0; sent <= longestFrame; sent += good.length) parser.push(good);
      found = 0;
      parser.push(good);
      expect(found).toBeGreaterThanOrEqual(1);
      expect(parser.pendingBytes).toBeLessThanOrEqual(longestFrame);
    }),
  );
});

/**
 * Malformed frames, each a good one spoilt in one of the ways lines and vendors spoil them. What still comes
 * out goes through the card decoder, which must not throw either. A failure names its seed.
 */
test(`${fuzzRounds} malformed frames: no crash, bounded memory, and good frames still get through`, () => {
  const seed = Number(process.env['YINGBIN_TEST_SEED'] ?? 20_250_101);
  const random = seededRandom(seed);
  const upTo = (n: number): number => Math.floor(random() * n);
  const reading = encodeReply(
    0x90,
    Uint8Array.from({ length: 1284 }, () => upTo(256)),
  );
  const originals = [encodeRequest(0x20, 0x01), encodeReply(0x80), encodeReply(0x9f, new Uint8Array(4))];
  const good = encodeReply(0x9f, Uint8Array.of(1, 2, 3, 4));
  const goodBody = hexOf(good.subarray(7, -1));
  let bodies: Uint8Array[] = [];
  const parser = createFrameParser((body) => bodies.push(body));

  const spoil = (frame: Uint8Array): Uint8Array => {
    const copy = frame.slice();
    switch (upTo(5)) {
      case 0:
        copy[upTo(copy.length)] = upTo(256);
        return copy;
      case 1:
        return copy.subarray(0, upTo(copy.length));
      case 2:
        return copy.subarray(upTo(copy.length));
      case 3:
        copy[5] = upTo(256);
        copy[6] = upTo(256);
        return copy;
      default:
        return Uint8Array.from({ length: upTo(24) }, () => (random() < 0.4 ? 0xaa : upTo(256)));
    }
  };

  for (let run = 0; run < fuzzRounds; run += 1) {
    const original = run % 200 === 0 ? reading : originals[run % originals.length];
    parser.push(spoil(original ?? good));
    if (parser.pendingBytes > longestFrame) throw new Error(`Seed ${seed}, run ${run}: unbounded`);
    for (const body of bodies) {
      const text = textOfReply(toReply(body)?.data ?? body);
      if (text.ok) decodeCard(text.value);
    }
    bodies = [];
    if (run % 1_000 === 999) {
      parser.reset();
      parser.push(good);
      const found = bodies.map(hexOf);
      if (found.join() !== goodBody) throw new Error(`Seed ${seed}, run ${run}: good frame lost`);
      bodies = [];
    }
  }
}, 60_000);
