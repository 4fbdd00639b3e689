import type { NodeId } from '../../domain/kernel/brand.ts';
import type { Result } from '../../domain/kernel/result.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Subject } from '../../domain/ledger/event.ts';
import type { Actor } from '../../domain/visit/records.ts';
import type { StorageContext } from './context.ts';
import type { Database } from './database.ts';
import { eraseSubject } from './erase.ts';
import { createFaceVault } from './face-vault.ts';
import { createJournal, type Journal } from './journal.ts';
import type { RandomBytes } from '../../domain/kernel/random.ts';
import type { KeyRing } from '../../crypto/key-ring.ts';
import { createRandomPool } from '../../crypto/random-pool.ts';
import { note } from './notes.ts';
import { createProjector } from './projections/index.ts';
import { createReplay } from './projections/replay.ts';
import { fillAgain, rebuildProjections } from './rebuild.ts';
import { createDeviceRepository } from './repositories/devices.ts';
import { createEnrolmentRepository } from './repositories/enrolments.ts';
import { createFaceRepository } from './repositories/faces.ts';
import { createHostRepository } from './repositories/hosts.ts';
import { createPassRepository } from './repositories/passes.ts';
import { createReservationRepository } from './repositories/reservations.ts';
import { createStaffRepository } from './repositories/staff.ts';
import { createVisitRepository } from './repositories/visits.ts';
import type { Store, StoreFault } from './store.ts';
import { createSubjectKeys } from './subject-keys.ts';
import { createSyncStore } from './sync/create-sync-store.ts';
import { createLinkRows } from './sync/link.ts';
import type { SyncStore } from './sync/sync-store.ts';
import { createTokens } from '../../crypto/tokens.ts';
import { verifyLedger, type LedgerReport } from './verify.ts';

export interface StoreDeps {
  readonly keyRing: KeyRing;
  readonly now: () => Instant;
  readonly randomBytes: RandomBytes;
  readonly timeZone: string;
  readonly badgePrefix: string;
  readonly node: NodeId;
}

/** The kiosk's store with what keeps it in order: retention, repair and inspection use these, the flow does not. */
export interface LedgerStore extends Store {
  /** Destroys the subject's key and tokens, as an event. `reason` is a word such as `retention` or `withdrawal`. */
  eraseSubject(subject: Subject, reason: string, actor: Actor): Result<void, StoreFault>;
  /** Makes every table anew from the journal. */
  rebuildProjections(): Result<void, StoreFault>;
  verify(): LedgerReport;
  /** What passes between this kiosk and its site server. */
  readonly sync: SyncStore;
}

export function createStore(database: Database, given: StoreDeps): LedgerStore {
  const deps = { ...given, randomBytes: createRandomPool(given.randomBytes) };
  const link = createLinkRows(database, deps.keyRing);
  const joinedRing = (): KeyRing => {
    const joined = link.read();
    return joined ? deps.keyRing.withPepper(joined.pepper) : deps.keyRing;
  };
  // The pepper is the site's own once the kiosk has joined one.
  let ring = joinedRing();
  const tokens = createTokens({ ...deps.keyRing, token: (label, text) => ring.token(label, text) });
  const subjectKeys = createSubjectKeys(database, deps.keyRing, deps.randomBytes);
  const project = createProjector({ database, tokens, node: deps.node });
  const replay = createReplay(database, project);
  const listeners = new Set<() => void>();
  const journal = announcing(createJournal({ ...deps, database, subjectKeys, project, replay }), listeners);
  const faces = createFaceVault(database, subjectKeys, deps.randomBytes);
  const context: StorageContext = { ...deps, database, journal, tokens, subjectKeys, faces };

  const reservations = createReservationRepository(context);
  const enrolments = createEnrolmentRepository(context);
  const hosts = createHostRepository(context);
  const staff = createStaffRepository(context);

  return {
    node: deps.node,
    reservations,
    enrolments,
    passes: createPassRepository(context),
    faces: createFaceRepository(context, enrolments),
    hosts,
    visits: createVisitRepository(context, { reservations, enrolments }),
    staff,
    devices: createDeviceRepository(context, staff),
    note: (fact, actor) => note(context, fact, actor),
    eraseSubject(subject, reason, actor) {
      const erased = eraseSubject(context, subject, reason, actor);
      hosts.reload();
      return erased;
    },
    rebuildProjections() {
      const rebuilt = rebuildProjections(database, journal, project);
      hosts.reload();
      return rebuilt;
    },
    verify: () => verifyLedger(database.raw),
    sync: createSyncStore(context, {
      link,
      announce: () => announce(listeners),
      onCommit(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      usePepper(pepper) {
        ring = deps.keyRing.withPepper(pepper);
        faces.retoken((id) => {
          const enrolment = enrolments.byId(id);
          return enrolment && tokens.idNumber(enrolment.idNumber);
        });
        fillAgain(database, journal, project);
      },
      restorePepper() {
        ring = joinedRing();
      },
      onHosts: hosts.reload,
    }),
    close: () => database.close(),
  };
}

/** The journal, telling listeners after each commit that there may be something new. */
function announcing(journal: Journal, listeners: ReadonlySet<() => void>): Journal {
  return {
    ...journal,
    commit(work) {
      const committed = journal.commit(work);
      if (committed.ok) announce(listeners);
      return committed;
    },
  };
}

function announce(listeners: ReadonlySet<() => void>): void {
  for (const listener of [...listeners]) listener();
}
