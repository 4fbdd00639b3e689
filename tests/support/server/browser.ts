import type { SignInReply } from '../../../server/contract/account.ts';
import { csrfHeader } from '../../../server/access/guard.ts';
import type { TestServer } from './test-server.ts';

export interface Answered<T = Record<string, unknown>> {
  readonly status: number;
  readonly body: T;
  readonly key: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A browser at the server: keeps its cookie and the CSRF token the way the pages do. */
export interface Browser {
  cookie: string | undefined;
  csrf: string | undefined;
  ask<T = Record<string, unknown>>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answered<T>>;
  signIn(login: string, password: string): Promise<Answered<SignInReply>>;
}

let addresses = 0;

/** @param path behind `/api/v1`; every browser comes from an address of its own, so that one's pace does not slow another */
export function openBrowser({ app }: TestServer): Browser {
  addresses += 1;
  const remoteAddress = `10.1.${addresses >> 8}.${addresses & 255}`;
  const browser: Browser = {
    cookie: undefined,
    csrf: undefined,
    async ask<T>(
      method: string,
      path: string,
      body?: object,
      headers: Readonly<Record<string, string>> = {},
    ) {
      const response = await app.inject({
        method: method as 'GET',
        url: `/api/v1${path}`,
        remoteAddress,
        headers: {
          ...(browser.cookie !== undefined && { cookie: browser.cookie }),
          ...(browser.csrf !== undefined && { [csrfHeader]: browser.csrf }),
          ...headers,
        },
        ...(body && { payload: body }),
      });
      const given = response.cookies.find(({ name }) => name === 'yingbin');
      if (given) browser.cookie = given.value === '' ? undefined : `yingbin=${given.value}`;
      const answer = (response.body === '' ? {} : response.json()) as Record<string, unknown>;
      if (typeof answer['csrf'] === 'string') browser.csrf = answer['csrf'];
      const key = (answer['error'] as { key?: string } | undefined)?.key;
      return { status: response.statusCode, body: answer as T, key, headers: response.headers };
    },
    async signIn(login, password) {
      await browser.ask('GET', '/session');
      return browser.ask<SignInReply>('POST', '/session', { login, password });
    },
  };
  return browser;
}
