import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';
import { afterEach, expect, test } from 'vitest';
import { createSimulatedSnmp } from '../../../main/devices/label-printer/brother-ql/simulated-snmp.ts';
import type { SimulatedSnmp } from '../../../main/devices/label-printer/brother-ql/simulated-snmp.ts';
import { createSnmpStatus } from '../../../main/devices/label-printer/brother-ql/snmp-status.ts';
import { realTimers } from '../../../main/devices/transport/timers.ts';

const block = Uint8Array.from({ length: 32 }, (_, i) => i * 7);
const hexOf = (bytes: Uint8Array): string | undefined =>
  bytes.length === 32 ? Buffer.from(bytes).toString('hex') : undefined;

let agent: SimulatedSnmp | undefined;
let liar: Socket | undefined;
afterEach(async () => {
  await agent?.stop();
  agent = undefined;
  await new Promise<void>((closed) => (liar ? liar.close(() => closed()) : closed()));
  liar = undefined;
});

const startAgent = async (onQuestion: (answer: (bytes: Uint8Array) => void) => void): Promise<number> => {
  agent = createSimulatedSnmp({ port: 0, community: 'lobby', onQuestion });
  await agent.start();
  return agent.port();
};
/** A port that answers each question with whatever it likes. */
const startLiar = async (answers: (question: Buffer) => readonly Buffer[]): Promise<number> => {
  const socket = createSocket('udp4');
  liar = socket;
  socket.on('message', (question, from) => {
    for (const answer of answers(question)) socket.send(answer, from.port, from.address);
  });
  await new Promise<void>((bound) => socket.bind(0, '127.0.0.1', () => bound()));
  return socket.address().port;
};
const statusAt = (port: number, limitMs = 5_000, community = 'lobby') =>
  createSnmpStatus({ host: '127.0.0.1', port, community, timers: realTimers, limitMs, decode: hexOf });

test('the block comes as it is, as often as it is asked for', async () => {
  const status = statusAt(await startAgent((answer) => answer(block)));
  for (let times = 0; times < 3; times += 1) expect(await status.ask()).toBe(hexOf(block));
});

test('two questions at once do not get in the way of each other', async () => {
  const status = statusAt(await startAgent((answer) => answer(block)));
  expect(await Promise.all([status.ask(), status.ask()])).toEqual([hexOf(block), hexOf(block)]);
});

test('a block that is none is no answer', async () => {
  expect(await statusAt(await startAgent((answer) => answer(Uint8Array.of(1, 2)))).ask()).toBeUndefined();
});

test('the wrong community, a printer that is silent, and one that is not there', async () => {
  const port = await startAgent(() => {});
  expect(await statusAt(port, 100, 'public').ask()).toBeUndefined();
  expect(await statusAt(port, 100).ask()).toBeUndefined();
  await agent?.stop();
  expect(await statusAt(port, 100).ask()).toBeUndefined();
  const nowhere = createSnmpStatus({
    ...{ host: 'yingbin-no-such-host.invalid', timers: realTimers, limitMs: 200, decode: hexOf },
  });
  expect(await nowhere.ask()).toBeUndefined();
});

test('a lost datagram is made good', async () => {
  let questions = 0;
  const port = await startAgent((answer) => {
    questions += 1;
    if (questions > 1) answer(block);
  });
  expect(await statusAt(port, 400).ask()).toBe(hexOf(block));
});

// The library calls out of its socket's own handler: what throws there ends the kiosk.
test('answers that are not SNMP, or a bent one, end in nothing', async () => {
  let seed = 7;
  const below = (limit: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * limit);
  };
  const port = await startLiar((question) =>
    Array.from({ length: 200 }, () => {
      const bent = Buffer.from(question);
      // The kind of message: an answer, so that more of it is looked at.
      const kind = bent.indexOf(0xa0);
      if (kind >= 0) bent[kind] = 0xa2;
      for (let changes = 1 + below(5); changes > 0; changes -= 1) bent[below(bent.length)] = below(256);
      return bent.subarray(0, below(3) === 0 ? below(bent.length) : bent.length);
    }),
  );
  for (let times = 0; times < 20; times += 1) expect(await statusAt(port, 60).ask()).toBeUndefined();
});

test('a report where a response is due ends in nothing', async () => {
  const port = await startLiar((question) => {
    const report = Buffer.from(question);
    report[report.indexOf(0xa0)] = 0xa8;
    return [report];
  });
  expect(await statusAt(port, 60).ask()).toBeUndefined();
});
