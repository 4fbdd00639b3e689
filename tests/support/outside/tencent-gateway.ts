import { createHash, createHmac } from 'node:crypto';
import type { CloudKey } from './aliyun-gateway.ts';
import { jsonOf, startHttpService } from './http-service.ts';
import type { Asked, HttpService } from './http-service.ts';

/** What a service behind the gateway answers: its fields, or an error code. */
export type TencentReply = Readonly<Record<string, unknown>> | { readonly errorCode: string };

export interface TencentCallIn {
  readonly action: string;
  readonly version: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/**
 * The gateway in front of Tencent Cloud's services: checks TC3 over what came over the wire and the clock (5 minutes). Errors
 * come with status 200. Written from the provider's page, not from our signer.
 */
export async function startTencentGateway(
  key: CloudKey,
  service: string,
  now: () => number,
  serve: (call: TencentCallIn) => TencentReply,
): Promise<HttpService> {
  let requests = 0;
  return startHttpService((asked) => {
    requests += 1;
    const RequestId = `fake0000-${String(requests).padStart(4, '0')}-tencent`;
    const refusal = refusalOf(asked, key, service, now());
    const header = (name: string): string => String(asked.headers[name] ?? '');
    const answer =
      refusal === undefined
        ? serve({
            action: header('x-tc-action'),
            version: header('x-tc-version'),
            parameters: jsonOf(asked.body),
          })
        : { errorCode: refusal };
    const failed = 'errorCode' in answer ? { Error: { Code: answer.errorCode, Message: 'refused' } } : answer;
    return { json: { Response: { ...failed, RequestId } } };
  });
}

function refusalOf(asked: Asked, key: CloudKey, service: string, nowMs: number): string | undefined {
  const given =
    /^TC3-HMAC-SHA256 Credential=([^/]+)\/(\d{4}-\d\d-\d\d)\/(\w+)\/tc3_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      asked.headers.authorization ?? '',
    );
  if (asked.method !== 'POST' || !given) return 'AuthFailure.InvalidAuthorization';
  const [, id, day = '', named = '', names = '', signature] = given;
  if (id !== key.id) return 'AuthFailure.SecretIdNotFound';
  const timestamp = String(asked.headers['x-tc-timestamp'] ?? '');
  if (!(Math.abs(nowMs / 1_000 - Number(timestamp)) <= 300)) return 'AuthFailure.SignatureExpire';
  const dayOfTimestamp = new Date(Number(timestamp) * 1_000).toISOString().slice(0, 10);
  const signed = names.split(';');
  if (
    day !== dayOfTimestamp ||
    named !== service ||
    !signed.includes('content-type') ||
    !signed.includes('host')
  ) {
    return 'AuthFailure.SignatureFailure';
  }
  const canonical = [
    'POST',
    '/',
    asked.query,
    signed.map((name) => `${name}:${String(asked.headers[name] ?? '').toLowerCase()}\n`).join(''),
    names,
    sha256(asked.body),
  ].join('\n');
  const text = `TC3-HMAC-SHA256\n${timestamp}\n${day}/${service}/tc3_request\n${sha256(canonical)}`;
  const expected = hmac(hmac(hmac(hmac(`TC3${key.secret}`, day), service), 'tc3_request'), text).toString(
    'hex',
  );
  return signature === expected ? undefined : 'AuthFailure.SignatureFailure';
}
