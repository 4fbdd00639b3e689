import { create } from 'zustand';
import type { SessionReply } from '../../../server/contract/account.ts';
import type { Api } from './api.ts';
import type { ApiFault } from './fault.ts';

export type Account = NonNullable<SessionReply['account']>;

/** Every time on a page is in the site's `timeZone`. `simulated`: a demonstration, nothing here is about real people. */
export type Site = SessionReply['site'];

export interface SessionState {
  /**
   * `starting` until the server has said who we are, `unreachable` when it can not be asked. `expired`: the account is still
   * shown, because what was typed is still there, but nothing can be asked before its owner signs in again.
   */
  readonly phase: 'starting' | 'unreachable' | 'signed-out' | 'signed-in' | 'expired';
  readonly account: Account | undefined;
  /** A sign-in that was begun in this browser, before the page was loaded again: what it still needs. */
  readonly pending: SessionReply['pending'];
  readonly site: Site | undefined;
  readonly fault: ApiFault | undefined;
}

/** Who is at this page. One per page, filled by `createSessionKeeper`. */
export const useSession = create<SessionState>(() => ({
  phase: 'starting',
  account: undefined,
  pending: undefined,
  site: undefined,
  fault: undefined,
}));

export interface SessionKeeper {
  /** Asks the server who we are. */
  load(): Promise<void>;
  /** The server does not know us any more. */
  expire(): void;
  signOut(): Promise<ApiFault | undefined>;
}

export interface SessionParts {
  readonly api: Pick<Api, 'get' | 'remove'>;
  /** Somebody signed in, at the start or again after the session ended. */
  readonly onSignedIn: () => void;
  readonly onSignedOut: () => void;
  /** Somebody else signed in over the page of the one before: nothing of it may be left. */
  readonly startAnew: () => void;
  /** Which site the address of the page names, before somebody signs in. */
  readonly siteAsked: () => string | undefined;
}

export function createSessionKeeper(parts: SessionParts): SessionKeeper {
  const { api, onSignedIn, onSignedOut, startAnew, siteAsked } = parts;
  return {
    async load() {
      const answer = await api.get<SessionReply>('/session', { site: siteAsked() });
      const before = useSession.getState();
      if (!answer.ok) {
        if (before.phase === 'starting' || before.phase === 'unreachable')
          useSession.setState({ phase: 'unreachable', fault: answer.error });
        return;
      }
      const { account, site, pending } = answer.value;
      if (before.account && account && before.account.staffId !== account.staffId) return startAnew();
      if (!account) {
        const phase = before.account ? 'expired' : 'signed-out';
        return useSession.setState({ phase, site, pending, fault: undefined });
      }
      useSession.setState({ phase: 'signed-in', account, site, pending: undefined, fault: undefined });
      onSignedIn();
    },
    expire() {
      if (useSession.getState().phase === 'signed-in') useSession.setState({ phase: 'expired' });
    },
    async signOut() {
      const answer = await api.remove<unknown>('/session');
      if (!answer.ok && answer.error.kind !== 'signed-out') return answer.error;
      onSignedOut();
      useSession.setState({ phase: 'signed-out', account: undefined, pending: undefined, fault: undefined });
      return undefined;
    },
  };
}

/** The account, in rooms that are only drawn for somebody signed in. */
export function useAccount(): Account {
  const account = useSession((state) => state.account);
  if (!account) throw new Error('Drawn for nobody: this part of the page is for people who signed in');
  return account;
}

/** The site, known from the first answer of the server on. */
export function useSite(): Site {
  const site = useSession((state) => state.site);
  if (!site) throw new Error('Drawn before the server said which site this is');
  return site;
}
