import type { LinkFault } from './byte-stream.ts';

const kindByCode: Readonly<Record<string, LinkFault['kind']>> = {
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  ETIMEDOUT: 'timeout',
  ENOTFOUND: 'no-such-port',
  EAI_AGAIN: 'no-such-port',
  ENOENT: 'no-such-port',
  ENODEV: 'no-such-port',
  ENXIO: 'no-such-port',
  EBUSY: 'busy',
  EACCES: 'denied',
};

/** serialport gives sentences, not codes; Windows says "Access denied" when another program holds the port. */
const kindByWords: readonly (readonly [RegExp, LinkFault['kind']])[] = [
  [/no such (file|device)|file not found|unknown error code 433/i, 'no-such-port'],
  [/lock port|busy|access denied/i, 'busy'],
  [/permission denied/i, 'denied'],
];

/** Names what the system said about a link; anything unknown counts as `lost`. */
export function linkFault(error: unknown): LinkFault {
  const detail = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const kind = kindByCode[code] ?? kindByWords.find(([words]) => words.test(detail))?.[1] ?? 'lost';
  return { kind, detail };
}

/** A port that somebody else holds, or keeps from us, will not come by itself; everything else may. */
export function healthWithout({ kind }: { readonly kind: string }): 'fault' | 'absent' {
  return kind === 'busy' || kind === 'denied' ? 'fault' : 'absent';
}
