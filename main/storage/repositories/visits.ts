import type { VisitId } from '../../../domain/kernel/brand.ts';
import { unreachable } from '../../../domain/kernel/exhaustive.ts';
import { actorOfText, subjectOf } from '../../../domain/ledger/event.ts';
import type { Actor, VisitRecord } from '../../../domain/visit/records.ts';
import { badgeNumber, canonicalBadgeCode, canonicalBadgeNumber } from '../../../domain/pass/badge-code.ts';
import type { StorageContext } from '../context.ts';
import { Refused } from '../fault.ts';
import type { BadgeChange, VisitRepository } from '../store.ts';
import { appendFaceCheck, appendReview, isSettledAs } from './visit-decisions.ts';
import { admitInside, register, type KnownPeople } from './visit-registration.ts';
import { openVisit, type VisitRow } from './visit-rows.ts';

export function createVisitRepository(context: StorageContext, people: KnownPeople): VisitRepository {
  const { database, journal, tokens } = context;

  const rowOf = (id: VisitId) =>
    database.get<VisitRow>('SELECT * FROM visit WHERE id = ? AND erased = 0', id);
  const recordOf = (id: VisitId): VisitRecord => {
    const record = openVisit(context, rowOf(id));
    if (!record) throw new Refused('there is no such visit');
    return record;
  };
  const opened = (rows: readonly VisitRow[]): readonly VisitRecord[] =>
    rows.map((row) => openVisit(context, row)).filter((record) => record !== undefined);

  return {
    save: (request, policy, actor) =>
      journal.commit(() => {
        if (database.get('SELECT 1 FROM visit WHERE id = ?', request.id)) return recordOf(request.id);
        return register(context, people, request, policy, actor);
      }),

    review: (id, decision) =>
      journal.commit(() => {
        const before = recordOf(id);
        const decided = before.state === 'rejected' ? 'rejected' : 'approved';
        if (before.state !== 'awaiting-review') {
          if (decided === decision.decision) return settled(context, before);
          throw new Refused('this visit was decided the other way before');
        }
        if (before.held && !decision.reason) throw new Refused('a held visit is decided with a reason');
        appendReview(journal, id, decision);
        const guard: Actor = { kind: 'staff', staffId: decision.by };
        if (decision.decision === 'approved') admitInside(context, before.request, guard);
        return recordOf(id);
      }),

    settleReviewed: (id) => journal.commit(() => settled(context, recordOf(id))),

    settleAllReviewed: () =>
      journal.commit(() => {
        const open = opened(
          database.all<VisitRow>(
            `SELECT * FROM visit WHERE state = 'inside' AND checked_in_at IS NULL AND node = ? AND erased = 0`,
            journal.node,
          ),
        );
        for (const visit of open) settled(context, visit);
        return open.length;
      }),

    setBadge: (id, change, actor) =>
      journal.commit(() => {
        const { state } = recordOf(id);
        if (state === 'awaiting-review' || state === 'rejected')
          throw new Refused('a badge is only for somebody who was let in');
        appendBadge(context, id, change, actor);
        return recordOf(id);
      }),

    settleFace: (id, check, admits, actor) =>
      journal.commit(() => {
        const before = recordOf(id);
        if (before.faceCheck) {
          if (isSettledAs(before, check, admits && !before.held)) return before;
          throw new Refused('the face check of this visit ended another way before');
        }
        if (admits && check.verdict !== 'match') throw new Refused('only a match lets a visitor in');
        if (admits && before.state !== 'awaiting-review')
          throw new Refused('this visit does not wait for a decision');
        appendFaceCheck(journal, id, check, actor);
        // A hold that came while the visitor stood before the camera: a face is no person's decision.
        if (admits && !before.held) admitInside(context, before.request, actor, { by: 'camera' });
        return recordOf(id);
      }),

    checkOut: (id, means, actor) =>
      journal.commit(() => {
        const before = recordOf(id);
        // The same badge held to the scanner twice: the first leaving counts.
        if (before.state === 'left') return before;
        if (before.state !== 'inside') throw new Refused('this visitor is not inside');
        journal.append('visit.checked-out', subjectOf('visit', id), actor, { means });
        return recordOf(id);
      }),

    byId: (id) => openVisit(context, rowOf(id)),

    insideByIdNumber: (idNumber) =>
      openVisit(
        context,
        database.get<VisitRow>(
          `SELECT * FROM visit WHERE state = 'inside' AND id_number_token = ? ORDER BY registered_at DESC LIMIT 1`,
          tokens.idNumber(idNumber),
        ),
      ),

    insideBySubject: (subject) =>
      openVisit(
        context,
        database.get<VisitRow>(
          `SELECT * FROM visit INDEXED BY visit_inside WHERE state = 'inside' AND opened_by = ? ORDER BY registered_at DESC LIMIT 1`,
          subject,
        ),
      ),

    insideByBadge(text) {
      const code = canonicalBadgeCode(text);
      const row = code
        ? database.get<VisitRow>(
            `SELECT * FROM visit INDEXED BY visit_inside WHERE state = 'inside' AND badge_code_token = ?`,
            tokens.badgeCode(code),
          )
        : (insideByNumber(context, text) ?? insideByBareDigits(context, text));
      return openVisit(context, row);
    },

    awaitingReview: () =>
      opened(
        database.all<VisitRow>(
          `SELECT * FROM visit WHERE state = 'awaiting-review' AND erased = 0 AND node = ?
           ORDER BY registered_at, badge_sequence`,
          journal.node,
        ),
      ),

    badgesToPrint: () =>
      opened(
        database.all<VisitRow>(
          `SELECT * FROM visit INDEXED BY visit_inside WHERE state = 'inside' AND node = ?
             AND badge IN ('none', 'sending', 'unconfirmed', 'failed')
           ORDER BY registered_at, badge_sequence`,
          journal.node,
        ),
      ),
  };
}

