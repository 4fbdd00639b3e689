import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RelayBoard, RelayWiring } from '../../../main/devices/relay-board/index.ts';
import type { SimulatedRelays } from '../../../main/devices/relay-board/simulated-relays.ts';
import { keepBoardDiary, untilLit } from '../../support/relay-board/board-diary.ts';
import type { BoardDiary } from '../../support/relay-board/board-diary.ts';

export const contractWiring: RelayWiring = { red: 1, amber: 2, green: 3, door: 4 };

/** What a hand can do to the board and its cable. */
export interface Hand {
  readonly relays: SimulatedRelays;
  unplug(): Promise<void>;
  plug(): Promise<void>;
}

/** A board that is not started yet, wired as in `contractWiring`, relay 4 resting off; real hardware has no hand. */
export interface RelayRig {
  readonly board: RelayBoard;
  readonly hand?: Hand;
  stop(): Promise<void>;
}

/**
 * What every implementation of `RelayBoard` must do, on real transports and a real clock.
 * @param canTell whether the board can be asked how its relays stand
 */
export function relayBoardContract(
  name: string,
  makeRig: () => Promise<RelayRig>,
  { canTell, attended = true }: { readonly canTell: boolean; readonly attended?: boolean },
): void {
  describe(`relay board: ${name}`, () => {
    const withHand = test.skipIf(!attended);
    let rig: RelayRig;
    let relays: SimulatedRelays;
    let hand: Hand;
    let diary: BoardDiary;

    beforeEach(async () => {
      rig = await makeRig();
      if (rig.hand) {
        ({ hand } = rig);
        ({ relays } = hand);
        // As a crash left it.
        for (const relay of [1, 4, 5]) relays.move(relay, true);
      }
      diary = keepBoardDiary(rig.board);
      rig.board.start();
      await diary.next('ready');
    });
    afterEach(async () => {
      await rig.board.stop();
      await rig.stop();
    });

    test('it says that it connects, and then that it is ready', () => {
      expect(diary.lines.map((line) => line.split(' ')[0])).toEqual(['connecting', 'ready']);
    });

    test('after stop it says nothing more, and it can be started again', async () => {
      await rig.board.stop();
      diary.mark();
      rig.board.signal('red', 'steady');
      await rig.board.stop();
      expect(diary.lines).toEqual([]);
      rig.board.start();
      await diary.next('ready');
    });

    withHand('what a crash left on is off when it is ready, and what is not wired stays', () => {
      expect(relays.lit()).toEqual([5]);
    });

    withHand('a steady signal stays until it is taken back; one with a time ends by itself', async () => {
      rig.board.signal('red', 'steady');
      rig.board.signal('green', 'steady', 300);
      rig.board.signal('sounder', 'steady');
      await untilLit(relays, [1, 3, 5]);
      await untilLit(relays, [1, 5]);
      rig.board.signal('red', 'off');
      await untilLit(relays, [5]);
    });

    withHand('a flash is on and off, half a second each', async () => {
      rig.board.signal('amber', 'flash', 1_750);
      await untilLit(relays, [2, 5]);
      await untilLit(relays, [5]);
      await untilLit(relays, [2, 5]);
      await untilLit(relays, [5]);
      const at = relays
        .history()
        .filter(({ relay }) => relay === 2)
        .map(({ atMs }) => atMs);
      const [onMs = 0, offMs = 0, againMs = 0] = at.slice(-4);
      expect(offMs - onMs).toBeGreaterThan(300);
      expect(offMs - onMs).toBeLessThan(900);
      expect(againMs - onMs).toBeGreaterThan(700);
      expect(againMs - onMs).toBeLessThan(1_500);
    });

    withHand('a pulse lasts at least its time and then ends', async () => {
      rig.board.pulse('door', 400);
      await untilLit(relays, [4, 5]);
      await untilLit(relays, [5]);
      const [on, off] = relays.history().slice(-2);
      expect((off?.atMs ?? 0) - (on?.atMs ?? 0)).toBeGreaterThanOrEqual(399);
    });

    withHand('all safe, and stop, leave nothing on', async () => {
      rig.board.signal('amber', 'flash');
      rig.board.pulse('door', 30_000);
      await untilLit(relays, [2, 4, 5]);
      rig.board.allSafe();
      await untilLit(relays, [5]);
      rig.board.signal('red', 'steady');
      rig.board.pulse('door', 30_000);
      await untilLit(relays, [1, 4, 5]);
      await rig.board.stop();
      await untilLit(relays, [5]);
    });

    withHand(
      'unplugged it is absent; plugged in again it shows what still holds, and no door opens',
      async () => {
        rig.board.signal('red', 'steady');
        rig.board.pulse('door', 30_000);
        await untilLit(relays, [1, 4, 5]);
        diary.mark();
        await hand.unplug();
        await diary.next('absent');
        await hand.plug();
        await diary.next('ready');
        await untilLit(relays, [1, 5]);
      },
    );

    test.skipIf(!attended || !canTell)('a relay that sticks is a fault, and over when it moves', async () => {
      relays.stick(3, true);
      rig.board.signal('green', 'steady');
      await diary.next('fault relay 3 stays off');
      diary.mark();
      relays.stick(3, false);
      await diary.next('ready');
      await untilLit(relays, [3, 5]);
    });
  });
}
