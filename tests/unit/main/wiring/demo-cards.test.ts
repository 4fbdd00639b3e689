import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkDocumentNumber } from '../../../../domain/identity/document-number.ts';
import type { DocumentKind } from '../../../../domain/identity/document.ts';
import { isSound } from '../../../../domain/identity/mrz.ts';
import { birthDateOf } from '../../../../domain/identity/number-facts.ts';
import { ok } from '../../../../domain/kernel/result.ts';
import { readMrz } from '../../../../main/devices/id-reader/mrz/mrz-coder.ts';
import { decodeCard } from '../../../../main/devices/id-reader/sam-card.ts';
import { readDemoPeople } from '../../../../main/wiring/demo-people.ts';
import { passportZone, simulatedCard } from '../../../../main/wiring/dock/demo-cards.ts';
import { zoneDay } from '../../../support/id-reader/passports.ts';

const { cards } = readDemoPeople(join(import.meta.dirname, '../../../../assets'));

const kinds: Readonly<Partial<Record<(typeof cards)[number]['layout'], DocumentKind>>> = {
  citizen: 'citizen-id',
  J: 'hmt-residence-permit',
  I: 'foreign-permanent-resident-2017',
  Y: 'foreign-permanent-resident',
};

// People try the demo with their own eyes on it: a card must not say two things about its holder.
test.each(cards.filter(({ layout }) => kinds[layout]))(
  'the demo card "$id" is read, and agrees with its own number',
  (card) => {
    const kind = kinds[card.layout] ?? 'other';
    const { number, birth, sex, name } = card;
    expect(checkDocumentNumber(kind, number)).toEqual(ok(number));
    expect(decodeCard(simulatedCard(card).text)).toMatchObject(
      ok({ kind, number, name, sex, birthDate: birth, source: 'chip' }),
    );
    const stated = birthDateOf(kind, number)?.replaceAll('-', '') ?? `19${number.slice(7, 13)}`;
    expect(stated).toBe(birth?.replaceAll('-', ''));
  },
);

test.each(cards.filter(({ layout }) => layout === 'passport'))(
  'the demo passport "$id" has lines whose check digits fit',
  (card) => {
    const reading = readMrz(passportZone(card).join('\r'), zoneDay);
    expect(isSound(reading)).toBe(true);
    expect(reading.document).toMatchObject({ kind: 'passport', number: card.number, birthDate: card.birth });
  },
);

test('every layout of foreign permanent residents has a card in the demo', () => {
  expect(cards.map(({ layout }) => layout)).toEqual(expect.arrayContaining(['I', 'Y', 'J', 'passport']));
});
