import { passCrypto } from '../../crypto/pass-crypto.ts';
import type { NodeId } from '../../domain/kernel/brand.ts';
import { decodeBase45 } from '../../domain/pass/base45.ts';
import { readKeySet, keySetOf } from '../../domain/pass/key-set.ts';
import { decodePass, encodePass } from '../../domain/pass/pass.ts';
import { passText, readPass } from '../../domain/pass/pass-code.ts';
import { checkTicket, createTicket, readTicket, ticketKey } from '../../domain/pass/phone-ticket.ts';
import { createTestReader, issued, otherSigner, shownAt, signer, visitStart } from '../support/passes.ts';
import { fuzz } from './harness.ts';

const utf8 = new TextEncoder();
const text = (input: Uint8Array): string => Buffer.from(input).toString('utf8');

const printed = issued({ staticAllowed: true });
const onPhone = issued({ zones: 0xffff_ffff, useLimit: 0, staticAllowed: true });
const codes = [printed.text, shownAt(visitStart, issued()), shownAt(visitStart, onPhone)];
/** All that was ever signed, and the last one without its rotating part, which it allows. */
const genuine = new Set([...codes, onPhone.text]);

/** Whether it was read; every input meets a reader with an empty memory, or no second good code would get in. */
function read(code: string): boolean {
  if (!readPass(code).ok) return false;
  const { type } = createTestReader().scan(code, visitStart);
  if (type === 'ok' && !genuine.has(code.normalize('NFKC').trim().toUpperCase()))
    throw new Error('a forged pass was taken');
  return true;
}

const bytesOf = (code: string): Uint8Array => decodeBase45(code.slice('VP1:'.length)) ?? new Uint8Array();

fuzz({
  name: 'pass-texts',
  samples: codes.map((code) => utf8.encode(code)),
  start: () => (input) => read(text(input)),
});

fuzz({
  name: 'pass-bytes',
  samples: codes.map(bytesOf),
  start: () => (input) => read(passText(input)),
});

fuzz({
  name: 'pass-claims',
  samples: [issued().pass, issued({ zones: 2 ** 52, useLimit: 0 }).pass].map(encodePass),
  start: () => (input) => {
    const pass = decodePass(input);
    if (!pass) return false;
    if (JSON.stringify(decodePass(encodePass(pass))) !== JSON.stringify(pass))
      throw new Error('another pass');
    return true;
  },
});

const node = 'kiosk-1' as NodeId;
const key = ticketKey(passCrypto, new Uint8Array(32), node);
const tickets = [1, 2].map((first) =>
  createTicket(node, key, visitStart, passCrypto, (length) => new Uint8Array(length).fill(first)),
);

fuzz({
  name: 'phone-tickets',
  samples: tickets.map((ticket) => utf8.encode(ticket.text)),
  start: () => (input) => {
    const ticket = readTicket(text(input));
    if (!ticket.ok) return false;
    const knowledge = { key, clockOffsetMs: 0, clockToleranceMs: 0, isUsed: false };
    const checked = checkTicket(ticket.value, knowledge, passCrypto, visitStart);
    if (checked.ok && !tickets.some((made) => made.text === text(input)))
      throw new Error('a forged ticket was taken');
    return true;
  },
});

fuzz({
  name: 'pass-key-sets',
  samples: [keySetOf([signer]), keySetOf([signer, otherSigner])].map((set) =>
    utf8.encode(JSON.stringify(set)),
  ),
  start: () => (input) => {
    let raw: unknown;
    try {
      raw = JSON.parse(text(input));
    } catch {
      return false;
    }
    return readKeySet(raw).ok;
  },
});
