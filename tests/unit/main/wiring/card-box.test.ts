import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { otherCard } from '../../../../main/devices/id-reader/simulated-card.ts';
import { decodeSimulatedPhoto } from '../../../../main/devices/id-reader/simulated-photo.ts';
import { readDemoPeople } from '../../../../main/wiring/demo-people.ts';
import { createCardBox } from '../../../../main/wiring/dock/card-box.ts';
import { simulatedCard } from '../../../../main/wiring/dock/demo-cards.ts';
import { difference } from '../../../support/id-reader/faces.ts';

const assets = join(import.meta.dirname, '../../../../assets');
const people = readDemoPeople(assets);
const withFaces = people.cards.filter(({ face }) => face !== undefined);
const emptyFolder = mkdtempSync(join(tmpdir(), 'yingbin-no-faces-'));
afterAll(() => rmSync(emptyFolder, { recursive: true }));

test('somebody reserved, a walk-in and a long-term partner have a face on their card, each their own', () => {
  const ids = withFaces.map(({ id }) => id);
  const named = (list: readonly { readonly card: string }[]): boolean =>
    list.some(({ card }) => ids.includes(card));
  expect([named(people.reservations), ids.includes('walk-in')]).toEqual([true, true]);
  expect(named(people.enrolments.filter(({ category }) => category === 'long-term-partner'))).toBe(true);
  expect(new Set(withFaces.map(({ face }) => face)).size).toBe(withFaces.length);
});

test('every face fits onto its chip, and no two chips show the same one', async () => {
  const box = createCardBox(people, assets);
  const shown: Uint8Array[] = [];
  for (const { id } of withFaces) {
    const portrait = await decodeSimulatedPhoto((await box(id))?.photo ?? new Uint8Array(0));
    if (!portrait) throw new Error(`no picture on the card "${id}"`);
    for (const other of shown) expect(difference(portrait.rgb, other)).toBeGreaterThan(10);
    shown.push(portrait.rgb);
  }
  expect(shown).toHaveLength(withFaces.length);
});

test('a picture is put onto a chip once, however often its card is reached for', async () => {
  const box = createCardBox(people, assets);
  const [first, second] = await Promise.all([box('reserved'), box('reserved')]);
  expect(first?.photo).toBe(second?.photo);
});

test('a card without a face, and every card of a kiosk without the demo’s pictures, has an empty photo', async () => {
  const box = createCardBox(people, assets);
  expect(await box('bank-card')).toBe(otherCard);
  const [reserved] = people.cards.filter(({ id }) => id === 'reserved');
  const bare = createCardBox(people, emptyFolder);
  expect(await bare('reserved')).toEqual(reserved && simulatedCard(reserved));
  expect(await bare('nobody')).toBeUndefined();
});
