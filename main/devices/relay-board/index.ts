export type { RelayBoard, RelayWiring, SafePositions } from './port.ts';
export type { BoardSpec } from './make-board.ts';
