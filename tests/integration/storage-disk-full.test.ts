import { expect, test } from 'vitest';
import type { VisitId } from '../../domain/kernel/brand.ts';
import { must, startKiosk } from '../support/storage-kiosk.ts';
import { fullPolicy, visitor, walkIn } from '../support/storage-people.ts';

// A real SQLITE_FULL: the file may not grow beyond the pages it has.
test('on a full disk nothing is half written, and everything works again once there is room', () => {
  const kiosk = startKiosk();
  const { store, database } = kiosk;
  const save = (id: string) => store.visits.save(walkIn(id), fullPolicy, visitor);
  must(save('v0'));
  database.get('PRAGMA wal_checkpoint(TRUNCATE)');
  const { page_count: pages } = database.get<{ page_count: number }>('PRAGMA page_count') ?? {
    page_count: 0,
  };
  database.raw.exec(`PRAGMA max_page_count = ${pages + 2}`);

  let saved = 1;
  let fault;
  for (; saved < 500 && !fault; saved++) {
    const result = save(`v${saved}`);
    if (!result.ok) fault = result.error;
  }
  const refused = `v${saved - 1}`;
  expect(fault).toEqual({ kind: 'disk-full', detail: 'the disk is full; nothing was written' });

  expect(store.visits.byId(refused as VisitId)).toBeUndefined();
  expect(database.all('SELECT 1 FROM subject_key WHERE subject = ?', `visit:${refused}`)).toEqual([]);
  expect(database.all('SELECT 1 FROM event WHERE subject = ?', `visit:${refused}`)).toEqual([]);
  expect(database.raw.isTransaction).toBe(false);
  expect(store.verify().broken).toBeUndefined();

  database.raw.exec('PRAGMA max_page_count = 1000000');
  must(save(refused));
  const before = kiosk.dump();
  must(store.rebuildProjections());
  expect(kiosk.dump()).toEqual(before);
  expect(store.verify()).toMatchObject({ events: saved * 3 });
  expect(store.verify().broken).toBeUndefined();
  kiosk.close();
});

test('a full disk while a badge is noted leaves the visit as it was', () => {
  const kiosk = startKiosk();
  const { store, database } = kiosk;
  must(store.visits.save(walkIn('v0'), fullPolicy, visitor));
  const { page_count: pages } = database.get<{ page_count: number }>('PRAGMA page_count') ?? {
    page_count: 0,
  };
  database.raw.exec(`PRAGMA max_page_count = ${pages}`);
  let result;
  for (let copy = 1; copy < 500; copy++) {
    result = store.visits.setBadge('v0' as VisitId, { state: 'unconfirmed', copy }, visitor);
    if (!result.ok) break;
  }
  expect(result).toMatchObject({ ok: false, error: { kind: 'disk-full' } });
  const before = kiosk.dump();
  must(store.rebuildProjections());
  expect(kiosk.dump()).toEqual(before);
  kiosk.close();
});
