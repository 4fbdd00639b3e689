import { ok } from '../../../domain/kernel/result.ts';
import type { Result } from '../../../domain/kernel/result.ts';
import { instant } from '../../../domain/kernel/time.ts';
import type { AccessKey } from './aliyun-signature.ts';
import { codeAt, objectAt } from './answer-fields.ts';
import { callService } from './call.ts';
import type { CallFault } from './call.ts';
import type { CloudWorld } from './cloud-world.ts';
import { signTencent } from './tencent-signature.ts';

/** An account with Tencent Cloud and where it is spoken to. */
export interface TencentAccount {
  /** `https://sms.tencentcloudapi.com`; no path. */
  readonly endpoint: string;
  readonly service: 'sms' | 'faceid';
  readonly region?: string | undefined;
  readonly accessKey: AccessKey;
}

export interface TencentAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** `AuthFailure.SignatureFailure` and the like, when the call itself failed. */
  readonly error?: string;
  readonly requestId?: string;
  /** What stands under `Response`; empty when it was no such answer. */
  readonly response: Readonly<Record<string, unknown>>;
}

/** Calls one action of Tencent Cloud. Its gateway answers errors with status 200 too. */
export async function callTencent(
  { endpoint, service, region, accessKey }: TencentAccount,
  action: { readonly name: string; readonly version: string },
  parameters: Readonly<Record<string, unknown>>,
  { fetch, now, timeoutMs }: CloudWorld,
  signal: AbortSignal,
): Promise<Result<TencentAnswer, CallFault>> {
  const { origin, host } = new URL(endpoint);
  const body = JSON.stringify(parameters);
  const call = { host, service, action: action.name, version: action.version, region, body };
  const headers = signTencent(call, accessKey, instant(now()));
  const answer = await callService(fetch, { url: `${origin}/`, headers, body }, timeoutMs, signal);
  if (!answer.ok) return answer;
  const response = objectAt(answer.value.json, 'Response');
  const error = 'Error' in response ? (codeAt(response['Error'], 'Code') ?? 'unreadable') : undefined;
  const requestId = codeAt(response, 'RequestId');
  return ok({
    status: answer.value.status,
    headers: answer.value.headers,
    response,
    ...(error === undefined ? {} : { error }),
    ...(requestId === undefined ? {} : { requestId }),
  });
}
