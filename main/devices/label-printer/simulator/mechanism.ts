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
  /** Orders that are not finished, the one in motion among them. */
  readonly orders: number;
  /** Labels of the first of them that are still to come out. */
  readonly copies: number;
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
  /** Called for each label of it that comes out well. */
  readonly onOut?: () => void;
}

export interface SimulatedMechanism {
  /** Accepts an order; a faulted printer holds it and prints when it is well again. */
  order(order: PrintOrder): void;
  /** Runs once all that was ordered before is done; it waits like an order and is forgotten like one. */
  afterwards(run: () => void): void;
  setCover(open: boolean): void;
  setJam(jammed: boolean): void;
  setCutterJam(jammed: boolean): void;
  setRibbon(present: boolean): void;
  /** A label in motion is finished first, as with a pause. */
  setOverHeated(overHeated: boolean): void;
  setPaused(paused: boolean): void;
  /** @param media when the new roll is another one */
  setLabels(count: number, media?: SimulatedMedia): void;
  /** Forgets what waits; a label in motion is finished first. */
  cancel(): void;
  /** Forgets all orders; a label in motion is spoilt. */
  forget(): void;
  state(): MechanismState;
  labelsLeft(): number;
}

/** A printer's memory is small: further orders are lost, as with a full receive buffer. */
const maxWaiting = 16;

/** What waits for its turn: labels to make, or something to do between them. */
type Turn = PrintOrder | (() => void);

/** Roll, cover, ribbon and head. Each label takes its time, and a fault in that time spoils it. */
export function createSimulatedMechanism(options: MechanismOptions): SimulatedMechanism {
  const { timers, printMs, lowAt = 0, onLabel, onChange = () => {} } = options;
  let turns: readonly Turn[] = [];
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

  const orders = () => turns.filter((turn) => typeof turn === 'object');
  const isFaulty = (): boolean => coverOpen || jammed || cutterJammed || outOfRibbon || outOfLabels;

  const dropOneCopy = (): void => {
    const [first, ...later] = turns;
    if (!first) return;
    const oneLess = typeof first === 'object' && first.copies > 1;
    turns = oneLess ? [{ ...first, copies: first.copies - 1 }, ...later] : later;
  };

  const next = (): void => {
    const turn = turns[0];
    if (!turn || moving !== undefined || paused || overHeated || isFaulty()) return;
    if (typeof turn === 'function') {
      turns = turns.slice(1);
      turn();
      return next();
    }
    if (labelsLeft === 0) {
      // Like the gap sensor: an empty roll is noticed by pulling on it, so the last label still comes out well.
      outOfLabels = true;
      if (!turn.reprint) dropOneCopy();
      return;
    }
    labelsLeft -= 1;
    moving = timers.setTimeout(() => {
      moving = undefined;
      dropOneCopy();
      if (turn.label) onLabel(turn.label);
      turn.onOut?.();
      next();
      onChange();
    }, printMs);
  };

  const spoil = (): void => {
    if (moving === undefined) return;
    timers.clearTimeout(moving);
    moving = undefined;
    const spoilt = turns[0];
    if (typeof spoilt !== 'object' || !spoilt.reprint) dropOneCopy();
  };

  const changed = (): void => {
    if (isFaulty()) spoil();
    next();
    onChange();
  };

  const enqueue = (turn: Turn, waiting: number): void => {
    if (waiting < maxWaiting) turns = [...turns, turn];
    next();
    onChange();
  };

  return {
    order: (order) => enqueue(order, orders().length),
    afterwards: (run) => enqueue(run, turns.length - orders().length),
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
    cancel() {
      const [first] = orders();
      turns = first && moving !== undefined ? [{ ...first, copies: 1 }] : [];
      onChange();
    },
    forget() {
      timers.clearTimeout(moving);
      moving = undefined;
      turns = [];
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
      orders: orders().length,
      copies: orders()[0]?.copies ?? 0,
    }),
    labelsLeft: () => labelsLeft,
  };
}
