import { expect, test } from 'vitest';
import { seconds } from '../../../../../domain/kernel/time.ts';
import type { RelayOrder, RelayReport } from '../../../../../main/devices/relay-board/helper-messages.ts';
import type { RelayHelper } from '../../../../../main/devices/relay-board/helper-process.ts';
import type { BoardSpec } from '../../../../../main/devices/relay-board/index.ts';
import { createWatchedBoard } from '../../../../../main/devices/relay-board/watched-board.ts';
import { createFakeTimers } from '../../../../support/fake-timers.ts';
import { keepVitals } from '../../../../support/relay-board/vitals-diary.ts';

const spec: BoardSpec = { driver: 'modbus-tcp', host: '192.0.2.1', port: 502, unit: 1, firstCoil: 0 };

/** A helper process as the kiosk sees it. */
interface FakeHelper extends RelayHelper {
  readonly orders: RelayOrder[];
  readonly killed: boolean;
  report(report: RelayReport): void;
  exit(detail: string): void;
  /** Answers nothing any more; dies only by force. */
  hang(): void;
}

function createFakeHelper(): FakeHelper {
  const orders: RelayOrder[] = [];
  let onReport: (report: RelayReport) => void = () => {};
  let onExit: (detail: string) => void = () => {};
  let isHung = false;
  let killed = false;
  return {
    orders,
    get killed() {
      return killed;
    },
    report: (report) => onReport(report),
    exit: (detail) => onExit(detail),
    hang() {
      isHung = true;
    },
    send(order) {
      orders.push(order);
      if (isHung) return;
      if (order.type === 'beat') queueMicrotask(() => onReport({ type: 'beat' }));
      if (order.type === 'end') queueMicrotask(() => onExit('ended'));
    },
    onReport(listener) {
      onReport = listener;
    },
    onExit(listener) {
      onExit = listener;
    },
    kill() {
      killed = true;
      queueMicrotask(() => onExit('killed'));
    },
  };
}

function makeRig() {
  const timers = createFakeTimers();
  const vitals = keepVitals();
  const helpers: FakeHelper[] = [];
  const board = createWatchedBoard({
    ...{ board: spec, wiring: { amber: 2, door: 8 }, safe: { door: 'on' }, timers, vitals },
    startHelper() {
      const helper = createFakeHelper();
      helpers.push(helper);
      return helper;
    },
  });
  const health: string[] = [];
  board.onHealth((next, detail) => health.push(detail === undefined ? next : `${next}: ${detail}`));
  const last = (): FakeHelper => {
    const helper = helpers.at(-1);
    if (!helper) throw new Error('no helper was started');
    return helper;
  };
  return { timers, vitals, helpers, board, health, last };
}

const withoutBeats = (helper: FakeHelper) => helper.orders.filter(({ type }) => type !== 'beat');

test('the helper is told board, wiring and rest first, then whatever comes', async () => {
  const { board, last } = makeRig();
  board.start();
  board.signal('amber', 'flash');
  board.signal('amber', 'steady', 500);
  board.pulse('door', 700);
  board.allSafe();
  expect(last().orders).toEqual([
    {
      type: 'begin',
      ...{ board: spec, wiring: { amber: 2, door: 8 }, safe: { door: 'on' } },
      timings: { watchdogMs: seconds(5), lingerMs: seconds(30) },
    },
    { type: 'signal', channel: 'amber', pattern: 'flash' },
    { type: 'signal', channel: 'amber', pattern: 'steady', forMs: 500 },
    { type: 'pulse', channel: 'door', ms: 700 },
    { type: 'all-safe' },
  ]);
  await board.stop();
});

test('the heart beats several times within the time of the watchdog', async () => {
  const { board, last, timers } = makeRig();
  board.start();
  await timers.advance(seconds(5));
  expect(last().orders.filter(({ type }) => type === 'beat').length).toBeGreaterThanOrEqual(4);
  await board.stop();
  expect(timers.pending()).toBe(0);
});

