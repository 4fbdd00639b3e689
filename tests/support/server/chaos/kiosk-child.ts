import { randomBytes } from 'node:crypto';
import type { VisitId } from '../../../../domain/kernel/brand.ts';
import { instant } from '../../../../domain/kernel/time.ts';
import { timeOrderedId } from '../../../../crypto/time-ordered-id.ts';
import { openDatabase } from '../../../../main/storage/database.ts';
import { dataPaths } from '../../../../main/storage/paths.ts';
import { must } from '../../storage-kiosk.ts';
import { fullPolicy, guard, visitor, walkIn } from '../../storage-people.ts';
import { startSyncKiosk } from '../sync-kiosk.ts';
import { kioskSecret, type FromKiosk, type ToKiosk } from './kiosk-process.ts';

// Run by the chaos suite: a kiosk's real store and line in a process of its own, so that it can be killed at any moment.

const [dir = '', node = '', clockMs = '0'] = process.argv.slice(2);
const now = () => instant(Date.now() + Number(clockMs));
const kiosk = startSyncKiosk(node, now, { dir, secret: kioskSecret(node) });
const { store } = kiosk;
const tell = (message: FromKiosk): void => void process.send?.(message);

process.on('message', (message: ToKiosk) => void act(message));
// The parent is gone: nobody would ever end this.
process.on('disconnect', () => process.exit(0));
if (store.sync.joined()) kiosk.connect();
tell({ type: 'ready', joined: store.sync.joined() !== undefined });

async function act(message: ToKiosk): Promise<void> {
  switch (message.type) {
    case 'enrol': {
      const joined = await kiosk.enrol(message.url, message.code);
      if (joined.ok) kiosk.connect(message.url);
      return tell({ type: 'enrolled', ok: joined.ok });
    }
    case 'work':
      for (let i = 0; i < message.visits; i++) {
        work(i);
        // Between two visitors there is time for the line.
        await new Promise((resolve) => setImmediate(resolve));
      }
      return tell({ type: 'worked' });
    case 'report':
      return tell({
        type: 'report',
        head: store.sync.head(),
        acknowledged: store.sync.acknowledged(),
        received: received(),
      });
  }
}

/** A visitor comes, some wait for a guard, somebody who came in at another kiosk leaves. */
function work(turn: number): void {
  const id = timeOrderedId(now(), randomBytes) as VisitId;
  const wanted = turn % 3 === 0 ? 'review' : 'check-in';
  must(store.visits.save(walkIn(id, { wanted }), fullPolicy, visitor));
  tell({ type: 'confirmed', id });
  if (wanted === 'check-in') {
    must(store.visits.setBadge(id, { state: 'sending', copy: 1 }, visitor));
    must(store.visits.setBadge(id, { state: 'printed', copy: 1 }, visitor));
    if (turn % 2 === 0) must(store.visits.checkOut(id, 'staff', guard));
  }
  const other = insideElsewhere();
  if (other) store.visits.checkOut(other, 'badge', visitor);
}

const database = must(openDatabase(dataPaths(dir).database));

function insideElsewhere(): VisitId | undefined {
  return database.get<{ id: VisitId }>(
    `SELECT id FROM visit WHERE state = 'inside' AND node <> ? ORDER BY id LIMIT 1`,
    node,
  )?.id;
}

function received(): number {
  return database.get<{ n: number }>('SELECT ifnull(sum(events), 0) AS n FROM remote_chain')?.n ?? 0;
}
