import { beforeEach, expect, test } from 'vitest';
import type { KioskEvent } from '../../../../domain/visit/effect.ts';
import type { Setting } from '../../../../domain/visit/state.ts';
import { faceMomentOf } from '../../../../domain/visit/view/face-moment.ts';
import { createDeviceRegistry } from '../../../../main/devices/health/registry.ts';
import type { Portrait } from '../../../../main/devices/id-reader/index.ts';
import { createDeviceNews, type DeviceNews, type DeviceNewsDeps } from '../../../../main/flow/device-news.ts';
import { createFaceCustody, type FaceCustody } from '../../../../main/flow/face-custody.ts';
import { createFaceDesk } from '../../../../main/flow/face-desk.ts';
import { silentLogger } from '../../../../main/logging/logger.ts';
import { anyPortrait, isWiped } from '../../../support/id-reader/faces.ts';
import {
  faceSite,
  liYangben,
  mediumSite,
  nineOClock,
  ouyang,
  reservation,
} from '../../../support/visit/people.ts';
import { createStory, type Story } from '../../../support/visit/story.ts';

let story: Story;
let custody: FaceCustody;
let news: DeviceNews;

function newsOf(deps: Pick<DeviceNewsDeps, 'dispatch' | 'onPortrait'>): DeviceNews {
  const now = () => nineOClock;
  return createDeviceNews({
    ...deps,
    registry: createDeviceRegistry(now),
    note() {},
    log: silentLogger,
    now,
  });
}

/** A kiosk that works as the real one does, from the reader's news to the custody. */
function open(setting: Setting): void {
  story = createStory(setting);
  story.world.found = { reservation };
  story.send({ type: 'camera-health', health: 'ready' });
  custody = createFaceCustody();
  const desk = createFaceDesk({
    custody,
    faces: { find: () => undefined, stored: () => 0, enrol: never, withdraw: never, eraseEnded: never },
    limits: () => ({ warnAt: 10, max: 10 }),
    randomInt: () => 0,
    moment: () => faceMomentOf(story.state()),
    dispatch: (event) => story.send(event),
  });
  const dispatch = (event: KioskEvent): void => {
    story.send(event);
    desk.follow();
  };
  news = newsOf({ dispatch, onPortrait: desk.cardRead });
}

function never(): never {
  throw new Error('no face is stored here');
}

function putCard(document = ouyang, portrait?: Portrait): void {
  news.card({ type: 'card-found' });
  news.card({ type: 'card-read', document, ...(portrait && { portrait }), lastByteAtMs: 7 });
}

const chipFace = (): string | undefined => {
  const reference = custody.reference();
  return reference?.kind === 'portrait' ? reference.rgb : undefined;
};

beforeEach(() => open(faceSite));

test('the face is in custody before the machine hears of the card', () => {
  const order: string[] = [];
  const portrait = anyPortrait();
  const both = newsOf({
    dispatch: ({ type }) => order.push(type),
    onPortrait: (given) => order.push(given === portrait ? 'its face' : 'no face'),
  });
  const card = { type: 'card-read', document: ouyang, lastByteAtMs: 7 } as const;
  both.card({ ...card, portrait });
  both.card(card);
  expect(order).toEqual(['its face', 'card-read', 'no face', 'card-read']);
});

test('the machine hears whether the card brought a face, and nothing of the face', () => {
  const events: KioskEvent[] = [];
  const listening = newsOf({ dispatch: (event) => events.push(event), onPortrait() {} });
  const card = { type: 'card-read', document: ouyang, lastByteAtMs: 7 } as const;
  listening.card({ ...card, portrait: anyPortrait() });
  listening.card(card);
  expect(events).toEqual([
    { type: 'card-read', document: ouyang, hasPortrait: true },
    { type: 'card-read', document: ouyang },
  ]);
});

test('a face that nobody takes is wiped, and the machine is told of none', () => {
  const events: KioskEvent[] = [];
  const portrait = anyPortrait();
  newsOf({ dispatch: (event) => events.push(event) }).card({
    ...{ type: 'card-read', document: ouyang, lastByteAtMs: 7 },
    portrait,
  });
  expect(events).toEqual([{ type: 'card-read', document: ouyang }]);
  expect(isWiped(portrait.rgb)).toBe(true);
});

test('the visitor whose card was read is offered the camera, and compared with that card', () => {
  const portrait = anyPortrait();
  putCard(ouyang, portrait);
  story.touch('next', 'agree');
  expect(story.screen()).toMatchObject({ name: 'face-choice', reference: 'chip' });
  expect(chipFace()).toBe(Buffer.from(portrait.rgb).toString('base64'));
});

// Who came with somebody else's card must not have their own put in its place once the document is taken.
test('a card put down in the middle of a visit leaves the visitor’s face alone, and its own is wiped', () => {
  putCard(ouyang, anyPortrait());
  story.touch('next', 'agree');
  const before = chipFace();
  news.card({ type: 'card-removed' });
  const other = anyPortrait();
  other.rgb.reverse();
  putCard(liYangben, other);
  putCard(liYangben);
  expect(before).toBeDefined();
  expect(chipFace()).toBe(before);
  expect(isWiped(other.rgb)).toBe(true);
});

test('a site that uses no faces keeps none, not even while it looks the visitor up', () => {
  open(mediumSite);
  story.world.holds.add('look-up');
  const portrait = anyPortrait();
  putCard(ouyang, portrait);
  expect(story.state().step.name).toBe('looking-up');
  expect(isWiped(portrait.rgb)).toBe(true);
  expect(custody.hasPortrait()).toBe(false);
});
