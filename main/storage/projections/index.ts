import type { NodeId } from '../../../domain/kernel/brand.ts';
import type { FactData, FactType } from '../../../domain/ledger/catalogue.ts';
import type { SealedDetails, SealedType } from '../../../domain/ledger/details.ts';
import type { Database } from '../database.ts';
import type { EventRef, Projector } from '../journal.ts';
import type { Tokens } from '../../../crypto/tokens.ts';
import { deviceProjection } from './devices.ts';
import { enrolmentProjection } from './enrolments.ts';
import { erasureProjection } from './erasure.ts';
import { hostProjection } from './hosts.ts';
import { passProjection } from './passes.ts';
import { reservationProjection } from './reservations.ts';
import { signInProjection, staffProjection } from './staff.ts';
import { visitProjection } from './visits.ts';
import { watchlistProjection } from './watchlist.ts';

export interface ProjectionContext {
  readonly database: Database;
  readonly tokens: Tokens;
  /** This kiosk. */
  readonly node: NodeId;
}

/** What each type of event does to the tables. `details` is missing when the subject was erased meanwhile. */
export type Projection = {
  readonly [T in FactType]?: (
    context: ProjectionContext,
    event: EventRef,
    data: FactData<T>,
    details: T extends SealedType ? SealedDetails[T] | undefined : undefined,
  ) => void;
};

/** Emptied and filled again by a rebuild. */
export const projectedTables = [
  'visit',
  'reservation',
  'enrolment',
  'host',
  'staff',
  'pass',
  'pass_revoked',
  'watchlist',
  'watchlist_token',
  'sign_in_attempt',
  'maintenance',
] as const;

const rows: Projection = {
  ...visitProjection,
  ...reservationProjection,
  ...enrolmentProjection,
  ...hostProjection,
  ...staffProjection,
  ...passProjection,
  ...watchlistProjection,
  ...erasureProjection,
};

/** What is counted of this kiosk's own doings, event by event, and belongs to no single subject. */
const tallies: Projection = { ...signInProjection, ...deviceProjection };

export const isTally = (type: FactType): boolean => Object.hasOwn(tallies, type);

export function createProjector(context: ProjectionContext): Projector {
  const own: Projection = { ...rows, ...tallies };
  return (type, event, data, details) => {
    const projection = event.node === context.node ? own : rows;
    // One type parameter ties the three together; TypeScript cannot follow it through the table.
    (projection[type] as ((...args: unknown[]) => void) | undefined)?.(context, event, data, details);
  };
}
