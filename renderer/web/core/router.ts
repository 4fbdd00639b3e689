/**
 * Where somebody is on a page, kept in the fragment (`#/reviews/42?tab=past`): a fragment is sent to no server and stands in no
 * log, so one-time links may carry their token in it.
 */
export interface Place {
  /** The first step: which room, tab or part. Empty on the page's first screen. */
  readonly room: string;
  readonly path: readonly string[];
  readonly query: Readonly<Record<string, string>>;
}

export const nowhere: Place = { room: '', path: [], query: {} };

/** Reads a fragment, with or without `#`. What cannot be read is the page's first screen. */
export function parsePlace(hash: string): Place {
  const [steps = '', search = ''] = splitOnce(hash.replace(/^#?\/?/, ''), '?');
  try {
    const [room = '', ...path] = steps.split('/').filter(Boolean).map(decodeURIComponent);
    return { room, path, query: Object.fromEntries(new URLSearchParams(search)) };
  } catch {
    return nowhere; // A percent sign that stands for nothing.
  }
}

export interface To {
  readonly room: string;
  readonly path?: readonly string[];
  readonly query?: Readonly<Record<string, string | undefined>>;
}

/** The fragment of a place, `#` included. */
export function placeHash({ room, path = [], query = {} }: To): string {
  const steps = [room, ...path].filter(Boolean).map(encodeURIComponent).join('/');
  const search = new URLSearchParams(
    Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== ''),
  ).toString();
  return `#/${steps}${search === '' ? '' : `?${search}`}`;
}

export interface Router {
  readonly place: () => Place;
  /** `replace` leaves no way back: for tokens that were used, and for filters that change with every letter. */
  readonly goTo: (to: To, how?: 'push' | 'replace') => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** What of a window the router needs. */
export interface RouterWindow {
  readonly location: { readonly hash: string };
  readonly history: {
    pushState(data: unknown, unused: string, url: string): void;
    replaceState(data: unknown, unused: string, url: string): void;
  };
  addEventListener(type: 'hashchange' | 'popstate', listener: () => void): void;
}

export function createRouter(window: RouterWindow): Router {
  const listeners = new Set<() => void>();
  let hash = window.location.hash;
  let place = parsePlace(hash);
  // `pushState` tells nobody, the browser's own arrows and a typed address tell with either or both of these.
  const read = () => {
    if (window.location.hash === hash) return;
    hash = window.location.hash;
    place = parsePlace(hash);
    for (const listener of [...listeners]) listener();
  };
  window.addEventListener('hashchange', read);
  window.addEventListener('popstate', read);
  return {
    place: () => place,
    goTo(to, how = 'push') {
      const next = placeHash(to);
      if (next === hash) return;
      window.history[how === 'push' ? 'pushState' : 'replaceState'](null, '', next);
      read();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function splitOnce(text: string, mark: string): readonly string[] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + mark.length)];
}
