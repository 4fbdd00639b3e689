import { createHmac, createSecretKey, hkdfSync, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { RandomBytes } from '../domain/kernel/random.ts';
import { err, ok, type Result } from '../domain/kernel/result.ts';
import type { EnrolReply, EnrolRequest } from '../domain/sync/session-wire.ts';
import type { CodeSecret } from './enrolment-code.ts';
import { open, seal } from './envelope.ts';
import { agree, isSignedBy, publicKeyOf, rawKeyBytes, sign } from './raw-keys.ts';
import { digestOf, transcript } from './transcript.ts';

// A kiosk joins a site (docs/decisions/0009). What crosses the line is worth nothing to a listener, not even one who
// learns the code afterwards, and a server that does not know the code can neither read the request's proof nor answer it.

const toText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const toBytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64url'));

export interface EnrolmentAsked {
  readonly request: EnrolRequest;
  /** Kept until the answer: the private half of this exchange. */
  readonly ephemeralSeed: Uint8Array;
}

/** @param identitySeed the kiosk's Ed25519 private key, 32 bytes */
export function askToEnrol(
  who: { readonly node: string; readonly version: string; readonly identitySeed: Uint8Array },
  code: CodeSecret,
  randomBytes: RandomBytes,
): EnrolmentAsked {
  const ephemeralSeed = randomBytes(rawKeyBytes);
  const said = {
    hint: code.hint,
    node: who.node,
    version: who.version,
    identity: toText(publicKeyOf('ed25519', who.identitySeed)),
    ephemeral: toText(publicKeyOf('x25519', ephemeralSeed)),
  };
  const signature = toText(sign(who.identitySeed, asked(said)));
  const mac = toText(macOf(code, { ...said, signature }));
  return { request: { ...said, signature, mac }, ephemeralSeed };
}

/** Whether the request was made by somebody who knows the code and holds the key it names. */
export function isAskedWith(request: EnrolRequest, code: CodeSecret): boolean {
  const mac = toBytes(request.mac);
  const expected = macOf(code, request);
  if (mac.length !== expected.length || !timingSafeEqual(mac, expected)) return false;
  return isSignedBy(toBytes(request.identity), asked(request), toBytes(request.signature));
}

/**
 * The answer to a request that passed `isAskedWith`: `grant`, for nobody but the asking kiosk.
 * `undefined` when the request's ephemeral key is worthless.
 */
export function answerEnrolment(
  request: EnrolRequest,
  code: CodeSecret,
  grant: Uint8Array,
  randomBytes: RandomBytes,
): EnrolReply | undefined {
  const seed = randomBytes(rawKeyBytes);
  const ephemeral = toText(publicKeyOf('x25519', seed));
  const shared = agree(seed, toBytes(request.ephemeral));
  if (!shared) return undefined;
  const key = answerKey(shared, code, request, ephemeral);
  return { ephemeral, sealed: toText(seal(key, answerContext, grant, randomBytes)) };
}

/** The grant; `not-the-server` when the answer does not come from somebody who knew the code and saw this very request. */
export function readEnrolment(
  { request, ephemeralSeed }: EnrolmentAsked,
  code: CodeSecret,
  reply: EnrolReply,
): Result<Uint8Array, 'not-the-server'> {
  const shared = agree(ephemeralSeed, toBytes(reply.ephemeral));
  const grant =
    shared && open(answerKey(shared, code, request, reply.ephemeral), answerContext, toBytes(reply.sealed));
  return grant ? ok(grant) : err('not-the-server');
}

const answerContext = 'yingbin enrolment answer 1';

type Said = Pick<EnrolRequest, 'hint' | 'node' | 'version' | 'identity' | 'ephemeral'>;

function asked({ hint, node, version, identity, ephemeral }: Said): Uint8Array {
  return transcript('yingbin enrolment request 1', hint, node, version, identity, ephemeral);
}

function macOf(code: CodeSecret, request: Said & Pick<EnrolRequest, 'signature'>): Uint8Array {
  const all = transcript('yingbin enrolment mac 1', asked(request), request.signature);
  return createHmac('sha256', code.key).update(all).digest();
}

function answerKey(
  shared: Uint8Array,
  code: CodeSecret,
  request: EnrolRequest,
  ephemeral: string,
): KeyObject {
  const all = transcript(
    'yingbin enrolment keys 1',
    asked(request),
    request.signature,
    request.mac,
    ephemeral,
  );
  const secret = Buffer.concat([shared, code.key]);
  return createSecretKey(
    new Uint8Array(hkdfSync('sha256', secret, digestOf(all), 'yingbin enrolment answer 1', 32)),
  );
}
