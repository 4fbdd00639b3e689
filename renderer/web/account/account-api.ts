import type {
  ConfirmReply,
  SecondFactorSecret,
  SetUpReply,
  SignInReply,
} from '../../../server/contract/account.ts';
import type { Answer } from '../core/api.ts';
import { useSession } from '../core/session.ts';
import { api, session } from '../services.ts';

export const signIn = (login: string, password: string): Answer<SignInReply> =>
  api.post('/session', { login, password, site: useSession.getState().site?.id });

export const giveCode = (code: string): Answer<unknown> => api.post('/session/second-factor', { code });

/** Whose link it is; `openLink('Setup', …)` comes first. */
export const readSetUp = (): Answer<SetUpReply> => api.get('/account/setup');

export const choosePassword = (password: string): Answer<SignInReply> =>
  api.post('/account/setup', { password });

export const changePassword = (old: string, next: string): Answer<unknown> =>
  api.post('/account/password', { old, next });

/** Every asking makes a new secret. */
export const newSecondFactor = (): Answer<SecondFactorSecret> => api.post('/account/second-factor');

export const confirmSecondFactor = (code: string): Answer<ConfirmReply> =>
  api.post('/account/second-factor/confirm', { code });

/** Six to twelve figures for the keypad of a kiosk. */
export const choosePin = (password: string, pin: string): Answer<unknown> =>
  api.post('/account/pin', { password, pin });

/** Signed in: the server says who we are. */
export const enter = (): Promise<void> => session.load();
