import { mkdirSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { addressOfLink } from './access/accounts.ts';
import { inviteFirstAdmins } from './access/first-account.ts';
import { createApp } from './app.ts';
import { loadServerConfig } from './config/load.ts';
import { defaultServerDir } from './config/data-dir.ts';
import { startDemo } from './demo/start.ts';
import { listenFault } from './http/listen-fault.ts';
import { startJobs } from './jobs/index.ts';
import { createServerLog } from './logging/log.ts';
import { framesOf } from './logging/frames.ts';
import { createContext } from './wiring.ts';

/** `npm run server`: one site server, until it is told to stop. Any number of copies may share a PostgreSQL database. */
const { env } = process;
const root = join(import.meta.dirname, '..');
/** What is still under way then is cut: service managers kill after ten seconds or more. */
const stopMs = 8_000;
process.umask(0o077);

let isServing = false;
const toldToStop = Promise.withResolvers<string>();
const stopBy = (reason: string) => () => {
  // Nothing is under way yet; the database is as safe as after a power cut.
  if (!isServing) process.exit(0);
  toldToStop.resolve(reason);
};
for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, stopBy(signal));
// Beside a demo's kiosk `npm start` says when, after the kiosk; Ctrl-C reaches everybody at once.
process.on('SIGINT', process.connected ? () => undefined : stopBy('SIGINT'));
process.on('disconnect', stopBy('disconnect'));
if (process.send && !process.connected) process.exit(0);

const dataDir = env['YINGBIN_SERVER_DIR'] || defaultServerDir(env, process.platform);
mkdirSync(dataDir, { recursive: true, mode: 0o700 });
const config = loadServerConfig({
  dataDir,
  configFile: env['YINGBIN_SERVER_CONFIG'] || undefined,
  demoFile: join(root, 'assets', 'demo', `${env['YINGBIN_DEMO'] || 'medium'}.json`),
  env,
});
if (!config.ok) refuse(config.error);
const log = createServerLog(config.value.logLevel);
// The message of a surprise may quote what somebody typed; where it happened does not.
process.on('uncaughtException', (error) => {
  log.write('server.failed', framesOf(error));
  process.exit(1);
});

let port = config.value.port;
const publicUrl = (): string => config.value.publicUrl ?? `http://${ownAddress()}:${port}`;
const context = await createContext({
  ...{ config: config.value, dataDir, log, publicUrl },
  serverKey: env['YINGBIN_SERVER_KEY'],
});
if (!context.ok) refuse(context.error);
if (config.value.demo) await startDemo(context.value, join(root, 'assets'), env['YINGBIN_DEMO_ENROL_CODE']);
const app = await createApp(context.value);
await app.listen({ port, host: config.value.host }).catch((error: unknown) => {
  refuse(listenFault(error, config.value));
});
isServing = true;
const jobs = startJobs(context.value);
const address = app.server.address();
if (typeof address === 'object' && address) port = address.port;
log.write('server.started', {
  port,
  database: context.value.connection.kind,
  version: env['npm_package_version'] ?? '',
});
process.stdout.write(`site server: ${publicUrl()}\n`);
for (const { site, link } of await inviteFirstAdmins(context.value))
  process.stdout.write(`set up the administrator of ${site.id}, once: ${addressOfLink(publicUrl(), link)}\n`);

log.write('server.stopping', { signal: await toldToStop.promise });
setTimeout(() => process.exit(0), stopMs);
await Promise.all([jobs.stop(), app.close()]);
await context.value.close();
log.write('server.stopped', {});
process.exit(0);

/** Wrong configuration, or a world that does not fit it: one sentence for whoever starts the server, and no stack. */
function refuse(words: string): never {
  process.stderr.write(`${words}\n`);
  process.exit(1);
}

/** How phones on the site's own network reach this machine. */
function ownAddress(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';
}
