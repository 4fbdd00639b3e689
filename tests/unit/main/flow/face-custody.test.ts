import { createCanvas, loadImage } from '@napi-rs/canvas';
import { beforeEach, expect, test } from 'vitest';
import { createFaceCustody, type FaceCustody } from '../../../../main/flow/face-custody.ts';
import { faceResultSchema } from '../../../../preload/contract/face.ts';
import { anyTemplate } from '../../../support/face-template.ts';
import { anyPortrait, isWiped } from '../../../support/id-reader/faces.ts';

/** What the window sends: bytes of a JPEG, base64. What is in them is nobody's business here. */
const jpeg = (seed: number): string =>
  Buffer.from([
    0xff,
    0xd8,
    0xff,
    seed,
    ...Array.from({ length: 9_000 }, (_, at) => (at * seed) & 0xff),
  ]).toString('base64');

let custody: FaceCustody;
beforeEach(() => {
  custody = createFaceCustody();
});

const numbersOf = (template: ReturnType<typeof anyTemplate>): readonly number[] =>
  Object.values(template.vectors).flat();

test('the engine gets the portrait’s very dots', () => {
  const portrait = anyPortrait();
  custody.cardRead(portrait);
  const reference = custody.reference();
  expect(reference).toMatchObject({ kind: 'portrait', widthDots: 102, heightDots: 126 });
  const rgb = reference?.kind === 'portrait' ? Buffer.from(reference.rgb, 'base64') : Buffer.alloc(0);
  expect(rgb.equals(portrait.rgb)).toBe(true);
});

test('a guard sees the document’s picture dot by dot, and the live one as it came', async () => {
  const portrait = anyPortrait();
  custody.cardRead(portrait);
  custody.keepLive(jpeg(3));
  const { document = '', live } = custody.pictures();
  expect(live).toBe(`data:image/jpeg;base64,${jpeg(3)}`);
  expect(document).toMatch(/^data:image\/png;base64,/);

  const image = await loadImage(document);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, 102, 126);
  expect(Buffer.from(data.filter((_, at) => at % 4 !== 3)).equals(portrait.rgb)).toBe(true);
});

test('a card without a portrait is none to compare with, and shows no picture', () => {
  custody.cardRead(undefined);
  expect(custody.hasPortrait()).toBe(false);
  expect(custody.reference()).toBeUndefined();
  expect(custody.pictures()).toEqual({});
});

test('wiping overwrites the very bytes and numbers that were handed in, and nothing is left to read', () => {
  const portrait = anyPortrait();
  const template = anyTemplate();
  custody.cardRead(portrait);
  custody.keepLive(jpeg(3));
  custody.keepTemplate(template);
  custody.wipe();
  expect(isWiped(portrait.rgb)).toBe(true);
  expect(new Set(numbersOf(template))).toEqual(new Set([0]));
  expect(custody.hasPortrait()).toBe(false);
  expect(custody.reference()).toBeUndefined();
  expect(custody.pictures()).toEqual({});
  expect(custody.template()).toBeUndefined();
});

test('a template as it comes through the contract can be overwritten', () => {
  const outcome = { kind: 'taken', frames: 5, track: [] };
  const { template } = faceResultSchema.parse({ ticket: 1, outcome, template: anyTemplate() });
  if (!template) throw new Error('the contract dropped the template');
  custody.keepTemplate(template);
  custody.wipe();
  expect(numbersOf(template).every((number) => number === 0)).toBe(true);
});

test('the next card ends the face of the last, live picture and template too', () => {
  const [first, second, template] = [anyPortrait(), anyPortrait(), anyTemplate()];
  custody.cardRead(first);
  custody.keepLive(jpeg(3));
  custody.keepTemplate(template);
  custody.cardRead(second);
  expect([isWiped(first.rgb), isWiped(second.rgb)]).toEqual([true, false]);
  expect(new Set(numbersOf(template))).toEqual(new Set([0]));
  expect(Object.keys(custody.pictures())).toEqual(['document']);
});

test('a card without a portrait ends the face of the last as well', () => {
  const portrait = anyPortrait();
  custody.cardRead(portrait);
  custody.cardRead(undefined);
  expect(isWiped(portrait.rgb)).toBe(true);
  expect(custody.hasPortrait()).toBe(false);
});

test('a second attempt takes the place of the first; an attempt without a template leaves none', () => {
  const [first, portrait] = [anyTemplate(1), anyPortrait()];
  custody.cardRead(portrait);
  custody.keepLive(jpeg(3));
  custody.keepLive(jpeg(5));
  expect(custody.pictures().live).toBe(`data:image/jpeg;base64,${jpeg(5)}`);
  custody.keepTemplate(first);
  expect(custody.template()).toBe(first);
  custody.keepTemplate(undefined);
  expect(new Set(numbersOf(first))).toEqual(new Set([0]));
  expect(custody.template()).toBeUndefined();
  expect(custody.hasPortrait()).toBe(true);
});
