import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createFrameParser, encodeReply, toReply } from '../../../../../main/devices/id-reader/sam-frame.ts';
import { decodeCard, textOfReply } from '../../../../../main/devices/id-reader/sam-card.ts';
import { createSamDevice } from '../../../../../main/devices/id-reader/sam-device.ts';
import { buildCitizenCard, buildResidentCard } from '../../../../../main/devices/id-reader/simulated-card.ts';
import type { LocalDay } from '../../../../../domain/kernel/time.ts';
import { bytesOf, hexOf } from '../../../../support/hex.ts';
import { cardVectors, photoHeaderHex } from '../../../../support/id-reader/card-vectors.ts';
import { citizen, hmt, knownCards, resident } from '../../../../support/id-reader/cards.ts';

const names = Object.keys(cardVectors) as (keyof typeof cardVectors)[];
const request = (command: number, parameter: number) => ({ command, parameter, data: new Uint8Array(0) });

/** The text block with other text at a byte offset. */
function altered(text: Uint8Array, offset: number, value: string): Uint8Array {
  const copy = text.slice();
  copy.set(Buffer.from(value, 'utf16le'), offset);
  return copy;
}

describe.each(names)('%s', (name) => {
  const { card, document } = knownCards[name];
  const vector = cardVectors[name];

  test('the builder makes the published bytes', () => {
    expect(hexOf(card.text)).toBe(vector.textHex);
    expect(hexOf(card.photo)).toBe(photoHeaderHex.padEnd(2048, '0'));
  });

  test('the decoder keeps what the lobby needs and nothing else', () => {
    expect(decodeCard(bytesOf(vector.textHex))).toEqual({ ok: true, value: document });
  });

  test('the simulated reader sends the published reply, byte for byte', () => {
    const device = createSamDevice(true);
    device.place(card);
    device.answer(request(0x20, 0x01));
    device.answer(request(0x20, 0x02));
    const reply = device.answer(request(0x30, 0x01));
    expect(reply).toHaveLength(1295);
    expect(reply.at(-1)).toBe(vector.replyXor);
    expect(createHash('sha256').update(reply).digest('hex')).toBe(vector.replySha256);
  });
});

test('the text comes out of a reply only when every length is right', () => {
  const text = citizen.card.text;
  const whole = Uint8Array.from([1, 0, 4, 0, ...text, ...citizen.card.photo]);
  const reply = (data: Uint8Array) => {
    let found: Uint8Array | undefined;
    createFrameParser((body) => (found = toReply(body)?.data)).push(encodeReply(0x90, data));
    return textOfReply(found ?? new Uint8Array(0));
  };
  expect(reply(whole)).toEqual({ ok: true, value: text });
  expect(reply(whole.slice(0, -1)).ok).toBe(false);
  expect(reply(Uint8Array.from([...whole, 0])).ok).toBe(false);
  expect(reply(Uint8Array.from([0, 200, ...whole.slice(2)])).ok).toBe(false);
  expect(reply(new Uint8Array(3)).ok).toBe(false);
  // a reader that sends no portrait is still a reader
  expect(reply(Uint8Array.from([1, 0, 0, 0, ...text]))).toEqual({ ok: true, value: text });
});

test('a layout nobody knows is not one of our cards', () => {
  expect(decodeCard(altered(citizen.card.text, 248, 'Z'))).toEqual({ ok: false, error: 'not-an-id-card' });
});

test.each([
  ['no number', altered(citizen.card.text, 122, ' '.repeat(18))],
  ['a number of the wrong shape', altered(citizen.card.text, 122, 'ABCDEF')],
  ['no name', altered(citizen.card.text, 0, ' '.repeat(15))],
  ['a control character in the name', altered(citizen.card.text, 0, '测\u0007')],
  ['half a surrogate in the name', altered(citizen.card.text, 0, '测\ud842')],
])('%s: unreadable', (_, text) => {
  expect(decodeCard(text)).toEqual({ ok: false, error: 'unreadable' });
});

// Numbers with a wrong check digit were issued; the chip is the authority, the kiosk does not argue with it.
test('the chip is believed about check digit and region', () => {
  const decoded = decodeCard(altered(hmt.card.text, 122, '820000190006151249'));
  expect(decoded.ok && decoded.value.number).toBe('820000190006151249');
});

test.each([
  ['1', 'male'],
  ['2', 'female'],
  ['0', 'unknown'],
  ['9', 'unknown'],
  [' ', 'unknown'],
])('sex code %j is %s', (code, sex) => {
  const decoded = decodeCard(altered(citizen.card.text, 30, code));
  expect(decoded.ok && decoded.value.sex).toBe(sex);
});

test('dates that are none are left out', () => {
  const decoded = decodeCard(altered(altered(citizen.card.text, 36, '19000230'), 204, '????????'));
  expect(decoded.ok && decoded.value).not.toHaveProperty('birthDate');
  expect(decoded.ok && decoded.value).not.toHaveProperty('validUntil');
});

test('a rare name beyond the basic plane survives', () => {
  const values = {
    ...citizen.document,
    validFrom: '2020-01-01' as LocalDay,
    validUntil: 'long-term' as const,
  };
  const card = buildCitizenCard({ ...values, birthDate: '1900-01-01' as LocalDay, name: '𠮷\uE001甲' });
  const decoded = decodeCard(card.text);
  expect(decoded.ok && decoded.value.name).toBe('𠮷\uE001甲');
});

// The 2023 card cuts the English name after 35 characters, wherever that falls.
test('an English name in two parts is joined, a blank at the seam included', () => {
  const latinName = `${'A'.repeat(34)} ${'B'.repeat(11)}`;
  const values = { ...resident.document, latinName, nationality: 'PAK', name: '' };
  const days = { birthDate: '1980-01-01', validFrom: '2023-08-08', validUntil: '2033-08-07' } as Record<
    'birthDate' | 'validFrom' | 'validUntil',
    LocalDay
  >;
  const decoded = decodeCard(buildResidentCard({ ...values, ...days }).text);
  expect(decoded.ok && decoded.value).toMatchObject({ latinName, name: latinName });
});

test('a value too long for its field is refused by the builder', () => {
  const values = {
    ...citizen.document,
    birthDate: '1900-01-01' as LocalDay,
    validFrom: '2020-01-01' as LocalDay,
  };
  const build = () => buildCitizenCard({ ...values, validUntil: 'long-term', name: '甲'.repeat(16) });
  expect(build).toThrow(RangeError);
});