test('what the helper tells is passed on', async () => {
  const { board, health, last, vitals } = makeRig();
  board.start();
  last().report({ type: 'health', health: 'ready', detail: 'modbus' });
  last().report({ type: 'health', health: 'ready' });
  last().report({ type: 'alive' });
  last().report({ type: 'count', counter: 'retries' });
  last().report({ type: 'says', words: '01 85 02' });
  expect(health).toEqual(['connecting', 'ready: modbus']);
  expect([vitals.turns, vitals.retries, vitals.words]).toEqual([2, 1, ['01 85 02']]);
  await board.stop();
});

test('a helper that dies is replaced at once, and takes up what still holds but no pulse', async () => {
  const { board, health, helpers, last, timers } = makeRig();
  board.start();
  board.signal('amber', 'flash');
  board.signal('red', 'steady', seconds(60));
  board.signal('green', 'steady', seconds(3));
  board.signal('sounder', 'steady');
  board.pulse('sounder', 800);
  await timers.advance(seconds(4));
  last().exit('the helper ended by itself (SIGKILL)');
  await timers.advance(10);
  expect(helpers).toHaveLength(2);
  expect(withoutBeats(last())).toEqual([
    expect.objectContaining({ type: 'begin' }),
    { type: 'signal', channel: 'amber', pattern: 'flash' },
    { type: 'signal', channel: 'red', pattern: 'steady', forMs: seconds(56) },
  ]);
  expect(health.at(-1)).toBe('fault: the helper ended by itself (SIGKILL)');
  last().report({ type: 'health', health: 'ready' });
  expect(health.at(-1)).toBe('ready');
  await board.stop();
});

test('a helper that dies again and again is started ever more slowly', async () => {
  const { board, helpers, last, timers } = makeRig();
  board.start();
  const startedAfterMs: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    const diedAtMs = timers.now();
    const before = helpers.length;
    last().exit('the helper cannot be started');
    while (helpers.length === before) await timers.advance(100);
    startedAfterMs.push(timers.now() - diedAtMs);
  }
  expect(startedAfterMs).toEqual([100, 1_000, 5_000, 10_000, 10_000, 10_000]);
  await timers.advance(seconds(11));
  last().exit('once more, after a good while');
  await timers.advance(100);
  expect(helpers).toHaveLength(8);
  await board.stop();
});

test('a helper that hangs is killed and replaced', async () => {
  const { board, health, helpers, last, timers } = makeRig();
  board.start();
  last().hang();
  await timers.advance(seconds(4));
  expect(last().killed).toBe(false);
  await timers.advance(seconds(4));
  expect(helpers.map(({ killed }) => killed)).toEqual([true, false]);
  expect(health.at(-1)).toBe('fault: the helper does not answer');
  await board.stop();
});

test('after stop nothing is said, nothing runs, and a late word of the old helper is not believed', async () => {
  const { board, health, helpers, last, timers } = makeRig();
  board.start();
  const old = last();
  await board.stop();
  old.report({ type: 'health', health: 'fault' });
  old.exit('late');
  await timers.advance(seconds(60));
  expect(health).toEqual(['connecting']);
  expect(helpers).toHaveLength(1);
  expect(timers.pending()).toBe(0);
  board.start();
  expect(withoutBeats(last())).toHaveLength(1);
  old.report({ type: 'health', health: 'fault' });
  old.exit('later still');
  await timers.advance(seconds(2));
  expect(health).toEqual(['connecting', 'connecting']);
  expect(helpers).toHaveLength(2);
  await board.stop();
});

test('a helper that does not end when told to is killed', async () => {
  const { board, last, timers } = makeRig();
  board.start();
  last().hang();
  const stopped = board.stop();
  await timers.advance(seconds(3));
  await stopped;
  expect(last().killed).toBe(true);
  expect(timers.pending()).toBe(0);
});

test('stopped twice at once and started again, it keeps its new helper', async () => {
  const { timers, helpers, board, last } = makeRig();
  board.start();
  await Promise.all([board.stop(), board.stop()]);
  expect(withoutBeats(last()).filter(({ type }) => type === 'end')).toHaveLength(1);
  board.start();
  expect(helpers).toHaveLength(2);
  await timers.advance(seconds(30));
  expect(last().killed).toBe(false);
  board.signal('amber', 'steady');
  expect(last().orders.at(-1)).toMatchObject({ type: 'signal', channel: 'amber' });
  await board.stop();
});
