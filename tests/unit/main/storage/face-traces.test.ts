import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EnrolmentId } from '../../../../domain/kernel/brand.ts';
import type { LocalDay } from '../../../../domain/kernel/time.ts';
import type { FaceTemplate } from '../../../../domain/face/vocabulary.ts';
import { dataPaths } from '../../../../main/storage/paths.ts';
import { anyTemplate, testEngine } from '../../../support/face-template.ts';
import { bytesBelow, carelessly, traceForms, tracesIn } from '../../../support/face-traces.ts';
import { must, startKiosk, type TestKiosk } from '../../../support/storage-kiosk.ts';
import { enrolment, monday, system, visitor } from '../../../support/storage-people.ts';

let kiosk: TestKiosk;
beforeEach(() => {
  kiosk = startKiosk();
});
afterEach(() => kiosk.close());

const id = 'e1' as EnrolmentId;
const face = anyTemplate(1);
const onDisk = () => bytesBelow(kiosk.dir);
const enrol = (template: FaceTemplate = face) => {
  const consent = { noticeVersion: 'f2', at: monday, guardian: false, language: 'zh-CN' } as const;
  must(kiosk.store.enrolments.record({ ...enrolment, id }, system));
  must(kiosk.store.faces.enrol(id, { template, consent }, 10, visitor));
};

// Otherwise every test below could pass by looking in the wrong place.
test.each(traceForms)('the search finds a template that somebody stored as %s', (form) => {
  enrol();
  expect(tracesIn(onDisk(), face)).toEqual([]);
  kiosk.database.raw.exec('CREATE TABLE careless (at INTEGER PRIMARY KEY, face BLOB NOT NULL) STRICT');
  kiosk.database.run('INSERT INTO careless VALUES (1, ?)', carelessly(face, form));
  expect(tracesIn(onDisk(), face)).toContain(form);
});

const endings: readonly [string, () => void][] = [
  ['withdrawn', () => must(kiosk.store.faces.withdraw(id, visitor))],
  ['replaced', () => enrol(anyTemplate(2))],
  ['erased with its enrolment', () => must(kiosk.store.eraseSubject('enrolment:e1', 'retention', system))],
  [
    'erased after its enrolment ended',
    () => void must(kiosk.store.faces.eraseEnded('2027-01-01' as LocalDay)),
  ],
];
test.each(endings)('of a face that was %s, neither sealed bytes nor key are in any file', (_, end) => {
  enrol();
  const secrets = Object.values({
    ...kiosk.database.get<object>('SELECT sealed FROM face_template'),
    ...kiosk.database.get<object>(`SELECT wrapped FROM subject_key WHERE subject = 'face:e1'`),
  }) as Uint8Array[];
  expect(secrets).toHaveLength(2);
  // The sealed template spills over to pages of its own, which begin and end elsewhere.
  const pieces = secrets
    .map((bytes) => Buffer.from(bytes))
    .flatMap((bytes) => [bytes.subarray(0, 24), bytes.subarray(-24)]);
  for (const piece of pieces) expect(onDisk().includes(piece)).toBe(true);
  end();
  for (const piece of pieces) expect(onDisk().includes(piece)).toBe(false);
  expect(tracesIn(onDisk(), face)).toEqual([]);
});

test('a withdrawal while another program reads is complete in the tables, and in the files with the next one', () => {
  enrol();
  const sealed = kiosk.database.get<{ sealed: Uint8Array }>('SELECT sealed FROM face_template')?.sealed;
  const piece = Buffer.from(sealed ?? []).subarray(0, 24);
  const reader = new DatabaseSync(dataPaths(kiosk.dir).database, { readOnly: true });
  reader.exec('BEGIN; SELECT count(*) FROM event');
  kiosk.database.raw.exec('PRAGMA busy_timeout = 0');
  must(kiosk.store.faces.withdraw(id, visitor));
  expect(kiosk.store.faces.find(id, testEngine)).toBeUndefined();
  expect(onDisk().includes(piece)).toBe(true);
  reader.close();
  must(kiosk.store.faces.withdraw(id, visitor));
  expect(onDisk().includes(piece)).toBe(false);
});
