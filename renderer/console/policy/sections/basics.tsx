import { riskTiers } from '../../../../domain/policy/vocabulary.ts';
import { CheckField } from '../../../web/forms/check-field.tsx';
import { ChoiceField } from '../../../web/forms/choice-field.tsx';
import { Panel } from '../../../web/parts/panel.tsx';
import { useStrings } from '../../../web/strings.ts';
import { LocalTextField } from '../../parts/local-text-field.tsx';
import type { SectionProps } from '../section.ts';

/** How strictly the site checks, what it is called, and whether it asks for a rating. */
export function Basics({ draft, errors, onChange }: SectionProps) {
  const { t } = useStrings();
  return (
    <Panel>
      <ChoiceField
        label={t('admin.policy.tier')}
        hint={t('admin.policy.tier-hint')}
        value={draft.riskTier}
        onChange={(riskTier) => onChange({ ...draft, riskTier })}
        choices={riskTiers.map((value) => ({
          value,
          label: t(`admin.tier.${value}`),
          hint: t(`admin.tier-hint.${value}`),
        }))}
      />
      <LocalTextField
        label={t('admin.policy.site-name')}
        maxLength={80}
        value={draft.name}
        onChange={(name) => onChange({ ...draft, name })}
        errorOf={(language) => errors.get(`name.${language}`)}
      />
      <LocalTextField
        label={t('admin.policy.help-desk')}
        hint={t('admin.policy.help-desk-hint')}
        value={draft.helpDesk}
        onChange={(helpDesk) => onChange({ ...draft, helpDesk })}
        errorOf={(language) => errors.get(`helpDesk.${language}`)}
      />
      <CheckField
        label={t('admin.policy.feedback')}
        hint={t('admin.policy.feedback-hint')}
        value={draft.feedback}
        onChange={(feedback) => onChange({ ...draft, feedback })}
      />
    </Panel>
  );
}
