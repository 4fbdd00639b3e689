import type { Dock } from './use-dock.ts';

export interface PanelProps<D> {
  readonly device: D;
  /** How this device is named: its kind, and its id where there are several of the kind. */
  readonly title: string;
  /** What a button of this device is called: its words, and the device's id where there are several of its kind. */
  readonly nameOf: (words: string) => string;
  readonly act: Dock['act'];
}
