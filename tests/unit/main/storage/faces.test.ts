import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EnrolmentId } from '../../../../domain/kernel/brand.ts';
import type { LocalDay } from '../../../../domain/kernel/time.ts';
import type { FaceTemplate } from '../../../../domain/face/vocabulary.ts';
import type { Enrolment, FaceConsent } from '../../../../domain/visit/records.ts';
import { createKeyRing } from '../../../../crypto/create-key-ring.ts';
import { anyTemplate, testEngine } from '../../../support/face-template.ts';
import { must, startKiosk, trulyRandom, type TestKiosk } from '../../../support/storage-kiosk.ts';
import { enrolment, guard, monday, system, visitor } from '../../../support/storage-people.ts';

let kiosk: TestKiosk;
beforeEach(() => {
  kiosk = startKiosk();
});
afterEach(() => kiosk.close());

const consent: FaceConsent = { noticeVersion: 'f2', at: monday, guardian: false, language: 'zh-CN' };
const partner = (id: string, change: Partial<Enrolment> = {}): EnrolmentId => {
  const record = {
    ...enrolment,
    category: 'long-term-partner',
    id: id as EnrolmentId,
    ...change,
  } as const;
  must(kiosk.store.enrolments.record(record, system));
  return record.id;
};
const enrol = (id: EnrolmentId, template: FaceTemplate = anyTemplate(), max = 99_000) =>
  kiosk.store.faces.enrol(id, { template, consent }, max, visitor);
const find = (id: EnrolmentId, engine = testEngine) => kiosk.store.faces.find(id, engine);
const rows = () => kiosk.database.all('SELECT * FROM face_template');
const faceKeys = () => kiosk.database.all(`SELECT 1 FROM subject_key WHERE subject LIKE 'face:%'`);
const facts = () =>
  kiosk
    .events()
    .filter(({ type }) => type.startsWith('face.'))
    .map(({ type, subject, actor, data }) => ({ type, subject, actor, ...JSON.parse(data) }));
const other = { idNumber: '110101190001010014' };

test('a stored face comes back as it was taken, and the enrolment says that there is one', () => {
  const e1 = partner('e1');
  expect(kiosk.store.enrolments.byId(e1)).not.toHaveProperty('faceEnrolled');
  expect(must(enrol(e1))).toBe('stored');
  expect(find(e1)).toEqual(anyTemplate());
  expect(kiosk.store.enrolments.find(enrolment.idNumber, enrolment.from)?.faceEnrolled).toBe(true);
  expect(facts()).toEqual([
    {
      type: 'face.enrolled',
      subject: 'enrolment:e1',
      actor: 'visitor',
      time: monday,
      noticeVersion: 'f2',
      givenAt: monday,
      guardian: false,
      language: 'zh-CN',
      engine: testEngine,
    },
  ]);
});

test('a face of another engine is not found, since nothing can be compared with it', () => {
  const e1 = partner('e1');
  must(enrol(e1, anyTemplate(1, 'licensed-engine/4.1')));
  expect(find(e1)).toBeUndefined();
  expect(find(e1, 'licensed-engine/4.1')).toEqual(anyTemplate(1, 'licensed-engine/4.1'));
});

test('a new face takes the place of the old one under a new key', () => {
  const e1 = partner('e1');
  must(enrol(e1));
  const keyBefore = faceKey('e1');
  must(enrol(e1, anyTemplate(2)));
  expect(find(e1)).toEqual(anyTemplate(2));
  expect(faceKey('e1')).not.toEqual(keyBefore);
  expect([rows().length, faceKeys().length]).toEqual([1, 1]);
  expect(facts().map(({ type, reason }) => [type, reason])).toEqual([
    ['face.enrolled', undefined],
    ['face.withdrawn', 'replaced'],
    ['face.enrolled', undefined],
  ]);
});

test('somebody who was never enrolled, or no template at all, stores nothing', () => {
  const refused = { ok: false, error: { kind: 'not-allowed' } };
  expect(enrol('nobody' as EnrolmentId)).toMatchObject(refused);
  const e1 = partner('e1');
  must(enrol(e1));
  expect(enrol(e1, { engine: testEngine, vectors: { faceApi: [Number.NaN] } })).toMatchObject(refused);
  expect(find(e1)).toEqual(anyTemplate());
  expect(facts()).toHaveLength(1);
});

test('people are counted, not enrolments; the site takes no more people than it says', () => {
  const [first, second, stranger] = [partner('e1'), partner('e2'), partner('e3', other)];
  must(enrol(first));
  must(enrol(second));
  expect(kiosk.store.faces.stored()).toBe(1);
  const events = kiosk.events().length;
  expect(must(enrol(stranger, anyTemplate(3), 1))).toBe('full');
  expect([kiosk.events().length, find(stranger)]).toEqual([events, undefined]);
  expect(must(enrol(stranger, anyTemplate(3), 2))).toBe('stored');
  expect(kiosk.store.faces.stored()).toBe(2);
  // Taking a better picture of somebody makes no more people, even above a limit that was lowered since.
  expect(must(enrol(first, anyTemplate(4), 1))).toBe('stored');
  must(kiosk.store.faces.withdraw(second, visitor));
  expect(kiosk.store.faces.stored()).toBe(2);
  must(kiosk.store.faces.withdraw(first, visitor));
  expect(kiosk.store.faces.stored()).toBe(1);
});

