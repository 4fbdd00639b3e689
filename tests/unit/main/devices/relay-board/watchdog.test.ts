import { expect, test } from 'vitest';
import { seconds } from '../../../../../domain/kernel/time.ts';
import type { RelayOrder, RelayReport } from '../../../../../main/devices/relay-board/helper-messages.ts';
import { createModbusBoard } from '../../../../../main/devices/relay-board/modbus-board.ts';
import { tcpFraming } from '../../../../../main/devices/relay-board/modbus-frame.ts';
import { createRelaySimulator } from '../../../../../main/devices/relay-board/simulator.ts';
import { relayTimings } from '../../../../../main/devices/relay-board/timings.ts';
import { createWatchdog } from '../../../../../main/devices/relay-board/watchdog.ts';
import { createFakeTimers } from '../../../../support/fake-timers.ts';
import { createMemoryCable } from '../../../../support/memory-link.ts';
import { wiring } from '../../../../support/relay-board/driver-rig.ts';

const watchdogMs = seconds(5);
const lingerMs = seconds(30);
const begin: RelayOrder = {
  type: 'begin',
  board: { driver: 'modbus-tcp', host: '192.0.2.1', port: 502, unit: 1, firstCoil: 0 },
  ...{ wiring, safe: {}, timings: { watchdogMs, lingerMs } },
};

function makeRig() {
  const timers = createFakeTimers();
  const board = createRelaySimulator({ protocol: 'modbus-tcp', timers });
  const cable = createMemoryCable(board.attach);
  const reports: RelayReport[] = [];
  let exits = 0;
  const watchdog = createWatchdog({
    timers,
    makeBoard: (_, clock, vitals) =>
      createModbusBoard({
        transport: cable.transport,
        framing: tcpFraming(1),
        ...{ firstCoil: 0, timers: clock, timings: relayTimings, vitals },
      }),
    report: (report) => reports.push(report),
    exit: () => {
      exits += 1;
    },
  });
  const live = async (ms: number): Promise<void> => {
    for (let lived = 0; lived < ms; lived += 1_000) {
      watchdog.order({ type: 'beat' });
      await timers.advance(1_000);
    }
  };
  return { timers, board, cable, reports, watchdog, live, exits: () => exits };
}

/** Lit, flashing and with the door open: the moment at which to die. */
async function atWork() {
  const rig = makeRig();
  rig.watchdog.order(begin);
  await rig.timers.advance(200);
  rig.watchdog.order({ type: 'signal', channel: 'red', pattern: 'steady' });
  rig.watchdog.order({ type: 'signal', channel: 'amber', pattern: 'flash' });
  rig.watchdog.order({ type: 'pulse', channel: 'door', ms: seconds(30) });
  await rig.timers.advance(100);
  expect(rig.board.relays.lit()).toEqual([1, 2, 8]);
  return rig;
}

test('while the kiosk lives it shows what it is told', async () => {
  const rig = await atWork();
  await rig.live(seconds(20));
  expect(rig.board.relays.isOn(1)).toBe(true);
  rig.watchdog.order({ type: 'all-safe' });
  await rig.timers.advance(100);
  expect(rig.board.relays.lit()).toEqual([]);
  expect(rig.exits()).toBe(0);
});

test('when the kiosk is gone everything is at rest at once, and the helper ends', async () => {
  const rig = await atWork();
  rig.watchdog.orphaned();
  await rig.timers.advance(200);
  expect(rig.board.relays.lit()).toEqual([]);
  expect(rig.exits()).toBe(1);
  expect(rig.cable.isOpen).toBe(false);
  expect(rig.timers.pending()).toBe(0);
});

test('a kiosk that says nothing for the time of the watchdog counts as gone', async () => {
  const rig = await atWork();
  await rig.timers.advance(watchdogMs - 200);
  expect(rig.board.relays.isOn(1)).toBe(true);
  await rig.timers.advance(400);
  expect(rig.board.relays.lit()).toEqual([]);
  expect(rig.exits()).toBe(1);
});

test('after the end has begun no order wakes it again', async () => {
  const rig = await atWork();
  rig.watchdog.orphaned();
  rig.watchdog.order({ type: 'signal', channel: 'red', pattern: 'steady' });
  rig.watchdog.order({ type: 'beat' });
  rig.watchdog.order(begin);
  rig.watchdog.orphaned();
  await rig.timers.advance(seconds(60));
  expect(rig.board.relays.lit()).toEqual([]);
  expect(rig.exits()).toBe(1);
  expect(rig.timers.pending()).toBe(0);
});

test('a board that is away when the kiosk dies is brought to rest when it comes back', async () => {
  const rig = await atWork();
  rig.cable.unplug();
  await rig.timers.advance(100);
  rig.watchdog.orphaned();
  await rig.timers.advance(seconds(20));
  expect(rig.exits()).toBe(0);
  rig.cable.plug();
  await rig.timers.advance(seconds(3));
  expect(rig.board.relays.lit()).toEqual([]);
  expect(rig.exits()).toBe(1);
});

test.each([
  ['away', (rig: Awaited<ReturnType<typeof atWork>>) => rig.cable.unplug()],
  ['deaf', (rig: Awaited<ReturnType<typeof atWork>>) => rig.board.misbehave({ type: 'silence' })],
  ['stuck', (rig: Awaited<ReturnType<typeof atWork>>) => rig.board.relays.stick(1, true)],
])('a board that stays %s is given up in the end', async (_, spoil) => {
  const rig = await atWork();
  spoil(rig);
  rig.watchdog.orphaned();
  await rig.timers.advance(lingerMs - seconds(1));
  expect(rig.exits()).toBe(0);
  await rig.timers.advance(seconds(4));
  expect(rig.exits()).toBe(1);
  expect(rig.timers.pending()).toBe(0);
});

test('told to end, it ends at rest', async () => {
  const rig = await atWork();
  rig.watchdog.order({ type: 'end' });
  await rig.timers.advance(200);
  expect(rig.board.relays.lit()).toEqual([]);
  expect(rig.exits()).toBe(1);
});

test('a kiosk that dies before it says anything leaves no helper behind', async () => {
  const rig = makeRig();
  await rig.timers.advance(watchdogMs + 100);
  expect(rig.exits()).toBe(1);
});

test('it answers heartbeats, tells the health, and repeats no words', async () => {
  const rig = makeRig();
  rig.watchdog.order(begin);
  await rig.live(seconds(10));
  const said = (type: RelayReport['type']) => rig.reports.filter((report) => report.type === type);
  expect(said('beat')).toHaveLength(10);
  expect(said('health')).toEqual([
    { type: 'health', health: 'connecting', detail: 'modbus memory cable' },
    { type: 'health', health: 'ready', detail: 'modbus memory cable' },
  ]);
  expect(said('alive').length).toBeGreaterThan(5);
  const words = said('says').map((report) => ('words' in report ? report.words : ''));
  expect(words.every((each, at) => each !== words[at - 1])).toBe(true);
});
