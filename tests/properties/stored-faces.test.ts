import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EnrolmentId } from '../../domain/kernel/brand.ts';
import type { LocalDay } from '../../domain/kernel/time.ts';
import type { FaceConsent } from '../../domain/visit/records.ts';
import { anyTemplate, testEngine } from '../support/face-template.ts';
import { must, startKiosk, type TestKiosk } from '../support/storage-kiosk.ts';
import { enrolment, lin, monday, system, visitor } from '../support/storage-people.ts';

// Three enrolments of two people, so that acts meet and people have a face twice.
const ids = ['e1', 'e2', 'e3'] as EnrolmentId[];
const id = fc.constantFrom(...ids);
const idNumber = fc.constantFrom(enrolment.idNumber, lin.idNumber);
const consent: FaceConsent = { noticeVersion: 'f1', at: monday, guardian: false, language: 'en' };
const most = 1;

type Act = (store: TestKiosk['store']) => unknown;
const act = <T>(
  given: fc.Arbitrary<T>,
  run: (store: TestKiosk['store'], value: T) => unknown,
): fc.Arbitrary<Act> => given.map((value) => (store) => run(store, value));
const acts = fc.oneof(
  act(
    fc.record({ id, idNumber, until: fc.constantFrom('2026-11-30' as LocalDay, '2026-12-31' as LocalDay) }),
    ({ enrolments }, change) => enrolments.record({ ...enrolment, ...change }, system),
  ),
  act(fc.tuple(id, fc.nat(9)), ({ faces }, [e, seed]) =>
    faces.enrol(e, { template: anyTemplate(seed), consent }, most, visitor),
  ),
  act(id, ({ faces }, e) => faces.withdraw(e, visitor)),
  act(fc.constant('2026-12-01' as LocalDay), ({ faces }, day) => faces.eraseEnded(day)),
  act(id, (store, e) => store.eraseSubject(`enrolment:${e}`, 'retention', system)),
  act(fc.constant(0), (store) => must(store.rebuildProjections())),
);

test('after any sequence of acts there are as many faces as the journal says, each with its key and its person', () => {
  fc.assert(
    fc.property(fc.array(acts, { minLength: 5, maxLength: 25 }), (sequence) => {
      const kiosk = startKiosk();
      try {
        for (const run of sequence) {
          run(kiosk.store);
          expectFacesInOrder(kiosk);
        }
        expect(kiosk.store.verify().broken).toBeUndefined();
      } finally {
        kiosk.close();
      }
    }),
    { numRuns: 60 },
  );
});

function expectFacesInOrder({ store, database }: TestKiosk): void {
  const count = (sql: string) => database.get<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`)?.n ?? -1;
  const stored = count('face_template');
  expect({
    open: ids.filter((e) => store.faces.find(e, testEngine)).length,
    marked: ids.filter((e) => store.enrolments.byId(e)?.faceEnrolled).length,
    keys: count(`subject_key WHERE subject LIKE 'face:%'`),
    said: count(`event WHERE type = 'face.enrolled'`) - count(`event WHERE type = 'face.withdrawn'`),
    ofTheirPerson: count(
      `face_template f JOIN enrolment e
         ON e.id = f.enrolment AND e.id_number_token = f.person_token AND e.erased = 0`,
    ),
  }).toEqual({ open: stored, marked: stored, keys: stored, said: stored, ofTheirPerson: stored });
  expect(store.faces.stored()).toBeLessThanOrEqual(most);
}
