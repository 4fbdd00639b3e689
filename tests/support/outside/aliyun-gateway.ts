import { createHash, createHmac } from 'node:crypto';
import { startHttpService } from './http-service.ts';
import type { Asked, HttpService, Reply } from './http-service.ts';

export interface CloudKey {
  readonly id: string;
  readonly secret: string;
}

/** A call that passed the gateway. */
export interface PassedCall {
  readonly action: string;
  readonly version: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly requestId: string;
}

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

/**
 * The gateway in front of Alibaba Cloud's services: checks the V3 signature over what came over the wire, the clock (15
 * minutes) and that no nonce comes twice, then hands the call on. Written from the provider's page, not from our signer.
 */
export async function startAliyunGateway(
  key: CloudKey,
  now: () => number,
  serve: (call: PassedCall) => Reply,
): Promise<HttpService> {
  const nonces = new Set<string>();
  let requests = 0;
  return startHttpService((asked) => {
    requests += 1;
    const requestId = `FAKE0000-${String(requests).padStart(4, '0')}-ALIYUN`;
    const refuse = (status: number, Code: string): Reply => ({
      status,
      json: { RequestId: requestId, HostId: asked.host, Code, Message: 'The request was refused.' },
    });
    const given = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/.exec(
      asked.headers.authorization ?? '',
    );
    if (!given) return refuse(400, 'MissingAuthorization');
    const [, id, names = '', signature] = given;
    if (id !== key.id) return refuse(404, 'InvalidAccessKeyId.NotFound');
    if (signature !== signatureOver(asked, names, key.secret)) return refuse(400, 'SignatureDoesNotMatch');
    const header = (name: string): string => String(asked.headers[name] ?? '');
    if (!(Math.abs(Date.parse(header('x-acs-date')) - now()) <= 15 * 60_000))
      return refuse(400, 'InvalidTimeStamp.Expired');
    const nonce = header('x-acs-signature-nonce');
    if (nonce === '' || nonces.has(nonce)) return refuse(400, 'SignatureNonceUsed');
    nonces.add(nonce);
    const isForm = header('content-type').startsWith('application/x-www-form-urlencoded');
    const parameters = new Map([
      ...new URLSearchParams(asked.query),
      ...new URLSearchParams(isForm ? asked.body.toString() : ''),
    ]);
    return serve({ action: header('x-acs-action'), version: header('x-acs-version'), parameters, requestId });
  });
}

function signatureOver(asked: Asked, names: string, secret: string): string | undefined {
  const signed = names.split(';');
  const must = Object.keys(asked.headers).filter((name) => name === 'host' || name.startsWith('x-acs-'));
  if (must.some((name) => !signed.includes(name)) || signed.join() !== signed.toSorted().join())
    return undefined;
  if (asked.headers['x-acs-content-sha256'] !== sha256(asked.body)) return undefined;
  const canonical = [
    asked.method,
    asked.path,
    asked.query.split('&').toSorted().join('&'),
    signed.map((name) => `${name}:${String(asked.headers[name] ?? '').trim()}\n`).join(''),
    names,
    sha256(asked.body),
  ].join('\n');
  return createHmac('sha256', secret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex');
}
