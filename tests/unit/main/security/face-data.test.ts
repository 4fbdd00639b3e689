import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { createCanvas } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { findFaceData } from '../../../../main/security/face-data.ts';
import { encodeTemplate } from '../../../../main/storage/face-template-coder.ts';
import { anyPicture, pictureHeads, type PictureHead } from '../../../support/any-picture.ts';
import { carriers, templateCarriers } from '../../../support/face-carriers.ts';
import { anyTemplate } from '../../../support/face-template.ts';
import { repeatableBytes } from '../../../support/storage-kiosk.ts';
import { enrolment, reservation, staffMember, walkIn } from '../../../support/storage-people.ts';

const noise = repeatableBytes('pictures');

test.each(Object.keys(pictureHeads) as PictureHead[])('a %s is found however it travels', (head) => {
  const picture = anyPicture(head, noise(400));
  for (const [name, carry] of Object.entries(carriers))
    expect(findFaceData({ request: [carry(picture)] }), name).toContain(head.split(' ')[0]);
});

test('what encoders really make is found', () => {
  const canvas = createCanvas(64, 80);
  canvas.getContext('2d').fillRect(10, 10, 30, 40);
  const made = [canvas.encodeSync('jpeg'), canvas.encodeSync('png'), canvas.encodeSync('webp')];
  expect(made.map((picture) => findFaceData(picture.toString('base64')))).toEqual([
    'a JPEG picture',
    'a PNG picture',
    'a WebP picture',
  ]);
  const photographs = globSync('assets/demo/faces/*/*.jpg');
  expect(photographs.length).toBeGreaterThan(0);
  for (const path of photographs) expect(findFaceData(readFileSync(path)), path).toContain('JPEG');
});

test('a picture in a data URL is found, whatever its kind, and also inside a longer text', () => {
  const filler = 'x'.repeat(100);
  for (const kind of ['jpeg', 'png', 'svg+xml', 'avif'])
    expect(findFaceData({ html: `<img src="data:image/${kind};base64,AAAA"> ${filler}` })).toContain(
      'data URL',
    );
});

test('the dots of a portrait are found beside their width and height', () => {
  const rgb = noise(102 * 126 * 3);
  const portrait = { kind: 'portrait', widthDots: 102, heightDots: 126 };
  for (const dots of [rgb, Buffer.from(rgb).toString('base64'), [...rgb], { ...rgb }])
    expect(findFaceData({ reference: { ...portrait, dots } })).toBe('the dots of a picture');
  expect(findFaceData({ ...portrait, rgb: noise(1_000) })).toBeUndefined();
});

test.each(Object.entries(templateCarriers(anyTemplate())))('a template is found %s', (_, carried) => {
  expect(findFaceData([{ carried }])).toMatch(/fractions/);
  expect(findFaceData(JSON.stringify({ carried }))).toBeDefined();
});

test('the form in which a template is sealed would be found unsealed', () => {
  expect(findFaceData(encodeTemplate(anyTemplate()))).toMatch(/fractions/);
});

test('what cannot be looked into does not pass as harmless', () => {
  function* pieces() {
    yield 'a piece';
  }
  const endless: Record<string, unknown> = {};
  endless['self'] = endless;
  for (const value of [
    new Blob(['x']),
    new ReadableStream(),
    pieces(),
    endless,
    '['.repeat(200) + ']'.repeat(200),
  ])
    expect(findFaceData({ value })).toMatch(/looked into/);
});

test('the words about it quote nothing of it', () => {
  const picture = anyPicture('PNG', noise(300)).toString('base64');
  const words = findFaceData({ name: '林晓雾', picture }) ?? '';
  expect(words).toBe('a PNG picture');
});

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const harmless: Readonly<Record<string, unknown>> = {
  'a request of a visitor': walkIn('v1'),
  'people known before': [reservation, enrolment, staffMember],
  'hundreds of whole numbers': { perHour: Array.from({ length: 168 }, (_, i) => i * 40) },
  'a few dozen fractions': Array.from({ length: 63 }, (_, i) => i + 0.5),
  'many measured events': Array.from({ length: 500 }, (_, i) => ({ atMs: i * 33.3, yawDeg: i / 7 })),
  'a long text': '请在前台登记，说明来意，然后等候接待人员。'.repeat(60),
  'long English': 'Please wait at the reception desk until somebody comes for you. '.repeat(60),
  'a text about formats': `The kiosk takes no GIF89a files, no RIFF containers and no BM headers. ${'.'.repeat(60)}`,
  'a long path': `/srv/${'data/'.repeat(60)}yingbin.db`,
  'a stack': new Error('x').stack?.repeat(8),
  'a ruler': `${'-'.repeat(400)}\n${'='.repeat(400)}\n${'A'.repeat(400)}\n${'9'.repeat(400)}`,
  'a public key': publicKey.export({ type: 'spki', format: 'pem' }),
  'a signature': sign('sha256', Buffer.from('x'), privateKey).toString('base64'),
  uuids: Array.from({ length: 100 }, () => randomUUID()).join(''),
  'a white label': new Uint8Array(40_000),
};
test.each(Object.entries(harmless))('%s is nothing of the kind', (_, value) => {
  expect(findFaceData(value)).toBeUndefined();
  expect(findFaceData(JSON.stringify(value))).toBeUndefined();
});

test('64 fractions in a row are enough, however they are written, and 63 are not', () => {
  const row = (length: number) => Array.from({ length }, (_, i) => i + 0.5);
  const written: readonly ((numbers: readonly number[]) => unknown)[] = [
    (numbers) => numbers,
    (numbers) => JSON.stringify(numbers),
    (numbers) => `row: ${numbers.join(', ')}`,
    (numbers) => `row: ${JSON.stringify({ ...numbers })}`,
    (numbers) => Float32Array.from(numbers.map((n) => n / 64)),
    (numbers) => Buffer.from(Float64Array.from(numbers).buffer).toString('hex'),
  ];
  for (const write of written) {
    expect(findFaceData(write(row(64)))).toMatch(/fractions/);
    expect(findFaceData(write(row(63)))).toBeUndefined();
  }
});
