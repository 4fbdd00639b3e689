import type { TimerHandle, Timers } from '../../transport/timers.ts';
import type { Bitmap } from '../port.ts';
import type { MechanismState } from './status.ts';

export interface MechanismOptions {
  readonly timers: Timers;
  /** Time from the start of the feed to the label in the visitor's hand. */
  readonly printMs: number;
  readonly labels: number;
  readonly onLabel: (label: Bitmap) => void;
}

/** One order: labels of the same dots, or blank feeds. */
export interface PrintOrder {
  /** `undefined` feeds one label without burning it. */
  readonly label: Bitmap | undefined;
  readonly copies: number;
  /** The printer prints a label that a fault spoilt once more, by itself. */
  readonly reprint: boolean;
}

export interface SimulatedMechanism {
  /** Accepts an order; a faulted printer holds it and prints when it is well again. */
  order(order: PrintOrder): void;
  setCover(open: boolean): void;
  setJam(jammed: boolean): void;
  setRibbon(present: boolean): void;
  setPaused(paused: boolean): void;
  setLabels(count: number): void;
  /** Forgets all orders; a label in motion is spoilt. */
  forget(): void;
  state(): MechanismState;
  labelsLeft(): number;
}

/** A printer's memory is small: further orders are lost, as with a full receive buffer. */
const maxOrders = 16;

/** Roll, cover, ribbon and head. Each label takes its time, and a fault in that time spoils it. */
export function createSimulatedMechanism(options: MechanismOptions): SimulatedMechanism {
  const { timers, printMs, onLabel } = options;
  let orders: PrintOrder[] = [];
  let moving: TimerHandle | undefined;
  let labelsLeft = options.labels;
  let outOfLabels = labelsLeft === 0;
  let coverOpen = false;
  let jammed = false;
  let outOfRibbon = false;
  let paused = false;

  const isFaulty = (): boolean => coverOpen || jammed || outOfRibbon || outOfLabels;

  const dropOneCopy = (): void => {
    const [first, ...later] = orders;
    if (!first) return;
    orders = first.copies > 1 ? [{ ...first, copies: first.copies - 1 }, ...later] : later;
  };

  const next = (): void => {
    const order = orders[0];
    if (!order || moving !== undefined || paused || isFaulty()) return;
    if (labelsLeft === 0) {
      // Like the gap sensor: an empty roll is noticed by pulling on it, so the last label still comes out well.
      outOfLabels = true;
      if (!order.reprint) dropOneCopy();
      return;
    }
    labelsLeft -= 1;
    moving = timers.setTimeout(() => {
      moving = undefined;
      dropOneCopy();
      if (order.label) onLabel(order.label);
      next();
    }, printMs);
  };

  const spoil = (): void => {
    if (moving === undefined) return;
    timers.clearTimeout(moving);
    moving = undefined;
    if (!orders[0]?.reprint) dropOneCopy();
  };

  const changed = (): void => {
    if (isFaulty()) spoil();
    next();
  };

  return {
    order(order) {
      if (orders.length < maxOrders) orders = [...orders, order];
      next();
    },
    setCover(open) {
      coverOpen = open;
      changed();
    },
    setJam(value) {
      jammed = value;
      changed();
    },
    setRibbon(present) {
      outOfRibbon = !present;
      changed();
    },
    setPaused(value) {
      // A label in motion is finished first.
      paused = value;
      next();
    },
    setLabels(count) {
      labelsLeft = count;
      outOfLabels = count === 0;
      changed();
    },
    forget() {
      timers.clearTimeout(moving);
      moving = undefined;
      orders = [];
    },
    state: () => ({ coverOpen, jammed, outOfLabels, outOfRibbon, paused, printing: moving !== undefined }),
    labelsLeft: () => labelsLeft,
  };
}
