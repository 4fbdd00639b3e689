import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A print server of our own: own port, own folders, nothing of the machine's. */
export interface CupsServerRig {
  readonly port: number;
  /** Makes or changes a raw queue. */
  addQueue(queue: string, device: string, ...options: string[]): void;
  /** One of CUPS' own commands: `cupsdisable`, `cupsenable`, `cupsreject`, `lp`, `lpstat`. Returns what it printed. */
  run(command: string, ...args: string[]): string;
  /** The documents it keeps on its disk. */
  keptDocuments(): Promise<readonly string[]>;
  /** Ends the server as a power cut does, or starts it again on the same port with the jobs it had. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  remove(): Promise<void>;
}

const cupsd = '/usr/sbin/cupsd';
const hasCommands = spawnSync('lpadmin', ['--help']).error === undefined;

/** Why the tests that need CUPS cannot run here; nothing when they can. */
export const cupsMissing: string | undefined =
  existsSync(cupsd) && hasCommands
    ? undefined
    : 'no CUPS here: apt-get install --no-install-recommends cups cups-client';

export async function startCups(): Promise<CupsServerRig> {
  const folder = await mkdtemp(join(tmpdir(), 'yingbin-cups-'));
  const port = await freePort();
  // Filters and backends run as another user than the server and must get through.
  await chmod(folder, 0o755);
  for (const name of ['etc', 'spool', 'spool/tmp', 'cache', 'state', 'log']) await mkdir(join(folder, name));
  await writeFile(
    join(folder, 'etc', 'cups-files.conf'),
    [
      `ServerRoot ${folder}/etc`,
      `RequestRoot ${folder}/spool`,
      `TempDir ${folder}/spool/tmp`,
      `CacheDir ${folder}/cache`,
      `StateDir ${folder}/state`,
      `AccessLog ${folder}/log/access`,
      `PageLog ${folder}/log/page`,
      'ErrorLog stderr',
      'SystemGroup root',
      '',
    ].join('\n'),
  );
  await writeFile(
    join(folder, 'etc', 'cupsd.conf'),
    [
      `Listen 127.0.0.1:${port}`,
      'LogLevel info',
      'Browsing No',
      // What it was told, it knows after a power cut as well.
      'DirtyCleanInterval 0',
      'WebInterface No',
      'DefaultAuthType None',
      '<Location />',
      'Order allow,deny',
      'Allow all',
      '</Location>',
      // As Debian ships it: everyone prints, only the owner cancels. Only setting up is left open.
      '<Policy default>',
      '<Limit Cancel-Job>',
      'Require user @OWNER @SYSTEM',
      'Order deny,allow',
      '</Limit>',
      '<Limit All>',
      'Order deny,allow',
      '</Limit>',
      '</Policy>',
      '',
    ].join('\n'),
  );

  const run = (command: string, ...args: string[]): string => {
    const done = spawnSync(command, ['-h', `127.0.0.1:${port}`, ...args], { encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`${command}: ${done.stderr}`);
    return done.stdout;
  };
  let stop = await launch(folder);
  return {
    port,
    run,
    addQueue: (queue, device, ...options) =>
      void run('lpadmin', '-p', queue, '-E', '-v', device, '-m', 'raw', ...options),
    keptDocuments: async () => (await readdir(join(folder, 'spool'))).filter((name) => name.startsWith('d')),
    kill: () => stop('SIGKILL'),
    async restart() {
      stop = await launch(folder);
    },
    async remove() {
      await stop('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Resolves when the server listens. The returned function ends it and waits for the end. */
function launch(folder: string): Promise<(signal: NodeJS.Signals) => Promise<void>> {
  const etc = join(folder, 'etc');
  const server = spawn(cupsd, ['-f', '-c', join(etc, 'cupsd.conf'), '-s', join(etc, 'cups-files.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const gone = new Promise<void>((exited) => server.once('exit', () => exited()));
  let log = '';
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    void gone.then(() => reject(new Error(`cupsd ended: ${log.slice(-2_000)}`)));
    server.stderr.on('data', (said: Buffer) => {
      log = (log + said.toString()).slice(-20_000);
      if (!/Listening to .*\n[\s\S]*reload complete/i.test(log) && !log.includes('Full reload complete'))
        return;
      resolve(async (signal) => {
        server.kill(signal);
        await gone;
      });
    });
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
