import type { Result } from '../../../domain/kernel/result.ts';
import { instant } from '../../../domain/kernel/time.ts';
import { aliyunQuery, signAliyun } from './aliyun-signature.ts';
import type { AccessKey } from './aliyun-signature.ts';
import { callService } from './call.ts';
import type { CallFault, ServiceAnswer } from './call.ts';
import type { CloudWorld } from './cloud-world.ts';

/** An account with Alibaba Cloud and where it is spoken to. */
export interface AliyunAccount {
  /** `https://dysmsapi.aliyuncs.com`; no path. */
  readonly endpoint: string;
  readonly accessKey: AccessKey;
  /** The provider's own clients send parameters in the query; some private gateways want a form. */
  readonly parametersIn: 'query' | 'body';
}

/** Calls one action of Alibaba Cloud. @param action its name and the version of its API */
export function callAliyun(
  { endpoint, accessKey, parametersIn }: AliyunAccount,
  action: { readonly name: string; readonly version: string },
  parameters: Readonly<Record<string, string>>,
  { fetch, now, nonce, timeoutMs }: CloudWorld,
  signal: AbortSignal,
): Promise<Result<ServiceAnswer, CallFault>> {
  const { origin, host } = new URL(endpoint);
  const [query, body] = parametersIn === 'query' ? [parameters, ''] : [{}, aliyunQuery(parameters)];
  const call = { host, action: action.name, version: action.version, query, body };
  const headers = signAliyun(call, accessKey, instant(now()), nonce());
  const url = parametersIn === 'query' ? `${origin}/?${aliyunQuery(query)}` : `${origin}/`;
  return callService(fetch, { url, headers, body }, timeoutMs, signal);
}
