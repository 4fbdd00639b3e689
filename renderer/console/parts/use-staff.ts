import type { StaffList, StaffMember } from '../../../server/contract/staff.ts';
import { useQuery } from '../../web/use-query.ts';

export interface StaffNames {
  readonly staff: readonly StaffMember[];
  /** The name behind an id in a record; the id itself for somebody who has left. */
  readonly nameOf: (staffId: string) => string;
}

/** Everybody who works here, for records that name them by id. For rooms of supervisors and administrators. */
export function useStaff(): StaffNames {
  const staff = useQuery<StaffList>('/staff', { topics: ['staff'] }).data?.staff ?? [];
  return { staff, nameOf: (id) => staff.find(({ staffId }) => staffId === id)?.name ?? id };
}
