import type { TimerHandle, Timers } from '../../transport/timers.ts';
import type { Bitmap } from '../port.ts';

/** The roll as a sensor or a coded roll holder sees it. */
export interface SimulatedMedia {
  readonly widthMm: number;
  /** 0 on continuous stock. */
  readonly lengthMm: number;
}

/** What ails the printer and what it is doing, as its sensors see it. */
export interface MechanismState {
  readonly coverOpen: boolean;
  readonly jammed: boolean;
  readonly cutterJammed: boolean;
  readonly outOfLabels: boolean;
  readonly outOfRibbon: boolean;
  readonly overHeated: boolean;
  readonly paused: boolean;
  readonly printing: boolean;
  readonly labelsLow: boolean;
  readonly media: SimulatedMedia;
}

export interface MechanismOptions {
  readonly timers: Timers;
  /** Time from the start of the feed to the label in the visitor's hand. */
  readonly printMs: number;
  readonly labels: number;
  readonly media: SimulatedMedia;
  /** The near-end sensor trips at so many labels; 0: there is no such sensor. */
  readonly lowAt?: number;
  readonly onLabel: (label: Bitmap) => void;
  /** Something of `state()` may be different now. */
  readonly onChange?: () => void;
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
  setCutterJam(jammed: boolean): void;
  setRibbon(present: boolean): void;
  /** A label in motion is finished first, as with a pause. */
  setOverHeated(overHeated: boolean): void;
  setPaused(paused: boolean): void;
  /** @param media when the new roll is another one */
  setLabels(count: number, media?: SimulatedMedia): void;
  /** Forgets all orders; a label in motion is spoilt. */
  forget(): void;
  state(): MechanismState;
  labelsLeft(): number;
}

/** A printer's memory is small: further orders are lost, as with a full receive buffer. */
const maxOrders = 16;

/** Roll, cover, ribbon and head. Each label takes its time, and a fault in that time spoils it. */
export function createSimulatedMechanism(options: MechanismOptions): SimulatedMechanism {
  const { timers, printMs, lowAt = 0, onLabel, onChange = () => {} } = options;
  let orders: PrintOrder[] = [];
  let moving: TimerHandle | undefined;
  let labelsLeft = options.labels;
  let outOfLabels = labelsLeft === 0;
  let media = options.media;
  let coverOpen = false;
  let jammed = false;
  let cutterJammed = false;
  let outOfRibbon = false;
  let overHeated = false;
  let paused = false;

  const isFaulty = (): boolean => coverOpen || jammed || cutterJammed || outOfRibbon || outOfLabels;

  const dropOneCopy = (): void => {
    const [first, ...later] = orders;
    if (!first) return;
    orders = first.copies > 1 ? [{ ...first, copies: first.copies - 1 }, ...later] : later;
  };

  const next = (): void => {
    const order = orders[0];
    if (!order || moving !== undefined || paused || overHeated || isFaulty()) return;
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
      onChange();
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
    onChange();
  };

  return {
    order(order) {
      if (orders.length < maxOrders) orders = [...orders, order];
      next();
      onChange();
    },
    setCover(open) {
      coverOpen = open;
      changed();
    },
    setJam(value) {
      jammed = value;
      changed();
    },
    setCutterJam(value) {
      cutterJammed = value;
      changed();
    },
    setRibbon(present) {
      outOfRibbon = !present;
      changed();
    },
    setOverHeated(value) {
      overHeated = value;
      changed();
    },
    setPaused(value) {
      // A label in motion is finished first.
      paused = value;
      changed();
    },
    setLabels(count, newMedia = media) {
      labelsLeft = count;
      media = newMedia;
      outOfLabels = count === 0;
      changed();
    },
    forget() {
      timers.clearTimeout(moving);
      moving = undefined;
      orders = [];
      onChange();
    },
    state: () => ({
      coverOpen,
      jammed,
      cutterJammed,
      outOfLabels,
      outOfRibbon,
      overHeated,
      paused,
      printing: moving !== undefined,
      labelsLow: labelsLeft <= lowAt && lowAt > 0,
      media,
    }),
    labelsLeft: () => labelsLeft,
  };
}
