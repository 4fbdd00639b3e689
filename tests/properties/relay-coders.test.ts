import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeStatus } from '../../main/devices/relay-board/hid-coder.ts';
import { encodeQuestion, findAnswer } from '../../main/devices/relay-board/modbus-coils.ts';
import type { CoilQuestion } from '../../main/devices/relay-board/modbus-coils.ts';
import { rtuFraming, tcpFraming } from '../../main/devices/relay-board/modbus-frame.ts';
import { obeyModbus, simulatedRtu, simulatedTcp } from '../../main/devices/relay-board/simulated-modbus.ts';
import { createSimulatedRelays } from '../../main/devices/relay-board/simulated-relays.ts';
import { createFakeTimers } from '../support/fake-timers.ts';
import { fuzzRounds } from '../support/fuzz-rounds.ts';
import { seededRandom } from '../support/seeded-random.ts';

const relayCount = 16;
const habits = { unit: 1, firstCoil: 0, knowsWriteMany: true, knowsRead: true };
const framings = [
  ['tcp', tcpFraming(1), simulatedTcp],
  ['rtu', rtuFraming(1), simulatedRtu],
] as const;

const coil = fc.integer({ min: 0, max: relayCount - 1 });
const question: fc.Arbitrary<CoilQuestion> = fc.oneof(
  fc.record({ type: fc.constant('write' as const), coil, on: fc.boolean() }),
  coil.chain((first) =>
    fc.record({
      type: fc.constant('write-many' as const),
      first: fc.constant(first),
      on: fc.array(fc.boolean(), { minLength: 1, maxLength: relayCount - first }),
    }),
  ),
  coil.chain((first) =>
    fc.record({
      type: fc.constant('read' as const),
      first: fc.constant(first),
      count: fc.integer({ min: 1, max: relayCount - first }),
    }),
  ),
);
const ticket = fc.integer({ min: 0, max: 0xffff });
const noise = fc.uint8Array({ maxLength: 40 });

// The board's side is written apart from the kiosk's, so an error made twice would have to be made in two ways.
test.each(framings)('%s: what is written is what is read back, noise or not', (_, framing, far) => {
  fc.assert(
    fc.property(fc.array(question, { maxLength: 12 }), ticket, noise, (questions, number, before) => {
      const relays = createSimulatedRelays(relayCount, createFakeTimers());
      const model = Array.from({ length: relayCount }, () => false);
      for (const asked of questions) {
        const { frame } = far.take(framing.wrap(encodeQuestion(asked), number));
        if (!frame) throw new Error('the board does not know the request');
        const reply = far.answer(frame, obeyModbus(far.pduOf(frame), relays, habits));
        const answer = findAnswer(framing, asked, Uint8Array.of(...before, ...reply), number);
        if (asked.type === 'write') model[asked.coil] = asked.on;
        if (asked.type === 'write-many') model.splice(asked.first, asked.on.length, ...asked.on);
        const expected = asked.type === 'read' ? model.slice(asked.first, asked.first + asked.count) : [];
        expect(answer).toEqual({ type: 'done', on: expected });
      }
    }),
  );
});

test('an answer with another ticket is never taken', () => {
  fc.assert(
    fc.property(question, ticket, ticket, (asked, mine, other) => {
      fc.pre(mine !== other);
      const framing = tcpFraming(1);
      const { frame } = simulatedTcp.take(framing.wrap(encodeQuestion(asked), other));
      if (!frame) throw new Error('the board does not know the request');
      const relays = createSimulatedRelays(relayCount, createFakeTimers());
      const reply = simulatedTcp.answer(frame, obeyModbus(simulatedTcp.pduOf(frame), relays, habits));
      expect(findAnswer(framing, asked, reply, mine)).toBeUndefined();
    }),
  );
});

// Half noise, half a true answer with up to three bytes changed, cut short or drawn out.
test(`${fuzzRounds} malformed answers neither throw nor pass for a sound one`, () => {
  const random = seededRandom(20_261_124);
  const below = (n: number): number => Math.floor(random() * n);
  const asked: CoilQuestion = { type: 'write', coil: 3, on: true };
  const read: CoilQuestion = { type: 'read', first: 0, count: 12 };
  let taken = 0;
  for (let round = 0; round < fuzzRounds / framings.length; round += 1) {
    for (const [, framing] of framings) {
      const sound = framing.wrap(encodeQuestion(asked), 7);
      const length = round % 2 === 0 ? below(24) : Math.max(0, sound.length + below(7) - 3);
      const heard = Uint8Array.from({ length }, (_, at) =>
        round % 2 === 0 ? below(256) : (sound[at] ?? below(256)),
      );
      for (let flips = round % 2 === 0 ? 0 : 1 + below(3); flips > 0 && length > 0; flips -= 1) {
        heard[below(length)] = below(256);
      }
      const isWhole = sound.every((byte, at) => heard[at] === byte);
      const answer = findAnswer(framing, asked, heard, 7);
      if (answer?.type === 'done') {
        expect(isWhole).toBe(true);
        taken += 1;
      }
      findAnswer(framing, read, heard, 7);
    }
    decodeStatus(Uint8Array.from({ length: below(12) }, () => below(256)));
  }
  // Some changes change nothing, or only what follows: those were whole.
  expect(taken).toBeGreaterThan(0);
});
