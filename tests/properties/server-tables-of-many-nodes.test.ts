import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NodeId } from '../../domain/kernel/brand.ts';
import { instant } from '../../domain/kernel/time.ts';
import type { FactType } from '../../domain/ledger/catalogue.ts';
import { subjectKinds } from '../../domain/ledger/event.ts';
import { countsFromKiosk } from '../../domain/sync/authority.ts';
import { boundedStamp } from '../../domain/sync/bounded-stamp.ts';
import { formatStamp } from '../../domain/sync/hybrid-clock.ts';
import { createKeyRing } from '../../crypto/create-key-ring.ts';
import { createTokens } from '../../crypto/tokens.ts';
import { applyEvent, type FoldedEvent } from '../../server/repositories/projections/apply-event.ts';
import { projectionOf, type AnyRow } from '../../server/repositories/projections/index.ts';
import { anyData, factTypes } from '../support/any-fact.ts';
import { repeatableBytes } from '../support/storage-kiosk.ts';
import { enrolment, host, lin, reservation, walkIn } from '../support/storage-people.ts';

const bytes = repeatableBytes('server tables');
const server = 's-1' as NodeId;
const nodes = [server, 'k1' as NodeId, 'k2' as NodeId] as const;
const site = { node: server, tokens: createTokens(createKeyRing(Buffer.alloc(32, 3), bytes)) };
const start = Date.UTC(2026, 2, 2, 1);

/** What the types of both sides seal; some of it differs by `drawn`. */
function sealedOf(type: FactType, drawn: number): unknown {
  const name = drawn % 2 === 0 ? lin.name : '欧阳测试';
  switch (type) {
    case 'visit.registered':
      return { request: walkIn('x'), badgeCode: `code-${drawn}` };
    case 'visit.completed':
      return { name, reason: 'emergency', ...(drawn % 3 === 0 && { phone: lin.phone }) };
    case 'visit.corrected':
      return drawn % 3 === 0 ? { phone: lin.phone } : { name };
    case 'reservation.recorded':
      return { ...reservation, visitorName: name };
    case 'reservation.requested':
    case 'reservation.changed':
      return { visitor: { name }, hostId: `h${drawn % 2}` };
    case 'enrolment.recorded':
      return { ...enrolment, personName: name };
    case 'host.recorded':
      return host;
    case 'staff.recorded':
      return { code: String(1000 + drawn), name, pinHash: '' };
    default:
      return undefined;
  }
}

interface Drawn {
  readonly node: number;
  readonly type: FactType;
  readonly data: unknown;
  readonly drawn: number;
  /** On the node's own clock, after its last word. */
  readonly afterMs: number;
}

/** Facts by which somebody comes into the register. */
const founding = /^(visit\.registered|reservation\.(requested|changed|recorded)|enrolment\.recorded)$/;

/**
 * What can be told of one subject. Nobody knows an id before whoever made it has told it (ids are random), so one node is its founder; of a
 * visit another one may claim to be, and then no kiosk has erased it.
 */
function told(kind: string, facts: readonly Drawn[], founder: number): readonly Drawn[] {
  if (kind === 'node') return facts.filter(({ node, type }) => node === 1 && type !== 'subject.erased');
  if (kind === 'feedback') return facts.map((fact) => ({ ...fact, node: 1 }));
  const isClaimed =
    kind === 'visit' && facts.some(({ node, type }) => founding.test(type) && node !== founder);
  return facts.filter(({ node, type }) => {
    if (isClaimed && type === 'subject.erased') return node === 0;
    if (isClaimed && /^visit\.(completed|corrected)$/.test(type)) return false;
    return kind === 'visit' || founder === 0 || !(node === 0 && founding.test(type));
  });
}

/** Each node's story in its own order, as its chain makes sure. */
function storiesOf(kind: string, facts: readonly Drawn[]): readonly (readonly FoldedEvent[])[] {
  return nodes.map((node, of) => {
    let at = start + of * 30_000;
    return facts
      .filter((fact) => fact.node === of)
      .map(({ type, data, drawn, afterMs }, index) => {
        at += afterMs;
        const details = drawn % 7 === 0 ? undefined : sealedOf(type, drawn);
        const event = { node, seq: index + 1, type, subject: `${kind}:k1`, actor: 'system', data };
        const stamped = formatStamp({ wallMs: instant(at), counter: 0, node });
        return {
          ...event,
          at: node === server ? stamped : boundedStamp({ ...event, at: stamped }, instant(start)),
          ...(details !== undefined && { details }),
        };
      })
      .filter(({ type, subject }) => node === server || countsFromKiosk(node, type, subject));
  });
}

/** One after the other, whose turn it is by `turns`; the rest at the end. What the server founded is there before anybody hears of it. */
function interleaved(
  stories: readonly (readonly FoldedEvent[])[],
  turns: readonly number[],
  isServers: boolean,
): FoldedEvent[] {
  const left = stories.map((story) => [...story]);
  const founded = stories[0]?.findIndex(({ type }) => founding.test(type)) ?? -1;
  const first = isServers ? (left[0]?.splice(0, founded + 1) ?? []) : [];
  const order = [...turns, ...nodes.flatMap((_, of) => left[of]?.map(() => of) ?? [])];
  return [...first, ...order.flatMap((of) => left[of]?.shift() ?? [])];
}

const serverOnly = (type: FactType): boolean =>
  !subjectKinds.some((kind) => countsFromKiosk('k1', type, `${kind}:k1`));

for (const kind of subjectKinds) {
  const projection = projectionOf(kind);
  if (!projection) continue;
  const types = factTypes.filter((type) => type === 'subject.erased' || projection.on[type] !== undefined);
  const fact: fc.Arbitrary<Drawn> = fc.constantFrom(...types).chain((type) =>
    fc.record({
      node: serverOnly(type) ? fc.constant(0) : fc.nat(2),
      type: fc.constant(type),
      data: anyData(type),
      drawn: fc.nat(20),
      // Some clocks run days ahead.
      afterMs: fc.oneof(fc.nat(60_000), fc.constant(1), fc.nat(86_400_000 * 3)),
    }),
  );

  test(`a ${kind} is the same row on the server, in whatever order the nodes are heard`, () => {
    let heard = 0;
    fc.assert(
      fc.property(
        fc.array(fact, { minLength: 2, maxLength: 14 }),
        fc.nat(2),
        fc.array(fc.nat(2), { maxLength: 30 }),
        fc.array(fc.nat(2), { maxLength: 30 }),
        (facts, founder, oneWay, anotherWay) => {
          const stories = storiesOf(kind, told(kind, facts, founder));
          const rowBy = (turns: readonly number[]): AnyRow =>
            interleaved(stories, turns, founder === 0).reduce(
              (row, event) => applyEvent(site, projection, row, event),
              projection.empty('site', 'k1'),
            );
          const row = rowBy(oneWay);
          expect(rowBy(anotherWay)).toEqual(row);
          heard += stories.filter((story) => story.length > 0).length;
        },
      ),
      { numRuns: 300 },
    );
    expect(heard).toBeGreaterThan(100);
  });
}
