import { create } from 'zustand';
import type { AccountRole } from '../../../domain/access/roles.ts';
import type { Api } from './api.ts';
import type { ApiFault } from './fault.ts';

export interface Account {
  readonly staffId: string;
  readonly name: string;
  readonly role: AccountRole;
  readonly login: string;
  /** Whether this account signs in with a second factor. */
  readonly secondFactor: boolean;
}

export interface Site {
  readonly id: string;
  readonly name: string;
  /** An IANA zone; every time on a page is the site's. */
  readonly timeZone: string;
  /** A demonstration: nothing here is about real people. */
  readonly simulated: boolean;
}

/** What `GET /session` answers. */
export interface SessionAnswer {
  readonly csrf: string;
  readonly account?: Account;
  readonly site: Site;
}

export interface SessionState {
  /**
   * `starting` until the server has said who we are, `unreachable` when it can not be asked. `expired`: the account is still
   * shown, because what was typed is still there, but nothing can be asked before its owner signs in again.
   */
  readonly phase: 'starting' | 'unreachable' | 'signed-out' | 'signed-in' | 'expired';
  readonly account: Account | undefined;
  readonly site: Site | undefined;
  readonly fault: ApiFault | undefined;
}

/** Who is at this page. One per page, filled by `createSessionKeeper`. */
export const useSession = create<SessionState>(() => ({
  phase: 'starting',
  account: undefined,
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
}

export function createSessionKeeper({
  api,
  onSignedIn,
  onSignedOut,
  startAnew,
}: SessionParts): SessionKeeper {
  return {
    async load() {
      const answer = await api.get<SessionAnswer>('/session');
      const before = useSession.getState();
      if (!answer.ok) {
        if (before.phase === 'starting' || before.phase === 'unreachable')
          useSession.setState({ phase: 'unreachable', fault: answer.error });
        return;
      }
      const { account, site } = answer.value;
      if (before.account && account && before.account.staffId !== account.staffId) return startAnew();
      if (!account) {
        const phase = before.account ? 'expired' : 'signed-out';
        return useSession.setState({ phase, site, fault: undefined });
      }
      useSession.setState({ phase: 'signed-in', account, site, fault: undefined });
      onSignedIn();
    },
    expire() {
      if (useSession.getState().phase === 'signed-in') useSession.setState({ phase: 'expired' });
    },
    async signOut() {
      const answer = await api.remove<unknown>('/session');
      if (!answer.ok && answer.error.kind !== 'signed-out') return answer.error;
      onSignedOut();
      useSession.setState({ phase: 'signed-out', account: undefined, fault: undefined });
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
