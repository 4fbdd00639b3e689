import { localDay, type Instant } from '../../domain/kernel/time.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { reservationGrace } from '../../domain/policy/policy.ts';
import type { Effect, Found, KioskEvent } from '../../domain/visit/effect.ts';
import type { VisitRecord } from '../../domain/visit/records.ts';
import type { Setting } from '../../domain/visit/state.ts';
import type { Cue } from '../../preload/contract/table.ts';
import { readMrz } from '../devices/id-reader/mrz/mrz-coder.ts';
import type { Logger } from '../logging/logger.ts';
import { logStorageFault } from '../logging/storage-fault.ts';
import type { Store, StoreFault } from '../storage/store.ts';
import type { BadgeDesk } from './badge-desk.ts';
import type { BadgeQueue } from './badge-queue.ts';
import type { FaceDesk } from './face-desk.ts';
import type { PhoneDesk } from './phone-desk.ts';
import type { PassDesk } from './pass-desk.ts';
import type { StaffGate } from './staff-gate.ts';

export interface EffectDeps {
  readonly store: Store;
  readonly desk: BadgeDesk;
  /** For badges that nobody stands and waits for. */
  readonly queue: Pick<BadgeQueue, 'print'>;
  readonly face: FaceDesk;
  readonly phones: Pick<PhoneDesk, 'open' | 'taken'>;
  readonly pass: PassDesk;
  readonly gate: StaffGate;
  readonly now: () => Instant;
  readonly log: Logger;
  readonly playCue: (cue: Cue) => void;
}

/** Carries out what the machine asked for. Answers come back as events, at once or later. */
export type EffectRunner = (effect: Effect, setting: Setting, answer: (event: KioskEvent) => void) => void;

export function createEffectRunner(deps: EffectDeps): EffectRunner {
  const { store, desk, queue, phones, face, pass, gate, now, log, playCue } = deps;

  const failed = (ticket: number, fault: StoreFault): KioskEvent => {
    logStorageFault(log, fault);
    return { type: 'save-failed', ticket, problem: fault.kind === 'disk-full' ? 'disk-full' : 'storage' };
  };
  const written = (ticket: number, result: Result<VisitRecord, StoreFault>): KioskEvent =>
    result.ok ? { type: 'saved', ticket, visit: result.value } : failed(ticket, result.error);

  return (effect, setting, answer) => {
    switch (effect.type) {
      case 'look-up':
        return answer({
          type: 'looked-up',
          ticket: effect.ticket,
          found: lookUp(store, effect, setting, now()),
        });
      case 'check-mrz': {
        const today = localDay(now(), setting.site.timeZone);
        return answer({
          type: 'mrz-checked',
          ticket: effect.ticket,
          reading: readMrz(effect.text, today),
        });
      }
      case 'find-badge': {
        const visit = store.visits.insideByBadge(effect.text);
        return answer({ type: 'badge-found', ticket: effect.ticket, ...(visit && { visit }) });
      }
      case 'check-pass':
        return answer({
          type: 'pass-checked',
          ticket: effect.ticket,
          outcome: pass.check(effect.text, setting),
        });
      case 'save':
        return answer(
          written(effect.ticket, store.visits.save(effect.request, setting.policy, effect.actor)),
        );
      case 'review':
        return answer(written(effect.ticket, store.visits.review(effect.visitId, effect.decision)));
      case 'settle-reviewed':
        // Visitors of other kiosks are decided on as well; nobody here waits for that.
        if (!store.visits.byId(effect.visitId)) return;
        return answer(written(effect.ticket, store.visits.settleReviewed(effect.visitId)));
      case 'check-out':
        return answer(
          written(effect.ticket, store.visits.checkOut(effect.visitId, effect.means, effect.actor)),
        );
      case 'hand-write': {
        const change = { state: 'handwritten', number: effect.number } as const;
        return answer(written(effect.ticket, store.visits.setBadge(effect.visitId, change, effect.actor)));
      }
      case 'print':
        void desk
          .print(effect.visit, effect.copy, setting, effect.actor)
          .then((outcome) => answer({ type: 'print-finished', ticket: effect.ticket, outcome }));
        return;
      case 'queue-badge':
        void queue
          .print(effect.visit, 1, setting, effect.actor)
          .then((outcome) => answer({ type: 'print-finished', ticket: effect.ticket, outcome }));
        return;
      case 'start-face-check':
        return answer({
          type: 'face-check-started',
          ticket: effect.ticket,
          ...face.begin(effect.enrolmentId),
        });
      case 'settle-face':
        return answer(
          written(
            effect.ticket,
            store.visits.settleFace(effect.visitId, effect.check, effect.admits, effect.actor),
          ),
        );
      case 'enrol-face':
      case 'withdraw-face': {
        const { ticket } = effect;
        const done = effect.type === 'enrol-face' ? face.enrol(effect) : face.withdraw(effect);
        if (!done.ok) return answer(failed(ticket, done.error));
        answer({ type: 'face-stored', ticket, outcome: done.value });
        return answer({ type: 'face-stock', stock: face.stock() });
      }
      case 'open-phone-form':
        return answer({ type: 'phone-form-opened', ticket: effect.ticket, ...phones.open(effect.id) });
      case 'phone-form-taken':
        return phones.taken(effect.id, effect.outcome);
      case 'verify-staff':
        void gate(effect.code, effect.pin).then((result) => {
          log.write('staff.sign-in', { outcome: result.verdict });
          answer({ type: 'staff-verified', ticket: effect.ticket, result });
        });
        return;
      case 'load-queues':
        return answer({
          type: 'queues-loaded',
          ticket: effect.ticket,
          reviews: store.visits.awaitingReview(),
          badges: store.visits.badgesToPrint(),
        });
      case 'note': {
        const noted = store.note(effect.note, effect.actor);
        if (!noted.ok) logStorageFault(log, noted.error);
        return;
      }
      case 'cue':
        return playCue(effect.cue);
    }
  };
}

/** Everything the kiosk knows of a person, by the number on their card or by their phone. */
function lookUp(
  store: Store,
  { idNumber, phone, alsoEnded }: Extract<Effect, { type: 'look-up' }>,
  setting: Setting,
  now: Instant,
): Found {
  const { policy, site } = setting;
  const window = { now, ...reservationGrace(policy) };
  const inside = idNumber ? store.visits.insideByIdNumber(idNumber) : undefined;
  const enrolment = idNumber ? store.enrolments.find(idNumber, localDay(now, site.timeZone)) : undefined;
  const person = { ...(idNumber && { idNumber }), ...(phone && { phone }) };
  const reservation = idNumber || phone ? store.reservations.find(person, window) : undefined;
  const enrolmentEnded = alsoEnded && idNumber && !enrolment && store.enrolments.isKnown(idNumber);
  return {
    ...(inside && { inside }),
    ...(enrolment && { enrolment }),
    ...(enrolmentEnded && { enrolmentEnded }),
    ...(reservation && { reservation }),
  };
}
