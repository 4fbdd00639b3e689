import type { DockAction } from '../../../preload/contract/dock.ts';

/** One simulated device in the dock, and the hands that work it. */
export interface InDock<S> {
  readonly id: string;
  state(): S;
  /** Does what the hand does, if it is something that can be done to this kind of device. */
  act(action: DockAction): Promise<void> | void;
  stop(): Promise<void> | void;
}

/** A device on a loopback port, where the real driver connects. */
export interface Simulated<S> extends InDock<S> {
  port(): number;
}
