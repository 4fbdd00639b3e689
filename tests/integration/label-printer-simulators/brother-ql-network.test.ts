import { createSocket } from 'node:dgram';
import { createSession, Version1, Version2c } from 'net-snmp';
import { expect, test } from 'vitest';
import { createBrotherSimulator } from '../../../main/devices/label-printer/brother-ql/simulator.ts';
import type {
  BrotherSimulator,
  BrotherSimulatorOptions,
} from '../../../main/devices/label-printer/brother-ql/simulator.ts';
import {
  lastPage,
  pageInfo,
  row,
  start,
  statusQuestion,
} from '../../unit/main/devices/label-printer/decoders/brother-wire.ts';
import { afterwards, client, nextLabels, plugIn } from './bench.ts';

const oid = '1.3.6.1.4.1.2435.3.3.9.1.6.1.0';

const plugged = (options: Partial<BrotherSimulatorOptions> = {}) =>
  plugIn(createBrotherSimulator({ link: 'network', printMs: 5, ...options }));

/** The value over SNMP, or the name of what went wrong. */
function ask(
  printer: BrotherSimulator,
  { community = 'public', version = Version2c as 0 | 1, asked = oid } = {},
): Promise<Buffer | string> {
  const session = createSession('127.0.0.1', community, {
    port: printer.snmpPort(),
    version,
    timeout: 150,
    retries: 0,
  });
  return new Promise((resolve) => {
    session.get([asked], (error, varbinds) => {
      session.close();
      const value = varbinds?.[0]?.value;
      resolve(error ? error.name : Buffer.isBuffer(value) ? value : 'no such value');
    });
  });
}

test('the status block is served over SNMP, in both versions that printers speak', async () => {
  const printer = await plugged();
  for (const version of [Version1, Version2c]) {
    const block = await ask(printer, { version });
    expect(block).toHaveLength(32);
    expect([...block.slice(0, 5)]).toEqual([0x80, 0x20, 0x42, 0x34, 0x41]);
  }
});

test('what a hand does is seen over SNMP', async () => {
  const printer = await plugged();
  const errors = async (): Promise<unknown> => {
    const block = await ask(printer);
    return typeof block === 'string' ? block : [block[8], block[9]];
  };
  expect(await errors()).toEqual([0, 0]);
  printer.openCover();
  expect(await errors()).toEqual([0x00, 0x10]);
  printer.removeLabels();
  expect(await errors()).toEqual([0x01, 0x10]);
});

test('on its port it takes jobs and questions and says nothing at all', async () => {
  const printer = await plugged({ printMs: 1_000 });
  const socket = await client(printer);
  const label = nextLabels(printer);
  socket.say(start, pageInfo(1), row(Array<number>(90).fill(0x18)), lastPage, statusQuestion);
  let printing = 0;
  while (printing !== 1) {
    const block = await ask(printer);
    printing = typeof block === 'string' ? -1 : (block[19] ?? -1);
  }
  await label;
  socket.say(statusQuestion);
  expect(await ask(printer)).toHaveLength(32);
  expect(socket.unheard()).toEqual([]);
});

test('another community, another value, a printer that is off or mute: nothing is told', async () => {
  const printer = await plugged({ snmpCommunity: 'lobby' });
  expect(await ask(printer)).not.toHaveLength(32);
  expect(await ask(printer, { community: 'lobby', asked: '1.3.6.1.2.1.1.1.0' })).toBe('no such value');
  printer.mute(true);
  expect(await ask(printer, { community: 'lobby' })).toBe('RequestTimedOutError');
  printer.mute(false);
  const port = printer.snmpPort();
  await printer.unplug();
  expect(await ask(printer, { community: 'lobby' })).toBe('RequestTimedOutError');
  await printer.plug();
  expect(printer.snmpPort()).toBe(port);
  expect(await ask(printer, { community: 'lobby' })).toHaveLength(32);
});

test('lies are told over SNMP too', async () => {
  const printer = await plugged();
  printer.lie({ type: 'half', bytes: 11 });
  expect(await ask(printer)).toHaveLength(11);
  printer.lie({ type: 'garbage', bytes: Uint8Array.of(1, 2, 3) });
  expect(await ask(printer)).toEqual(Buffer.of(1, 2, 3));
  printer.lie({ type: 'late', ms: 300 });
  expect(await ask(printer)).toBe('RequestTimedOutError');
  printer.lie(undefined);
  expect(await ask(printer)).toHaveLength(32);
});

test('noise on the UDP port does no harm', async () => {
  const printer = await plugged();
  const socket = createSocket('udp4');
  afterwards(() => socket.close());
  const noises = [[], [0], [0x30, 0xff, 0xff], [0x30, 0x03, 0x02, 0x01, 0x01], Array<number>(500).fill(0x30)];
  for (const noise of noises) {
    await new Promise((sent) => socket.send(Uint8Array.from(noise), printer.snmpPort(), '127.0.0.1', sent));
  }
  expect(await ask(printer)).toHaveLength(32);
});
