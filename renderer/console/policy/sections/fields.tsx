import { ArrowDown, ArrowUp } from 'lucide-react';
import { fieldNames, legalBases, type FieldName } from '../../../../domain/policy/vocabulary.ts';
import { CheckField } from '../../../web/forms/check-field.tsx';
import { SelectField } from '../../../web/forms/select-field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Button } from '../../../web/parts/button.tsx';
import { Panel, Row } from '../../../web/parts/panel.tsx';
import { useStrings } from '../../../web/strings.ts';
import { changePolicy, type Policy, type SectionProps } from '../section.ts';

type Rule = Policy['fields'][number];

/** What is collected at all (R01), in the order in which it is asked. What is not ticked here has no place anywhere. */
export function Fields(props: SectionProps) {
  const { t } = useStrings();
  const { fields } = props.draft.policy;
  const put = (next: readonly Rule[]) => changePolicy(props)({ fields: [...next] });
  const change = (name: FieldName, part: Partial<Rule>) =>
    put(fields.map((rule) => (rule.name === name ? { ...rule, ...part } : rule)));
  const move = (index: number, step: -1 | 1) => {
    const next = [...fields];
    const [rule] = next.splice(index, 1);
    if (rule) next.splice(index + step, 0, rule);
    put(next);
  };
  const unused = fieldNames.filter((name) => !fields.some((rule) => rule.name === name));
  return (
    <Panel title={t('admin.policy.collected')} hint={t('admin.policy.collected-hint')}>
      {props.errors.has('policy.fields') && <Notice tone="problem">{t('admin.policy.needs-name')}</Notice>}
      {fields.map((rule, index) => (
        <div key={rule.name} className="policy__item">
          <Row>
            <h3>{t(`field.${rule.name}`)}</h3>
            <Button
              small
              kind="quiet"
              icon={ArrowUp}
              label={t('admin.policy.earlier', { name: t(`field.${rule.name}`) })}
              isDisabled={index === 0}
              onPress={() => move(index, -1)}
            />
            <Button
              small
              kind="quiet"
              icon={ArrowDown}
              label={t('admin.policy.later', { name: t(`field.${rule.name}`) })}
              isDisabled={index === fields.length - 1}
              onPress={() => move(index, 1)}
            />
            {rule.name !== 'name' && (
              <Button small kind="quiet" onPress={() => put(fields.filter(({ name }) => name !== rule.name))}>
                {t('admin.policy.drop-field')}
              </Button>
            )}
          </Row>
          <div className="policy__rule">
            <CheckField
              label={t('admin.policy.required')}
              hint={t('admin.policy.required-hint')}
              value={rule.required}
              onChange={(required) => change(rule.name, { required })}
            />
            <CheckField
              label={t('admin.policy.separate')}
              hint={t('admin.policy.separate-hint')}
              value={rule.separateConsent}
              onChange={(separateConsent) => change(rule.name, { separateConsent })}
            />
            <SelectField
              label={t('admin.policy.basis')}
              value={rule.basis}
              onChange={(basis) => change(rule.name, { basis })}
              options={legalBases.map((value) => ({ value, label: t(`admin.basis.${value}`) }))}
            />
          </div>
        </div>
      ))}
      {unused.length > 0 && (
        <div className="policy__item">
          <h3>{t('admin.policy.not-collected')}</h3>
          <Row>
            {unused.map((name) => (
              <Button
                key={name}
                small
                onPress={() =>
                  put([...fields, { name, required: true, basis: 'security-duty', separateConsent: false }])
                }
              >
                {t('admin.policy.add-field', { name: t(`field.${name}`) })}
              </Button>
            ))}
          </Row>
        </div>
      )}
    </Panel>
  );
}
