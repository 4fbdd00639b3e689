import type { DockAction } from '../../../preload/contract/dock.ts';

/** One simulated device in the dock: a loopback port for the real driver, and the hands that work the device. */
export interface Simulated<S> {
  readonly id: string;
  /** Where the driver connects. */
  port(): number;
  state(): S;
  /** Does what the hand does, if it is something that can be done to this kind of device. */
  act(action: DockAction): Promise<void> | void;
  stop(): Promise<void> | void;
}
