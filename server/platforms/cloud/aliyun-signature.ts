import { createHash, createHmac } from 'node:crypto';
import type { Instant } from '../../../domain/kernel/time.ts';

export interface AccessKey {
  readonly id: string;
  readonly secret: string;
}

export interface AliyunCall {
  /** `dysmsapi.aliyuncs.com`, with the port where it is not the usual one. */
  readonly host: string;
  readonly action: string;
  /** The date the API was named by: `2017-05-25`. */
  readonly version: string;
  readonly query: Readonly<Record<string, string>>;
  /** A form, or nothing. */
  readonly body: string;
}

const form = 'application/x-www-form-urlencoded';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * The headers of a call to Alibaba Cloud, signed with ACS3-HMAC-SHA256 (V3). `host` is signed and left to the HTTP client.
 * @param nonce must be new for every call; the gateway refuses a repeated one
 * @see https://help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature
 */
export function signAliyun(
  { host, action, version, query, body }: AliyunCall,
  key: AccessKey,
  now: Instant,
  nonce: string,
): Readonly<Record<string, string>> {
  const signed: Readonly<Record<string, string>> = {
    ...(body === '' ? {} : { 'content-type': form }),
    host,
    'x-acs-action': action,
    'x-acs-content-sha256': sha256(body),
    'x-acs-date': `${new Date(now).toISOString().slice(0, 19)}Z`,
    'x-acs-signature-nonce': nonce,
    'x-acs-version': version,
  };
  const names = Object.keys(signed).sort();
  const request = [
    'POST',
    '/',
    aliyunQuery(query),
    ...names.map((name) => `${name}:${signed[name]}`),
    '',
    names.join(';'),
    sha256(body),
  ].join('\n');
  const signature = createHmac('sha256', key.secret)
    .update(`ACS3-HMAC-SHA256\n${sha256(request)}`)
    .digest('hex');
  const { host: _, ...sent } = signed;
  return {
    ...sent,
    accept: 'application/json',
    authorization: `ACS3-HMAC-SHA256 Credential=${key.id},SignedHeaders=${names.join(';')},Signature=${signature}`,
  };
}

/** The parameters in order of their names, encoded as RFC 3986 has it: what is sent must be what was signed. */
export function aliyunQuery(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
