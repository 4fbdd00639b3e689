/** What changed at the site, as the server's live bus names it (server/live/bus.ts): `visit`, `reservation`, `site`, … `all` is everything. */
export type Topic = string;

export interface Live {
  /** Opens the line; calling it again does nothing. */
  start(): void;
  stop(): void;
  /** Told about every change of these topics, and once after each gap in the line, because something may have been missed. */
  follow(topics: readonly Topic[], listener: () => void): () => void;
}

/** What of an `EventSource` is needed. */
export interface LiveSource {
  /** `open`, `error`, and the events that the server sends, with their data. */
  addEventListener(type: string, listener: (event: { readonly data?: unknown }) => void): void;
  close(): void;
}

export interface LiveParts {
  readonly open: (address: string) => LiveSource;
  /** Calls back after `ms`; the answer cancels. */
  readonly later: (ms: number, act: () => void) => () => void;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly onLine: (up: boolean) => void;
}

const address = '/api/v1/live';
const firstPauseMs = 1_000;
const longestPauseMs = 30_000;
/** The server sends `ping` every 20 s; a line that is silent for three of them is a dead one nobody hung up. */
const silenceMs = 65_000;

/**
 * The line on which the server says what changed, never what it changed to: every page asks for that again by the usual way.
 * The browser's own reconnecting gives up for good after an error status, so the line is opened anew from here, ever more seldom.
 */
export function createLive({ open, later, random, onLine }: LiveParts): Live {
  const followers = new Set<{ readonly topics: ReadonlySet<Topic>; readonly listener: () => void }>();
  let source: LiveSource | undefined;
  let cancel = () => {};
  let cancelWatch = () => {};
  let failures = 0;
  let wasOpen = false;

  const tell = (topics: readonly Topic[]) => {
    for (const { topics: wanted, listener } of [...followers])
      if (topics.some((topic) => topic === 'all' || wanted.has(topic) || wanted.has('all'))) listener();
  };

  const hangUp = () => {
    cancel();
    cancelWatch();
    source?.close();
    source = undefined;
  };

  const tryLater = () => {
    hangUp();
    onLine(false);
    const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** failures);
    failures += 1;
    // Half of it by chance: after a restart of the server not everybody comes at once.
    cancel = later(pauseMs * (0.5 + random() / 2), connect);
  };

  const heard = () => {
    cancelWatch();
    cancelWatch = later(silenceMs, tryLater);
  };

  function connect(): void {
    const line = open(address);
    source = line;
    line.addEventListener('open', () => {
      failures = 0;
      onLine(true);
      heard();
      if (wasOpen) tell(['all']);
      wasOpen = true;
    });
    line.addEventListener('error', tryLater);
    line.addEventListener('ping', heard);
    line.addEventListener('changed', ({ data }) => {
      heard();
      tell(topicsOf(String(data)));
    });
  }

  return {
    start() {
      if (source) return;
      hangUp();
      failures = 0;
      connect();
    },
    stop() {
      hangUp();
      wasOpen = false;
    },
    follow(topics, listener) {
      const follower = { topics: new Set(topics), listener };
      followers.add(follower);
      return () => followers.delete(follower);
    },
  };
}

/** `{ "topics": ["visits"] }`. A note that cannot be read means that something changed all the same. */
function topicsOf(data: string): readonly Topic[] {
  try {
    const { topics } = JSON.parse(data) as { topics?: unknown };
    if (Array.isArray(topics)) return topics.filter((topic) => typeof topic === 'string');
  } catch {
    // Below.
  }
  return ['all'];
}
