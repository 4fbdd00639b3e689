import type { SummaryRow } from '../../domain/visit/status.ts';
import type { Strings } from '../strings/index.ts';

/** A host stands with the department; any other row with a site text is shown in the language of the screen. */
export function summaryValue({ field, value, label }: SummaryRow, local: Strings['local']): string {
  if (!label) return value;
  return field === 'host' ? `${value} · ${local(label)}` : local(label);
}
