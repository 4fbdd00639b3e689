import { createHmac, createSecretKey, hkdfSync, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { RandomBytes } from '../domain/kernel/random.ts';
import { err, ok, type Result } from '../domain/kernel/result.ts';
import { instant, type Instant } from '../domain/kernel/time.ts';
import type { HelloRequest, WelcomeReply } from '../domain/sync/session-wire.ts';
import { agree, isSignedBy, publicKeyOf, rawKeyBytes, sign } from './raw-keys.ts';
import { digestOf, transcript } from './transcript.ts';

// A session between a kiosk and its server (docs/decisions/0009): a signed X25519 exchange (SIGMA-like, both identities
// known beforehand). No clock of a kiosk is trusted: how fresh a hello is, the server sees by its own challenge.

/** How old a challenge may be, in milliseconds: long enough for a line that takes half a minute. */
export const challengeMs = 60_000;

const toText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const toBytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64url'));

const timeBytes = 8;
const nonceBytes = 16;
const macBytes = 32;

/** @param key the server's own, the same in all its copies */
export function createChallenge(key: KeyObject, now: Instant, randomBytes: RandomBytes): string {
  const head = Buffer.alloc(timeBytes + nonceBytes);
  head.writeBigUInt64BE(BigInt(now));
  head.set(randomBytes(nonceBytes), timeBytes);
  return toText(Buffer.concat([head, challengeMac(key, head)]));
}

/** Whether this server made the challenge, at most `challengeMs` ago. */
export function isChallengeFresh(key: KeyObject, challenge: string, now: Instant): boolean {
  const bytes = Buffer.from(challenge, 'base64url');
  if (bytes.length !== timeBytes + nonceBytes + macBytes || toText(bytes) !== challenge) return false;
  const head = bytes.subarray(0, timeBytes + nonceBytes);
  if (!timingSafeEqual(bytes.subarray(timeBytes + nonceBytes), challengeMac(key, head))) return false;
  const age = now - instant(Number(head.readBigUInt64BE()));
  // Copies of the server may differ by a little.
  return age <= challengeMs && age >= -challengeMs;
}

function challengeMac(key: KeyObject, head: Uint8Array): Buffer {
  return createHmac('sha256', key).update('yingbin sync challenge 1').update(head).digest();
}

/** The two keys of a session, one for each direction. */
export interface SessionKeys {
  readonly up: KeyObject;
  readonly down: KeyObject;
}

/** What each side is known by to the other. */
export interface Parties {
  readonly site: string;
  readonly node: string;
  readonly kioskKey: Uint8Array;
  readonly serverKey: Uint8Array;
}

export interface HelloSaid {
  readonly hello: HelloRequest;
  readonly ephemeralSeed: Uint8Array;
}

export function sayHello(
  parties: Parties,
  identitySeed: Uint8Array,
  challenge: string,
  randomBytes: RandomBytes,
): HelloSaid {
  const ephemeralSeed = randomBytes(rawKeyBytes);
  const ephemeral = toText(publicKeyOf('x25519', ephemeralSeed));
  const said = { site: parties.site, node: parties.node, challenge, ephemeral };
  const signature = toText(sign(identitySeed, helloText(parties, said)));
  return { hello: { ...said, signature }, ephemeralSeed };
}

/** Whether the kiosk said so, and to this server. */
export function isHelloOf(parties: Parties, hello: HelloRequest): boolean {
  return isSignedBy(parties.kioskKey, helloText(parties, hello), toBytes(hello.signature));
}

/** One challenge, one session: whoever keeps sessions by this id sees a hello that is said a second time. */
export function sessionIdOf(challenge: string): string {
  return toText(digestOf(transcript('yingbin sync session id 1', challenge)).subarray(0, 16));
}

/** The answer to a hello that passed `isHelloOf`. `undefined` when the kiosk's ephemeral key is worthless. */
export function answerHello(
  parties: Parties,
  signingSeed: Uint8Array,
  hello: HelloRequest,
  randomBytes: RandomBytes,
): { readonly welcome: WelcomeReply; readonly secret: Uint8Array } | undefined {
  const seed = randomBytes(rawKeyBytes);
  const shared = agree(seed, toBytes(hello.ephemeral));
  if (!shared) return undefined;
  const said = { session: sessionIdOf(hello.challenge), ephemeral: toText(publicKeyOf('x25519', seed)) };
  const text = welcomeText(parties, hello, said);
  const welcome = { ...said, signature: toText(sign(signingSeed, text)) };
  return { welcome, secret: sessionSecret(shared, text) };
}

/** The session's secret; `not-the-server` when somebody else answered, or answered another hello. */
export function readWelcome(
  parties: Parties,
  { hello, ephemeralSeed }: HelloSaid,
  welcome: WelcomeReply,
): Result<Uint8Array, 'not-the-server'> {
  const text = welcomeText(parties, hello, welcome);
  if (!isSignedBy(parties.serverKey, text, toBytes(welcome.signature))) return err('not-the-server');
  const shared = agree(ephemeralSeed, toBytes(welcome.ephemeral));
  return shared ? ok(sessionSecret(shared, text)) : err('not-the-server');
}

/** @param secret 32 bytes, see `readWelcome` and `answerHello` */
export function sessionKeys(secret: Uint8Array): SessionKeys {
  const derive = (direction: string): KeyObject =>
    createSecretKey(
      new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(0), `yingbin sync ${direction} 1`, 32)),
    );
  return { up: derive('kiosk to server'), down: derive('server to kiosk') };
}

/**
 * Binds a sealed body to its place: another session, path, direction or number, and it does not open. The server takes
 * every number once, each larger than the last; an answer carries the number of its request.
 */
export function bodyContext(
  place: {
    readonly session: string;
    readonly method: string;
    readonly path: string;
    readonly counter: number;
  },
  direction: 'up' | 'down',
): string {
  const { session, method, path, counter } = place;
  return JSON.stringify(['yingbin sync body 1', session, direction, method, path, counter]);
}

function helloText(
  { site, kioskKey, serverKey }: Parties,
  { node, challenge, ephemeral }: Pick<HelloRequest, 'node' | 'challenge' | 'ephemeral'>,
): Uint8Array {
  return transcript('yingbin sync hello 1', site, serverKey, kioskKey, node, challenge, ephemeral);
}

function welcomeText(
  parties: Parties,
  hello: HelloRequest,
  { session, ephemeral }: Pick<WelcomeReply, 'session' | 'ephemeral'>,
): Uint8Array {
  return transcript('yingbin sync welcome 1', helloText(parties, hello), hello.signature, session, ephemeral);
}

function sessionSecret(shared: Uint8Array, text: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', shared, digestOf(text), 'yingbin sync session 1', 32));
}
