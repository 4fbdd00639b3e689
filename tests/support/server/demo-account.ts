import { csrfHeader } from '../../../server/access/guard.ts';
import type { DemoView } from '../../../server/contract/demo.ts';

type Method = 'GET' | 'POST' | 'PUT';

/** Somebody of the demo who works with the server as its pages do: a cookie, a token against forged requests, an origin. */
export interface DemoAccount {
  /** @throws unless the answer is 200 */
  ask<T>(method: Method, path: string, body?: object): Promise<T>;
  /** For a browser. */
  readonly cookie: () => { readonly name: string; readonly value: string };
}

/** @param login of assets/demo/accounts.json; the second factor is taken from the door, where a demo shows it */
export async function signInDemo(origin: string, login: string): Promise<DemoAccount> {
  let cookie = { name: '', value: '' };
  let csrf = '';
  const ask: DemoAccount['ask'] = async <T>(method: Method, path: string, body?: object) => {
    const response = await fetch(`${origin}/api/v1${path}`, {
      method,
      headers: {
        origin,
        ...(cookie.name !== '' && { cookie: `${cookie.name}=${cookie.value}` }),
        ...(csrf !== '' && { [csrfHeader]: csrf }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const [given] = response.headers.getSetCookie();
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(given ?? '') ?? [];
    if (name !== '') cookie = { name, value };
    const answer = (await response.json()) as { csrf?: string };
    if (response.status !== 200)
      throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
    csrf = answer.csrf ?? csrf;
    return answer as T;
  };
  await ask('GET', '/session');
  const { accounts } = await ask<DemoView>('GET', '/demo');
  const { password, code } = accounts.find((one) => one.login === login) ?? {};
  await ask('POST', '/session', { login, password });
  if (code !== undefined) await ask('POST', '/session/second-factor', { code });
  return { ask, cookie: () => cookie };
}
