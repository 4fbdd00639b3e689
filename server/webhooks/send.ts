import { createHmac } from 'node:crypto';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Target } from './target.ts';

export interface Call {
  /** The same for every try: receivers leave out what they have had. */
  readonly id: string;
  readonly body: string;
}

/** What came of one try. */
export type Outcome =
  { readonly status: number } | { readonly fault: 'timeout' | 'refused' | 'tls' | 'lost' };

const timeoutMs = 10_000;

/**
 * The signature of the Standard Webhooks specification, version 1: HMAC-SHA256 over id, time and body.
 * @param at in whole seconds; receivers refuse what is minutes old
 */
export function signatureOf(secret: Uint8Array, { id, body }: Call, at: Instant): string {
  const time = Math.floor(at / 1_000);
  return `v1,${createHmac('sha256', secret).update(`${id}.${time}.${body}`).digest('base64')}`;
}

/** How the secret is written for people: `whsec_…`. */
export function secretText(secret: Uint8Array): string {
  return `whsec_${Buffer.from(secret).toString('base64')}`;
}

/** Calls once, at the very address that was looked at. The answer's body is not read, and nothing is followed. */
export function sendCall(target: Target, call: Call, secret: Uint8Array, at: Instant): Promise<Outcome> {
  const { url, address, family } = target;
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve) => {
    const request = send(
      url,
      {
        method: 'POST',
        agent: false,
        signal: AbortSignal.timeout(timeoutMs),
        lookup: (_host, options, callback) =>
          options.all ? callback(null, [{ address, family }]) : callback(null, address, family),
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(call.body),
          'user-agent': 'Yingbin-Webhook/1',
          'webhook-id': call.id,
          'webhook-timestamp': String(Math.floor(at / 1_000)),
          'webhook-signature': signatureOf(secret, call, at),
        },
      },
      (response) => {
        resolve({ status: response.statusCode ?? 0 });
        response.destroy();
      },
    );
    request.on('error', (error: NodeJS.ErrnoException) => resolve({ fault: faultOf(error) }));
    request.end(call.body);
  });
}

function faultOf({ name, code = '' }: NodeJS.ErrnoException): 'timeout' | 'refused' | 'tls' | 'lost' {
  if (name === 'AbortError' || name === 'TimeoutError' || code === 'ETIMEDOUT') return 'timeout';
  if (code === 'ECONNREFUSED') return 'refused';
  return /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code) ? 'tls' : 'lost';
}
