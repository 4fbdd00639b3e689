import { createSecretKey } from 'node:crypto';
import type { NodeId, VisitId } from '../../../domain/kernel/brand.ts';
import { instant, localDay, type Instant } from '../../../domain/kernel/time.ts';
import type { RandomBytes } from '../../../domain/kernel/random.ts';
import { canonicalJson, genesisHash, hashOf } from '../../../domain/ledger/canonical.ts';
import type { FactData, FactType } from '../../../domain/ledger/catalogue.ts';
import type { VisitDetails } from '../../../domain/ledger/details.ts';
import type { LedgerEvent } from '../../../domain/ledger/event.ts';
import { sealingContext } from '../../../domain/ledger/sealing-context.ts';
import { formatStamp, tick, type Stamp } from '../../../domain/sync/hybrid-clock.ts';
import type { Host } from '../../../domain/visit/records.ts';
import { createBadgeCode } from '../../../domain/pass/badge-code.ts';
import { seal } from '../../../crypto/envelope.ts';
import { sha256 } from '../../../crypto/sha256.ts';
import { timeOrderedId } from '../../../crypto/time-ordered-id.ts';
import type { NewKey } from '../../../server/repositories/ledger/subject-keys.ts';

export interface Chained {
  readonly events: readonly LedgerEvent[];
  readonly keys: readonly NewKey[];
}

/** A kiosk's journal made without a kiosk: real events, sealed and chained, as many as a test or a bench wants. */
export interface KioskChain {
  readonly node: NodeId;
  /** One visitor's whole stay, six events: registered, agreed, in, badge sent, badge printed, out (unless `stays`). */
  visit(
    person: ChainPerson,
    now: Instant,
    how?: {
      readonly stays?: boolean;
      readonly host?: ChainHost;
      /** The first event alone, where a million visits are wanted. */
      readonly registeredOnly?: boolean;
    },
  ): Chained & { readonly id: VisitId };
  append<T extends FactType>(
    type: T,
    subject: string,
    now: Instant,
    data: Omit<FactData<T>, 'time'>,
  ): LedgerEvent;
}

export type ChainHost = Omit<Host, 'id'> & { readonly id: string };

export interface ChainPerson {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
}

export function createKioskChain(node: string, randomBytes: RandomBytes): KioskChain {
  const id = node as NodeId;
  let seq = 0;
  let stamp: Stamp | undefined;
  let prevHash = genesisHash;
  let badges = 0;

  const add = (type: string, subject: string, now: Instant, data: object, sealing?: Sealing): LedgerEvent => {
    seq += 1;
    stamp = tick(stamp, now, id);
    const unhashed = {
      ...{ node: id, seq, at: formatStamp(stamp), type, subject, actor: 'visitor' },
      data: canonicalJson({ time: now, ...data }),
      ...(sealing && {
        sealed: seal(
          sealing.key,
          sealingContext({ node, seq, subject }, type),
          Buffer.from(JSON.stringify(sealing.details)),
          randomBytes,
        ),
        keyId: sealing.keyId,
      }),
      prevHash,
    };
    const event = { ...unhashed, hash: hashOf(unhashed, sha256) };
    prevHash = event.hash;
    return event;
  };

  return {
    node: id,
    append: (type, subject, now, data) => add(type, subject, now, data),
    visit(person, now, { stays = false, host, registeredOnly = false } = {}) {
      const visitId = timeOrderedId(now, randomBytes) as VisitId;
      const subject = `visit:${visitId}`;
      const keyId = `${node}:${seq + 1}`;
      const key = randomBytes(32);
      badges += 1;
      const badgeNumber = `A${String(badges).padStart(3, '0')}`;
      const details = detailsOf(visitId, person, createBadgeCode(randomBytes), host);
      const later = (minutes: number) => instant(now + minutes * 60_000);
      const registered = {
        ...{
          route: 'walk-in',
          category: 'short-term',
          riskTier: 'medium',
          policyVersion: 'p1',
          state: 'inside',
        },
        ...{ day: localDay(now, 'Asia/Shanghai'), badgeSequence: badges, badgeNumber, companions: 0 },
        ...{ document: 'citizen-id', documentSource: 'chip', purpose: 'meeting' },
      };
      const consent = { noticeVersion: 'n1', givenAt: now, separate: [], guardian: false, language: 'zh-CN' };
      const first = add('visit.registered', subject, now, registered, {
        ...{ key: createSecretKey(key), keyId, details },
      });
      const keys = [{ subject, keyId, key }];
      if (registeredOnly) return { id: visitId, events: [first], keys };
      const events = [
        first,
        add('consent.given', subject, now, consent),
        add('visit.checked-in', subject, now, {}),
        add('badge.sending', subject, now, { copy: 1 }),
        add('badge.printed', subject, now, { copy: 1 }),
        ...(stays ? [] : [add('visit.checked-out', subject, later(30), { means: 'card' })]),
      ];
      return { id: visitId, events, keys };
    },
  };
}

interface Sealing {
  readonly key: ReturnType<typeof createSecretKey>;
  readonly keyId: string;
  readonly details: VisitDetails;
}

function detailsOf(
  id: VisitId,
  { name, idNumber, phone }: ChainPerson,
  badgeCode: string,
  host: ChainHost | undefined,
): VisitDetails {
  return {
    badgeCode,
    request: {
      ...{
        id,
        route: 'walk-in',
        category: 'short-term',
        riskTier: 'medium',
        policyVersion: 'p1',
        wanted: 'check-in',
      },
      identity: { kind: 'citizen-id', number: idNumber, name, sex: 'unknown', source: 'chip' },
      draft: { phone, purpose: 'meeting', companions: 0, ...(host && { host: host as Host }) },
    },
  };
}
