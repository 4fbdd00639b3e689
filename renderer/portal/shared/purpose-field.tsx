import { otherPurpose } from '../../../domain/reservation/check-request.ts';
import type { PortalSite } from '../../../server/contract/portal.ts';
import { ChoiceField } from '../../web/forms/choice-field.tsx';
import { TextField } from '../../web/forms/text-field.tsx';
import { useStrings } from '../../web/strings.ts';
import { ruleOf } from './person.ts';

export interface PurposeDraft {
  readonly purpose: string;
  readonly purposeText: string;
}
export type PurposeErrors = Partial<Record<keyof PurposeDraft, string>>;

export interface PurposeFieldProps {
  readonly site: PortalSite;
  readonly value: PurposeDraft;
  readonly errors: PurposeErrors;
  readonly onChange: (change: Partial<PurposeDraft>) => void;
}

/** What somebody comes for: the site's own list, or in words. */
export function PurposeField({ site, value, errors, onChange }: PurposeFieldProps) {
  const { t, local } = useStrings();
  if (!ruleOf(site.fields, 'purpose')) return null;
  return (
    <>
      <ChoiceField
        label={t('field.purpose')}
        choices={[
          ...site.purposes.map(({ key, label }) => ({ value: key, label: local(label) })),
          { value: otherPurpose, label: t('reserve.other-purpose') },
        ]}
        value={value.purpose}
        error={errors.purpose}
        onChange={(purpose) => onChange({ purpose })}
      />
      {value.purpose === otherPurpose && (
        <TextField
          label={t('reserve.purpose-words')}
          maxLength={200}
          value={value.purposeText}
          error={errors.purposeText}
          onChange={(purposeText) => onChange({ purposeText })}
        />
      )}
    </>
  );
}

export function purposeErrors({ fields }: PortalSite, { purpose, purposeText }: PurposeDraft): PurposeErrors {
  const rule = ruleOf(fields, 'purpose');
  if (!rule) return {};
  if (purpose === '') return rule.required ? { purpose: 'empty' } : {};
  return purpose === otherPurpose && purposeText.trim() === '' ? { purposeText: 'empty' } : {};
}

export function purposeAsked(
  { fields }: PortalSite,
  { purpose, purposeText }: PurposeDraft,
): { purpose?: string; purposeText?: string } {
  if (!ruleOf(fields, 'purpose') || purpose === '') return {};
  return { purpose, ...(purpose === otherPurpose && { purposeText: purposeText.trim() }) };
}

/** A purpose in words, as the site calls it. */
export function usePurposeWords(): (
  site: Pick<PortalSite, 'purposes'>,
  visit: { readonly purpose: string; readonly purposeText?: string | undefined },
) => string {
  const { t, local } = useStrings();
  return ({ purposes }, { purpose, purposeText }) => {
    if (purpose === otherPurpose) return purposeText ?? t('reserve.other-purpose');
    const label = purposes.find(({ key }) => key === purpose)?.label;
    return label ? local(label) : purpose;
  };
}
