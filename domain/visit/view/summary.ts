import { maskName, maskNumber, maskPhone } from '../../identity/mask.ts';
import { localTime } from '../../kernel/time.ts';
import { collects, type Policy } from '../../policy/policy.ts';
import type { FieldName } from '../../policy/vocabulary.ts';
import type { VisitRequest } from '../records.ts';
import type { Setting } from '../state.ts';
import type { SummaryRow } from '../status.ts';

/** Who is looking: a bystander may read over a visitor's shoulder; a guard compares with the document. */
export type Reader = 'visitor' | 'guard';

/** The answers as rows, in the order in which a person would say them. Fields without an answer have no row. */
export function summaryRows(
  setting: Setting,
  request: Pick<VisitRequest, 'identity' | 'draft'>,
  reader: Reader,
): readonly SummaryRow[] {
  const { identity, draft } = request;
  const mask = (value: string, masked: (value: string) => string) =>
    reader === 'guard' ? value : masked(value);
  const rows: (SummaryRow | undefined)[] = [
    text('name', identity && mask(identity.name, maskName)),
    text('idNumber', identity?.number && mask(identity.number, maskNumber)),
    text('phone', draft.phone && mask(draft.phone, maskPhone)),
    text('company', draft.company),
    draft.host && { field: 'host', value: draft.host.name, label: draft.host.department },
    purposeRow(setting.policy, draft.purpose, draft.purposeText),
    text('companions', draft.companions === undefined ? undefined : String(draft.companions)),
    draft.expectedLeave === undefined
      ? undefined
      : {
          field: 'expectedLeave',
          value: localTime(draft.expectedLeave, setting.site.timeZone),
          at: draft.expectedLeave,
        },
  ];
  return rows.filter((row): row is SummaryRow => row !== undefined && collects(setting.policy, row.field));
}

/** A listed purpose is shown in the language of the screen, a typed one as it was typed. */
export function purposeRow(policy: Policy, key: string | undefined, typed?: string): SummaryRow | undefined {
  if (key === undefined) return undefined;
  const listed = policy.purposes.find((purpose) => purpose.key === key);
  if (listed) return { field: 'purpose', value: listed.label['zh-CN'], label: listed.label };
  return { field: 'purpose', value: typed ?? key };
}

function text(field: FieldName, value: string | undefined): SummaryRow | undefined {
  return value ? { field, value } : undefined;
}
