import type { Host, VisitRequest } from '../../../domain/visit/records.ts';
import { particulars } from '../../../domain/ledger/particulars.ts';
import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';
import type { VisitRow } from '../projections/visits.ts';
import { readDetails } from '../ledger/read.ts';

/** Who a visit's person is, with what was completed and corrected since. Nothing of it may go to a log. */
export interface VisitPerson {
  readonly name: string;
  readonly idNumber?: string;
  readonly phone?: string;
  readonly company?: string;
  readonly host?: Host;
  /** In the visitor's own words. */
  readonly purposeText?: string;
  /** As it was registered; absent where the person was erased. */
  readonly request?: VisitRequest;
}

const nobody: VisitPerson = { name: '' };

/** In the order of `rows`, in at most three queries for the events. Erased people have an empty name. */
export async function readPeople(
  db: Db,
  site: Site,
  rows: readonly VisitRow[],
): Promise<readonly VisitPerson[]> {
  const registered = await readDetails(
    db,
    site,
    ['visit.registered'],
    rows.map(({ node, details_seq }) => ({ node, seq: details_seq })),
  );
  const completed = await readDetails(
    db,
    site,
    ['visit.completed'],
    rows.map(({ completed_node, completed_seq }) => ({ node: completed_node, seq: completed_seq })),
  );
  const corrected = await readDetails(
    db,
    site,
    ['visit.corrected'],
    rows.map(({ corrected_node, corrected_seq }) => ({ node: corrected_node, seq: corrected_seq })),
  );
  return rows.map((row, at) => {
    const details = registered[at];
    if (!details || row.erased) return nobody;
    const { request } = details;
    const { purpose: _, ...known } = particulars(details);
    const { company, purposeText } = request.draft;
    const { name, idNumber, phone } = completed[at] ?? {};
    return {
      ...known,
      ...(company !== undefined && { company }),
      ...(purposeText !== undefined && { purposeText }),
      ...(name !== undefined && { name }),
      ...(idNumber !== undefined && { idNumber }),
      ...(phone !== undefined && { phone }),
      ...corrected[at],
      request,
    };
  });
}
