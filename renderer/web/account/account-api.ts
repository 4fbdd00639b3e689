import type { Answer } from '../core/api.ts';
import { api, session } from '../services.ts';

/** What a sign-in leads to. */
export interface SignInAnswer {
  readonly state: 'signed-in' | 'second-factor' | 'set-up-second-factor';
}

/** A shared secret for an authenticator: to be typed, and as an `otpauth:` address for its picture code. */
export interface SecondFactorSecret {
  readonly secret: string;
  readonly uri: string;
}

export const signIn = (login: string, password: string): Answer<SignInAnswer> =>
  api.post('/session', { login, password });

export const giveCode = (code: string): Answer<unknown> => api.post('/session/second-factor', { code });

/** The token of a one-time link goes in the body: addresses stand in logs. */
export const choosePassword = (token: string, password: string): Answer<SignInAnswer> =>
  api.post('/account/setup', { token, password });

export const changePassword = (old: string, next: string): Answer<unknown> =>
  api.post('/account/password', { old, next });

export const newSecondFactor = (): Answer<SecondFactorSecret> => api.post('/account/second-factor');

/** The recovery codes are shown this once. */
export const confirmSecondFactor = (
  code: string,
): Answer<{ readonly recovery?: readonly string[] } | undefined> =>
  api.post('/account/second-factor/confirm', { code });

/** Signed in: the server says who we are, and gives the session's own CSRF token. */
export const enter = (): Promise<void> => session.load();
