import type { EnrolmentId, ReservationId, SiteId, VisitId } from '../../domain/kernel/brand.ts';
import { after, localDay, type Instant } from '../../domain/kernel/time.ts';
import { idOfSubject, type Subject } from '../../domain/ledger/event.ts';
import { checkPass, unsureClockMs, type ReaderKeys } from '../../domain/pass/check-pass.ts';
import type { Pass } from '../../domain/pass/pass.ts';
import type { PassCrypto } from '../../domain/pass/primitives.ts';
import { nothingSeen } from '../../domain/pass/seen-codes.ts';
import { reservationGrace } from '../../domain/policy/policy.ts';
import type { PassClaim, PassFailure, PassOutcome } from '../../domain/visit/pass-claim.ts';
import type { Setting } from '../../domain/visit/state.ts';
import type { Logger } from '../logging/logger.ts';
import type { Store } from '../storage/store.ts';

export interface SitePassKeys extends ReaderKeys {
  readonly siteId: SiteId;
}

/** Where the keys of the site's passes come from; none while the kiosk has no site server. */
export interface PassKeys {
  current(): SitePassKeys | undefined;
}

export interface PassDeskDeps {
  readonly store: Pick<Store, 'passes' | 'reservations' | 'enrolments' | 'visits'>;
  readonly keys: PassKeys;
  readonly crypto: PassCrypto;
  readonly now: () => Instant;
  readonly log: Logger;
}

/** Answers what a scanned pass opens, off line. It remembers which rotating codes it took. */
export interface PassDesk {
  check(text: string, setting: Setting): PassOutcome;
}

export function createPassDesk({ store, keys, crypto, now, log }: PassDeskDeps): PassDesk {
  const { passes, reservations, enrolments, visits } = store;
  let seen = nothingSeen;

  const failed = (failure: PassFailure): PassOutcome => {
    log.write('pass.refused', { failure });
    return { type: 'failed', failure };
  };

  /** Whoever came with it and is inside: leaving is always possible, also with a pass that lets nobody in any more. */
  const insideWith = (pass: Pass): PassOutcome | undefined => {
    const opens = passes.byId(pass.id)?.opens;
    const visit = opens && insideBy(opens);
    return visit && { type: 'inside', visit };
  };

  const insideBy = (opens: Subject) => {
    if (!opens.startsWith('visit:')) return visits.insideBySubject(opens);
    const visit = visits.byId(idOfSubject(opens) as VisitId);
    return visit?.state === 'inside' ? visit : undefined;
  };

  const claimOf = (pass: Pass, setting: Setting): PassClaim | PassFailure => {
    const opens = passes.byId(pass.id)?.opens;
    const id = opens && idOfSubject(opens);
    if (opens?.startsWith('reservation:')) {
      const reservation = reservations.byId(id as ReservationId);
      if (!reservation) return 'unheard-of';
      if (!reservations.isOpen(reservation.id)) return 'closed';
      const { earlyMs, lateMs } = reservationGrace(setting.policy);
      if (now() < after(reservation.from, -earlyMs)) return 'too-early';
      if (now() > after(reservation.until, lateMs)) return 'too-late';
      return { passId: pass.id, reservation };
    }
    if (opens?.startsWith('enrolment:')) {
      const enrolment = enrolments.byId(id as EnrolmentId);
      if (!enrolment) return 'unheard-of';
      const isValid = enrolments.isValid(enrolment.id, localDay(now(), setting.site.timeZone));
      return isValid ? { passId: pass.id, enrolment } : 'closed';
    }
    // A visit that is over: its pass was for leaving.
    return opens?.startsWith('visit:') ? 'closed' : 'unheard-of';
  };

  return {
    check(text, setting) {
      const site = keys.current();
      if (!site) return failed('no-keys');
      const knowledge = { isRevoked: passes.isRevoked, usesOf: passes.usesOf, seen };
      // Nobody has told this kiosk how right its clock is.
      const moment = { now: now(), clockToleranceMs: unsureClockMs };
      const { verdict, seen: next } = checkPass(text, { ...site, ...knowledge }, crypto, moment);
      seen = next;
      if (verdict.type === 'ok' || verdict.type === 'used-up') {
        const inside = insideWith(verdict.pass);
        if (inside) return inside;
      }
      if (verdict.type !== 'ok') return failed(verdict.type);
      const claim = claimOf(verdict.pass, setting);
      return typeof claim === 'string' ? failed(claim) : { type: 'claim', claim };
    },
  };
}
