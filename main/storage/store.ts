import type {
  EnrolmentId,
  HostId,
  NodeId,
  PassId,
  ReservationId,
  StaffId,
  VisitId,
} from '../../domain/kernel/brand.ts';
import type { MaintenanceEntry } from '../../domain/device/report.ts';
import type { FaceCheck, FaceTemplate } from '../../domain/face/vocabulary.ts';
import type { DeviceKind, MaintenanceAct } from '../../domain/device/vocabulary.ts';
import type { StaffRole } from '../../domain/access/roles.ts';
import type { Result } from '../../domain/kernel/result.ts';
import type { Subject } from '../../domain/ledger/event.ts';
import type { Instant, LocalDay } from '../../domain/kernel/time.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Note } from '../../domain/visit/effect.ts';
import type { PrintProblem } from '../../domain/visit/status.ts';
import type {
  Actor,
  BadgeState,
  CheckOutMeans,
  Enrolment,
  FaceConsent,
  Host,
  Reservation,
  ReviewDecision,
  VisitRecord,
  VisitRequest,
} from '../../domain/visit/records.ts';

/** Why nothing was written. The transaction was rolled back: all of it or none of it. */
export interface StoreFault {
  readonly kind: 'disk-full' | 'storage' | 'not-allowed';
  readonly detail: string;
}

export type BadgeChange =
  | {
      readonly state: Exclude<BadgeState, 'none' | 'handwritten' | 'failed'>;
      readonly copy: number;
      /** Which printer, by its id in the configuration. */
      readonly printer?: string;
    }
  | {
      readonly state: 'failed';
      readonly problem: PrintProblem;
      readonly copy: number;
      readonly printer?: string;
    }
  /** A number staff wrote on a blank badge; it replaces the printed one for check-out. */
  | { readonly state: 'handwritten'; readonly number: string };

export interface VisitRepository {
  /**
   * Commits a visit durably (the journal event, the subject key, the tokens and the projection in one transaction)
   * and gives it its badge number and code. Returning `ok` means it survives loss of power.
   * A visitor on the watchlist is kept waiting for a guard, whatever was wanted (R13); an emergency passes and is marked.
   * Refuses a value for a field that `policy` does not name (R01). Saving the same id twice returns the first record.
   */
  save(request: VisitRequest, policy: Policy, actor: Actor): Result<VisitRecord, StoreFault>;
  /** A guard's decision on a visit that waits for one. A held visit is released with a reason only. */
  review(id: VisitId, decision: ReviewDecision): Result<VisitRecord, StoreFault>;
  /**
   * A guard decided on this visit at another node. Where they approved, the visitor is checked in, once however often this is called;
   * only by the kiosk that registered them. Returns the visit as it is then.
   */
  settleReviewed(id: VisitId): Result<VisitRecord, StoreFault>;
  /** As `settleReviewed` for every visit that still needs it, such as after a power cut; how many. */
  settleAllReviewed(): Result<number, StoreFault>;
  setBadge(id: VisitId, change: BadgeChange, actor: Actor): Result<VisitRecord, StoreFault>;
  /**
   * What the camera made of a visit that was saved with `wanted: 'review'`. `admits` lets the visitor in with it: only ever
   * after a match, where nothing else is left for a guard to decide.
   */
  settleFace(id: VisitId, check: FaceCheck, admits: boolean, actor: Actor): Result<VisitRecord, StoreFault>;
  checkOut(id: VisitId, means: CheckOutMeans, actor: Actor): Result<VisitRecord, StoreFault>;
  byId(id: VisitId): VisitRecord | undefined;
  insideByIdNumber(idNumber: string): VisitRecord | undefined;
  /** Whoever came with this reservation or enrolment and is inside; the latest where there are several. */
  insideBySubject(subject: Subject): VisitRecord | undefined;
  /** `text` is a scanned badge QR, or a badge number of today (or of a visit that is still inside). */
  insideByBadge(text: string): VisitRecord | undefined;
  /** Of this kiosk, oldest first. */
  awaitingReview(): readonly VisitRecord[];
  /** Registered here and inside, but nobody knows of a badge in their hand: none, sending, unconfirmed or failed. Oldest first. */
  badgesToPrint(): readonly VisitRecord[];
}

export interface ReservationRepository {
  /** Idempotent by id. */
  record(reservation: Reservation, actor: Actor): Result<void, StoreFault>;
  /** An unused reservation of this person whose window (`from - earlyMs` to `until + lateMs`) holds `now`; the nearest wins. */
  find(
    person: { readonly idNumber?: string; readonly phone?: string },
    window: { readonly now: Instant; readonly earlyMs: number; readonly lateMs: number },
  ): Reservation | undefined;
  byId(id: ReservationId): Reservation | undefined;
  /** Whether it is agreed still: neither used, nor cancelled, nor expired. */
  isOpen(id: ReservationId): boolean;
}

/** An electronic pass as the site server told of it (R12). */
export interface KnownPass {
  /** The reservation, enrolment or visit it opens. */
  readonly opens: Subject;
}

