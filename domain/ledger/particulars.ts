import type { KnownDetails, VisitDetails } from './details.ts';

/** Who the visitor is and what for: what was answered, else what was known before. */
export function particulars({ request, known }: VisitDetails): KnownDetails {
  const { draft, identity } = request;
  const idNumber = identity?.number || known?.idNumber;
  const phone = draft.phone ?? known?.phone;
  const host = draft.host ?? known?.host;
  const purpose = (draft.purpose === 'other' ? draft.purposeText : draft.purpose) ?? known?.purpose;
  return {
    name: identity?.name || known?.name || '',
    ...(idNumber && { idNumber }),
    ...(phone !== undefined && { phone }),
    ...(host !== undefined && { host }),
    ...(purpose !== undefined && { purpose }),
  };
}
