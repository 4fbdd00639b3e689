import { spawn } from 'node:child_process';
import { extname, join } from 'node:path';
import type { RelayOrder, RelayReport } from './helper-messages.ts';

/** The kiosk's end of a helper process. */
export interface RelayHelper {
  send(order: RelayOrder): void;
  onReport(listener: (report: RelayReport) => void): void;
  /** Called once, however it ended; `detail` is for the log. */
  onExit(listener: (detail: string) => void): void;
  /** Ends it without a word. */
  kill(): void;
}

/** `relay-watchdog.ts` beside this file, or `relay-watchdog.js` beside the bundle this file is in. */
const program = join(import.meta.dirname, `relay-watchdog${extname(import.meta.filename)}`);

/** What a program says as it dies begins with the reason. */
const mostWords = 2_000;

export function startRelayHelper(): RelayHelper {
  // Options meant for the kiosk, such as a debugger's port, are not meant for the helper.
  const { NODE_OPTIONS: _, ...env } = process.env;
  const child = spawn(process.execPath, [program], {
    // On Windows everything not detached dies with the process that started it, and so would the watchdog; elsewhere
    // it takes the helper out of reach of signals sent to the kiosk's whole group.
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { ...env, ELECTRON_RUN_AS_NODE: '1' },
  });
  let words = '';
  child.stderr?.on('data', (said: Buffer) => {
    words = (words + String(said)).slice(0, mostWords);
  });
  return {
    // Refused only when the helper is gone, which `exit` says.
    send(order) {
      if (child.connected) child.send(order, () => {});
    },
    onReport: (listener) => child.on('message', (report) => listener(report as RelayReport)),
    onExit(listener) {
      let isSaid = false;
      const say = (why: string): void => {
        if (isSaid) return;
        isSaid = true;
        const reason = words.split('\n').find((line) => line.includes('Error'));
        listener(reason === undefined ? why : `${why}: ${reason.trim()}`);
      };
      child.once('error', (error) => say(`the helper cannot be started: ${error.message}`));
      child.once('close', (code, signal) => say(`the helper ended by itself (${signal ?? `code ${code}`})`));
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
