import { minutes, seconds } from '../../../domain/kernel/time.ts';
import { within } from '../transport/time-limit.ts';
import type { TimerHandle, Timers } from '../transport/timers.ts';
import type { Vitals } from './vitals.ts';

/** Every driver, whatever it drives. */
export interface Driver {
  start(): void;
  stop(): Promise<void>;
}

export interface SupervisorOptions<D extends Driver> {
  /**
   * Makes a driver and listens to it. A driver that was given up may speak again when its device comes round:
   * `isCurrent` says whether it is still to be believed.
   */
  readonly build: (vitals: Vitals, isCurrent: () => boolean) => D;
  readonly vitals: Omit<Vitals, 'alive'>;
  readonly timers: Timers;
  /** The driver gave no sign of life for `hangMs`, and a new one takes its place. */
  readonly onHang: () => void;
  readonly delays?: Partial<SupervisorDelays>;
}

/** Every delay of the supervisor, in milliseconds. */
export interface SupervisorDelays {
  readonly hangMs: number;
  readonly stopMs: number;
}

export const supervisorDelays: SupervisorDelays = {
  // The slowest turn of a sound driver is a back-off of half a minute and a connection that times out.
  hangMs: minutes(1.5),
  // A driver that hangs cannot be expected to stop; its link is left to the system.
  stopMs: seconds(5),
};

export interface Supervisor<D extends Driver> {
  /** Once: a supervisor that was stopped is not started again. */
  start(): void;
  /** The driver at work now. Another one after a restart. */
  current(): D;
  /** Puts a new driver in the place of this one. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Keeps one driver at work: whoever gives no sign of life is replaced, however stuck it is. */
export function supervise<D extends Driver>(options: SupervisorOptions<D>): Supervisor<D> {
  const { build, vitals, timers, onHang } = options;
  const { hangMs, stopMs } = { ...supervisorDelays, ...options.delays };
  let generation = 0;
  let aliveAtMs = 0;
  let running = false;
  let alarm: TimerHandle | undefined;
  let replacing: Promise<void> | undefined;

  const make = (): D => {
    generation += 1;
    const mine = generation;
    const isCurrent = (): boolean => mine === generation;
    const alive = (): void => {
      if (isCurrent()) aliveAtMs = timers.now();
    };
    return build({ ...vitals, alive }, isCurrent);
  };
  let driver = make();

  const watch = (): void => {
    alarm = timers.setTimeout(
      () => {
        if (timers.now() - aliveAtMs < hangMs) return watch();
        onHang();
        void replace();
      },
      hangMs - (timers.now() - aliveAtMs),
    );
  };

  const begin = (): void => {
    aliveAtMs = timers.now();
    driver.start();
    watch();
  };

  /** A stop that fails is as good as one that never ends: the driver is given up either way. */
  const stopped = (given: D): Promise<unknown> => within(given.stop(), stopMs, timers).catch(() => {});

  const swap = async (): Promise<void> => {
    timers.clearTimeout(alarm);
    const old = driver;
    driver = make();
    // The old one goes first where it can: two drivers on one serial port keep each other out.
    await stopped(old);
    if (running) begin();
  };
  /** One at a time, for the same reason. */
  const replace = (): Promise<void> => {
    replacing ??= swap().finally(() => (replacing = undefined));
    return replacing;
  };

  return {
    start() {
      if (running) return;
      running = true;
      begin();
    },
    current: () => driver,
    restart: () => (running ? replace() : Promise.resolve()),
    async stop() {
      running = false;
      // What a driver that cannot be stopped says later is not to be believed: another may be in its place by then.
      generation += 1;
      timers.clearTimeout(alarm);
      await Promise.all([replacing, stopped(driver)]);
    },
  };
}