export interface PassRepository {
  /** `undefined` where this kiosk never heard of it, or it was erased. */
  byId(id: PassId): KnownPass | undefined;
  isRevoked(id: PassId): boolean;
  /** How often it let somebody in, as far as is known here. */
  usesOf(id: PassId): number;
}

export interface EnrolmentRepository {
  record(enrolment: Enrolment, actor: Actor): Result<void, StoreFault>;
  /** An enrolment of this person that is valid on `day`. */
  find(idNumber: string, day: LocalDay): Enrolment | undefined;
  /** Whether this person has an enrolment at all, valid or not. */
  isKnown(idNumber: string): boolean;
  byId(id: EnrolmentId): Enrolment | undefined;
  /** Whether it holds on `day`. */
  isValid(id: EnrolmentId, day: LocalDay): boolean;
}

/** A face that a long-term partner agreed to have kept on this kiosk. */
export interface FaceEnrolment {
  readonly template: FaceTemplate;
  readonly consent: FaceConsent;
}

/** Stored faces: sealed under keys of their own, in no event, on no other machine. */
export interface FaceRepository {
  /**
   * Keeps the face of an enrolled person and replaces an older one of theirs; `full` when as many people as `max` have one
   * already. The event names neither picture nor template.
   */
  enrol(
    id: EnrolmentId,
    face: FaceEnrolment,
    max: number,
    actor: Actor,
  ): Result<'stored' | 'full', StoreFault>;
  /** The face of this enrolment, if it was made by this engine: a copy, which is the caller's to wipe. */
  find(id: EnrolmentId, engine: string): FaceTemplate | undefined;
  /** Gone at once, key and row and log, whether or not there was one. */
  withdraw(id: EnrolmentId, actor: Actor): Result<void, StoreFault>;
  /** Erases the faces of enrolments that ended before `day`; how many. */
  eraseEnded(day: LocalDay): Result<number, StoreFault>;
  /** How many different people have a face here, however many enrolments they have (face rules art. 15). */
  stored(): number;
}

export interface HostRepository {
  record(host: Host, actor: Actor): Result<void, StoreFault>;
  byId(id: HostId): Host | undefined;
  /** By name, pinyin, initials or department, best first. An empty query finds nobody: the list is not for browsing. */
  search(query: string, limit: number): readonly Host[];
}

export interface StaffMember {
  readonly id: StaffId;
  /** What the person types to sign in, 3 to 8 digits. */
  readonly code: string;
  readonly name: string;
  readonly role: StaffRole;
  /** Argon2id, PHC string. */
  readonly pinHash: string;
}

export interface StaffRepository {
  record(member: StaffMember, actor: Actor): Result<void, StoreFault>;
  byCode(code: string): StaffMember | undefined;
  byId(id: StaffId): StaffMember | undefined;
  /** Failed sign-ins survive a restart, so switching the kiosk off does not reset a lock-out. */
  attempts(code: string): { readonly failures: number; readonly lastFailureAt?: Instant };
  recordAttempt(code: string, success: boolean): Result<void, StoreFault>;
}

/** Something done to a device; who did it is the actor. */
export interface Maintenance {
  readonly device: string;
  readonly kind: DeviceKind;
  readonly act: MaintenanceAct;
  /** How many labels are on the roll that was loaded. */
  readonly labels?: number;
}

export interface DeviceRepository {
  maintain(what: Maintenance, actor: Actor): Result<void, StoreFault>;
  /** Newest first. */
  history(device: string, limit: number): readonly MaintenanceEntry[];
  /** What was counted until the last `saveCounts`. Counts are no facts: a power cut may cost the last minute of them. */
  counts(device: string): Readonly<Record<string, number>>;
  saveCounts(device: string, counts: Readonly<Record<string, number>>): Result<void, StoreFault>;
}

/** Facts that concern no single visit's personal data: what the flow notes, and faults, starts and policies. */
export type NotedFact =
  | Note
  | {
      readonly type: 'policy.applied';
      readonly policyVersion: string;
      readonly riskTier: string;
      readonly sha256: string;
    }
  | {
      readonly type: 'device.fault';
      readonly device: string;
      readonly kind: DeviceKind;
      readonly health: string;
    }
  | { readonly type: 'device.recovered'; readonly device: string; readonly kind: DeviceKind }
  | { readonly type: 'kiosk.started'; readonly version: string }
  /** Whether the site uses faces, under which impact assessment and rule. */
  | {
      readonly type: 'face.configured';
      readonly enabled: boolean;
      readonly impactAssessment: string;
      readonly rule: 'raw' | 'calibrated';
    };

export interface Store {
  readonly node: NodeId;
  readonly visits: VisitRepository;
  readonly reservations: ReservationRepository;
  readonly enrolments: EnrolmentRepository;
  readonly passes: PassRepository;
  readonly faces: FaceRepository;
  readonly hosts: HostRepository;
  readonly staff: StaffRepository;
  readonly devices: DeviceRepository;
  note(fact: NotedFact, actor: Actor): Result<void, StoreFault>;
  close(): void;
}
