import { ChoiceField } from '../../../web/forms/choice-field.tsx';
import { Panel } from '../../../web/parts/panel.tsx';
import { useStrings } from '../../../web/strings.ts';
import { NumberField } from '../../parts/number-field.tsx';
import { changePolicy, type SectionProps } from '../section.ts';

const numbers = ['maxStayMinutes', 'maxCompanions', 'earlyMinutes', 'lateMinutes'] as const;

/** Walk-ins, documents, and how long and how many. */
export function Rules(props: SectionProps) {
  const { t } = useStrings();
  const { policy } = props.draft;
  const put = changePolicy(props);
  return (
    <Panel>
      <ChoiceField
        label={t('admin.policy.walk-in')}
        value={policy.walkInReview}
        onChange={(walkInReview) => put({ walkInReview })}
        choices={(['guard', 'none'] as const).map((value) => ({
          value,
          label: t(`admin.walk-in.${value}`),
          hint: t(`admin.walk-in-hint.${value}`),
        }))}
      />
      <ChoiceField
        label={t('admin.policy.typed')}
        value={policy.typedDocument}
        onChange={(typedDocument) => put({ typedDocument })}
        choices={(['visitor', 'staff-only'] as const).map((value) => ({
          value,
          label: t(`admin.typed.${value}`),
        }))}
      />
      <div className="pair">
        {numbers.map((name) => (
          <NumberField
            key={name}
            label={t(`admin.policy-number.${name}`)}
            hint={t(`admin.policy-number-hint.${name}`)}
            value={policy[name]}
            onChange={(value) => put({ [name]: value })}
            error={props.errors.get(`policy.${name}`)}
          />
        ))}
      </div>
    </Panel>
  );
}
