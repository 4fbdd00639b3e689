import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RelayMove } from '../../../main/devices/relay-board/simulated-relays.ts';
import { createRelayTcpSimulator } from '../../../main/devices/relay-board/simulator.ts';
import type { RelayTcpSimulator } from '../../../main/devices/relay-board/simulator.ts';
import { watchTimings } from '../../../main/devices/relay-board/timings.ts';
import { untilLit } from '../../support/relay-board/board-diary.ts';

const program = join(import.meta.dirname, '../../support/relay-board/lit-kiosk.ts');
/** Red steady, amber in the lit half of its flash, green away from its rest, the door open. */
const atWork = [1, 2, 4];
const atRest = [3];
/** What the kiosk's death may take to be noticed and carried out: the pipe closes at once, the rest is two telegrams. */
const atOnceMs = 2_000;

// Processes are counted in /proc.
describe.skipIf(process.platform !== 'linux')('a kiosk with lamps lit and the door open', () => {
  let board: RelayTcpSimulator;
  let kiosk: ChildProcess;
  const helpers = new Set<number>();

  beforeEach(async () => {
    board = await createRelayTcpSimulator({ protocol: 'modbus-tcp' });
    kiosk = spawn(process.execPath, [program, String(board.port)], {
      stdio: ['pipe', 'ignore', 'inherit'],
    });
  });
  afterEach(async () => {
    kiosk.kill('SIGKILL');
    await vi.waitFor(() => expect([...helpers].filter(isRunning)).toEqual([]), 10_000);
    helpers.clear();
    await board.stop();
  });

  /** The kiosk's one child. */
  const helperPid = (): number => {
    const pid = Number(readFileSync(`/proc/${kiosk.pid}/task/${kiosk.pid}/children`, 'utf8'));
    if (!(pid > 0)) throw new Error('there is no helper process');
    helpers.add(pid);
    return pid;
  };

  const untilMove = (wanted: (move: RelayMove) => boolean): Promise<void> =>
    new Promise((resolve) => {
      const stop = board.relays.onMove((move) => {
        if (!wanted(move)) return;
        stop();
        resolve();
      });
    });

  test.each<readonly [string, (move: RelayMove) => boolean]>([
    ['as the door opens', ({ relay, on }) => relay === 4 && on],
    ['as the flash goes out, with the door open', ({ relay, on }) => relay === 2 && !on],
    ['before it has lit anything', ({ relay, on }) => relay === 3 && on],
  ])('that is killed with kill -9 %s leaves every relay at rest at once', async (_, wanted) => {
    await untilMove(wanted);
    helperPid();
    kiosk.kill('SIGKILL');
    const killedAtMs = performance.now();
    await untilLit(board.relays, atRest);
    expect(performance.now() - killedAtMs).toBeLessThan(atOnceMs);
    await vi.waitFor(() => expect([...helpers].filter(isRunning)).toEqual([]), 5_000);
    expect(board.relays.lit()).toEqual(atRest);
  });

  test('that hangs leaves every relay at rest within the time of the watchdog', async () => {
    await untilLit(board.relays, atWork);
    helperPid();
    kiosk.kill('SIGSTOP');
    const stoppedAtMs = performance.now();
    await untilLit(board.relays, atRest);
    expect(performance.now() - stoppedAtMs).toBeLessThan(watchTimings.watchdogMs + atOnceMs);
    // It comes to itself: the lamps are meant again, the door is not.
    kiosk.kill('SIGCONT');
    await untilLit(board.relays, [1, 2]);
    helperPid();
  });

  test('whose helper is killed with kill -9 gets another, which begins with rest and opens no door', async () => {
    await untilLit(board.relays, atWork);
    process.kill(helperPid(), 'SIGKILL');
    await untilLit(board.relays, atRest);
    await untilLit(board.relays, [1, 2]);
    helperPid();
  });

  test('whose board is away when it is killed: the helper waits for the board', async () => {
    await untilLit(board.relays, atWork);
    helperPid();
    await board.unplug();
    kiosk.kill('SIGKILL');
    const died = new Promise((resolve) => kiosk.once('exit', resolve));
    await died;
    expect(board.relays.lit()).toEqual(expect.arrayContaining([4]));
    await board.plug();
    await untilLit(board.relays, atRest);
  });
});

const isRunning = (pid: number): boolean => existsSync(`/proc/${pid}`);
