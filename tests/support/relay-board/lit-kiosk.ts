import { createWatchedBoard } from '../../../main/devices/relay-board/watched-board.ts';

/**
 * The part of a kiosk that holds a relay board, as a process of its own that a test can kill: everything is lit, one lamp
 * flashes and the door is open. Its one argument is the port of a Modbus TCP board on this machine; the end of its input
 * ends it in order.
 */
const board = createWatchedBoard({
  board: {
    driver: 'modbus-tcp',
    host: '127.0.0.1',
    port: Number(process.argv[2]),
    ...{ unit: 1, firstCoil: 0 },
  },
  wiring: { red: 1, amber: 2, green: 3, door: 4 },
  // The lamp of a door that rests locked: lit means safe.
  safe: { green: 'on' },
});

let isLit = false;
board.onHealth((health) => {
  if (health !== 'ready' || isLit) return;
  isLit = true;
  board.signal('red', 'steady');
  board.signal('amber', 'flash');
  board.signal('green', 'steady');
  board.pulse('door', 30_000);
});
board.start();
process.stdin.on('end', () => void board.stop()).resume();
