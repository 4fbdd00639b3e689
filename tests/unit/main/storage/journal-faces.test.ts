import { afterEach, beforeEach, expect, test } from 'vitest';
import { anyPicture } from '../../../support/any-picture.ts';
import { anyTemplate } from '../../../support/face-template.ts';
import { must, repeatableBytes, startKiosk, type TestKiosk } from '../../../support/storage-kiosk.ts';
import { fullPolicy, system, visitor, walkIn } from '../../../support/storage-people.ts';

// The journal goes to other machines; faces do not. Whoever passes one on by mistake is stopped before the disk.

let kiosk: TestKiosk;
beforeEach(() => {
  kiosk = startKiosk();
});
afterEach(() => kiosk.close());

const picture = anyPicture('JPEG with Exif', repeatableBytes('journal')(120)).toString('base64');

test('a face in a sealed part or in the clear is a mistake that writes nothing', () => {
  const portrait = {
    ...walkIn('v1'),
    portrait: { widthDots: 102, heightDots: 126, rgb: new Uint8Array(38_556) },
  };
  const requests = [
    walkIn('v1', { draft: { purposeText: picture } }),
    walkIn('v1', { policyVersion: picture }),
    { ...walkIn('v1'), template: anyTemplate() },
    portrait,
  ];
  for (const request of requests)
    expect(() => kiosk.store.visits.save(request, fullPolicy, visitor)).toThrow(
      'visit.registered must not carry',
    );
  expect(kiosk.events()).toEqual([]);
  must(kiosk.store.visits.save(walkIn('v1'), fullPolicy, visitor));
  expect(kiosk.store.verify().broken).toBeUndefined();
});

test('what it says quotes nothing', () => {
  const note = () => kiosk.store.note({ type: 'kiosk.started', version: picture }, system);
  expect(note).toThrow(/^kiosk\.started must not carry a JPEG picture$/);
});
