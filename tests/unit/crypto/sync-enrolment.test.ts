import { expect, test } from 'vitest';
import {
  canonicalEnrolmentCode,
  createEnrolmentCode,
  stretchCode,
  type CodeSecret,
} from '../../../crypto/enrolment-code.ts';
import { answerEnrolment, askToEnrol, isAskedWith, readEnrolment } from '../../../crypto/sync-enrolment.ts';
import { enrolReply, enrolRequest, type EnrolRequest } from '../../../domain/sync/session-wire.ts';
import { must, repeatableBytes } from '../../support/storage-kiosk.ts';

const code = stretchCode('7K3Q9M4TZX');
const otherCode = stretchCode('7K3Q9M4TZY');
const bytes = repeatableBytes('enrolment');
const who = { node: 'k1', version: '0.2.0', identitySeed: bytes(32) };
const grant = Buffer.from('everything a kiosk needs');

function joined(secret: CodeSecret = code) {
  const asked = askToEnrol(who, code, bytes);
  const reply = answerEnrolment(asked.request, secret, grant, bytes);
  if (!reply) throw new Error('no answer');
  return { asked, reply };
}

test('whoever knows the code is let in and told everything', () => {
  const { asked, reply } = joined();
  expect(enrolRequest.parse(asked.request)).toEqual(asked.request);
  expect(enrolReply.parse(reply)).toEqual(reply);
  expect(isAskedWith(asked.request, code)).toBe(true);
  expect(Buffer.from(must(readEnrolment(asked, code, reply)))).toEqual(grant);
});

test('the request says nothing of the code, and the reply nothing of the grant', () => {
  const { asked, reply } = joined();
  const said = JSON.stringify([asked.request, reply]);
  expect(said).not.toContain('7K3Q9');
  expect(said).not.toContain(grant.toString('base64url'));
});

test('another code makes another request', () => {
  expect(isAskedWith(joined().asked.request, otherCode)).toBe(false);
});

test('no field of a request can be changed', () => {
  const { request } = joined().asked;
  for (const field of Object.keys(request) as (keyof EnrolRequest)[]) {
    const value = request[field];
    const changed = { ...request, [field]: (value.startsWith('a') ? 'b' : 'a') + value.slice(1) };
    expect(isAskedWith(changed, code), field).toBe(false);
  }
});

// Somebody in the middle who learned the code and puts a key of their own in place of the kiosk's.
test('a request is good only for the key that signed it', () => {
  const { request } = joined().asked;
  const thief = askToEnrol({ ...who, identitySeed: bytes(32) }, code, bytes).request;
  expect(isAskedWith({ ...request, identity: thief.identity, mac: thief.mac }, code)).toBe(false);
});

test('a server that does not know the code cannot answer', () => {
  const { asked, reply } = joined(otherCode);
  expect(readEnrolment(asked, code, reply)).toEqual({ ok: false, error: 'not-the-server' });
});

test('no field of a reply can be changed, nor can it answer another request', () => {
  const { asked, reply } = joined();
  const other = joined();
  expect(readEnrolment(asked, code, other.reply).ok).toBe(false);
  expect(readEnrolment(asked, code, { ...reply, ephemeral: other.reply.ephemeral }).ok).toBe(false);
  const sealed = Buffer.from(reply.sealed, 'base64url');
  for (const at of [0, 1, 20, sealed.length - 1]) {
    const bent = Buffer.from(sealed);
    bent.writeUInt8(bent.readUInt8(at) ^ 1, at);
    expect(
      readEnrolment(asked, code, { ...reply, sealed: bent.toString('base64url') }).ok,
      `byte ${at}`,
    ).toBe(false);
  }
});

test('an ephemeral key that is worthless gets no answer', () => {
  const { request } = joined().asked;
  const zero = Buffer.alloc(32).toString('base64url');
  expect(answerEnrolment({ ...request, ephemeral: zero }, code, grant, bytes)).toBeUndefined();
});

test('a code is read as people write it', () => {
  expect(createEnrolmentCode(bytes)).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
  expect(canonicalEnrolmentCode(' 7k3q9 - m4tzx ')).toBe('7K3Q9M4TZX');
  expect(canonicalEnrolmentCode('Oil23-45678')).toBe('0112345678');
  expect(canonicalEnrolmentCode('7K3Q9-M4TZ')).toBeUndefined();
  expect(canonicalEnrolmentCode('7K3Q9-M4TZU')).toBeUndefined();
});
