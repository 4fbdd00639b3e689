import { createHash, createHmac } from 'node:crypto';
import type { Instant } from '../../../domain/kernel/time.ts';
import type { AccessKey } from './aliyun-signature.ts';

export interface TencentCall {
  /** `sms.tencentcloudapi.com`, with the port where it is not the usual one. */
  readonly host: string;
  /** `sms`, `faceid`: the first part of the service's own host name. */
  readonly service: string;
  readonly action: string;
  readonly version: string;
  readonly region?: string | undefined;
  /** JSON, exactly as it is sent. */
  readonly body: string;
}

const contentType = 'application/json; charset=utf-8';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/**
 * The headers of a call to Tencent Cloud, signed with TC3-HMAC-SHA256. `host` is signed and left to the HTTP
 * client. The gateway accepts five minutes of clock error.
 * @see https://cloud.tencent.com/document/api/382/52072
 */
export function signTencent(
  call: TencentCall,
  key: AccessKey,
  now: Instant,
): Readonly<Record<string, string>> {
  const { host, service, body } = call;
  const timestamp = Math.floor(now / 1_000);
  const day = new Date(timestamp * 1_000).toISOString().slice(0, 10);
  const scope = `${day}/${service}/tc3_request`;
  const request = ['POST', '/', '', `content-type:${contentType}`, `host:${host}`, '', 'content-type;host'];
  const canonical = [...request, sha256(body)].join('\n');
  const signingKey = hmac(hmac(hmac(`TC3${key.secret}`, day), service), 'tc3_request');
  const signature = hmac(
    signingKey,
    ['TC3-HMAC-SHA256', timestamp, scope, sha256(canonical)].join('\n'),
  ).toString('hex');
  return {
    'content-type': contentType,
    'x-tc-action': call.action,
    'x-tc-version': call.version,
    'x-tc-timestamp': String(timestamp),
    ...(call.region === undefined ? {} : { 'x-tc-region': call.region }),
    authorization: `TC3-HMAC-SHA256 Credential=${key.id}/${scope}, SignedHeaders=content-type;host, Signature=${signature}`,
  };
}
