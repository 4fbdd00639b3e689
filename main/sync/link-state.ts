import type { Instant } from '../../domain/kernel/time.ts';
import type { SiteLink } from '../../domain/visit/site-link.ts';

/** How the kiosk stands with its server, told whenever it changes. */
export interface LinkState {
  now(): SiteLink;
  /** Something went through, or did not. */
  heard(isUp: boolean): void;
  /** Events were written or acknowledged, or the server told something. */
  refresh(): void;
}

export function createLinkState(deps: {
  readonly now: () => Instant;
  readonly dataAt: () => Instant | undefined;
  readonly pending: () => number;
  readonly tell: (link: SiteLink) => void;
}): LinkState {
  // Until the first answer nobody knows; a kiosk that starts with the line down is off line from its start.
  let state: 'online' | 'offline' = 'offline';
  let since = deps.now();
  let told = '';

  const link = (): SiteLink => {
    const dataAt = deps.dataAt();
    return { state, since, ...(dataAt !== undefined && { dataAt }), pending: deps.pending() };
  };
  /** By the minute: the screen shows no seconds, and an answer every half minute is no news. */
  const gist = ({ dataAt, ...rest }: SiteLink): string =>
    JSON.stringify([rest, dataAt && Math.floor(dataAt / 60_000)]);
  const refresh = (): void => {
    const next = link();
    if (gist(next) === told) return;
    told = gist(next);
    deps.tell(next);
  };

  return {
    now: link,
    heard(isUp) {
      const next = isUp ? 'online' : 'offline';
      if (next !== state) {
        state = next;
        since = deps.now();
      }
      refresh();
    },
    refresh,
  };
}
