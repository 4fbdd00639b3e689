import { createSecretKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { open, seal } from '../../../crypto/envelope.ts';
import { publicKeyOf } from '../../../crypto/raw-keys.ts';
import {
  answerHello,
  bodyContext,
  challengeMs,
  createChallenge,
  isChallengeFresh,
  isHelloOf,
  readWelcome,
  sayHello,
  sessionIdOf,
  sessionKeys,
} from '../../../crypto/sync-session.ts';
import { after } from '../../../domain/kernel/time.ts';
import { helloRequest, welcomeReply } from '../../../domain/sync/session-wire.ts';
import { must, repeatableBytes } from '../../support/storage-kiosk.ts';
import { monday } from '../../support/storage-people.ts';

const bytes = repeatableBytes('session');
const kioskSeed = bytes(32);
const serverSeed = bytes(32);
const parties = {
  site: 'north-gate',
  node: 'k1',
  kioskKey: publicKeyOf('ed25519', kioskSeed),
  serverKey: publicKeyOf('ed25519', serverSeed),
};
const challengeKey = createSecretKey(bytes(32));

function handshake() {
  const challenge = createChallenge(challengeKey, monday, bytes);
  const said = sayHello(parties, kioskSeed, challenge, bytes);
  const answer = answerHello(parties, serverSeed, said.hello, bytes);
  if (!answer) throw new Error('no answer');
  return { challenge, said, answer };
}

test('both sides come to the same keys, one for each direction', () => {
  const { said, answer } = handshake();
  expect(helloRequest.parse(said.hello)).toEqual(said.hello);
  expect(welcomeReply.parse(answer.welcome)).toEqual(answer.welcome);
  expect(isHelloOf(parties, said.hello)).toBe(true);
  const secret = must(readWelcome(parties, said, answer.welcome));
  expect(secret).toEqual(answer.secret);
  const { up, down } = sessionKeys(secret);
  expect(up.equals(down)).toBe(false);
});

test('two sessions have nothing in common', () => {
  const [one, other] = [handshake(), handshake()];
  expect(one.answer.secret).not.toEqual(other.answer.secret);
  expect(one.answer.welcome.session).not.toBe(other.answer.welcome.session);
});

test('a challenge is good for a minute, and only where it was made', () => {
  const challenge = createChallenge(challengeKey, monday, bytes);
  expect(isChallengeFresh(challengeKey, challenge, after(monday, challengeMs))).toBe(true);
  expect(isChallengeFresh(challengeKey, challenge, after(monday, challengeMs + 1))).toBe(false);
  expect(isChallengeFresh(challengeKey, challenge, after(monday, -challengeMs - 1))).toBe(false);
  expect(isChallengeFresh(createSecretKey(bytes(32)), challenge, monday)).toBe(false);
  const sent = Buffer.from(challenge, 'base64url');
  for (let at = 0; at < sent.length; at++) {
    const bent = Buffer.from(sent);
    bent.writeUInt8(bent.readUInt8(at) ^ 1, at);
    expect(isChallengeFresh(challengeKey, bent.toString('base64url'), monday), `byte ${at}`).toBe(false);
  }
  expect(isChallengeFresh(challengeKey, '', monday)).toBe(false);
});

// Replay: sessions are kept by an id that follows from the challenge, so a hello said twice names a session that exists.
test('one challenge is one session', () => {
  const { challenge, said, answer } = handshake();
  expect(answer.welcome.session).toBe(sessionIdOf(challenge));
  expect(answerHello(parties, serverSeed, said.hello, bytes)?.welcome.session).toBe(answer.welcome.session);
});

test('no field of a hello can be changed', () => {
  const { hello } = handshake().said;
  const other = handshake().said.hello;
  for (const field of ['challenge', 'ephemeral', 'signature'] as const)
    expect(isHelloOf(parties, { ...hello, [field]: other[field] }), field).toBe(false);
  expect(isHelloOf(parties, { ...hello, node: 'k2' })).toBe(false);
});

test('a hello is for one server, one site and one kiosk', () => {
  const { hello } = handshake().said;
  expect(isHelloOf({ ...parties, serverKey: publicKeyOf('ed25519', bytes(32)) }, hello)).toBe(false);
  expect(isHelloOf({ ...parties, site: 'south-gate' }, hello)).toBe(false);
  expect(isHelloOf({ ...parties, kioskKey: publicKeyOf('ed25519', bytes(32)) }, hello)).toBe(false);
});

test('the wrong server cannot answer', () => {
  const { said } = handshake();
  const impostor = answerHello(parties, bytes(32), said.hello, bytes);
  expect(impostor && readWelcome(parties, said, impostor.welcome).ok).toBe(false);
});

test('no field of a welcome can be changed, nor can it answer another hello', () => {
  const { said, answer } = handshake();
  const other = handshake();
  for (const field of ['session', 'ephemeral', 'signature'] as const) {
    const bent = { ...answer.welcome, [field]: other.answer.welcome[field] };
    expect(readWelcome(parties, said, bent).ok, field).toBe(false);
  }
  expect(readWelcome(parties, said, other.answer.welcome).ok).toBe(false);
});

// Somebody sends the kiosk its own hello back as if it were an answer.
test('a hello that comes back is no welcome', () => {
  const { challenge, said } = handshake();
  const reflected = {
    session: sessionIdOf(challenge),
    ephemeral: said.hello.ephemeral,
    signature: said.hello.signature,
  };
  expect(readWelcome(parties, said, reflected).ok).toBe(false);
  expect(readWelcome({ ...parties, serverKey: parties.kioskKey }, said, reflected).ok).toBe(false);
});

test('a body opens at its own place only', () => {
  const { up, down } = sessionKeys(handshake().answer.secret);
  const place = { session: 's', method: 'POST', path: '/api/v1/sync/push', counter: 7 };
  const sealed = seal(up, bodyContext(place, 'up'), Buffer.from('events'), bytes);
  expect(open(up, bodyContext(place, 'up'), sealed)).toEqual(Buffer.from('events'));
  // Sent back by somebody in the middle, under either key.
  expect(open(down, bodyContext(place, 'down'), sealed)).toBeUndefined();
  expect(open(up, bodyContext(place, 'down'), sealed)).toBeUndefined();
  for (const other of [{ counter: 8 }, { path: '/api/v1/sync/pull' }, { method: 'GET' }, { session: 't' }])
    expect(open(up, bodyContext({ ...place, ...other }, 'up'), sealed)).toBeUndefined();
});

test('an ephemeral key that is worthless opens no session', () => {
  const { said, answer } = handshake();
  const zero = Buffer.alloc(32).toString('base64url');
  expect(answerHello(parties, serverSeed, { ...said.hello, ephemeral: zero }, bytes)).toBeUndefined();
  expect(readWelcome(parties, said, { ...answer.welcome, ephemeral: zero }).ok).toBe(false);
});
