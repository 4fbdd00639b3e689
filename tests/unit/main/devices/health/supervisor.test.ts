import { expect, test } from 'vitest';
import { supervise, type Driver } from '../../../../../main/devices/health/supervisor.ts';
import type { Vitals } from '../../../../../main/devices/health/vitals.ts';
import { createFakeTimers, settle } from '../../../../support/fake-timers.ts';

interface Made extends Driver {
  readonly vitals: Vitals;
  readonly isCurrent: () => boolean;
  started: number;
  stopped: number;
}

function rig(stop: (made: Made) => Promise<void> = () => Promise.resolve()) {
  const timers = createFakeTimers();
  const made: Made[] = [];
  let hangs = 0;
  const supervisor = supervise<Made>({
    build(vitals, isCurrent) {
      const driver: Made = {
        ...{ vitals, isCurrent, started: 0, stopped: 0 },
        start: () => void (driver.started += 1),
        stop() {
          driver.stopped += 1;
          return stop(driver);
        },
      };
      made.push(driver);
      return driver;
    },
    vitals: { count() {}, says() {} },
    timers,
    onHang: () => void (hangs += 1),
    delays: { hangMs: 1_000, stopMs: 100 },
  });
  return { timers, made, supervisor, hangs: () => hangs };
}

test('a driver that gives signs of life is left alone', async () => {
  const { timers, made, supervisor, hangs } = rig();
  supervisor.start();
  for (let turn = 0; turn < 20; turn += 1) {
    await timers.advance(900);
    made[0]?.vitals.alive();
  }
  expect(hangs()).toBe(0);
  expect(made).toHaveLength(1);
});

test('a driver that hangs is replaced, is not believed any more, and its life does not keep the new one', async () => {
  const { timers, made, supervisor, hangs } = rig();
  supervisor.start();
  await timers.advance(1_000);
  expect(hangs()).toBe(1);
  expect(made).toHaveLength(2);
  expect(made[0]).toMatchObject({ stopped: 1 });
  expect(made[0]?.isCurrent()).toBe(false);
  expect(made[1]).toMatchObject({ started: 1 });
  expect(supervisor.current()).toBe(made[1]);
  await timers.advance(900);
  made[0]?.vitals.alive();
  await timers.advance(100);
  expect(hangs()).toBe(2);
});

test('a driver that cannot even be stopped does not hold up the next', async () => {
  const { timers, made, supervisor } = rig(() => new Promise(() => {}));
  supervisor.start();
  await timers.advance(1_000);
  expect(made[1]?.started).toBe(0);
  await timers.advance(100);
  expect(made[1]?.started).toBe(1);
  const stopping = supervisor.stop();
  await timers.advance(100);
  await stopping;
  expect(timers.pending()).toBe(0);
});

test('one whose stop fails is replaced all the same', async () => {
  const { timers, made, supervisor } = rig(() => Promise.reject(new Error('stuck')));
  supervisor.start();
  await supervisor.restart();
  expect(made[1]?.started).toBe(1);
  await supervisor.stop();
  expect(timers.pending()).toBe(0);
});

test('two restarts at once are one: the next driver waits until the old one let go of its port', async () => {
  const letGo = Promise.withResolvers<void>();
  const { timers, made, supervisor } = rig(() => letGo.promise);
  supervisor.start();
  const restarts = Promise.all([supervisor.restart(), supervisor.restart()]);
  await timers.advance(50);
  expect(made.map(({ started, stopped }) => [started, stopped])).toEqual([
    [1, 1],
    [0, 0],
  ]);
  letGo.resolve();
  await restarts;
  expect(made.map(({ started, stopped }) => [started, stopped])).toEqual([
    [1, 1],
    [1, 0],
  ]);
  await supervisor.stop();
});

test('stopped while a driver is being replaced, it waits for the old one and starts no other', async () => {
  const letGo = Promise.withResolvers<void>();
  const { made, supervisor } = rig((driver) => (driver === made[0] ? letGo.promise : Promise.resolve()));
  supervisor.start();
  const restart = supervisor.restart();
  let isStopped = false;
  const stop = supervisor.stop().then(() => (isStopped = true));
  await settle();
  expect(isStopped).toBe(false);
  letGo.resolve();
  await Promise.all([restart, stop]);
  expect(made.map(({ started }) => started)).toEqual([1, 0]);
});

test('a driver that was stopped and speaks all the same is not believed', async () => {
  const { timers, made, supervisor } = rig(() => new Promise(() => {}));
  supervisor.start();
  const stop = supervisor.stop();
  await timers.advance(100);
  await stop;
  expect(made[0]?.isCurrent()).toBe(false);
});

test('after stop nothing is started any more', async () => {
  const { timers, made, supervisor, hangs } = rig();
  supervisor.start();
  await supervisor.stop();
  await timers.advance(10_000);
  expect(hangs()).toBe(0);
  expect(made).toHaveLength(1);
  await supervisor.restart();
  expect(made).toHaveLength(1);
});