/** Lets a visitor in whom a guard approved at another node; nothing where that is done, or not this kiosk's to do. */
function settled(context: StorageContext, visit: VisitRecord): VisitRecord {
  const { database, journal } = context;
  const subject = subjectOf('visit', visit.id);
  if (visit.state !== 'inside' || visit.checkedInAt !== undefined) return visit;
  const by = database.get<{ node: string; actor: string }>(
    `SELECT v.node, e.actor FROM visit v JOIN event e ON e.subject = ? AND e.type = 'visit.reviewed'
     WHERE v.id = ? ORDER BY e.at LIMIT 1`,
    subject,
    visit.id,
  );
  if (by?.node !== journal.node) return visit;
  const checkedInAt = admitInside(context, visit.request, actorOfText(by.actor));
  return { ...visit, checkedInAt };
}

function appendBadge(context: StorageContext, id: VisitId, change: BadgeChange, actor: Actor): void {
  const { journal } = context;
  const subject = subjectOf('visit', id);
  switch (change.state) {
    case 'sending':
    case 'printed':
    case 'unconfirmed': {
      const { state, ...data } = change;
      journal.append(`badge.${state}`, subject, actor, data);
      return;
    }
    case 'failed': {
      const { state: _failed, ...data } = change;
      journal.append('badge.failed', subject, actor, data);
      return;
    }
    case 'handwritten':
      refuseNumberInUse(context, id, change.number);
      journal.append('badge.handwritten', subject, actor, {}, { number: change.number });
      return;
    default:
      unreachable(change);
  }
}

/** Two people inside with the same number: whoever leaves first would check the other one out. */
function refuseNumberInUse(context: StorageContext, id: VisitId, number: string): void {
  const holder = insideByNumber(context, number);
  if (holder && holder.id !== id) throw new Refused('somebody inside has this badge number');
}

/** `17` means `A017` to whoever types it, unless somebody carries a hand-written `17`. */
function insideByBareDigits(context: StorageContext, text: string): VisitRow | undefined {
  const digits = canonicalBadgeNumber(text);
  if (!/^\d{1,5}$/.test(digits)) return undefined;
  return insideByNumber(context, badgeNumber(context.badgePrefix, Number(digits)));
}

/** Numbers start again every day; of two people with the same one the later arrival is today's. */
function insideByNumber({ database, tokens }: StorageContext, number: string): VisitRow | undefined {
  return database.get<VisitRow>(
    `SELECT * FROM visit INDEXED BY visit_inside
     WHERE state = 'inside' AND (handwritten_token = ? OR (handwritten_token IS NULL AND badge_number = ?))
     ORDER BY registered_at DESC LIMIT 1`,
    tokens.badgeNumber(number),
    canonicalBadgeNumber(number),
  );
}
