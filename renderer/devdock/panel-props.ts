import type { DockState } from '../../preload/contract/dock.ts';
import type { Dock } from './use-dock.ts';

export interface PanelProps {
  readonly state: DockState;
  readonly act: Dock['act'];
}
