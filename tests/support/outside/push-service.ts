import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import type { PushSubscription } from '../../../server/channels/index.ts';
import { startHttpService } from './http-service.ts';
import type { Asked, HttpService } from './http-service.ts';

export interface Pushed {
  readonly payload: Record<string, unknown>;
  readonly urgency: string;
  readonly topic: string | undefined;
  readonly ttlSeconds: number;
}

/** A push service with one browser behind it. */
export interface PushService extends HttpService {
  readonly subscription: PushSubscription;
  readonly pushed: () => readonly Pushed[];
  /** The user took the permission back. */
  unsubscribe(): void;
  /** The next push is one too many. */
  limitNext(retryAfter: string): void;
}

/** Checks TTL, size and VAPID as a push service does (RFC 8030, RFC 8292), and reads the message as the browser does (RFC 8291). */
export async function startPushService(vapidPublicKey: string, now: () => number): Promise<PushService> {
  const browser = createECDH('prime256v1');
  browser.generateKeys();
  const auth = randomBytes(16);
  const pushed: Pushed[] = [];
  const limits: string[] = [];
  let subscribed = true;
  const service = await startHttpService((asked) => {
    if (asked.method !== 'POST' || asked.path !== '/push/one') return { status: 404 };
    if (!subscribed) return { status: 410 };
    const limit = limits.shift();
    if (limit !== undefined) return { status: 429, headers: { 'retry-after': limit } };
    const ttl = asked.headers['ttl'];
    if (typeof ttl !== 'string' || !/^\d+$/.test(ttl)) return { status: 400 };
    if (asked.body.length > 4_096) return { status: 413 };
    if (asked.headers['content-encoding'] !== 'aes128gcm') return { status: 415 };
    if (!isVapid(asked, vapidPublicKey, now())) return { status: 403 };
    const topic = asked.headers['topic'];
    pushed.push({
      payload: JSON.parse(decrypted(asked.body, browser, auth)) as Record<string, unknown>,
      urgency: String(asked.headers['urgency']),
      topic: typeof topic === 'string' ? topic : undefined,
      ttlSeconds: Number(ttl),
    });
    return { status: 201, headers: { location: '/message/1' } };
  });
  return {
    ...service,
    subscription: {
      endpoint: `${service.origin}/push/one`,
      keys: { p256dh: browser.getPublicKey('base64url'), auth: auth.toString('base64url') },
    },
    pushed: () => pushed,
    unsubscribe: () => void (subscribed = false),
    limitNext: (retryAfter) => void limits.push(retryAfter),
  };
}

function isVapid(asked: Asked, publicKey: string, nowMs: number): boolean {
  const given = /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(asked.headers.authorization ?? '');
  if (!given || given[4] !== publicKey) return false;
  const [, head = '', claims = '', signature = ''] = given;
  const point = Buffer.from(publicKey, 'base64url');
  const x = point.subarray(1, 33).toString('base64url');
  const y = point.subarray(33).toString('base64url');
  const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const signed = Buffer.from(`${head}.${claims}`);
  const genuine = verify(
    'sha256',
    signed,
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<
    string,
    unknown
  >;
  const leftSeconds = Number(exp) - nowMs / 1_000;
  return (
    genuine &&
    aud === `http://${asked.host}` &&
    leftSeconds > 0 &&
    leftSeconds <= 86_400 &&
    /^(mailto|https):/.test(String(sub))
  );
}

/** One record of aes128gcm (RFC 8188) under the keys of RFC 8291. */
function decrypted(body: Buffer, browser: ReturnType<typeof createECDH>, auth: Buffer): string {
  const salt = body.subarray(0, 16);
  const sender = body.subarray(21, 21 + (body[20] ?? 0));
  const sealed = body.subarray(21 + sender.length);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), sender]);
  const input = Buffer.from(hkdfSync('sha256', browser.computeSecret(sender), auth, info, 32));
  const derive = (label: string, length: number): Buffer =>
    Buffer.from(hkdfSync('sha256', input, salt, Buffer.from(`Content-Encoding: ${label}\0`), length));
  const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
  decipher.setAuthTag(sealed.subarray(-16));
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  // The last record ends in 2 and zeros.
  return padded.subarray(0, padded.lastIndexOf(2)).toString('utf8');
}
