import { spawn } from 'node:child_process';
import { program } from './built-kiosk.ts';

/** A loaded build machine starts slowly; a hang must still end. */
const patienceMs = 30_000;

export interface Places {
  readonly dataDir: string;
  readonly configFile: string;
}

export interface KioskProcess {
  /** Works once. */
  readonly address: string;
  /** Everything the process has said so far. */
  said(): string;
  /** Waits until the process says something that holds `words`, from `after` (a length of `said()`) on. */
  untilSaid(words: string, after: number): Promise<void>;
  /** Ends it as a service manager would; resolves with its exit code. */
  stop(): Promise<number | null>;
  /** As a power cut would. */
  kill(): Promise<void>;
}

export const environmentOf = ({ dataDir, configFile }: Places): Record<string, string> => ({
  ...(process.env as Record<string, string>),
  YINGBIN_DATA_DIR: dataDir,
  YINGBIN_CONFIG: configFile,
});

/** Starts the built kiosk of the Chromium shell, without a browser of its own. */
export async function startKioskProcess(places: Places): Promise<KioskProcess> {
  const child = spawn(process.execPath, [program.chromium], {
    env: { ...environmentOf(places), YINGBIN_HEADLESS: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const listeners = new Set<() => void>();
  const hear = (bytes: Buffer) => {
    text += bytes.toString();
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));

  const until = <T>(look: (heard: string) => T | undefined, what: string): Promise<T> =>
    new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        clearTimeout(timer);
        listeners.delete(check);
        act();
      };
      const check = () => {
        const seen = look(text);
        if (seen !== undefined) settle(() => resolve(seen));
      };
      const giveUp = () => settle(() => reject(new Error(`the kiosk never said ${what}; it said:\n${text}`)));
      const timer = setTimeout(giveUp, patienceMs);
      listeners.add(check);
      void ended.then(giveUp);
      check();
    });

  const address = await until((heard) => /^address: (\S+)$/m.exec(heard)?.[1], 'its address');
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return {
    address,
    said: () => text,
    untilSaid: async (words, after) =>
      void (await until((heard) => heard.slice(after).includes(words) || undefined, words)),
    stop: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
  };
}