test('a withdrawn face is gone at once and once only; the enrolment stays', () => {
  const e1 = partner('e1');
  must(enrol(e1));
  must(kiosk.store.faces.withdraw(e1, guard));
  must(kiosk.store.faces.withdraw(e1, guard));
  expect(find(e1)).toBeUndefined();
  expect([rows(), faceKeys()]).toEqual([[], []]);
  expect(kiosk.store.enrolments.byId(e1)).toMatchObject({ id: 'e1' });
  expect(kiosk.store.enrolments.byId(e1)).not.toHaveProperty('faceEnrolled');
  expect(facts().slice(1)).toMatchObject([
    { type: 'face.withdrawn', subject: 'enrolment:e1', actor: 'staff:guard-1', reason: 'person' },
  ]);
  expect(must(enrol(e1))).toBe('stored');
});

test('erasing the enrolment erases its face and no other', () => {
  const [e1, e2] = [partner('e1'), partner('e2', other)];
  must(enrol(e1));
  must(enrol(e2, anyTemplate(2)));
  must(kiosk.store.eraseSubject('enrolment:e1', 'withdrawal', system));
  expect([find(e1), find(e2)]).toEqual([undefined, anyTemplate(2)]);
  expect([rows().length, faceKeys().length]).toEqual([1, 1]);
  expect(facts().at(-1)).toMatchObject({ type: 'face.withdrawn', subject: 'enrolment:e1', reason: 'erased' });
});

test('faces go with the last day of their enrolment', () => {
  const until = (day: string) => ({ until: day as LocalDay });
  const [ended, today, open] = [
    partner('e1', until('2026-11-22')),
    partner('e2', { ...until('2026-11-23'), ...other }),
    partner('e3', until('2026-12-31')),
  ];
  for (const id of [ended, today, open]) must(enrol(id));
  expect(must(kiosk.store.faces.eraseEnded('2026-11-23' as LocalDay))).toBe(1);
  expect(must(kiosk.store.faces.eraseEnded('2026-11-23' as LocalDay))).toBe(0);
  expect([ended, today, open].map((id) => find(id) !== undefined)).toEqual([false, true, true]);
  expect(facts().at(-1)).toMatchObject({ subject: 'enrolment:e1', actor: 'system', reason: 'ended' });
});

// A number mistyped at the desk is corrected; the next holder of a company's enrolment is somebody else.
test('a face goes when its enrolment is given to another number, and stays when anything else changes', () => {
  const e1 = partner('e1');
  must(enrol(e1));
  partner('e1', { company: '新示例' });
  expect(find(e1)).toEqual(anyTemplate());
  partner('e1', other);
  expect(find(e1)).toBeUndefined();
  expect(rows()).toEqual([]);
});

test('recording an enrolment does not store a face, whatever it says', () => {
  const e1 = partner('e1', { faceEnrolled: true });
  expect(kiosk.store.enrolments.byId(e1)).not.toHaveProperty('faceEnrolled');
});

test('stored faces are no projection: a rebuild keeps them, and the chain does not know them', () => {
  const e1 = partner('e1');
  must(enrol(e1));
  const before = rows();
  must(kiosk.store.rebuildProjections());
  expect(rows()).toEqual(before);
  expect(find(e1)).toEqual(anyTemplate());
  kiosk.database.run('DELETE FROM face_template');
  expect(kiosk.store.verify().broken).toBeUndefined();
  expect(find(e1)).toBeUndefined();
});

const spoilt: readonly [string, () => void][] = [
  ['whose key is lost', () => kiosk.database.run(`DELETE FROM subject_key WHERE subject = 'face:e1'`)],
  [
    'whose key was wrapped at another site',
    () => {
      const ring = createKeyRing(Buffer.alloc(32, 8), trulyRandom);
      const wrapped = ring.wrap(Buffer.alloc(32, 1), 'face:e1');
      kiosk.database.run(`UPDATE subject_key SET wrapped = ? WHERE subject = 'face:e1'`, wrapped);
    },
  ],
];
test.each(spoilt)('a face %s reads as no face, and a new one can be stored', (_, spoil) => {
  const e1 = partner('e1');
  must(enrol(e1));
  spoil();
  expect(find(e1)).toBeUndefined();
  expect(kiosk.store.enrolments.byId(e1)).not.toHaveProperty('faceEnrolled');
  must(enrol(e1, anyTemplate(2)));
  expect(find(e1)).toEqual(anyTemplate(2));
});

test('a face moved to another enrolment does not open there', () => {
  const [e1, e2] = [partner('e1'), partner('e2', other)];
  must(enrol(e1));
  must(enrol(e2, anyTemplate(2)));
  const { sealed } = kiosk.database.get<{ sealed: Uint8Array }>(
    `SELECT sealed FROM face_template WHERE enrolment = 'e1'`,
  ) ?? { sealed: new Uint8Array(0) };
  kiosk.database.run(`UPDATE face_template SET sealed = ? WHERE enrolment = 'e2'`, sealed);
  expect(find(e2)).toBeUndefined();
});

function faceKey(id: string): unknown {
  return kiosk.database.get('SELECT key_id, wrapped FROM subject_key WHERE subject = ?', `face:${id}`);
}
