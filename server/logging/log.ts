import { pino } from 'pino';

/** What the server's log may say. No event takes free text, an address or a path with an id in it. */
export interface ServerEvents {
  'server.started': {
    readonly port: number;
    readonly database: 'embedded' | 'postgres';
    readonly version: string;
  };
  'server.stopping': { readonly signal: string };
  'server.stopped': Record<never, never>;
  'server.failed': { readonly code: string; readonly stack: string };
  /** `route` is the pattern, such as `/api/v1/visits/:id`. */
  'http.answered': {
    readonly method: string;
    readonly route: string;
    readonly status: number;
    readonly ms: number;
  };
  'http.failed': {
    readonly method: string;
    readonly route: string;
    readonly code: string;
    readonly stack: string;
  };
  'database.migrated': { readonly ms: number };
  'database.lost': { readonly code: string };
  'feed.mended': Record<never, never>;
  'job.failed': { readonly job: string; readonly code: string; readonly stack: string };
  'message.settled': { readonly key: string; readonly state: string; readonly channel: string };
  'webhook.paused': { readonly webhook: string };
  'sync.refused': { readonly node: string; readonly kind: string };
  'kiosk.enrolled': { readonly node: string };
}

export interface ServerLog {
  write<N extends keyof ServerEvents>(event: N, fields: ServerEvents[N]): void;
}

const levels: Partial<Record<keyof ServerEvents, 'debug' | 'warn' | 'error'>> = {
  'http.answered': 'debug',
  'server.failed': 'error',
  'http.failed': 'error',
  'job.failed': 'error',
  'database.lost': 'error',
  'sync.refused': 'warn',
  'webhook.paused': 'warn',
};

export function createServerLog(level: 'debug' | 'info' | 'warn' | 'error'): ServerLog {
  const log = pino({ level, base: null });
  return {
    write(event, fields) {
      const object: object = fields;
      log[levels[event] ?? 'info'](object, event);
    },
  };
}

export const silentServerLog: ServerLog = { write: () => undefined };
