import type { Instant } from '../../domain/kernel/time.ts';
import type { TimerHandle, Timers } from '../devices/transport/timers.ts';
import type { SiteLink } from '../../domain/visit/site-link.ts';
import type { LineFault } from './line.ts';

/** How the kiosk stands with its server, told whenever it changes. */
export interface LinkState {
  now(): SiteLink;
  /** Something went through, or did not. */
  heard(outcome: 'ok' | LineFault): void;
  /** Events were written or acknowledged, or the server told something: told soon, not for each of them. */
  refresh(): void;
  stop(): void;
}

/** A visit is a handful of commits; nobody reads the number of waiting events that fast. */
const tellEveryMs = 1_000;

export function createLinkState(deps: {
  readonly now: () => Instant;
  readonly timers: Pick<Timers, 'setTimeout' | 'clearTimeout'>;
  readonly dataAt: () => Instant | undefined;
  readonly pending: () => number;
  readonly tell: (link: SiteLink) => void;
}): LinkState {
  // Until the first answer nobody knows; a kiosk that starts with the line down is off line from its start.
  let state: 'online' | 'offline' = 'offline';
  let since = deps.now();
  let isStranger = false;
  let told = '';
  let soon: TimerHandle | undefined;
  const { timers } = deps;

  const link = (): SiteLink => {
    const dataAt = deps.dataAt();
    return {
      ...{ state, since, pending: deps.pending() },
      ...(dataAt !== undefined && { dataAt }),
      ...(isStranger && { isStranger }),
    };
  };
  /** By the minute: the screen shows no seconds, and an answer every half minute is no news. */
  const gist = ({ dataAt, ...rest }: SiteLink): string =>
    JSON.stringify([rest, dataAt && Math.floor(dataAt / 60_000)]);
  const tell = (): void => {
    timers.clearTimeout(soon);
    soon = undefined;
    const next = link();
    if (gist(next) === told) return;
    told = gist(next);
    deps.tell(next);
  };
  const refresh = (): void => {
    soon ??= timers.setTimeout(tell, tellEveryMs);
  };

  return {
    now: link,
    heard(outcome) {
      const next = outcome === 'ok' ? 'online' : 'offline';
      const wasStranger = isStranger;
      // A server that is off afterwards has not changed its mind.
      if (outcome !== 'unreachable') isStranger = outcome === 'refused' || outcome === 'not-the-server';
      if (next === state && isStranger === wasStranger) return refresh();
      if (next !== state) since = deps.now();
      state = next;
      tell();
    },
    refresh,
    stop: () => timers.clearTimeout(soon),
  };
}
