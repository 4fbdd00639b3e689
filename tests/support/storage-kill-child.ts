import { randomBytes, randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import type { VisitId } from '../../domain/kernel/brand.ts';
import { instant } from '../../domain/kernel/time.ts';
import { openKeyRing } from '../../main/storage/keys/key-file.ts';
import { openStore } from '../../main/storage/open-store.ts';
import { must } from './storage-kiosk.ts';
import { fullPolicy, guard, visitor, walkIn } from './storage-people.ts';

// Run by storage-kill.test.ts: works like a kiosk in a hurry and says so after every confirmed act, until it is killed.

const dir = process.argv[2];
if (dir === undefined) throw new Error('Which directory?');
const store = must(
  openStore({
    dir,
    keyRing: must(openKeyRing({ dir, randomBytes })),
    now: () => instant(Date.now()),
    randomBytes,
    timeZone: 'Asia/Shanghai',
    badgePrefix: 'A',
  }),
);

// Straight to the pipe, not through a buffer that dies with the process.
const confirm = (id: VisitId, state: string) => void writeSync(1, `${id} ${state}\n`);

for (;;) {
  const id = randomUUID() as VisitId;
  must(store.visits.save(walkIn(id), fullPolicy, visitor));
  confirm(id, 'none');
  must(store.visits.setBadge(id, { state: 'sending', copy: 1 }, visitor));
  must(store.visits.setBadge(id, { state: 'printed', copy: 1 }, visitor));
  confirm(id, 'printed');
  must(store.visits.checkOut(id, 'staff', guard));
  confirm(id, 'left');
}
