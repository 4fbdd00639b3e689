export { pulseBoundsMs } from './port.ts';
export type { RelayBoard, RelayWiring, SafePositions } from './port.ts';
export type { BoardSpec, RelayLink } from './make-board.ts';
export type { WatchedBoardOptions } from './watched-board.ts';
